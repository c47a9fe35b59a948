"""Which words stand where?  Spelling numbers of a segment's texts → postings sorted by class, document and position, by numpy.

A key of 64 bits holds all three, so that one sort of plain numbers inverts the segment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.writing.lists import FieldPostings
from artcli.values import dataclass

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from artcli.analysis.stream import Lexicon

Array = Any
SLICE = 200_000
"""Spellings or keys that are worked on at a time: what lies between stays in the processor's cache."""
_WIDE = np.uint64


@dataclass(frozen=True, slots=True)
class Tables:
    """A lexicon's tables as numpy sees them, for one segment.

    Its classes in the order of their lists; for each spelling the positions it takes, and where its classes and their places begin and
    how many they are.
    """

    order: list[int]
    ranks: Array
    advance: Array
    starts: Array
    sizes: Array
    classes: Array
    places: Array

    @classmethod
    def of(cls, lexicon: Lexicon, streams: Sequence[array[int]]) -> Tables:
        """Look at a lexicon's tables, for the spellings of these streams."""
        ends = np.array(lexicon.expansion_ends, np.int64)
        starts = np.concatenate(([0], ends[:-1]))
        classes = np.array(lexicon.expansion_class, np.int64)
        used = np.zeros(len(ends), bool)
        for stream in streams:
            used[_numbers(stream).astype(np.int64)] = True
        spellings = np.flatnonzero(used)
        there = np.zeros(len(lexicon.classes), bool)
        there[classes[ranges(starts[spellings], ends[spellings] - starts[spellings])]] = True
        known = lexicon.classes
        order = sorted(np.flatnonzero(there).tolist(), key=lambda one: sorted(known[one]))
        ranks = np.zeros(len(known), np.int64)
        ranks[order] = np.arange(len(order))
        places = np.array(lexicon.expansion_place, np.int64)
        return cls(order, ranks, np.array(lexicon.advance, np.int64), starts, ends - starts, classes, places)


def ranges(starts: Array, sizes: Array) -> Array:
    """Return the numbers from each start on, so many of each, one after another.

    >>> ranges(np.array([5, 0]), np.array([2, 1])).tolist()
    [5, 6, 0]
    """
    total = np.cumsum(sizes)
    return np.repeat(starts - (total - sizes), sizes) + np.arange(int(total[-1]) if len(total) else 0)


class Inverted:
    """A field turned round: how many words each document has, and the postings in pieces."""

    def __init__(self, spellings: array[int], counts: array[int], tables: Tables, share: float) -> None:
        """Turn a field's texts round.

        ``counts`` says how many spellings each document has; ``share`` how far a field's length divides its counts.
        """
        self._share = share
        per_document = _numbers(counts).astype(np.int64)
        self._document_bits = max(len(per_document) - 1, 1).bit_length()
        self._place_bits = 63 - self._document_bits - max(len(tables.order), 1).bit_length()
        self.lengths = np.zeros(len(per_document), np.int64)
        keys = self._keys(_numbers(spellings), per_document, tables)
        if len(self.lengths) and int(self.lengths.max()) >> self._place_bits:
            message = "too many words for one segment"
            raise OverflowError(message)
        keys.sort()
        self._sorted = keys

    def pieces(self) -> Iterator[tuple[Array, FieldPostings]]:
        """Yield the classes that occur, as numbers of the tables' order, with their postings: some neighbours at a time."""
        keys = self._sorted
        factors = length_factors(self.lengths, self._share)
        shift = _WIDE(self._document_bits + self._place_bits)
        start = 0
        while start < len(keys):
            stop = min(start + SLICE, len(keys))
            if stop < len(keys):  # a class is never parted
                stop = int(np.searchsorted(keys, ((keys[stop - 1] >> shift) + _WIDE(1)) << shift))
            yield self._piece(keys[start:stop], factors)
            start = stop

    def _keys(self, numbers: Array, per_document: Array, tables: Tables) -> Array:
        first = self._first_keys(tables)
        ends = np.cumsum(per_document)
        size = sum(int(tables.sizes.take(numbers[at : at + SLICE]).sum()) for at in range(0, len(numbers), SLICE))
        found = np.empty(size, _WIDE)  # at once: parts put together at the end would be held twice
        filled = document = 0
        while document < len(per_document):
            start = int(ends[document] - per_document[document])
            last = max(int(np.searchsorted(ends, start + SLICE, "right")), document + 1)
            part = numbers[start : int(ends[last - 1])]
            for keys in self._slice(part, per_document, range(document, last), (first, tables)):
                found[filled : filled + len(keys)] = keys
                filled += len(keys)
            document = last
        return found

    def _first_keys(self, tables: Tables) -> Array:
        """Return the key of each spelling's first word, at the beginning of document 0; the highest number where it has no word."""
        some = tables.sizes > 0
        keys = np.full(len(tables.sizes), 2**63, _WIDE)
        at = tables.starts[some]
        shift = self._document_bits + self._place_bits
        keys[some] = (tables.ranks[tables.classes[at]] << shift) + tables.places[at]
        return keys

    def _slice(
        self, numbers: Array, per_document: Array, documents: range, known: tuple[Array, Tables]
    ) -> Iterator[Array]:
        """Yield the keys of some documents' words; those of a spelling's further words apart, since few have any."""
        first, tables = known
        counts = per_document[documents.start : documents.stop]
        total = np.zeros(len(numbers) + 1, np.int64)
        np.cumsum(tables.advance.take(numbers), out=total[1:])
        ends = np.cumsum(counts)
        begins = total[ends - counts]
        self.lengths[documents.start : documents.stop] = total[ends] - begins
        base = (np.arange(documents.start, documents.stop) << self._place_bits) - begins
        places = np.repeat(base, counts)
        places += total[:-1]
        keys = first.take(numbers) + places.astype(_WIDE)
        yield keys[numbers != 0] if not numbers.all() else keys
        more = np.flatnonzero(tables.sizes.take(numbers) > 1)
        if len(more):
            sizes = tables.sizes[numbers[more]] - 1
            at = ranges(tables.starts[numbers[more]] + 1, sizes)
            further = tables.ranks[tables.classes[at]] << (self._document_bits + self._place_bits)
            yield (further + np.repeat(places[more], sizes) + tables.places[at]).astype(_WIDE)

    def _piece(self, keys: Array, factors: Array | None) -> tuple[Array, FieldPostings]:
        """Part sorted keys into lists."""
        pairs = keys >> _WIDE(self._place_bits)
        firsts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
        places = (keys & _WIDE((1 << self._place_bits) - 1)).astype(np.int64)
        pairs = pairs[firsts]
        documents = (pairs & _WIDE((1 << self._document_bits) - 1)).astype(np.int64)
        classes = (pairs >> _WIDE(self._document_bits)).astype(np.int64)
        begins = np.flatnonzero(np.concatenate(([True], classes[1:] != classes[:-1])))
        frequencies = np.diff(np.append(firsts, len(keys)))
        counts = np.diff(np.append(begins, len(firsts)))
        return classes[begins], FieldPostings(counts, documents, frequencies, places, factors)


def length_factors(lengths: Array, share: float) -> Array | None:
    """Return what a count is divided by in each document, as ``ranking.length_factor`` has it."""
    if not share or not len(lengths) or not lengths.any():
        return None
    return 1 - share + share * lengths / lengths.mean()


def _numbers(numbers: array[int]) -> Array:
    return np.frombuffer(numbers, np.uint32) if len(numbers) else np.empty(0, np.uint32)
