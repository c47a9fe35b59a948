"""Which lines are rows of a table?  Lines go in, the index after the last row comes out.

Rows are told by bars, by tabs, or by gaps of two spaces and more that stand under one another.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line

_GAP = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_SENTENCE_SPACE = re.compile(r"[.!?:][\"”’')\]]*  (?=[\"“‘'(\[]?[^\W\d_a-z])")
"""Typists set two spaces after a full stop; such a gap parts no columns."""

_RULER = re.compile(r"[|+:\s=_-]{3,}$")
LOOSE_COLUMNS = 1
"""Columns of rows that people set by hand are off by one at times."""


def table_end(lines: Sequence[Line], start: int) -> int:
    """Give the index after the last row of the table that begins at ``start``, or ``start`` where none does."""
    text = lines[start].text
    if "|" in text:
        return _barred(lines, start)
    if "\t" in text:
        return _tabbed(lines, start)
    return _aligned(lines, start) if "  " in text or "\u3000" in text else start


def _barred(lines: Sequence[Line], start: int) -> int:
    end, ruled = start, False
    while end < len(lines) and "|" in lines[end].text and not (end > start and lines[end].gap):
        text = lines[end].text
        ruled = ruled or text[0] == "|" or (end > start and _RULER.match(text) is not None)
        end += 1
    bars = {line.text.strip("| ").count("|") for line in lines[start:end]}
    rows = end - start
    return end if rows >= 2 and (ruled or (len(bars) == 1 and rows >= 3)) else start


def _tabbed(lines: Sequence[Line], start: int) -> int:
    tabs = lines[start].text.count("\t")
    end = start + 1
    while (
        end < len(lines)
        and not lines[end].gap
        and abs(lines[end].text.count("\t") - tabs) <= 1
        and "\t" in lines[end].text
    ):
        end += 1
    return end if end - start >= 2 else start


def _aligned(lines: Sequence[Line], start: int) -> int:
    edges = _edges(lines[start])
    if not edges:
        return start
    end = start + 1
    while end < len(lines) and not lines[end].gap:
        line = lines[end]
        if not _RULER.match(line.text):
            following = _edges(line) if "  " in line.text or "\u3000" in line.text else []
            if not following or not _match(edges, following):
                break
            edges = following
        end += 1
    return end if end - start >= 2 else start


def _edges(line: Line) -> list[tuple[int, int]]:
    """Give for each gap of a line the column where the next cell begins and where it ends."""
    text = line.text
    skip = {match.end() for match in _SENTENCE_SPACE.finditer(text)}
    gaps = [(match.start(), match.end()) for match in _GAP.finditer(text) if match.end() not in skip]
    if not gaps:
        return []
    ends = [start for start, _ in gaps[1:]] + [len(text)]
    return [(line.indent + gap[1], line.indent + end) for gap, end in zip(gaps, ends, strict=True)]


def _match(above: list[tuple[int, int]], below: list[tuple[int, int]]) -> bool:
    """Tell whether most cells of the shorter row begin or end under one of the other."""
    few, many = sorted((above, below), key=len)
    starts = {column + off for column, _ in many for off in range(-LOOSE_COLUMNS, LOOSE_COLUMNS + 1)}
    ends = {column + off for _, column in many for off in range(-LOOSE_COLUMNS, LOOSE_COLUMNS + 1)}
    matched = sum([1 for start, end in few if start in starts or end in ends])
    return matched >= 0.6 * len(few)
