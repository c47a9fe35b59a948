"""What do our styles look like, and how is a page painted?  A page → text with escape sequences.

- ``painted(page, Screen(…))``: the page as a terminal takes it, in colour, in weight alone, or in neither
- ``STYLES``: every style by its name; ``WEIGHTS``: what takes colour's place without it
- ``tagged(page, width)``: the same page with its styles written as tags, for tests

Only names of this table are used elsewhere.  One accent on a screen: magenta, which alone of the sixteen colours has a
contrast above 4 on black and on white as xterm draws it (#cd00cd: 4.5 and 4.7); errors are red where they appear.
The sixteen colours are those that every terminal has and its owner has chosen.  Pure: knows no rich.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from zlib import crc32

from artcli.render.layout import Setting
from artcli.render.text import LINK
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.render.layout import Sheet
    from artcli.render.terminal import Ink
    from artcli.render.text import Text

ACCENT = "magenta"

STYLES: dict[str, str] = {
    "title": "bold",
    "subtitle": "italic",
    "heading": "bold",
    "meta": "none",
    "dim": "dim",
    "hint": "dim",
    "id": "dim",
    "time": "dim",
    "rule": "dim",
    "rank": "none",
    "number": "none",
    "query": "bold",
    "hit": f"bold {ACCENT}",
    "bar": ACCENT,
    "axis": "dim",
    "evidence": "dim",
    "error": "bold red",
    "outcome.added": "none",
    "outcome.updated": "none",
    "outcome.unchanged": "none",
    "outcome.moved": "none",
    "outcome.duplicate": "none",
    "outcome.skipped": "none",
    "outcome.failed": "bold red",
    "outcome.removed": "none",
    "outcome.gone": "none",
    "went": "red",
    "came": "green",
    "progress.bar": ACCENT,
    "progress.rest": "dim",
}
WEIGHTS = {
    "hit": "bold underline",
    "error": "bold",
    "outcome.failed": "bold",
    "went": "dim",
    "came": "bold",
    "bar": "none",
    "progress.bar": "bold",
}
"""Without colour a match must show in a bold title too, hence the line under it."""


_ATTRIBUTES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4"}
_COLOURS = {"red": "31", "green": "32", "magenta": "35"}
"""ECMA-48's codes, of the words that styles are made of."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What a page is painted for: columns, how text may be set off, whether only ASCII can be shown."""

    width: int
    ink: Ink = "none"
    ascii: bool = False


def painted(page: Sheet, screen: Screen) -> str:
    """Return a page as its lines, each with its end."""
    setting = Setting(screen.width, marks=screen.ink == "none", ascii=screen.ascii)
    if screen.ink == "none":
        return "".join([f"{line.plain}\n" for line in page.lines(setting)])
    styles = STYLES | WEIGHTS if screen.ink == "weight" else STYLES
    return "".join([f"{_painted_line(line, styles)}\n" for line in page.lines(setting)])


def _painted_line(line: Text, styles: dict[str, str]) -> str:
    if not line.stretches and not line.style:
        return line.plain
    codes = [(_escape(names, styles), text) for text, names in line.runs()]
    shown = []
    for escape, parts in groupby(codes, key=_first):
        text = "".join([part for _, part in parts])
        shown.append(f"{escape.before}{text}{escape.after}")
    return "".join(shown)


@dataclass(frozen=True, slots=True)
class _Escape:
    """What stands before a text that has a style, and behind it."""

    before: str = ""
    after: str = ""


def _first(pair: tuple[_Escape, str]) -> _Escape:
    return pair[0]


def _escape(names: Sequence[str], styles: dict[str, str]) -> _Escape:
    attributes: set[str] = set()
    colour = link = ""
    for name in names:
        if name.startswith(LINK):
            link = name.removeprefix(LINK)
            continue
        for word in styles[name].split():
            if word in _ATTRIBUTES:
                attributes.add(_ATTRIBUTES[word])
            colour = _COLOURS.get(word, colour)
    codes = ";".join([*sorted(attributes), *filter(None, [colour])])
    before, after = (f"\x1b[{codes}m", "\x1b[0m") if codes else ("", "")
    if link:  # parts with one id light up together, over line ends too
        before, after = f"\x1b]8;id={crc32(link.encode()):08x};{link}\x1b\\{before}", f"{after}\x1b]8;;\x1b\\"
    return _Escape(before, after)


def tagged(page: Sheet, width: int) -> str:
    """Return a page with its styles as tags: ``{hit}Hanoi{/}``."""
    return "".join(["".join(_tagged_line(line)) + "\n" for line in page.lines(Setting(width))])


def _tagged_line(line: Text) -> Iterator[str]:
    for text, styles in line.runs():
        names = " ".join(dict.fromkeys([style for style in styles if not style.startswith(LINK)]))
        yield f"{{{names}}}{text}{{/}}" if names and text.strip() else text
