"""What do the lists of a segment say of some of its articles?  A list and document numbers → who is in it, how often, and where.

Where few articles are asked about, only the blocks that they lie in are decoded; what is decoded whole is kept for the search.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, compress, islice, repeat
from operator import add, mul, sub

from artcli.hints import TYPE_CHECKING
from artcli.index.effort import EFFORT
from artcli.index.segments.format import BLOCK
from artcli.search.documents import Documents, bits_of
from artcli.search.keys import APART, highest, type_of_keys
from artcli.search.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.index.segments.segment import Segment
    from artcli.index.snapshot import Snapshot

SPARSE = 64
"""A list this many times longer than what is asked about is decoded block by block: a block takes as long as 80 postings of a whole list."""
PER_BLOCK, PER_DOCUMENT, PER_POSTING = 15.0, 0.8, 0.2
"""Microseconds that a block takes where positions in it are asked for, a document of it, and a posting of a list that is decoded whole."""
PLACE_OF_BLOCK, PLACE_OF_DOCUMENT, PLACE_OF_WHOLE = 0.2, 0.07, 0.08
"""How many more for each position that a document of the list has: measured on lists of 600 to 263,000 positions."""
WHOLE = 80.0
"""Microseconds: lists that take no longer are decoded whole however few are asked about."""
CALLS = 300.0
"""Microseconds that numpy's calls take to decode a list."""
PATIENCE = 8
"""Times what is asked takes that decoding all may take where a process searches on, as all is kept for the next search."""
_ENTRY = 200
"""Bytes of what is kept besides its numbers."""
_NUMBER = 36
"""Bytes of a number in a list."""
LATELY, DECODED = 1 << 20, 2 << 20
"""Bytes of the lists of documents that each segment keeps besides, for those who ask for the same within a search; and of what numpy decodes."""


class Among:
    """Documents to look at: a set, and in their order where that is needed."""

    __slots__ = ("_documents", "_ordered", "_set", "_size")

    def __init__(self, documents: Iterable[int]) -> None:
        """Take the documents' numbers in their segment."""
        self._set: set[int] | frozenset[int] | None = documents if isinstance(documents, (set, frozenset)) else None
        self._ordered: list[int] | None = None
        self._documents = documents if isinstance(documents, Documents) else None
        self._size = 0
        if self._documents is not None:
            return
        if self._set is None:
            if isinstance(documents, list):  # whoever has a list has it in order
                self._ordered = documents
            else:
                self._set = set(documents)
        self._size = len(self._ordered or ()) if self._set is None else len(self._set)

    def __len__(self) -> int:
        return self._size if self._documents is None else len(self._documents)

    @property
    def most(self) -> int:
        """How many there are, or may be."""
        return self._size if self._documents is None else self._documents.most

    @property
    def documents(self) -> set[int] | frozenset[int]:
        """The documents as a set."""
        if self._set is None:
            self._set = set(self.ordered)
        return self._set

    @property
    def ordered(self) -> list[int]:
        """The documents in ascending order."""
        if self._ordered is None:
            self._ordered = sorted(self.documents) if self._documents is None else self._documents.listed
        return self._ordered

    def bits(self, size: int) -> int:
        """Return the documents as bits, where their segment has so many."""
        return bits_of(self.documents, size) if self._documents is None else self._documents.bits

    def of(self, some: set[int]) -> set[int]:
        """Return those of some documents that are among these."""
        if self._documents is None or self._set is not None:
            return some.intersection(self.documents)
        flags = self._documents.flags()
        return {one for one in some if flags[one]}


