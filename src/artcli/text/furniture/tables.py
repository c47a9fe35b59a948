"""Which lines are rows of a table, or stand in a fence?  Lines in, their indexes out: none of them is a page's furniture.

Rows look like running heads: text and a number with a gap between.  But they have neighbours of the same shape.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.draft import may_have_fences
from artcli.text.furniture.shapes import cells

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_GAP = re.compile(r"\S(?: {2,}|\t)\S")


def table_rows(lines: list[str]) -> set[int]:
    """Find the rows of tables and the lines of fences.

    >>> sorted(table_rows(["Year  Ships", "1990  8.120", "1995  7.400", "", "Island Times  3"]))
    [0, 1, 2]
    """
    found = fenced(lines)
    found.update([i for i, line in enumerate(lines) if line.startswith("|")])
    shapes = {i: _shape(line) for i, line in enumerate(lines) if ("  " in line or "\t" in line) and _GAP.search(line)}
    for i, shape in shapes.items():
        if shapes.get(i + 1) == shape:
            found |= {i, i + 1}
            if len(shapes.get(i - 1, ())) == len(shape):  # the row of headings
                found.add(i - 1)
    return found


def fenced(lines: list[str]) -> set[int]:
    """Find the lines from one fence to the next; a fence that is never closed keeps nothing."""
    if not may_have_fences(lines):
        return set()
    fences = [i for i, line in enumerate(lines) if ("```" in line or "~~~" in line) and _FENCE.match(line)]
    found: set[int] = set()
    for start, end in zip(fences[::2], fences[1::2], strict=False):
        found.update(range(start, end + 1))
    return found


def _shape(line: str) -> tuple[bool, ...]:
    """Say of each cell whether it is made of figures."""
    return tuple([_is_figures(cell) for cell in cells(line)])


def _is_figures(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))
