"""``artcli note``: write a note on an article, or read it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import JSON, QUIET, SHARED, Option, UsageFaultError
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.terminal import is_terminal, standard_output

if TYPE_CHECKING:
    from artcli.cli.terminal import Output
    from artcli.library import Library
    from artcli.model import Entry

NOTHING_FOUND = 1
STANDARD_INPUT = "-"

EXAMPLES = """
artcli note 3                     write the note, or change it, in your editor
artcli note 3 -m "see kq7f too"   without one
artcli note 3 --show              read it; so does: artcli note 3 | cat
artcli note 3 -m ""               drop it
artcli search note:budget         find it again
"""

MESSAGE = Option(("-m", "--message"), "message", "The note itself; - reads standard input, nothing drops it.", "TEXT")
SHOW = Option(("--show",), "show", "Print the note.", flag=True)


@click.command("note", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("article", metavar="ID|NUMBER|PATH")
@declared(MESSAGE, SHOW, JSON, QUIET, *SHARED)
@click.pass_context
def command(ctx: click.Context, /, article: str, **options: Any) -> int:
    """Write a note on an article in $VISUAL or $EDITOR, or read it.

    Where standard output isn't a terminal the note is printed. An empty note is none.
    """
    from artcli.cli.references import reference  # noqa: PLC0415  (--help needs none of it)
    from artcli.last_search import recall  # noqa: PLC0415
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    text = options["message"]
    if text is not None and options["show"]:
        message = "-m and --show can't be had together."
        raise UsageFaultError(message)
    library = Library(shared.index_path())
    entry = library.get(reference(article, recall(library.path)))
    output = standard_output(shared.color)
    if text is None and (options["show"] or options["as_json"] or not _can_edit()):
        return _print(output, entry, library.marks.note(entry.id), as_json=options["as_json"])
    if text is None:
        changed = _edit(library, entry)
    else:
        if text == STANDARD_INPUT:
            text = sys.stdin.buffer.read().decode("utf-8", "replace")
        changed = library.marks.write_note(entry.id, text)
    if options["as_json"]:
        return _print(output, entry, library.marks.note(entry.id), as_json=True)
    if not options["quiet"]:
        _say(output, library, entry, changed=changed)
    return 0


def _can_edit() -> bool:
    return is_terminal(sys.stdout) and is_terminal(sys.stdin)


def _edit(library: Library, entry: Entry) -> bool:
    """Let the reader change the note; what was written is never lost, whatever becomes of it."""
    from artcli.cli.editor import edited  # noqa: PLC0415  (only where there is something to edit)

    marks = library.marks
    before = marks.note(entry.id)
    with edited(before or "", f"note-{entry.short_id}") as text:
        return marks.write_note(entry.id, text, instead_of=before)


def _print(output: Output, entry: Entry, note: str | None, *, as_json: bool) -> int:
    if as_json:
        record = {"id": entry.id, "title": entry.article.title, "note": note}
        output.write(json.dumps(record, ensure_ascii=False, indent=2))
    elif note is None:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note(f"There is no note on {entry.article.title or entry.short_id}.")
    else:
        from artcli.render.safe import safe_block  # noqa: PLC0415

        output.write(safe_block(note))
    return 0 if note else NOTHING_FOUND


def _say(output: Output, library: Library, entry: Entry, *, changed: bool) -> None:
    from artcli.cli.messages import say  # noqa: PLC0415
    from artcli.render.parts import title_of  # noqa: PLC0415

    kept = library.marks.note(entry.id) is not None
    done = "Note kept" if kept else "Note dropped" if changed else "No note"
    if kept and not changed:
        done = "Note unchanged"
    say(output, f"{done}: {title_of(entry.article.title)}")
