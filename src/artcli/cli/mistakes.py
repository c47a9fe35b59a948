"""What is wrong with a command line, in our words?  Click's errors → one of ours, with what may have been meant."""

from __future__ import annotations

import re

import click

from artcli.cli.commands import ALIASES, NAMES
from artcli.cli.plain_arguments import command_name
from artcli.errors import ConfigError
from artcli.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.errors import ArtcliError

_ASKED = {
    "ID|NUMBER|PATH": "Which article? Give its id, its number in the last results, or its file.",
    "ID|NUMBER|PATH|QUERY": "Which articles? Give ids, numbers of the last results, files, folders, or a query.",
    "QUERY": "What is looked for? Give some words.",
    "PATH": "Which files? Give files or folders.",
    "FILE": "Which file? Give its name, or - for a pipe.",
}
"""What is asked where an argument is missing, by how the usage names it."""
_QUOTED = re.compile(r"'(.*?)'(?= (?:is|does)\b)|^(-?\d+)(?= is)", re.DOTALL)
"""The value that click complains of: no error of its has it by itself."""


def usage_error(error: click.ClickException, arguments: Sequence[str]) -> ArtcliError:
    """Return click's error about a command line as one of ours, which says where the help is."""
    return ConfigError(_said(error), hint=f"See: {_command(error, arguments)} --help")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the question whether the nearest of some words was meant, after a space; nothing where none is near.

    >>> nearest("oldst", ["newest", "oldest"]), nearest("--lmit", ["--limit"]), nearest("--foo", ["--color"])
    (' Did you mean oldest?', ' Did you mean --limit?', '')
    """
    from difflib import get_close_matches  # noqa: PLC0415  (only for a mistake)

    names = {name.lstrip("-"): name for name in known}  # the dashes that all have make none alike
    near = get_close_matches(word.lstrip("-"), names, n=1)
    return f" Did you mean {names[near[0]]}?" if near else ""


def _command(error: click.ClickException, arguments: Sequence[str]) -> str:
    """Return the command as it is called: of an option without its value, click doesn't say whose it was."""
    context = getattr(error, "ctx", None)
    if context is not None:
        return str(context.command_path)
    name = command_name(arguments) or ""
    return f"artcli {name}" if ALIASES.get(name, name) in NAMES else "artcli"


def _said(error: click.ClickException) -> str:
    message = error.format_message()
    if isinstance(error, click.NoSuchOption):
        message = f"There is no option {error.option_name}.{nearest(error.option_name, error.possibilities or [])}"
    elif isinstance(error, click.MissingParameter):
        message = _missing(error)
    elif isinstance(error, click.BadParameter):
        message = _unfit(error)
    elif isinstance(error, click.BadOptionUsage):
        message = f"{error.option_name} {'needs a' if 'requires' in error.message else 'takes no'} value."
    elif many := re.search(r"unexpected extra arguments? \((.*)\)", message, re.DOTALL):
        message = f"Too many words: {many[1]}"
    return message


def _missing(error: click.MissingParameter) -> str:
    """Say which argument is missing: no option must be given."""
    parameter = error.param
    if parameter is None:
        return error.format_message()
    if isinstance(parameter.type, click.Choice):
        return f"Which one? {_listed(parameter.type.choices)}."
    name = parameter.human_readable_name.strip("[.]")
    return _ASKED.get(name, f"{name} is missing.")


def _unfit(error: click.BadParameter) -> str:
    """Say what an option, or an argument, can't be, and what it can."""
    kind = error.param.type if error.param is not None else None
    found = _QUOTED.search(error.message)
    if error.param is None or found is None or not isinstance(kind, (click.Choice, click.IntRange)):
        return error.format_message()
    value = found[1] if found[1] is not None else found[2]
    option = next((name for name in error.param.opts if name.startswith("--")), None)
    if isinstance(kind, click.Choice) and option is None:
        message = f"{value} isn't one of these: {_listed(kind.choices)}.{nearest(value, kind.choices)}"
    elif isinstance(kind, click.Choice):
        message = f"{option} can't be {value}: give {_listed(kind.choices)}.{nearest(value, kind.choices)}"
    else:
        message = f"{option} can't be {value}: give a whole number {_range(kind)}."
    return message


def _range(kind: click.IntRange) -> str:
    return f"of {kind.min} or more" if kind.max is None else f"from {kind.min} to {kind.max}"


def _listed(values: Iterable[str]) -> str:
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last
