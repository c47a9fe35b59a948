"""``artcli browse``: the library full screen, and with ``--pick`` a chooser that prints ids."""

from __future__ import annotations

import gc
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import SHARED, THEME, Option
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.terminal import is_terminal, standard_output
from artcli.errors import ConfigError

if TYPE_CHECKING:
    from artcli.cli.declared import Shared
    from artcli.library import Library
    from artcli.model import Entry
    from artcli.tui.doors import Doors

NOTHING_CHOSEN = 1
INTERRUPTED = 130

EXAMPLES = """
artcli browse                        the whole library, the newest first
artcli browse korea tag:unread       what is unread of korea
artcli show $(artcli browse --pick korea)
artcli browse --pick korea | xargs -n1 artcli show --path
"""

PICK = Option(("--pick",), "pick", "Choose articles in a few lines under the prompt, and print their ids.", flag=True)


@click.command(
    "browse",
    cls=ExamplesCommand,
    epilog=EXAMPLES,
    context_settings=context_settings() | {"ignore_unknown_options": False},
)
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@declared(PICK, THEME, *SHARED)
@click.pass_context
def command(ctx: click.Context, /, query: tuple[str, ...], **options: Any) -> int:
    """Search as you type, read, mark: the library full screen.  Press ? in it for the keys; Esc leaves the query, q leaves artcli."""
    shared = remember_options(ctx, options)
    _check_terminal()
    _check_extra()
    gc.disable()  # what is loaded now is kept to the end; ``Core`` enables it after the first paint
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    library = Library(shared.index_path())
    library.count()
    doors = _doors(library, shared, options["theme"])
    text = " ".join(query)
    return _pick(library, doors, text) if options["pick"] else _read(library, doors, text)


def _read(library: Library, doors: Doors, query: str) -> int:
    from artcli.tui.app import Reader  # noqa: PLC0415  (textual takes 200 ms)

    app = Reader(library, doors, query)
    app.run()
    _raise(app.fault)
    return app.return_code or 0


def _pick(library: Library, doors: Doors, query: str) -> int:
    from artcli.tui.pick import Picker  # noqa: PLC0415  (as above)

    app = Picker(library, doors, query)
    chosen = app.run(inline=os.name != "nt")
    _raise(app.fault)
    if app.cancelled:
        return INTERRUPTED
    output = standard_output()
    for one in chosen or ():
        output.write(one)
    return 0 if chosen else NOTHING_CHOSEN


def _raise(fault: Exception | None) -> None:
    """Raise what a screen ended by, now that the terminal is a terminal again."""
    if fault is not None:
        raise fault


def _check_terminal() -> None:
    """See that there is a terminal to read keys from and to draw on, whatever standard input and output are.

    Raises ``ConfigError``.
    """
    hint = "Without one, use: artcli search, artcli list"
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        message = "This terminal can't be drawn on."
        raise ConfigError(message, hint=hint)
    lacking = [name for name in ("__stdin__", "__stderr__") if not is_terminal(getattr(sys, name))]
    for name in lacking:
        try:
            terminal = open("/dev/tty", "r+b" if name == "__stderr__" else "rb", buffering=0)  # noqa: PTH123, SIM115
            stream = os.fdopen(os.dup(terminal.fileno()), "w" if name == "__stderr__" else "r", encoding="utf-8")
        except OSError as error:
            message = "There is no terminal to browse in."
            raise ConfigError(message, hint=hint) from error
        setattr(sys, name, stream)


def _check_extra() -> None:
    """See that textual is there.

    Raises ``ConfigError`` where it isn't.
    """
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec("textual") is None:
        message = "To browse, artcli needs its extra tui, which isn't installed."
        raise ConfigError(message, hint='Install it with: pip install "artcli[tui]"')


def _doors(library: Library, shared: Shared, theme: str | None) -> Doors:
    """Return what the reader needs of us.

    Raises ``ConfigError``.
    """
    from artcli.cli.completion_values import Source  # noqa: PLC0415
    from artcli.cli.theming import painting  # noqa: PLC0415
    from artcli.config import load_config  # noqa: PLC0415
    from artcli.render.column import MEASURE  # noqa: PLC0415
    from artcli.render.terminal import hyperlinks, ink  # noqa: PLC0415
    from artcli.render.themes import WEIGHTS  # noqa: PLC0415
    from artcli.tui.doors import Doors  # noqa: PLC0415

    said = load_config()
    color: Any = shared.color
    ink_of_terminal = "weight" if (chosen := ink(color, os.environ, is_terminal=True)) == "none" else chosen
    ink_of_theme, styles = painting(theme, ink_of_terminal)
    if ink_of_theme == "weight":
        styles = {**styles, **WEIGHTS}
        os.environ["NO_COLOR"] = "1"  # textual's own way to leave colours out, of its borders too
    source = Source(str(library.path))
    return Doors(
        styles=styles,
        complete=lambda word: [value for value, _ in source.in_query(word)],
        tags=source.tags,
        edit=_edit,
        measure=said.width or MEASURE,
        indent=said.indent,
        folder=os.getcwd(),  # noqa: PTH109
        today=time.strftime("%Y-%m-%d"),
        marks_read=said.show_marks_read,
        links=hyperlinks("auto", os.environ, is_terminal=True),
    )


def _edit(entry: Entry) -> None:
    from artcli.cli.show_source import edit  # noqa: PLC0415

    edit([entry])
