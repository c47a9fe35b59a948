"""Which words stand where?  Spelling numbers of a segment's texts → postings sorted by class, document and position, by numpy.

A key of 64 bits holds all three, so that one sort of plain numbers inverts the segment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.lists import FieldPostings

if TYPE_CHECKING:
    from array import array

    from artcli.analysis.stream import Lexicon

Array = Any
SLICE = 1_000_000
"""Spellings that are expanded at a time: what lies between a stream and its keys takes some fifty bytes for each."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A lexicon's tables as numpy sees them: for each spelling its positions, and where its classes and their places begin and end."""

    advance: Array
    starts: Array
    sizes: Array
    classes: Array
    places: Array

    @classmethod
    def of(cls, lexicon: Lexicon) -> Tables:
        """Look at a lexicon's tables, copied, so that it may grow on."""
        ends = np.array(lexicon.expansion_ends, np.int64)
        starts = np.empty_like(ends)
        if len(ends):
            starts[0] = 0
            starts[1:] = ends[:-1]
        return cls(
            np.array(lexicon.advance, np.uint32),
            starts,
            ends - starts,
            np.array(lexicon.expansion_class, np.uint32),
            np.array(lexicon.expansion_place, np.uint32),
        )


@dataclass(frozen=True, slots=True)
class Inverted:
    """A field turned round: the classes that occur in it, in the order asked for, their postings, and each document's length."""

    classes: Array
    postings: FieldPostings | None
    lengths: Array


def invert(spellings: array[int], counts: array[int], tables: Tables, ranks: Array, share: float) -> Inverted:
    """Turn a field's texts round.

    ``counts`` says how many spellings each document has.  ``ranks`` has the place of each class in the order in which lists are to lie;
    ``share`` how far a field's length divides its counts.
    """
    numbers = np.frombuffer(spellings, np.uint32) if len(spellings) else np.empty(0, np.uint32)
    per_document = np.frombuffer(counts, np.uint32).astype(np.int64) if len(counts) else np.empty(0, np.int64)
    lengths = _lengths(numbers, per_document, tables)
    bits = _Bits.of(len(per_document), int(lengths.max(initial=0)) + 1)
    parts = [
        _keys(numbers[start:stop], documents, lengths, tables, ranks, bits)
        for start, stop, documents in _slices(per_document)
    ]
    keys = np.concatenate(parts) if parts else np.empty(0, np.uint64)
    del parts
    if not len(keys):
        return Inverted(np.empty(0, np.int64), None, lengths)
    keys.sort()
    return _postings(keys, bits, lengths, share)


@dataclass(frozen=True, slots=True)
class _Bits:
    """How a key is shared out: class above document above position."""

    document: int
    place: int

    @classmethod
    def of(cls, documents: int, places: int) -> _Bits:
        return cls(max(documents - 1, 1).bit_length(), max(places, 1).bit_length())


def _lengths(numbers: Array, per_document: Array, tables: Tables) -> Array:
    """Return how many positions each document has."""
    ends = np.cumsum(per_document)
    taken = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(tables.advance[numbers], out=taken[1:], dtype=np.int64)
    return taken[ends] - taken[ends - per_document]


def _slices(per_document: Array) -> list[tuple[int, int, Array]]:
    """Part the stream between documents: the first and last spelling, and the document of each."""
    found = []
    ends = np.cumsum(per_document)
    first = 0
    while first < len(per_document):
        start = int(ends[first - 1]) if first else 0
        last = max(int(np.searchsorted(ends, start + SLICE, "right")), first + 1)
        stop = int(ends[last - 1])
        if stop > start:
            documents = np.repeat(np.arange(first, last, dtype=np.uint64), per_document[first:last])
            found.append((start, stop, documents))
        first = last
    return found


def _keys(numbers: Array, documents: Array, _lengths: Array, tables: Tables, ranks: Array, bits: _Bits) -> Array:  # noqa: PLR0913
    advance = tables.advance[numbers].astype(np.int64)
    places = np.cumsum(advance) - advance
    begins = np.flatnonzero(np.diff(documents, prepend=documents[0] + np.uint64(1)))
    places -= np.repeat(places[begins], np.diff(np.append(begins, len(places))))
    sizes = tables.sizes[numbers]
    starts = tables.starts[numbers]
    if (sizes == 1).all():
        at = starts
    else:
        total = np.cumsum(sizes)
        at = np.repeat(starts - (total - sizes), sizes) + np.arange(int(total[-1]))
        documents = np.repeat(documents, sizes)
        places = np.repeat(places, sizes)
    places = places + tables.places[at]
    classes = ranks[tables.classes[at]].astype(np.uint64)
    keys = classes << np.uint64(bits.document + bits.place)
    keys |= documents << np.uint64(bits.place)
    keys |= places.astype(np.uint64)
    return keys


def _postings(keys: Array, bits: _Bits, lengths: Array, share: float) -> Inverted:
    """Part sorted keys into lists."""
    pairs = keys >> np.uint64(bits.place)
    firsts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    places = (keys & np.uint64((1 << bits.place) - 1)).astype(np.uint32)
    occurrences = len(keys)
    pairs = pairs[firsts]
    documents = (pairs & np.uint64((1 << bits.document) - 1)).astype(np.uint32)
    classes = pairs >> np.uint64(bits.document)
    begins = np.flatnonzero(np.concatenate(([True], classes[1:] != classes[:-1])))
    frequencies = np.diff(np.append(firsts, occurrences)).astype(np.uint32)
    counts = np.diff(np.append(begins, len(firsts)))
    postings = FieldPostings(counts, documents, frequencies, places, length_factors(lengths, share))
    return Inverted(classes[begins].astype(np.int64), postings, lengths)


def length_factors(lengths: Array, share: float) -> Array | None:
    """Return what a count is divided by in a document of each length, as ``ranking.length_factor`` has it."""
    if not share or not len(lengths) or not lengths.any():
        return None
    return 1 - share + share * lengths / lengths.mean()
