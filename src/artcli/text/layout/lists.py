"""Which lines are items of a list?  Lines go in; for each item its first line and the end of its continuation come out.

A bullet says so itself; a dash, a number or a letter only with another of its kind, next in order, as its neighbour.  Pure.
"""

from __future__ import annotations

import re
from string import ascii_letters
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import COLON, LOWER, OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from artcli.text.layout.lines import Line

_MARKER = re.compile(
    r"(?!(?:[-*+–•·] ?){2,}$)(?:"
    r"(?P<bullet>[•‣⁃▪▫●○◦■□➢➤►▶✓✔❖◆◇・][ \t\u3000]*|[·»→][ \t]+)(?=\S)"
    r"|(?P<dash>[-*+–][ \t]+)(?=\S)"
    r"|\(?(?P<number>\d{1,3})[.)][ \t]+(?=\S)"
    r"|\(?(?P<letter>[A-Za-z])\)[ \t]+(?=\S)"
    r"|(?P<initial>[A-Za-z])\.[ \t]+(?=\S)"
    r"|\(?(?P<roman>[ivx]{2,5})[.)][ \t]+(?=\S)"
    r"|(?P<section>\d{1,2}(?:\.\d{1,2}){1,3}\.?)[ \t]+(?=\S)"
    r"|(?P<circled>[①-⑳])[ \t]*(?=\S)"
    r"|[（(]?(?P<han>[一二三四五六七八九十]{1,3})[、)）][ \t]*(?=\S))"
)
FIRST_CHARACTERS = frozenset("•‣⁃▪▫●○◦■□➢➤►▶✓✔❖◆◇・·»→-*+–(（0123456789①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十")

_LETTERS = frozenset(ascii_letters)
MARKER_LETTERS = frozenset("ivx一二三四五六七八九十")
"""Letters of which markers of two and three letters are made."""
_ENDS = frozenset(".)")

FAR = 7
"""Items of more lines than this are rather paragraphs."""

NONE = -9
"""The place in the order of an item that isn't there; a list may begin with 0."""

_HAN = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13}


def marker_of(text: str) -> re.Match[str] | None:
    """Find the list marker with which a line begins.

    >>> marker_of("2) the second")["number"]
    '2'
    """
    first = text[0]
    if first in FIRST_CHARACTERS or (first in _LETTERS and (text[1:2] in _ENDS or text[2:3] == ")" or first in "ivx")):
        return _MARKER.match(text)
    return None


def value_of(marker: re.Match[str]) -> tuple[str, int]:
    """Give a marker's kind and its place in the order; all bullets of a kind have the same."""
    kind, text = marker.lastgroup or "", marker[marker.lastgroup or 0]
    if kind == "number":
        return kind, int(text)
    if kind in {"letter", "initial"}:
        return kind + str(text.isupper()), ord(text)
    if kind == "circled":
        return kind, ord(text)
    if kind == "han":
        return kind, _HAN.get(text, 10 + len(text))
    if kind == "roman":
        return "letterFalse", _ROMAN.get(text, 0) + 200
    return kind, 0


def items(lines: Sequence[Line], doubtful: Sequence[int]) -> dict[int, int]:
    """Find the items: index of the first line → index after the last line of its continuation.

    ``doubtful`` are the lines that may begin with a marker, and perhaps others: none begins with three letters, but for ``MARKER_LETTERS``.
    """
    markers = {
        index: marker for index in doubtful if (marker := marker_of(lines[index].text)) and not lines[index].plain
    }
    if not markers:
        return {}
    found: dict[int, int] = {}
    last_end = -1
    for index in _in_order(lines, markers):
        if index == last_end or _begins(lines, index):
            found[index] = last_end = _continuation(lines, index, markers)
    return found


def _in_order(lines: Sequence[Line], markers: Mapping[int, re.Match[str]]) -> list[int]:
    """Give the lines whose markers have their like: bullets anywhere, dashes near others, numbers next to their neighbours."""
    sure: set[int] = set()
    last_of_kind: dict[str, tuple[int, int]] = {}
    for index, marker in markers.items():
        kind, value = value_of(marker)
        last, last_value = last_of_kind.get(kind, (-FAR, NONE))
        if kind == "bullet":
            sure.add(index)
        elif kind in {"dash", "section"}:
            if index - last < FAR:
                sure.update((last, index))
            if index == 0 or lines[index].gap or lines[index - 1].end == COLON or index - 1 in sure:
                sure.add(index)
        elif value == last_value + 1:
            sure.update((last, index))
        last_of_kind[kind] = index, value
    return sorted(sure)


def _begins(lines: Sequence[Line], index: int) -> bool:
    """Tell whether something new may begin at a line: after a blank line, a stop or a colon, or at another indent."""
    line = lines[index]
    if index == 0 or line.gap:
        return True
    before = lines[index - 1]
    if before.end >= COLON or before.text[-1] in ";,；，":
        return True
    return line.indent != before.indent or marker_of(before.text) is not None or len(before.text) < len(line.text) - 30


def _continuation(lines: Sequence[Line], index: int, markers: Mapping[int, re.Match[str]]) -> int:
    """Find where an item ends: its continuation is indented, or goes on with a small letter."""
    item = lines[index]
    end = index + 1
    while end < len(lines) and not lines[end].gap and end not in markers and not lines[end].page:
        line, before = lines[end], lines[end - 1]
        indented = line.indent > item.indent
        open_end = before.end == OPEN
        if not indented and not (open_end and (line.start == LOWER or len(before.text) > 50)):
            break
        end += 1
    return end
