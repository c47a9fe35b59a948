"""In which order are the lines of a page read?  Lines anywhere on it → column after column, each from top to bottom.  Pure.

Lines that go over several columns, such as a title, part the page into bands.
"""

from __future__ import annotations

from dataclasses import dataclass

_WIDE = 0.6
"""Of the width of all: a line over that goes over more than one column."""
_MOSTLY = 0.35
"""Of the lines: where so many are wide, there is one column."""
_GUTTER = 6.0
_FEWEST = 3
"""Lines of a column."""


@dataclass(slots=True)
class Line:
    """Characters in one line of one column; ``number`` is its page's."""

    left: float
    right: float
    y: float
    size: float
    text: str
    number: int = 0
    column: tuple[float, float] = (0.0, 0.0)


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines in order, each with the edges of its column."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    wide = [line for line in lines if line.right - line.left > _WIDE * (right - left)]
    columns = [] if len(wide) > _MOSTLY * len(lines) else _columns([line for line in lines if line not in wide])
    if len(columns) < 2:
        return _sorted(lines, (left, right))
    found: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda one: one.y):
        if _spans(line, columns):
            found.extend(_band(band, columns))
            band = []
            line.column = (left, right)
            found.append(line)
        else:
            band.append(line)
    return found + _band(band, columns)


def _columns(lines: list[Line]) -> list[tuple[float, float]]:
    """Return the edges of columns; a few lines across the middle, such as a byline, don't hide that there are two."""
    found = _stretches(lines)
    if len(found) < 2 and lines:
        middle = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
        rest = [line for line in lines if not line.left < middle < line.right]
        if len(lines) - len(rest) <= max(2, len(lines) // 10):
            found = _stretches(rest)
    return [(left, right) for left, right, _ in found] if any(number >= _FEWEST for *_, number in found) else []


def _stretches(lines: list[Line]) -> list[tuple[float, float, int]]:
    """Return the stretches of a page that have lines, gutters between them that no line crosses; and the number of lines of each."""
    merged: list[tuple[float, float, int]] = []
    for line in sorted(lines, key=lambda one: one.left):
        if merged and line.left < merged[-1][1] + _GUTTER:
            left, right, number = merged[-1]
            merged[-1] = (left, max(right, line.right), number + 1)
        else:
            merged.append((line.left, line.right, 1))
    return merged


def _spans(line: Line, columns: list[tuple[float, float]]) -> bool:
    return sum(1 for left, right in columns if line.left < right - _GUTTER and line.right > left + _GUTTER) != 1


def _band(lines: list[Line], columns: list[tuple[float, float]]) -> list[Line]:
    found: list[Line] = []
    for left, right in columns:
        own = [line for line in lines if line.left < right - _GUTTER and line.right > left + _GUTTER]
        found.extend(_sorted(own, (left, right)))
    return found


def _sorted(lines: list[Line], column: tuple[float, float]) -> list[Line]:
    """Return the lines of one column from top to bottom; those beside each other from left to right."""
    for line in lines:
        line.column = column
    return sorted(lines, key=lambda line: (round(line.y), line.left))