class Lists:
    """The lists of one segment, as searches need them; what they decode is kept for the next."""

    def __init__(self, segment: Segment, number: int, memory: Memory) -> None:
        """Take the segment, its number and where to keep things; nothing is read yet."""
        self.segment = segment
        self.number = number
        self.memory = memory
        self._lately = Memory(LATELY)
        self.decoded = Memory(DECODED)
        self._strides: dict[str, int] = {}
        self._asked: dict[tuple[object, ...], tuple[int, int, int]] = {}
        self.searched_before = False

    def begin_again(self) -> None:
        """Begin another search: a process that has searched twice will go on to."""
        self._asked.clear()
        self.searched_before = True

    def count(self, number: int) -> int:
        """Return how many documents a list has."""
        return self.segment.document_count(number)

    def documents(self, number: int) -> Sequence[int]:
        """Return a list's documents."""
        found: Sequence[int] | None = self._lately.get(number)
        if found is None:
            found = self.segment.documents_of(number)
            self._lately.keep(number, found, _ENTRY + _NUMBER * len(found))
        return found

    def frequencies(self, number: int) -> Sequence[int]:
        """Return how often a list's words stand in each of its documents."""
        return self.segment.frequencies_of(number)

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
            found = self._strides[field] = highest(self.segment.column(f"length.{field}")) + APART
        return found

    def keys(self, field: str, numbers: Sequence[int], among: Among) -> Sequence[int]:
        """Return where the words of some lists of a field stand in at least those of some documents that have any: keys, ascending."""
        known = self.whole_keys(field, numbers, len(among))
        if known is not None:
            return known
        stride = self.stride(field)
        found = [
            document * stride + one
            for number in numbers
            for document, these in self.places(number, among)
            for one in these
        ]
        return sorted(found) if len(numbers) > 1 else found

    def whole_keys(self, field: str, numbers: Sequence[int], asked: int) -> Sequence[int] | None:
        """Return where the words of some lists stand in all documents; None where so few are asked about that a part is enough.

        Who asks about few again and again in a search gets all.
        """
        known = self.known_keys(numbers)
        if known is None:
            name = (self.number, "keys", *numbers)
            documents, places, before = self._asked.get(name) or self._sizes(numbers)
            asked += before
            self._asked[name] = documents, places, asked
            whole = documents * PER_POSTING + places * PLACE_OF_WHOLE
            patience = PATIENCE if self.searched_before else 1
            if whole <= max(WHOLE, patience * _part_time(documents, places, asked)):
                known = self._decoded_keys(field, numbers, whole)
                self.memory.keep(name, known, _ENTRY + known.itemsize * len(known))
        return known

    def _decoded_keys(self, field: str, numbers: Sequence[int], work: float) -> array[int]:
        """Return where the words of some lists stand in all documents: so many microseconds of work."""
        stride = self.stride(field)
        if EFFORT.worth_numpy(work, CALLS):
            from artcli.search.vectors import all_keys  # noqa: PLC0415  (numpy)

            return all_keys(self, stride, numbers)
        every = [self._all_keys(stride, number) for number in numbers]
        found = every[0] if len(every) == 1 else sorted(chain.from_iterable(every))
        return array(type_of_keys(found[-1] if found else 0), found)

    def known_keys(self, numbers: Sequence[int]) -> array[int] | None:
        """Return where the words of some lists stand in all documents, if an earlier search has found that out."""
        known: array[int] | None = self.memory.get((self.number, "keys", *numbers))
        return known

    def place_time(self, numbers: Sequence[int], asked: int) -> float:
        """Return about how many microseconds it takes to look up the positions of some lists in so many documents."""
        return _part_time(*self._sizes(numbers)[:2], asked)

    def _sizes(self, numbers: Sequence[int]) -> tuple[int, int, int]:
        """Return how many documents and positions some lists have, and that none was asked about yet."""
        return sum(map(self.count, numbers)), sum(map(self.segment.occurrences, numbers)), 0

    def strong(self, number: int, least: float) -> Iterator[int]:
        """Yield the documents of the blocks whose bound is no less."""
        for block, bound in enumerate(self.bounds(number)):
            if bound >= least:
                yield from self._block(number, block)

    def bounds(self, number: int) -> list[float]:
        """Return the bound of each block: the highest impact that a posting in it may have."""
        return self.segment.block_bounds(number)

    def _all_keys(self, stride: int, number: int) -> list[int]:
        """Return the keys of a whole list: no Python is run for a posting."""
        documents, frequencies = self.documents(number), self.frequencies(number)
        gaps = self.segment.gaps_of_places(number)
        starts = map(mul, documents, repeat(stride))
        if len(gaps) == len(documents):
            return list(map(add, starts, gaps))
        sums = list(accumulate(gaps, initial=0))  # a document's positions are these less what was summed before it
        before = map(sums.__getitem__, accumulate(frequencies, initial=0))
        shifts = map(repeat, map(sub, starts, before), frequencies)
        return list(map(add, islice(sums, 1, None), chain.from_iterable(shifts)))

    def _is_sparse(self, number: int, among: Among) -> bool:
        return len(among) * SPARSE < self.count(number) and self._lately.get(number) is None

    def _block(self, number: int, block: int) -> Sequence[int]:
        known: Sequence[int] | None = self._lately.get(number)
        return (
            self.segment.block_documents(number, block) if known is None else known[block * BLOCK : (block + 1) * BLOCK]
        )

    def _blocks(self, number: int, among: Among) -> Iterator[tuple[int, list[int]]]:
        """Yield the blocks that documents may lie in, each with these documents."""
        lasts = self.segment.block_lasts(number)
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
        if len(wanted) * 8 > len(known):
            there = dict(zip(known, range(len(known)), strict=True))
            return [(document, there[document]) for document in wanted if document in there]
        found = []
        for document in wanted:
            place = bisect_left(known, document)
            if place < len(known) and known[place] == document:
                found.append((document, place))
        return found


def _part_time(documents: int, places: int, asked: int) -> float:
    """Return what it takes to look up the positions that lists of so many documents and positions have in some of them."""
    each = places / max(documents, 1)
    blocks = min(asked, documents // BLOCK + 1)
    return blocks * (PER_BLOCK + PLACE_OF_BLOCK * each) + asked * (PER_DOCUMENT + PLACE_OF_DOCUMENT * each)


def lists_of(snapshot: Snapshot) -> tuple[Lists, ...]:
    """Return the lists of each segment of an index, with what is known of them already."""
    known: tuple[Lists, ...] | None = snapshot.kept.get(Lists)
    if known is None:
        memory = Memory()
        known = tuple([Lists(segment, number, memory) for number, segment in enumerate(snapshot.segments)])
        snapshot.kept[Lists] = known
    else:
        for one in known:
            one.begin_again()
    return known
