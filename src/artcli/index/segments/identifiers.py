"""Which ids has a segment, in their order?  A term range of ids → where one stands: all are equally long, and spread evenly.

An id's place is guessed first and looked for round it, without asking where each begins.
"""

from __future__ import annotations

from bisect import bisect_left
from math import isqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artcli.index.segments.mapped import Section
    from artcli.index.segments.terms import TermRange

ID_BYTES = 16
_SPREAD = 2
"""A guess of one of n is wrong by less than this many times the root of n, but for one in ten thousand (four standard deviations)."""


class Identifiers:
    """The ids of a segment, sorted, as a sequence of bytes."""

    __slots__ = ("_even", "_section", "_start", "_terms")

    def __init__(self, terms: TermRange) -> None:
        """Take the terms of the field of ids."""
        self._terms = terms
        self._section: Section
        self._section, self._start, end = terms.extent()
        self._even = end - self._start == ID_BYTES * len(terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, place: int) -> bytes:
        if not self._even:
            return self._terms.term(place)
        start = self._start + ID_BYTES * place
        return bytes(self._section.part(start, start + ID_BYTES))

    def find(self, term: bytes, standing: float) -> int:
        """Return the place of the first id not before ``term``, of which a share of ``standing`` may be expected before it."""
        size = len(self)
        guess, reach = int(standing * size), _SPREAD * isqrt(size) + 1
        low, high = max(guess - reach, 0), min(guess + reach, size)
        place = low + self._find_in(term, low, high) if self._even else bisect_left(self, term, low, high)
        if (place == low and low) or (place == high and high < size):
            return bisect_left(self, term)
        return place

    def _find_in(self, term: bytes, low: int, high: int) -> int:
        """Return how many of some ids that are equally long come before ``term``."""
        data = bytes(self._section.part(self._start + ID_BYTES * low, self._start + ID_BYTES * high))
        return bisect_left(range(0, len(data), ID_BYTES), term, key=lambda at: data[at : at + ID_BYTES])
