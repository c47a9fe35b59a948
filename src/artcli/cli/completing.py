"""What may stand here on the command line?  Words up to the cursor → what the last of them may become, a line each: value, tab, help.

Asked by the scripts that ``completion`` prints, at each press of the tab key: what is asked for most, ids, tags, fields and commands, is
found without click; options by click, which knows them.  Nothing to say is nothing printed, whatever is wrong: the shell then goes on
with files.
"""

from __future__ import annotations

from contextlib import suppress

from artcli.cli.commands import ALIASES, COMMANDS
from artcli.cli.plain_arguments import command_name
from artcli.errors import ArtcliError
from artcli.hints import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHELLS = ("bash", "zsh", "fish")
QUERIES = ("search", "list", "timeline", "tag", "export")
REFERENCES = ("show", "similar", "note", "tag", "export", "quote")
CONFIG_ACTIONS = {
    "show": "every setting as it is",
    "get": "one value",
    "set": "write a key into the file",
    "unset": "take a key out of it",
    "edit": "the file, in your editor",
    "path": "where the file is",
}
NARROWING = {"--author": "author", "--source": "source", "--lang": "lang"}
"""Options whose values are those of a field."""
LONGEST_HELP = 60


class Item(NamedTuple):
    """What a word may become, and what that is."""

    value: str
    help: str = ""


def answer(shell: str, words: Sequence[str]) -> None:
    """Print what the last word may become; help is left out where the shell has no place for it."""
    from artcli.cli.terminal import standard_output  # noqa: PLC0415
    from artcli.render.safe import safe, short  # noqa: PLC0415

    try:
        found = list(completions(words or [""], parted=shell.startswith("bash")))
    except Exception:  # noqa: BLE001  (nobody has asked for an error while they type)
        return
    lines = [
        safe(one.value) + ("" if shell.startswith("bash") else f"\t{short(one.help, LONGEST_HELP)}") for one in found
    ]
    if lines:
        standard_output().write("\n".join(lines))


def completions(words: Sequence[str], *, parted: bool = False) -> Iterable[Item]:
    """Return what the last of some words may become; ``parted`` where the shell parts words at ``:`` and ``@``, and wants what is behind it."""
    before, last = list(words[:-1]), words[-1]
    name = command_name(before) if before else None
    command = ALIASES.get(name or "", name)
    behind = 0
    if parted and command in QUERIES:
        before, last, behind = _joined(before, last)
    if before and before[-1] in NARROWING:
        from artcli.cli.completion_values import Source  # noqa: PLC0415

        return [Item(*one) for one in Source(_index_of(before)).of_field(NARROWING[before[-1]], last)]
    if _is_option(command, before, last):
        from artcli.cli.option_completing import options  # noqa: PLC0415  (click: 25 ms)

        found = [Item(value, help_) for value, help_ in options(before, last)]
        if found or last.startswith("-"):
            return found  # else what stands before may be a flag, which takes no value
    if command is None:
        return [*_commands(last), *([Item("help", "the page of a command")] if "help".startswith(last) else [])]
    if command == "help":
        return _commands(last) if before[-1] == "help" else []
    return [Item(one.value[behind:], one.help) for one in _values(command, before, last)]


def _commands(last: str) -> list[Item]:
    return [Item(*one) for group in COMMANDS.values() for one in group.items() if one[0].startswith(last)]


def _is_option(command: str | None, before: Sequence[str], last: str) -> bool:
    """Tell whether an option is being typed, or the value of one; in a query a single minus leaves something out."""
    if last.startswith("--") or (last.startswith("-") and command not in QUERIES):
        return True
    return bool(before) and before[-1].startswith("--")


def _joined(before: list[str], last: str) -> tuple[list[str], str, int]:
    """Put a word together again that the shell has parted: ``tag`` ``:`` ``ko``; return also how much of it stands before what it wants."""
    parts = [last]
    while len(before) > 1 and (before[-1] in (":", "@") or parts[0] == ":"):
        parts.insert(0, before.pop())
    whole = "".join(parts)
    behind = len(whole) - len(last) if last not in (":", "@") else len(whole)
    return before, whole, behind


def _values(command: str, before: Sequence[str], last: str) -> list[Item]:
    from artcli.cli import completion_values as values  # noqa: PLC0415

    source = values.Source(_index_of(before))
    if command == "completion":
        return [Item(shell) for shell in SHELLS if shell.startswith(last)]
    if command == "config":
        return _of_config(before, last)
    found: list[Item] = []
    if command == "tag" and last[:1] in ("+", "-"):
        return [Item(last[0] + tag) for tag in source.tags(last[1:])]
    if command in REFERENCES:
        with suppress(ArtcliError):  # without an index there still are tags
            found += [Item(*one) for one in source.references(last)]
    if command in QUERIES:
        found += [Item(*one) for one in source.in_query(last)]
    return found


def _of_config(before: Sequence[str], last: str) -> list[Item]:
    """Return what may follow ``config``: what to do, then a key."""
    from artcli.config.keys import SETTINGS  # noqa: PLC0415

    words = [word for word in before if not word.startswith("-")]
    behind = words[words.index("config") + 1 :]
    if not behind:
        return [Item(*one) for one in CONFIG_ACTIONS.items() if one[0].startswith(last)]
    if len(behind) == 1 and behind[0] in ("show", "get", "set", "unset"):
        return [Item(name, one.does) for name, one in SETTINGS.items() if name.startswith(last)]
    if behind[0] == "set" and behind[1] in SETTINGS and SETTINGS[behind[1]].kind.name == "flag":
        return [Item(value) for value in ("true", "false") if value.startswith(last)]
    return []


def _index_of(words: Sequence[str]) -> str | None:
    """Return what ``--index`` says, wherever it stands."""
    for place, word in enumerate(words):
        if word == "--index" and place + 1 < len(words):
            return words[place + 1]
        if word.startswith("--index="):
            return word.partition("=")[2]
    return None
