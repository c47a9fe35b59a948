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
SLICE = 1 << 15
"""Spellings or keys that are worked on at a time: what lies between stays in the processor's cache."""
_WIDE = np.uint64
_SPARE = 8
"""A field's keys are given room for as many more as an eighth of its spellings, for further words of compounds: a twentieth in news."""
_FIELD = 12
"""Bits of a number in ``Tables.looks``: a spelling of ``LONGEST`` bytes has at most 32 words."""
_MOST = (1 << _FIELD) - 1
_BETWEEN = "\0"
"""Lower than any character of a term, so that terms put together sort as their tuples do."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A lexicon's tables as numpy sees them, for one segment.

    Its classes in the order of their lists; ``terms`` are those of all classes, sorted, each as often as it has classes, and ``owners`` these, by
    their place in that order.  ``looks`` has for each spelling all that is wanted of most: the rank of its first class above, then in
    ``_FIELD`` bits each that one's place, the positions that it takes, and how many classes it has; one look instead of four.  Where its
    classes and their places begin, for those that have several.  ``displaced`` says whether any first class has another place than the first.
    """

    order: Array
    terms: list[bytes]
    owners: Array
    ranks: Array
    looks: Array
    starts: Array
    classes: Array
    places: Array
    displaced: bool

    @classmethod
    def of(cls, lexicon: Lexicon, streams: Sequence[array[int]]) -> Tables:
        """Look at a lexicon's tables, for the spellings of these streams."""
        ends = np.array(lexicon.expansion_ends, np.int64)
        starts = np.concatenate(([0], ends[:-1]))
        sizes = ends - starts
        classes = np.array(lexicon.expansion_class, np.int64)
        used = np.zeros(len(ends), bool)
        for stream in streams:
            for at in range(0, len(stream), SLICE):
                used[_numbers(stream)[at : at + SLICE].astype(np.int64)] = True
        spellings = np.flatnonzero(used)
        there = np.zeros(len(lexicon.classes), bool)
        there[classes[ranges(starts[spellings], sizes[spellings])]] = True
        order, together, counts = _sorted(lexicon.classes, np.flatnonzero(there))
        ranks = np.zeros(len(lexicon.classes), np.int64)
        ranks[order] = np.arange(len(order))
        places = np.array(lexicon.expansion_place, np.int64)
        looks = _looks(ranks, len(order), np.array(lexicon.advance, np.int64), (starts, sizes, classes, places))
        displaced = bool(_field(looks, 2).any())
        return cls(order, *_terms(together, counts), ranks, looks, starts, classes, places, displaced)


def _sorted(known: Sequence[tuple[str, ...]], some: Array) -> tuple[Array, list[str], Array]:
    """Return some classes in the order of their sorted terms, these, put together, and how many each has."""
    all_terms = list(map(known.__getitem__, some.tolist()))
    together = list(map(_together, all_terms))
    order = sorted(range(len(some)), key=together.__getitem__)
    places = np.array(order, np.int64)
    counts = np.fromiter(map(len, all_terms), np.int64, len(all_terms))
    return some[places], list(map(together.__getitem__, order)), counts[places]


def _together(terms: tuple[str, ...]) -> str:
    if len(terms) == 1:
        return terms[0]
    if len(terms) == 2:  # nearly all others: a word and its stem
        one, other = terms
        return f"{other}\0{one}" if other < one else f"{one}\0{other}"
    return _BETWEEN.join(sorted(terms))


def _terms(together: list[str], counts: Array) -> tuple[list[bytes], Array]:
    """Return all terms of some classes, sorted, and to which class each belongs: of two for one term, first to the first."""
    terms = _BETWEEN.join(together).encode("utf-8", "surrogatepass").split(_BETWEEN.encode()) if together else []
    owners = np.repeat(np.arange(len(counts)), counts)
    is_first = np.ones(len(terms), bool)
    is_first[1:] = owners[1:] != owners[:-1]
    near = np.argsort(~is_first, kind="stable")  # the first ones are sorted, the others nearly
    terms = list(map(terms.__getitem__, near.tolist()))
    order = sorted(range(len(terms)), key=terms.__getitem__)
    return list(map(terms.__getitem__, order)), owners[near[order]]


