"""How is a page painted?  A page and a theme's styles → text with escape sequences.

- ``painted(page, Screen(…))``: the page as a terminal takes it, in colour, in weight alone, or in neither
- ``line_with(page, screen, style)``: where something first stands in a style
- ``tagged(page, width)``: the same page with its styles written as tags, for tests

What the styles look like is said in ``themes``.  Pure: knows no rich.
"""

from __future__ import annotations

from itertools import groupby
from zlib import crc32

from artcli.hints import TYPE_CHECKING
from artcli.render.layout import Setting
from artcli.render.styles import style_of
from artcli.render.text import LINK
from artcli.render.themes import STYLES, WEIGHTS
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.render.layout import Sheet
    from artcli.render.terminal import Ink
    from artcli.render.text import Text
    from artcli.render.themes import Styles


@dataclass(frozen=True, slots=True)
class Screen:
    """What a page is painted for: columns, how text may be set off, whether only ASCII can be shown; ``styles`` are a theme's."""

    width: int
    ink: Ink = "none"
    ascii: bool = False
    styles: Styles = STYLES


def painted(page: Sheet, screen: Screen) -> str:
    """Return a page as its lines, each with its end."""
    setting = Setting(screen.width, marks=screen.ink == "none", ascii=screen.ascii)
    if screen.ink == "none":
        return "".join([f"{line.plain}\n" for line in page.lines(setting)])
    styles = {**screen.styles, **WEIGHTS} if screen.ink == "weight" else screen.styles
    brush = _Brush(styles, colours=screen.ink == "colour")
    return "".join([f"{_painted_line(line, brush)}\n" for line in page.lines(setting)])


def _painted_line(line: Text, brush: _Brush) -> str:
    if not line.stretches and not line.style:
        return line.plain
    codes = [(brush.escape(tuple(names)), text) for text, names in line.runs()]
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


class _Brush:
    """Finds the escape sequences of styles, each once a page."""

    def __init__(self, styles: Styles, *, colours: bool) -> None:
        self._styles = styles
        self._colours = colours
        self._known: dict[tuple[str, ...], _Escape] = {}

    def escape(self, names: tuple[str, ...]) -> _Escape:
        """Return the sequences of styles, the last of them over the others."""
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = self._found(names)
        return found

    def _found(self, names: Sequence[str]) -> _Escape:
        attributes: set[str] = set()
        colour = ground = link = ""
        for name in names:
            if name.startswith(LINK):
                link = name.removeprefix(LINK)
                continue
            style = style_of(self._styles[name])
            attributes = (attributes - style.without) | style.attributes
            if self._colours:
                colour, ground = style.colour or colour, style.ground or ground
        codes = ";".join([*sorted(attributes), *filter(None, [colour, ground])])
        before, after = (f"\x1b[{codes}m", "\x1b[0m") if codes else ("", "")
        if link:  # parts with one id light up together, over line ends too
            before, after = f"\x1b]8;id={crc32(link.encode()):08x};{link}\x1b\\{before}", f"{after}\x1b]8;;\x1b\\"
        return _Escape(before, after)


def line_with(page: Sheet, screen: Screen, style: str) -> int | None:
    """Return the number of the first line, counted from 1, in which something has a style; None where nothing has."""
    setting = Setting(screen.width, marks=screen.ink == "none", ascii=screen.ascii)
    for number, line in enumerate(page.lines(setting), 1):
        if any(one.style == style for one in line.stretches):
            return number
    return None


def tagged(page: Sheet, width: int) -> str:
    """Return a page with its styles as tags: ``{hit}Hanoi{/}``."""
    return "".join(["".join(_tagged_line(line)) + "\n" for line in page.lines(Setting(width))])


def _tagged_line(line: Text) -> Iterator[str]:
    for text, styles in line.runs():
        names = " ".join(dict.fromkeys([style for style in styles if not style.startswith(LINK)]))
        yield f"{{{names}}}{text}{{/}}" if names and text.strip() else text
