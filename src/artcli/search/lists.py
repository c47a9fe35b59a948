"""What do the lists of a segment say of some of its articles?  A list and document numbers → who is in it, how often, and where.

Where few articles are asked about, only the blocks that they lie in are decoded; what is decoded whole is kept for the search.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, compress, islice, repeat
from operator import add, mul, sub
from typing import TYPE_CHECKING

from artcli.index.format import BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.index.segment import Segment

SPARSE = 64
"""A list this many times longer than what is asked about is decoded block by block: a block takes as long as 80 postings of a whole list."""
SPARSE_PLACES = 8
"""The same for positions."""
APART = 2048
"""Places that keys leave free between documents: more than a phrase has words, or words that are near lie apart."""


class Among:
    """Documents to look at: a set, and in their order where that is needed."""

    __slots__ = ("_ordered", "documents")

    def __init__(self, documents: Iterable[int]) -> None:
        """Take the documents' numbers in their segment."""
        self.documents = documents if isinstance(documents, (set, frozenset)) else set(documents)
        self._ordered: list[int] | None = None

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def ordered(self) -> list[int]:
        """The documents in ascending order."""
        if self._ordered is None:
            self._ordered = sorted(self.documents)
        return self._ordered


class Lists:
    """The lists of one segment, as a search needs them."""

    def __init__(self, segment: Segment) -> None:
        """Take the segment; nothing is read yet."""
        self.segment = segment
        self._documents: dict[int, list[int]] = {}
        self._frequencies: dict[int, Sequence[int]] = {}
        self._lasts: dict[int, list[int]] = {}
        self._bounds: dict[int, list[float]] = {}
        self._keys: dict[int, list[int]] = {}
        self._merged: dict[tuple[int, ...], list[int]] = {}
        self._strides: dict[str, int] = {}

    def count(self, number: int) -> int:
        """Return how many documents a list has."""
        return self.segment.document_count(number)

    def documents(self, number: int) -> list[int]:
        """Return a list's documents."""
        found = self._documents.get(number)
        if found is None:
            found = self._documents[number] = self.segment.documents_of(number)
        return found

    def frequencies(self, number: int) -> Sequence[int]:
        """Return how often a list's words stand in each of its documents."""
        found = self._frequencies.get(number)
        if found is None:
            found = self._frequencies[number] = self.segment.frequencies_of(number)
        return found

    def within(self, number: int, among: Among) -> Iterable[int]:
        """Return those of some documents that a list has."""
        if self._is_sparse(number, among):
            return [
                document
                for block, part in self._blocks(number, among)
                for document, _ in self._met(number, block, part)
            ]
        return among.documents.intersection(self.documents(number))

    def counts(self, number: int, among: Among | None) -> Iterable[tuple[int, int]]:
        """Return those of some documents (None: all) that a list has, each with how often its words stand there."""
        if among is None:
            return zip(self.documents(number), self.frequencies(number), strict=True)
        if not self._is_sparse(number, among):
            documents = self.documents(number)
            inside = map(among.documents.__contains__, documents)
            return compress(zip(documents, self.frequencies(number), strict=True), inside)
        found = []
        for block, part in self._blocks(number, among):
            met = self._met(number, block, part)
            if met:
                frequencies = self.segment.block_frequencies(number, block)
                found += [(document, frequencies[place]) for document, place in met]
        return found

    def places(self, number: int, among: Among) -> Iterator[tuple[int, list[int]]]:
        """Yield those of some documents that a list has, each with the positions of its words there."""
        for block, part in self._blocks(number, among):
            met = self._met(number, block, part)
            if met:
                places = self.segment.places_at(number, block, [place for _, place in met])
                for (document, _), these in zip(met, places, strict=True):
                    yield document, these

    def stride(self, field: str) -> int:
        """Return by what documents are multiplied in keys of a field: a key is a document and a position there in one number.

        Keys are in the order of both, and as small as they can be: in sets, small ones in a row are found soonest.
        """
        found = self._strides.get(field)
        if found is None:
            found = self._strides[field] = max(self.segment.column(f"length.{field}"), default=0) + APART
        return found

    def keys(self, field: str, numbers: Sequence[int], among: Among, shift: int = 0) -> list[int]:
        """Return where the words of some lists of a field stand in at least those of some documents that have any: keys, ascending.

        All are that much smaller; what is decoded whole is kept where ``shift`` is 0.
        """
        if len(numbers) == 1:
            return self._keys_of(self.stride(field), numbers[0], among, shift)
        whole = tuple(numbers)
        known = self._merged.get(whole) if not shift else None
        if known is None:
            found = [self._keys_of(self.stride(field), number, among, shift) for number in numbers]
            known = sorted(chain.from_iterable(found))
            if not shift and self.knows_keys(numbers):
                self._merged[whole] = known
        return known

    def knows_keys(self, numbers: Sequence[int]) -> bool:
        """Tell whether the keys of all of some lists are known whole."""
        return all([number in self._keys for number in numbers])

    def _keys_of(self, stride: int, number: int, among: Among, shift: int) -> list[int]:
        known = self._keys.get(number) if not shift else None
        if known is None:
            if len(among) * SPARSE_PLACES < self.count(number):
                return [
                    document * stride + one - shift for document, these in self.places(number, among) for one in these
                ]
            known = self._all_keys(stride, number, shift)
            if not shift:
                self._keys[number] = known
        return known

    def strong(self, number: int, least: float) -> Iterator[int]:
        """Yield the documents of the blocks whose bound is no less."""
        for block, bound in enumerate(self.bounds(number)):
            if bound >= least:
                yield from self._block(number, block)

    def bounds(self, number: int) -> list[float]:
        """Return the bound of each block: the highest impact that a posting in it may have."""
        found = self._bounds.get(number)
        if found is None:
            found = self._bounds[number] = self.segment.block_bounds(number)
        return found

    def _all_keys(self, stride: int, number: int, shift: int) -> list[int]:
        """Return the keys of a whole list: no Python is run for a posting."""
        documents, frequencies = self.documents(number), self.frequencies(number)
        gaps = self.segment.gaps_of_places(number)
        starts = map(mul, documents, repeat(stride))
        if len(gaps) == len(documents):
            return list(map(add, starts, [gap - shift for gap in gaps] if shift else gaps))
        sums = list(accumulate(gaps, initial=shift))  # a document's positions are these less what was summed before it
        before = map(sums.__getitem__, accumulate(frequencies, initial=0))
        if shift:
            before = map(add, before, repeat(shift))
        shifts = map(repeat, map(sub, starts, before), frequencies)
        return list(map(add, islice(sums, 1, None), chain.from_iterable(shifts)))

    def _is_sparse(self, number: int, among: Among) -> bool:
        known = number in self._documents and number in self._frequencies
        return not known and len(among) * SPARSE < self.count(number)

    def _block(self, number: int, block: int) -> list[int]:
        known = self._documents.get(number)
        return (
            self.segment.block_documents(number, block) if known is None else known[block * BLOCK : (block + 1) * BLOCK]
        )

    def _blocks(self, number: int, among: Among) -> Iterator[tuple[int, list[int]]]:
        """Yield the blocks that documents may lie in, each with these documents."""
        lasts = self._lasts.get(number)
        if lasts is None:
            lasts = self._lasts[number] = self.segment.block_lasts(number)
        wanted = among.ordered
        place, end, block, blocks = 0, len(wanted), 0, len(lasts)
        while place < end:
            block = bisect_left(lasts, wanted[place], block)
            if block == blocks:
                return
            after = bisect_right(wanted, lasts[block], place)
            yield block, wanted[place:after]
            place = after

    def _met(self, number: int, block: int, wanted: list[int]) -> list[tuple[int, int]]:
        """Return those of some documents that a block has, each with its place there."""
        known = self._block(number, block)
        if wanted == known:
            return list(zip(known, range(len(known)), strict=True))
        if len(wanted) * 8 > len(known):
            there = dict(zip(known, range(len(known)), strict=True))
            return [(document, there[document]) for document in wanted if document in there]
        found = []
        for document in wanted:
            place = bisect_left(known, document)
            if place < len(known) and known[place] == document:
                found.append((document, place))
        return found
