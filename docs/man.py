"""Make the manual pages in man/ from the commands' help: ``python docs/man.py``; ``--check`` only compares.

click-man doesn't know help that is a page of its own, as that of ``search`` is, nor commands in groups: so these pages are made here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from artcli.cli.commands import ALIASES, COMMANDS, NAMES
from artcli.cli.group import cli
from artcli.cli.search_options import HELP
from artcli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parent.parent / "man"
_EXIT = (
    ("0", "done, or found"),
    ("1", "nothing was found, or at least one file failed"),
    ("2", "the command line or the input can't be used, or the index can't be read or written"),
    ("130", "interrupted"),
)
_VARIABLES = (
    ("ARTCLI_INDEX", "the library's folder"),
    ("ARTCLI_CONFIG", "the configuration file"),
    ("ARTCLI_MARKS", "the database of tags, notes and saved searches"),
    ("ARTCLI_STATE", "the folder for what is remembered between runs"),
    ("ARTCLI_PAGER, PAGER", "what pages are read in; an empty ARTCLI_PAGER is none"),
    ("VISUAL, EDITOR", "the editor of notes and of the configuration"),
    ("NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE", "colour, where --color says nothing"),
    ("ARTCLI_DEBUG", "1 shows where in the program an error arose"),
)


def main() -> int:
    """Write the pages, or compare them."""
    pages = {f"artcli-{name}.1": command_page(name) for name in NAMES} | {"artcli.1": main_page()}
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.1")}
    if "--check" in sys.argv:
        stale = sorted(name for name in pages.keys() | there.keys() if pages.get(name) != there.get(name))
        if stale:
            print(f"out of date: {', '.join(stale)}; run python docs/man.py")
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for name in there.keys() - pages.keys():
        (FOLDER / name).unlink()
    for name, page in pages.items():
        (FOLDER / name).write_text(page, encoding="utf-8", newline="\n")
    return 0


def main_page() -> str:
    """Return the page of artcli itself: its commands, variables and exit statuses."""
    lines = [*_head("artcli", "ingest, search and read articles kept as text files")]
    lines += [".SH SYNOPSIS", ".B artcli", "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]..."]
    lines += [
        ".SH DESCRIPTION",
        "artcli reads a folder of text files as they are found, makes clean articles of them, keeps them in a",
    ]
    lines += ["full\\-text index, and lets you search and read them. Your files are never changed."]
    for group, commands in COMMANDS.items():
        lines.append(f".SH COMMANDS: {group.upper()}")
        for name, summary in commands.items():
            lines += [".TP", f"\\fB{_text(name)}\\fR", f"{_text(summary)}; see \\fBartcli\\-{_text(name)}\\fR(1)"]
    lines += [".SH OPTIONS", *_options(cli), *_listed("ENVIRONMENT", _VARIABLES), *_listed("EXIT STATUS", _EXIT)]
    lines += [".SH FILES", "The configuration is", ".I config.toml", "in the platform's folder;"]
    lines += [".B artcli config path", "says where.", ".SH SEE ALSO"]
    lines.append(", ".join([f"\\fBartcli\\-{_text(name)}\\fR(1)" for name in NAMES]))
    return "\n".join(lines) + "\n"


def command_page(name: str) -> str:
    """Return a command's page: how it is called, what it does, its options and examples."""
    context = click.Context(cli, info_name="artcli")
    command = cli.get_command(context, name)
    assert command is not None
    summary = next(commands[name] for commands in COMMANDS.values() if name in commands)
    lines = [*_head(f"artcli-{name}", summary), ".SH SYNOPSIS", f"\\fBartcli {_text(name)}\\fR"]
    lines.append(_text(_arguments(command)))
    other = [alias for alias, meant in ALIASES.items() if meant == name]
    if name == "search":
        lines += [".SH DESCRIPTION", ".nf", *map(_text, HELP.splitlines()[2:]), ".fi"]
    else:
        lines += [".SH DESCRIPTION", *_paragraphs(command.help or ""), ".SH OPTIONS", *_options(command)]
        if command.epilog:
            lines += [".SH EXAMPLES", ".nf", *map(_text, command.epilog.strip().splitlines()), ".fi"]
    if other:
        lines += [".SH OTHER NAMES", _text(", ".join([f"artcli {alias}" for alias in other]))]
    lines += [*_listed("EXIT STATUS", _EXIT), ".SH SEE ALSO", "\\fBartcli\\fR(1)"]
    return "\n".join(lines) + "\n"


def _head(name: str, summary: str) -> Iterator[str]:
    yield f'.TH "{_text(name.upper())}" "1" "" "artcli {__version__}" "artcli"'
    yield ".SH NAME"
    yield f"{_text(name)} \\- {_text(summary)}"


def _options(command: click.Command) -> Iterator[str]:
    """Yield the options; what click itself writes of them differs between its versions."""
    for parameter in command.get_params(click.Context(command)):
        if isinstance(parameter, click.Option) and not parameter.hidden:
            names = ", ".join(parameter.opts)
            metavar = "" if parameter.is_flag else f" {_metavar(parameter)}"
            yield from (".TP", f"\\fB{_text(names)}\\fR{_text(metavar)}", _text(parameter.help or "") or "\\&")


def _arguments(command: click.Command) -> str:
    """Return how a command's arguments are written."""
    pieces = ["[OPTIONS]"]
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            shown = _metavar(parameter)
            pieces.append(shown + "..." if parameter.nargs == -1 and not shown.endswith("...") else shown)
    return " ".join(pieces)


def _metavar(parameter: click.Parameter) -> str:
    if parameter.metavar:
        return parameter.metavar
    if isinstance(parameter.type, click.Choice):
        return "|".join(map(str, parameter.type.choices))
    return (parameter.name or "").upper() if isinstance(parameter, click.Argument) else "TEXT"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ".PP"
        yield _text(" ".join(paragraph.split()))


def _listed(title: str, rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f".SH {title}"
    for name, does in rows:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(does))


def _text(text: str) -> str:
    """Return a text that roff prints as it stands: no line of it is a request, and hyphens can be copied."""
    text = (
        text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")
    )
    text = "".join([sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text])
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    sys.exit(main())
