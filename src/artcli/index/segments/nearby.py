"""Which terms are nearly a word?  A sorted range of terms → those that so many changes make of the word.

One change leaves the first half of a word as it is, or the second, unless it swaps the letters where they meet: so terms are looked
for by their beginning and by their end.  For more changes the terms are walked along: neighbours share the beginning of their tables of
distances (Levenshtein's, with swaps as Damerau's); where a beginning is too far from the word already, all terms that begin so are
skipped, up to the next that may be near.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.index.segments.terms import TermRange


_WIDEST = 4
"""Bytes of a letter at the most."""
_BEHIND_MARKS = b"\x05"
CHUNK = 64
"""Terms that are read together: as long as four of them one by one."""


def one_change_away(terms: TermRange, layer: str, word: str) -> set[bytes]:
    """Return those of a layer's terms, without their mark, that have half of a word, and all that one change makes of it among them."""
    mark, half = layer.encode(), len(word) // 2
    first, last = [part.encode("utf-8", "surrogatepass") for part in (word[:half], word[half:])]
    swapped = word[: half - 1] + word[half : half + 1] + word[half - 1 : half] + word[half + 1 :]
    whole = mark + swapped.encode("utf-8", "surrogatepass")
    found = [whole] if terms.index(whole) >= 0 else []
    length = len(mark) + len(first) + len(last)
    least, most = length - _WIDEST, length + _WIDEST
    found += [term for term in terms.slice(terms.prefix(mark + first)) if least <= len(term) <= most]
    places = terms.prefix(mark) if mark else range(terms.find(_BEHIND_MARKS), len(terms))
    found += [term for term in terms.ending(last, places) if least <= len(term) <= most]
    return {term[len(mark) :] for term in found}


def is_one_change_away(word: str, other: str) -> bool:
    """Tell whether a letter that is changed, comes, goes or swaps with its neighbour makes one word of another, or nothing has to.

    >>> [is_one_change_away("harbour", other) for other in ("harbor", "harbuor", "harbour", "arbor")]
    [True, True, True, False]
    """
    shortest = min(len(word), len(other))
    at = 0
    while at < shortest and word[at] == other[at]:
        at += 1
    rest, others = word[at:], other[at:]
    if rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]:
        return True
    return len(rest) > 1 and rest[:2] == others[1::-1] and rest[2:] == others[2:]


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
            word = self._terms.text(self._read(place)[mark:])
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
        return self._terms.find(_BEHIND_MARKS), places.stop

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
