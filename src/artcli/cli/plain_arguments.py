"""What does a plain command line ask for?  Arguments → a command's name and the values of its options, or None: then click reads them.

Click takes 25 ms to import, as long as a search.  What is understood here is understood as click does, from the same declarations;
whatever isn't plain (mistakes, ``--help`` among others) is left to it, as are all its messages.  Pure.
"""

from __future__ import annotations

import re

from artcli.cli.declared import SHARED
from artcli.hints import TYPE_CHECKING, Any
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from artcli.cli.declared import Option

EXCLUDED = r"-(?!n\d+$)[^\W\d_]\w+|-[1-9]|-[\"(@=/]"
"""What looks like a cluster of short options, but is a word to leave out: ``-trade``, ``-"sea wall"``."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a command takes: ``words`` says that its arguments are those of a query, any number of them; else it takes one, or ``several``."""

    options: tuple[Option, ...]
    words: bool
    several: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line asks for."""

    outer: dict[str, Any]
    arguments: tuple[str, ...]
    options: dict[str, Any]


class _NotPlainError(Exception):
    """Raised where click must look at it."""


def command_name(arguments: Sequence[str]) -> str | None:
    """Return the word that stands where a command's name does."""
    try:
        return arguments[_Reader(SHARED).before_command(arguments)]
    except (_NotPlainError, IndexError):
        return None


def read_plain(arguments: Sequence[str], command: Command) -> Asked | None:
    """Return what a command line asks of this command."""
    outer, own = _Reader(SHARED), _Reader(command.options)
    try:
        rest = arguments[outer.before_command(arguments) + 1 :]
        words = own.interspersed(rest, excluding=command.words)
    except _NotPlainError:
        return None
    if not (command.words or command.several) and len(words) != 1:
        return None
    return Asked(outer.values, tuple(words), own.values)


class _Reader:
    """Takes options' values from arguments."""

    def __init__(self, options: tuple[Option, ...]) -> None:
        self.values: dict[str, Any] = {}
        self._known: Mapping[str, Option] = {name: option for option in options for name in option.names}
        for option in options:
            self.values.setdefault(option.key, option.unasked)

    def before_command(self, arguments: Sequence[str]) -> int:
        """Read what stands before the first argument that is no option; return its place."""
        place = 0
        while place < len(arguments) and arguments[place].startswith("-"):
            place = self._option(arguments, place)
        return place

    def interspersed(self, arguments: Sequence[str], *, excluding: bool) -> list[str]:
        """Read options wherever they stand, and return the other arguments."""
        words: list[str] = []
        place = 0
        while place < len(arguments):
            argument = arguments[place]
            if not argument.startswith("-") or argument == "-" or (excluding and re.match(EXCLUDED, argument)):
                words.append(argument)
                place += 1
            else:
                place = self._option(arguments, place)
        return words

    def _option(self, arguments: Sequence[str], place: int) -> int:
        """Read the option at a place; return where to go on."""
        name, equals, value = arguments[place].partition("=")
        option = self._known.get(name)
        if option is None or (equals and (option.flag or not name.startswith("--"))):
            raise _NotPlainError
        if option.flag:
            self.values[option.key] = option.stands_for or True
            return place + 1
        if not equals:
            if place + 1 == len(arguments):
                raise _NotPlainError
            value = arguments[place + 1]
        self._set(option, value)
        return place + (1 if equals else 2)

    def _set(self, option: Option, text: str) -> None:
        value: str | int = text
        if option.choices and text not in option.choices:
            raise _NotPlainError
        if option.least is not None:
            if not (text.isascii() and text.isdigit() and len(text) < 10):
                raise _NotPlainError
            value = int(text)
            if value < option.least or (option.most is not None and value > option.most):
                raise _NotPlainError
        self.values[option.key] = (*self.values[option.key], value) if option.multiple else value
