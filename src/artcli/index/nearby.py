"""Which terms are nearly a word?  A sorted range of terms → those that so many changes make of the word.

Neighbours share the beginning of their tables of distances (Levenshtein's, with swaps as Damerau's); where a beginning is too far
from the word already, all terms that begin so are skipped, up to the next that may be near.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.index.terms import TermRange


CHUNK = 64
"""Terms that are read together: as long as four of them one by one."""


class NearTerms:
    """A walk along the terms of a field, in one layer, for those near a word."""

    def __init__(self, terms: TermRange, layer: str, word: str, most: int) -> None:
        """Take the terms, the mark that they begin with (``""`` for none), the word, and how many changes there may be."""
        self._terms = terms
        self._mark = layer.encode()
        self._word = word
        self._most = most
        self._rows = [list(range(len(word) + 1))]
        self._prefix = ""
        self._chunk: list[bytes] = []
        self._first = 0

    def __iter__(self) -> Iterator[str]:
        """Yield the terms without their mark."""
        mark = len(self._mark)
        place, last = self._ends()
        while place < last:
            word = self._read(place)[mark:].decode("utf-8", "surrogatepass")
            alive = self._extend(word)
            if alive == len(word):
                if self._rows[-1][-1] <= self._most:
                    yield word
                place += 1
            else:
                place = self._after(word, alive, place, last)

    def _ends(self) -> tuple[int, int]:
        places = self._terms.prefix(self._mark)
        if self._mark:
            return places.start, places.stop
        return self._terms.find(b"\x05"), places.stop  # behind all marks

    def _read(self, place: int) -> bytes:
        """Return the term at a place; some of its followers are read with it."""
        index = place - self._first
        if not 0 <= index < len(self._chunk):
            self._first, index = place, 0
            self._chunk = self._terms.slice(range(place, min(place + CHUNK, len(self._terms))))
        return self._chunk[index]

    def _find(self, term: bytes, place: int) -> int:
        """Return the first place from one that was read on whose term is not before another."""
        chunk = self._chunk
        if chunk[-1] >= term:
            return self._first + bisect_left(chunk, term, place - self._first)
        return self._terms.find(term, self._first + len(chunk))

    def _extend(self, word: str) -> int:
        """Make the rows of a word's beginnings, as far as they are near, and return how many letters that is."""
        shared, before, rows = 0, self._prefix, self._rows
        for one, other in zip(before, word, strict=False):
            if one != other:
                break
            shared += 1
        del rows[shared + 1 :]
        self._prefix = word
        length = shared
        for length in range(shared, len(word)):
            row = self._row(word, length)
            if min(row) > self._most:
                self._prefix = word[:length]
                return length
            rows.append(row)
        return len(word)

    def _row(self, word: str, length: int) -> list[int]:
        """Return the row of a beginning with one letter more than ``length``."""
        before, wanted = self._rows[length], self._word
        letter = word[length]
        above = self._rows[length - 1] if length else before
        row = [length + 1]
        left = length + 1
        for j, one in enumerate(wanted):
            cost = before[j] + (letter != one)
            if before[j + 1] < cost - 1:
                cost = before[j + 1] + 1
            if left < cost - 1:
                cost = left + 1
            if j and length and letter == wanted[j - 1] and word[length - 1] == one and above[j - 1] < cost - 1:
                cost = above[j - 1] + 1
            row.append(cost)
            left = cost
        return row

    def _after(self, word: str, alive: int, place: int, last: int) -> int:
        """Return the next place whose term may be near, where a word is so for ``alive`` letters only."""
        rows, wanted, most = self._rows, self._word, self._most
        letter, beginning = word[alive], word[:alive]
        row = rows[alive]
        if min(row) < most:
            following = chr(ord(letter) + 1) if ord(letter) < 0x10FFFF else None
        else:
            near = {one for one, cost in zip(wanted, row, strict=False) if cost <= most}
            if alive:
                swapped = word[alive - 1]
                near.update([wanted[j - 1] for j in range(1, len(wanted)) if wanted[j] == swapped])
            following = min([one for one in near if one > letter], default=None)
        if following is not None:
            found = self._find(self._mark + (beginning + following).encode("utf-8", "surrogatepass"), place)
        elif alive:
            found = self._find(self._mark + _next(beginning), place)
        else:
            return last
        return min(max(found, place + 1), last)


def _next(beginning: str) -> bytes:
    """Return the first bytes behind all that begin so."""
    raw = beginning.encode("utf-8", "surrogatepass")
    return raw[:-1] + bytes((raw[-1] + 1,))  # no byte of UTF-8 is the last
