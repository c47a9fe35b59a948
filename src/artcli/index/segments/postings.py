"""Where does a list's term stand?  A list's number → its documents, frequencies and positions, whole or a block at a time.

A list is the postings of one class of words in one field: documents in ascending order, as gaps; how often in each; and the positions,
kept by blocks.  Decoding is the standard library's: no numpy.
"""

from __future__ import annotations

from itertools import accumulate

from artcli.hints import TYPE_CHECKING
from artcli.index.segments.format import BLOCK, HALF, KINDS, TWELVE, WIDTHS, bound_of
from artcli.index.segments.mapped import Numbers
from artcli.index.segments.packed import half_bytes, halves, twelve_bit_bytes, twelve_bits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.index.segments.mapped import MappedFile


class Postings:
    """All lists of a segment."""

    def __init__(self, file: MappedFile) -> None:
        """Take the file; nothing is read yet."""
        self._file = file
        self._highest: int = file.meta["documents"]
        self._first = Numbers(file, "list.first", "I")
        self._documents = Numbers(file, "list.documents", "I")
        self._occurrences = Numbers(file, "list.occurrences", "I")
        self._gaps_at = Numbers(file, "list.gaps", "I")
        self._freqs_at = Numbers(file, "list.freqs", "I")
        self._block = Numbers(file, "list.block", "I")
        self._shape = Numbers(file, "list.shape", "B")
        self._last = Numbers(file, "block.last", "I")
        self._places_at = Numbers(file, "block.places", "I")
        self._places_shape = Numbers(file, "block.shape", "B")
        self._bound = Numbers(file, "block.bound", "B")
        self._gaps = _pools(file, "gaps")
        self._freqs = _pools(file, "freqs")
        self._places = _pools(file, "places")
        lists = {len(one) for one in (self._first, self._documents, self._occurrences, self._gaps_at, self._freqs_at)}
        if lists != {len(self._shape)} or len(self._block) != len(self._shape):
            raise file.damaged(what="its lists don't add up")

    def __len__(self) -> int:
        return len(self._shape)

    def document_count(self, number: int) -> int:
        """Return how many documents a list has, never more than there are."""
        count = self._documents[number]
        if not 0 < count <= self._highest:
            raise self._file.damaged(what="a list has more documents than there are")
        return count

    def occurrences(self, number: int) -> int:
        """Return how often a list's words stand in all its documents."""
        return self._occurrences[number]

    def documents_of(self, number: int) -> list[int]:
        """Return a list's documents."""
        count = self._documents[number]
        first = self._first[number]
        if count == 1:
            found = [first]
        else:
            at = self._gaps_at[number]
            gaps = self._pool(self._gaps, self._shape[number] & 3, at, at + count - 1)
            found = list(accumulate(gaps, initial=first))
        if found[-1] >= self._highest:
            raise self._file.damaged(what="a list has documents that aren't there")
        return found

    def frequencies_of(self, number: int) -> Sequence[int]:
        """Return how often a list's words stand in each of its documents."""
        count = self.document_count(number)
        code = self._shape[number] >> 2 & 7
        if not code:
            return [1] * count
        at = self._freqs_at[number]
        return self._pool(self._freqs, code, at, at + count)

    def block_count(self, number: int) -> int:
        """Return how many blocks a list has."""
        return -(-self.document_count(number) // BLOCK)

    def block_last(self, number: int, block: int) -> int:
        """Return the last document of a block."""
        return self._last[self._block[number] + block]

    def block_lasts(self, number: int) -> list[int]:
        """Return the last document of each block."""
        at = self._block[number]
        return self._last.part(at, at + self.block_count(number)).tolist()

    def block_bound(self, number: int, block: int) -> float:
        """Return what the highest impact of a block can be."""
        return bound_of(self._bound[self._block[number] + block])

    def block_bounds(self, number: int) -> list[float]:
        """Return what the highest impact of each block can be."""
        at = self._block[number]
        return [bound_of(code) for code in self._bound.part(at, at + self.block_count(number))]

    def block_documents(self, number: int, block: int) -> list[int]:
        """Return the documents of a block."""
        start, stop = self._extent(number, block)
        at = self._gaps_at[number]
        before = self._first[number] if not block else self._last[self._block[number] + block - 1]
        gaps = self._pool(self._gaps, self._shape[number] & 3, at + max(start - 1, 0), at + stop - 1)
        found = list(accumulate(gaps, initial=before))[bool(block) :]
        if found[-1] >= self._highest:
            raise self._file.damaged(what="a list has documents that aren't there")
        return found

    def block_frequencies(self, number: int, block: int) -> Sequence[int]:
        """Return how often a list's words stand in each document of a block."""
        start, stop = self._extent(number, block)
        code = self._shape[number] >> 2 & 7
        if not code:
            return [1] * (stop - start)
        at = self._freqs_at[number]
        if code == HALF:
            start, stop = half_bytes(start), half_bytes(start) + stop - start
        return self._pool(self._freqs, code, at + start, at + stop)

    def gap_bytes(self, number: int) -> tuple[int, int, memoryview | None]:
        """Return a list's first document, the width of the gaps to the others, and these as they lie there; None where it has one document."""
        count = self.document_count(number)
        code, at = self._shape[number] & 3, self._gaps_at[number]
        gaps = self._part(self._gaps, code, at, at + count - 1) if count > 1 else None
        return self._first[number], code, gaps

    def frequency_bytes(self, number: int) -> tuple[int, memoryview | None]:
        """Return the width of a list's frequencies, and these as they lie there; None where all are 1."""
        count = self.document_count(number)
        code, at = self._shape[number] >> 2 & 7, self._freqs_at[number]
        if not code:
            return code, None
        return code, self._part(self._freqs, code, at, at + (half_bytes(count) if code == HALF else count))

    def place_blocks(self, number: int) -> tuple[memoryview, memoryview]:
        """Return of each block of a list the width of its positions, and where they begin in the pool of that width."""
        at = self._block[number]
        stop = at + self.block_count(number)
        return self._places_shape.part(at, stop), self._places_at.part(at, stop)

    def place_bytes(self, code: int, start: int, stop: int) -> memoryview:
        """Return a part of the pool of positions of one width, as it lies there."""
        return self._part(self._places, code, start, stop)

    def _part(self, pools: Sequence[Numbers | None], code: int, start: int, stop: int) -> memoryview:
        pool = pools[code] if code < len(pools) else None
        if pool is None:
            raise self._file.damaged(what="a list has an unknown shape")
        return pool.part(start, stop)

    def has_places(self, number: int) -> bool:
        """Tell whether a list has positions."""
        return self._places_shape[self._block[number]] > 0

    def block_places(self, number: int, block: int) -> list[list[int]]:
        """Return the positions in each document of a block."""
        frequencies = self.block_frequencies(number, block)
        place = self._block[number] + block
        code = self._places_shape[place]
        if not code:
            return [[] for _ in frequencies]
        at = self._places_at[place]
        gaps = self._pool(self._places, code, at, at + sum(frequencies))
        if len(gaps) == len(frequencies):
            return [[gap] for gap in gaps]
        found, start = [], 0
        for frequency in frequencies:
            if frequency == 1:
                found.append([gaps[start]])
            else:
                found.append(list(accumulate(gaps[start : start + frequency])))
            start += frequency
        return found

    def places_at(self, number: int, block: int, wanted: Sequence[int]) -> list[list[int]]:
        """Return the positions in some documents of a block, which are given by their places in it."""
        frequencies = self.block_frequencies(number, block)
        ends = list(accumulate(frequencies))
        place = self._block[number] + block
        at = self._places_at[place]
        gaps = self._pool(self._places, self._places_shape[place], at, at + ends[-1])
        if ends[-1] == len(ends):
            return [[gaps[one]] for one in wanted]
        return [list(accumulate(gaps[ends[one] - frequencies[one] : ends[one]])) for one in wanted]

    def gaps_of_places(self, number: int) -> list[int]:
        """Return the positions in a list's documents, one document after another: of each the first, then the gaps to the next."""
        frequencies = self.frequencies_of(number)
        found: list[int] = []
        for block in range(self.block_count(number)):
            start, stop = self._extent(number, block)
            place = self._block[number] + block
            at = self._places_at[place]
            count = sum(frequencies[start:stop])
            found += self._pool(self._places, self._places_shape[place], at, at + count)
        return found

    def places_of(self, number: int) -> dict[int, list[int]]:
        """Return the positions in each of a list's documents."""
        return dict(zip(self.documents_of(number), self._all_places(number), strict=True))

    def _all_places(self, number: int) -> Iterator[list[int]]:
        for block in range(self.block_count(number)):
            yield from self.block_places(number, block)

    def _extent(self, number: int, block: int) -> tuple[int, int]:
        start = block * BLOCK
        return start, min(start + BLOCK, self.document_count(number))

    def _pool(self, pools: Sequence[Numbers | None], code: int, start: int, stop: int) -> Sequence[int]:
        """Return numbers of a pool; those of less than a byte lie from the byte ``start`` on."""
        pool = pools[code] if code < len(pools) else None
        if pool is None:
            if start == stop:
                return []
            raise self._file.damaged(what="a list has an unknown shape")
        if code == TWELVE:
            return twelve_bits(pool.part(start, start + twelve_bit_bytes(stop - start)), stop - start)
        if code == HALF:
            return halves(pool.part(start, start + half_bytes(stop - start)), stop - start)
        return pool.part(start, stop).tolist()  # type: ignore[no-any-return,unused-ignore]


def _pools(file: MappedFile, kind: str) -> tuple[Numbers | None, ...]:
    """Return the pools of a kind by the code of their width."""
    found: list[Numbers | None] = [None] * (max(WIDTHS) + 1)
    for code, width in WIDTHS.items():
        if width.name in KINDS[kind]:
            found[code] = Numbers(file, f"{kind}.{width.name}", width.type_code)
    return tuple(found)
