"""Of which kinds are settings?  A kind says how a value is written, what is one, and what a word on a command line stands for.  Pure."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, Any
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of setting: its name, how it is written in words, what is one, and what typed words are; None where they are none.

    ``made`` makes of a value of the file what ``Config`` has.
    """

    name: str
    written: str
    holds: Callable[[Any], bool]
    read: Callable[[tuple[str, ...]], Any]
    made: Callable[[Any], Any] = lambda value: value


def _one(words: tuple[str, ...]) -> str | None:
    return words[0] if len(words) == 1 else None


def _are_texts(value: Any, kind: type) -> bool:
    inside = value.values() if isinstance(value, dict) else value
    return isinstance(value, kind) and all([isinstance(one, str) for one in inside])


TEXT = Kind("text", "a text in quotation marks", lambda value: isinstance(value, str), _one)
FLAG = Kind(
    "flag",
    "true or false",
    lambda value: isinstance(value, bool),
    lambda words: _FLAGS.get((_one(words) or "").casefold()),
)


def texts(example: str) -> Kind:
    """Return the kind of lists of texts."""
    return Kind(
        "texts",
        f"a list of texts in quotation marks, such as {example}",
        lambda value: _are_texts(value, list),
        list,
        tuple,
    )


def number(least: int, most: int) -> Kind:
    """Return the kind of whole numbers within bounds, both among them."""

    def read(words: tuple[str, ...]) -> int | None:
        word = _one(words) or ""
        return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None

    return Kind(
        "number", f"a number from {least} to {most}", lambda value: type(value) is int and least <= value <= most, read
    )


def share() -> Kind:
    """Return the kind of numbers from 0 to 1, or false, which is 0."""

    def read(words: tuple[str, ...]) -> float | bool | None:
        word = _one(words) or ""
        if word.casefold() in _FLAGS:
            return _FLAGS[word.casefold()]
        try:
            return float(word)
        except ValueError:
            return None

    return Kind("share", "a number from 0 to 1, or false", _is_share, read, float)


def _is_share(value: Any) -> bool:
    return value is False or (type(value) in (int, float) and 0 <= value <= 1)


def choice(*values: str, table: str | None = None) -> Kind:
    """Return the kind of some words, or with ``table`` also of a table of texts, such as ``[theme]``."""
    named = ", ".join([f'"{value}"' for value in values[:-1]]) + f' or "{values[-1]}"'
    more = f", or a table [{table}] of texts in quotation marks" if table else ""
    return Kind(
        "table" if table else "choice",
        named + more,
        lambda value: value in values if isinstance(value, str) else bool(table) and _are_texts(value, dict),
        _one,
    )
