"""Which lines are rows of a table?  Lines go in, the index after the last row comes out.

Rows are told by bars, by tabs, or by gaps of two spaces and more that stand under one another.  Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from artcli.text.layout.widths import fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line

_GAP = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_SENTENCE_SPACE = re.compile(r"[.!?:][\"”’')\]]*  (?=[\"“‘'(\[]?[^\W\d_a-z])")
"""Typists set two spaces after a full stop; such a gap parts no columns."""

_RULER = re.compile(r"[|+:\s=_-]{3,}$")
MOST_COLUMNS = 40
"""The first of them tell whether rows match."""

MOST_CELLS = 12
_FEWEST_ROWS = 2
_MOSTLY_FULL = 0.5
"""Last lines are one in four or five, and a table of equal rows is no whole text."""
_LEAST_SPREAD = 6

LOOSE_COLUMNS = 1
"""Columns of rows that people set by hand are off by one at times."""


class Fill:
    """Knows the column to which most lines of a text are filled with spaces, and up to which line gaps were found to be no table's."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Keep the lines; most texts are never asked."""
        self._lines = lines
        self.until = 0

    @cached_property
    def edge(self) -> int:
        """The column at which most lines end, or 0."""
        edges = Counter([line.indent + fixed(line.text) for line in self._lines])
        edge, times = edges.most_common(1)[0]
        return edge if times >= _MOSTLY_FULL * len(self._lines) else 0


def table_end(lines: Sequence[Line], start: int, fill: Fill) -> int:
    """Give the index after the last row of the table that begins at ``start``, or ``start`` where none does."""
    text = lines[start].text
    if "|" in text:
        return _barred(lines, start)
    if "\t" in text:
        return _tabbed(lines, start)
    return _aligned(lines, start, fill) if "  " in text or "\u3000" in text else start


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


def _aligned(lines: Sequence[Line], start: int, fill: Fill) -> int:
    edges = _edges(lines[start]) if start >= fill.until else []
    if not edges:
        return start
    end, gaps = start + 1, [len(edges)]
    while end < len(lines) and not lines[end].gap:
        line = lines[end]
        if not _RULER.match(line.text):
            following = _edges(line) if "  " in line.text or "\u3000" in line.text else []
            if not following or not _match(edges, following):
                break
            edges = following
            gaps.append(len(edges))
        end += 1
    if len(gaps) < _FEWEST_ROWS or _is_justified(lines[start:end], gaps) or _is_filled(lines, start, end, fill):
        fill.until = end  # else each of many lines would be asked for all below it
        return start
    return end


def _is_justified(rows: Sequence[Line], gaps: Sequence[int]) -> bool:
    """Tell whether the gaps only fill the lines of a text to one width: equal lines, with gaps where it happened."""
    if all([_is_spread(row.text) for row in rows]):
        return True
    widths = {fixed(row.text) for row in rows}
    return len(widths) == 1 and (min(gaps) != max(gaps) or gaps[0] > MOST_CELLS)


def _is_filled(lines: Sequence[Line], start: int, end: int, fill: Fill) -> bool:
    """Tell whether lines whose gaps stand under one another by chance are as wide as the line before or after them, or as most."""
    edges = {line.indent + fixed(line.text) for line in lines[start:end]}
    words = " ".join([line.text for line in lines[start:end]]).split()
    if len(edges) > 1 or 2 * sum(map(str.islower, words)) < len(words):
        return False
    beside = [lines[start - 1]] if start and not lines[start].gap else []
    beside += [lines[end]] if end < len(lines) and not lines[end].gap else []
    return any([line.indent + fixed(line.text) in edges for line in beside]) or fill.edge in edges


def _is_spread(text: str) -> bool:
    """Tell prose all of whose words are two spaces apart, as extractors give a justified line; a row of a table has cells of more words."""
    words = text.split()
    return len(words) >= _LEAST_SPREAD and text == "  ".join(words) and 2 * sum(map(str.islower, words)) >= len(words)


def _edges(line: Line) -> list[tuple[int, int]]:
    """Give for each gap of a line the column where the next cell begins and where it ends."""
    text = line.text
    skip = {match.end() for match in islice(_SENTENCE_SPACE.finditer(text), MOST_COLUMNS)}
    gaps = [
        (match.start(), match.end()) for match in islice(_GAP.finditer(text), MOST_COLUMNS) if match.end() not in skip
    ]
    if not gaps:
        return []
    ends = [start for start, _ in gaps[1:]] + [len(text)]
    return [
        (line.indent + fixed(text[: gap[1]]), line.indent + fixed(text[:end]))
        for gap, end in zip(gaps, ends, strict=True)
    ]


def _match(above: Sequence[tuple[int, int]], below: Sequence[tuple[int, int]]) -> bool:
    """Tell whether most cells of two rows begin or end under one another; where one has fewer, all of them must."""
    if len(above) == len(below):
        return sum(map(_meet, above, below)) >= 0.6 * len(above)
    few, many = sorted((above, below), key=len)
    starts, ends = {start for start, _ in many}, {end for _, end in many}
    return all([start in starts or end in ends for start, end in few])


def _meet(cell: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(cell[0] - other[0]) <= LOOSE_COLUMNS or abs(cell[1] - other[1]) <= LOOSE_COLUMNS