def _looks(ranks: Array, nothing: int, advance: Array, expansions: tuple[Array, Array, Array, Array]) -> Array:
    """Return what ``Tables.looks`` has; a spelling without a class has the rank ``nothing``, after all others."""
    starts, sizes, classes, places = expansions
    some = sizes > 0
    at = starts[some]
    looks = np.full(len(sizes), nothing << 2 * _FIELD, np.int64)
    looks[some] = (ranks[classes[at]] << 2 * _FIELD) | (places[at] << _FIELD)
    if max(int(one.max(initial=0)) for one in (advance, sizes, places)) > _MOST:
        message = "too many words in one spelling"
        raise OverflowError(message)
    looks = (looks | advance) << _FIELD | sizes
    return looks.astype(_WIDE)


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
        self._nothings = 0
        keys = self._keys(_numbers(spellings), per_document, tables)
        if len(self.lengths) and int(self.lengths.max()) >> self._place_bits:
            message = "too many words for one segment"
            raise OverflowError(message)
        keys.sort()
        self._sorted = keys[: len(keys) - self._nothings]

    def pieces(self) -> Iterator[tuple[Array, FieldPostings]]:
        """Yield the classes that occur, by their places in the tables' order, with their postings: some neighbours at a time."""
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
        """Return the keys of all words, and one for each spelling that has none, higher than all others: ``_nothings``."""
        ends = np.cumsum(per_document)
        found = np.empty(len(numbers) + len(numbers) // _SPARE, _WIDE)  # what of it isn't written to takes no memory
        further = []
        document = 0
        while document < len(per_document):
            start = int(ends[document] - per_document[document])
            last = max(int(np.searchsorted(ends, start + SLICE, "right")), document + 1)
            stop = int(ends[last - 1])
            part = numbers[start:stop].astype(np.int64)
            further.append(self._slice(part, per_document, range(document, last), tables, found[start:stop]))
            document = last
        more = np.concatenate([found[:0], *further])
        end = len(numbers) + len(more)
        if end > len(found):
            return np.concatenate((found[: len(numbers)], more))
        found[len(numbers) : end] = more
        return found[:end]

    def _slice(self, numbers: Array, per_document: Array, documents: range, tables: Tables, out: Array) -> Array:
        """Put the keys of some documents' words into ``out``; return those of a spelling's further words, since few have any."""
        looks = tables.looks.take(numbers)
        counts = per_document[documents.start : documents.stop]
        total = np.zeros(len(numbers) + 1, np.int64)
        np.cumsum(_field(looks, 1), out=total[1:])
        ends = np.cumsum(counts)
        begins = total[ends - counts]
        self.lengths[documents.start : documents.stop] = total[ends] - begins
        base = (np.arange(documents.start, documents.stop) << self._place_bits) - begins
        places = np.repeat(base, counts)
        places += total[:-1]
        shift = self._document_bits + self._place_bits
        np.right_shift(looks, _WIDE(3 * _FIELD), out=out)
        np.left_shift(out, _WIDE(shift), out=out)
        out += places.view(_WIDE)
        if tables.displaced:
            out += _field(looks, 2).view(_WIDE)
        sizes = _field(looks, 0)
        self._nothings += len(sizes) - int(np.count_nonzero(sizes))
        more = np.flatnonzero(sizes > 1)
        some = numbers[more]
        sizes = sizes[more] - 1
        at = ranges(tables.starts[some] + 1, sizes)
        further = tables.ranks[tables.classes[at]] << shift
        keys: Array = (further + np.repeat(places[more], sizes) + tables.places[at]).astype(_WIDE)
        return keys

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


def _field(looks: Array, place: int) -> Array:
    """Return one of the numbers that are put together in looks, the lowest being 0."""
    return (looks >> _WIDE(place * _FIELD) & _WIDE(_MOST)).view(np.int64)


def _numbers(numbers: array[int]) -> Array:
    return np.frombuffer(numbers, np.uint32) if len(numbers) else np.empty(0, np.uint32)
