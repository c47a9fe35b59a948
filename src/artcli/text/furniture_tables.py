"""Which lines are rows of tables, or code?  Lines go in; indexes come out: of lines that are never furniture.

A table's cells look like running heads: a name, a gap, a number.  But rows stand together, and furniture stands alone.  Pure.
"""

from __future__ import annotations

from artcli.text.draft import PAGE_MARK
from artcli.text.furniture_shapes import cells

_FENCES = ("```", "~~~")
_PAIR = 2
"""Two lines with cells may be the foot of a page as well: date and title, outlet and page number."""


def find_rows(lines: list[str]) -> tuple[set[int], list[list[int]]]:
    """Find the rows of tables and the lines of code; and, apart, pairs of lines that may be rows or furniture."""
    fixed = {i for i, line in enumerate(lines) if line[:1] == "|"}
    fences = [i for i, line in enumerate(lines) if line.startswith(_FENCES)]
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        fixed.update(range(first, last + 1))
    pairs: list[list[int]] = []
    for run in _runs(lines):
        if len(run) > _PAIR:
            fixed.update(run)
        else:
            pairs.append(run)
    return fixed, pairs


def _runs(lines: list[str]) -> list[list[int]]:
    """Gather neighbouring lines with as many cells, or with cells that begin or end at the same place."""
    runs: list[list[int]] = []
    for i, line in enumerate(lines):
        if line == PAGE_MARK or not _has_gap(line):
            continue
        if runs and runs[-1][-1] == i - 1 and _is_alike(lines[i - 1], line):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [run for run in runs if len(run) > 1]


def _has_gap(line: str) -> bool:
    return "\t" in line or " | " in line or "  " in line.strip()


def _is_alike(above: str, line: str) -> bool:
    upper, lower = cells(above), cells(line)
    if min(len(upper), len(lower)) < _PAIR:
        return False
    return len(upper) == len(lower) or not _edges(above, upper).isdisjoint(_edges(line, lower))


def _edges(line: str, parts: tuple[str, ...]) -> set[int]:
    """Where the cells behind the first begin, and where they end."""
    edges: set[int] = set()
    at = line.find(parts[0]) + len(parts[0])
    for part in parts[1:]:
        at = line.find(part, at)
        edges.add(at)
        at += len(part)
        edges.add(-at)
    return edges
