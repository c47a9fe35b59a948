"""Where does a reader stand, whatever the width?  Lines → how much text lies before each; a place in one layout → the line in another.  Pure."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.render.text import Text


def text_before(lines: Sequence[Text]) -> list[int]:
    """Return how many characters that aren't spaces stand before each line, and last, in all: the same for every width, nearly."""
    return [0, *accumulate([sum(map(len, line.plain.split())) for line in lines])]


def line_of(place: int, before: Sequence[int]) -> int:
    """Return the line in which so many characters have gone by, the last such that has any.

    >>> line_of(7, [0, 5, 5, 12, 20]), line_of(5, [0, 5, 5, 12, 20]), line_of(0, [0, 5])
    (2, 2, 0)
    """
    return max(0, min(bisect_right(before, place) - 1, len(before) - 2))


def lines_with(lines: Sequence[Text], style: str) -> list[int]:
    """Return the numbers of the lines in which something has a style."""
    return [
        number
        for number, line in enumerate(lines)
        if line.style == style or any(one.style == style for one in line.stretches)
    ]


def headings(lines: Sequence[Text]) -> list[tuple[int, str]]:
    """Return an article's headings, each with its first line."""
    found: list[tuple[int, str]] = []
    last = -2
    for number in lines_with(lines, "heading"):
        text = lines[number].plain.strip()
        if number == last + 1:
            found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
        else:
            found.append((number, text))
        last = number
    return found
