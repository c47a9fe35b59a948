"""Which spelling is each chunk of many texts?  Texts → spelling numbers, by numpy: a table of chunks up to 16 bytes, looked at for all together.

A dict of Python's has to make an object of each chunk first, and waits for the memory at each look; here looks are independent, and the
processor takes many at once.  What the table doesn't have goes to the lexicon's dict, one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.analysis.stream import Lexicon, NotRememberedError
from artcli.index.writing.word_hashes import WordHashes

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from artcli.analysis.stream import Spellings

Array = Any
_BITS = 18
"""Of the number of slots: some 50,000 spellings are met in 10,000 articles; where two share a slot, the first has it."""
_WORD = np.uint64
_MIX = (_WORD(0x9E3779B97F4A7C15), _WORD(0xC2B2AE3D27D4EB4F))
"""Odd numbers that spread bits: the golden ratio's (Knuth 1973, 6.4), and one of xxHash's primes."""
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(8)] + [2**64 - 1], _WORD)
_PART = 8
_LONGEST = 2 * _PART
_PARTS = bytes([code in b"\0 \t\n\r\x0b\x0c" for code in range(256)])
_PADDING = bytes(_LONGEST)


class QuickLexicon(Lexicon):
    """A lexicon whose spellings are looked up by tables; one a process, as it is."""

    def __init__(self) -> None:
        """Know nothing."""
        super().__init__()
        self._tables: dict[str | None, SpellingTable] = {}
        self.hashes = WordHashes(self)

    def table(self, language: str | None) -> SpellingTable:
        """Return the table of a language's spellings."""
        if language not in self._tables:
            self._tables[language] = SpellingTable(self.spellings(language))
        return self._tables[language]


class SpellingTable:
    """The commonest spellings of a language, by their bytes."""

    def __init__(self, spellings: Spellings) -> None:
        """Take the spellings, which the table is filled from as they are met."""
        self._spellings = spellings
        self._first = np.zeros(1 << _BITS, _WORD)
        self._second = np.zeros(1 << _BITS, _WORD)
        self._numbers = np.zeros(1 << _BITS, np.uint32)

    def add_all(self, texts: Sequence[str], numbers: array[int], counts: array[int]) -> None:
        """Append the numbers of texts' spellings, in order, and how many each text has: what ``Spellings.add_all`` does."""
        data = self._spellings.parted(texts) if texts else None
        if data is None:
            self._spellings.add_all(texts, numbers, counts)
            return
        bytes_ = np.frombuffer(data + _PADDING, np.uint8)
        between = np.frombuffer(data.translate(_PARTS), bool)
        edges = _changes(between)
        starts, ends = edges[0::2], edges[1::2]
        try:
            found = self._looked_up(data, bytes_, starts, ends)
        except NotRememberedError:
            self._spellings.add_all(texts, numbers, counts)
            return
        numbers.frombytes(found.tobytes())
        borders = np.flatnonzero(bytes_[: len(data)] == 0)
        upto = np.concatenate((np.searchsorted(starts, borders), [len(starts)]))
        counts.frombytes(np.diff(upto, prepend=0).astype(np.uint32).tobytes())

    def _looked_up(self, data: bytes, bytes_: Array, starts: Array, ends: Array) -> Array:
        lengths = ends - starts
        at_each = np.ndarray((len(bytes_) - _PART + 1,), "<u8", buffer=bytes_, strides=(1,))
        first = at_each[starts] & _MASKS[np.minimum(lengths, _PART)]
        second = np.zeros(len(starts), _WORD)
        long = np.flatnonzero(lengths > _PART)
        second[long] = at_each[starts[long] + _PART] & _MASKS[np.minimum(lengths[long] - _PART, _PART)]
        slots = (((first * _MIX[0]) ^ (second * _MIX[1])) >> _WORD(64 - _BITS)).view(
            np.int64
        )  # others are slow to take by
        found = self._numbers.take(slots)
        known = (self._first.take(slots) == first) & (self._second.take(slots) == second)
        known[long[lengths[long] > _LONGEST]] = False
        missing = np.flatnonzero(~known)
        if len(missing):
            edges = zip(starts[missing].tolist(), ends[missing].tolist(), strict=True)
            chunks = [data[start:end] for start, end in edges]
            self._spellings.learn(chunks)
            found[missing] = list(map(self._spellings.__getitem__, chunks))
            free = (lengths[missing] <= _LONGEST) & (self._first[slots[missing]] == 0)
            new = missing[free]  # of two for one slot the last stays, in all three columns
            places = slots[new]
            self._first[places], self._second[places], self._numbers[places] = first[new], second[new], found[new]
        return found


def _changes(between: Array) -> Array:
    """Return where chunks begin and end, in turn; outside there are none."""
    if not len(between):
        return np.flatnonzero(between)
    changed = np.empty(len(between) + 1, bool)
    changed[0], changed[-1] = not between[0], not between[-1]
    np.not_equal(between[1:], between[:-1], out=changed[1:-1])
    return np.flatnonzero(changed)
