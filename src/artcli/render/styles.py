"""Which escape codes does a style stand for?  A style as rich spells it (``bold magenta on black``) → the codes of ECMA-48.

Attributes, the sixteen colours, ``color(208)``, ``#ff8700``, ``rgb(255,135,0)``, ``on COLOUR`` and ``not ATTRIBUTE`` are read here; only for
another colour's name (``dark_orange``) rich's table is imported.  What would blink, hide or link is refused.  Pure.
"""

from __future__ import annotations

import re
from functools import cache

from artcli.patterns import lazy
from artcli.values import dataclass

ATTRIBUTES = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "underline": "4",
    "reverse": "7",
    "strike": "9",
    "underline2": "21",
    "overline": "53",
}
_SHORT = {"b": "bold", "d": "dim", "i": "italic", "u": "underline", "r": "reverse", "s": "strike", "uu": "underline2"}
"""Rich's own short names."""
_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_NUMBERED = lazy(r"color\(([0-9]{1,3})\)", re.ASCII)
_HEX = lazy(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.ASCII)
_RGB = lazy(r"rgb\(([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3})\)", re.ASCII)


class StyleFaultError(ValueError):
    """A text that is no style; it says which of its words isn't understood."""


@dataclass(frozen=True, slots=True)
class Style:
    """The codes of a style: attributes that it sets and takes away, the text's colour and the one behind it."""

    attributes: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    colour: str = ""
    ground: str = ""


@cache
def style_of(text: str) -> Style:
    """Return what a style's words stand for.

    Raises ``StyleFaultError``.

    >>> style_of("bold magenta").colour, style_of("#ff8700 on black").ground
    ('35', '40')
    """
    given: set[str] = set()
    taken: set[str] = set()
    colours = {"": "", "on": ""}
    before = ""
    for word in text.lower().replace(", ", ",").split():
        if before == "not":
            taken.add(_attribute(word))
        elif before == "on":
            colours["on"] = _ground(_colour(word))
        elif word in ATTRIBUTES or word in _SHORT:
            given.add(_attribute(word))
        elif word not in ("none", "not", "on"):
            colours[""] = _colour(word)
        before = "" if before else word if word in ("not", "on") else ""
    if before:
        message = f"after “{before}” something is missing"
        raise StyleFaultError(message)
    return Style(frozenset(given), frozenset(taken), colours[""], colours["on"])


def _attribute(word: str) -> str:
    code = ATTRIBUTES.get(_SHORT.get(word, word))
    if code is None:
        message = f"“{word}” can't be taken away"
        raise StyleFaultError(message)
    return code


def _colour(word: str) -> str:
    """Return the codes of a colour of the text."""
    if word == "default":
        return "39"
    name = word.removeprefix("bright_")
    if name in _COLOURS:
        return str((30 if name == word else 90) + _COLOURS.index(name))
    if match := _HEX.fullmatch(word):
        return "38;2;" + ";".join([str(int(part, 16)) for part in match.groups()])
    number = _number(word)
    if number is not None:
        return f"38;5;{number}"
    match = _RGB.fullmatch(word)
    if match and max(map(int, match.groups())) < 256:
        return "38;2;" + ";".join([str(int(part)) for part in match.groups()])
    message = f"“{word}” is neither a colour nor an attribute"
    raise StyleFaultError(message)


def _number(word: str) -> int | None:
    """Return which of the 256 colours a word is."""
    if match := _NUMBERED.fullmatch(word):
        number = int(match[1])
        return number if number < 256 else None
    from rich.color import ANSI_COLOR_NAMES  # noqa: PLC0415  (for names of the reader's own theme only)

    return ANSI_COLOR_NAMES.get(word)


def _ground(colour: str) -> str:
    """Return a colour's codes for what lies behind the text: each begins ten higher."""
    first, *rest = colour.split(";")
    return ";".join([str(int(first) + 10), *rest])
