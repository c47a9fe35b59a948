"""Which terms has a segment, and what do they lead to?  A term → the numbers of its lists (or documents), exact, by prefix, by range.

Terms lie sorted by field and bytes; an exact look-up goes through a hash table, the others by halving.  Nothing is read whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, pairwise
from operator import gt
from zlib import crc32

from artcli.hints import TYPE_CHECKING
from artcli.index.segments.filter import TermFilter
from artcli.index.segments.format import MANY
from artcli.index.segments.mapped import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.errors import IndexDamagedError
    from artcli.index.segments.mapped import MappedFile, Section


_PIECE = 4_096
"""Terms that are read together by who wants all."""


class TermDictionary:
    """All terms of a segment, by number: those of a field are neighbours, sorted by their bytes."""

    def __init__(self, file: MappedFile) -> None:
        """Take the file; nothing is read yet."""
        self._file = file
        self._text: Section = file.section("term.text")
        self._ends = Numbers(file, "term.ends", "I")
        self._values = Numbers(file, "term.value", "I")
        self._more = Numbers(file, "term.more", "I")
        self._starts = Numbers(file, "hash.starts", "I")
        self._hashed = Numbers(file, "hash.terms", "I")
        if len(self._values) != len(self._ends) or len(self._hashed) != len(self._ends) or len(self._starts) < 2:
            raise file.damaged(what="its terms don't add up")
        self._mask = len(self._starts) - 2
        self._filter = TermFilter(file)

    def __len__(self) -> int:
        return len(self._ends)

    def term(self, number: int) -> bytes:
        """Return a term."""
        start = self._ends[number - 1] if number else 0
        return bytes(self._text.part(start, self._ends[number]))

    def number(self, prefix: bytes, term: bytes, first: int, last: int) -> int:
        """Return the number of a term of the field with this prefix, whose terms are those from ``first`` to ``last``; -1 without it."""
        hashed = crc32(term, crc32(prefix))
        if not self._filter.may_have(hashed):
            return -1
        bucket = hashed & self._mask
        for place in range(self._starts[bucket], self._starts[bucket + 1]):
            number = self._hashed[place]
            if first <= number < last and self.term(number) == term:
                return number
        return -1

    def part(self, first: int, last: int) -> list[bytes]:
        """Return the terms from ``first`` to ``last`` (exclusive)."""
        if first >= last:
            return []
        start = self._ends[first - 1] if first else 0
        ends = self._ends.part(first, last).tolist()
        text = bytes(self._text.part(start, ends[-1]))
        if not start:
            return [text[one:other] for one, other in pairwise([0, *ends])]
        return [text[one - start : other - start] for one, other in pairwise([start, *ends])]

    def entries(self, first: int, last: int) -> Iterator[tuple[bytes, Sequence[int]]]:
        """Yield the terms from ``first`` to ``last`` (exclusive), each with what it leads to; some thousands are read at a time."""
        for at in range(first, last, _PIECE):
            end = min(at + _PIECE, last)
            ends = self._ends.part(at - 1, end) if at else [0, *self._ends.part(0, end)]
            if any(map(gt, ends, islice(ends, 1, None))):
                raise self.out_of_order()
            values = self._values.part(at, end).tolist()
            found = [(value,) if value < MANY else self._several(value) for value in values]
            yield from zip(self.part(at, end), found, strict=True)

    def containing(self, piece: bytes, first: int, last: int) -> Iterator[int]:
        """Yield the numbers of the terms from ``first`` to ``last`` (exclusive) that have these bytes in them, in order."""
        if first >= last:
            return
        start = self._ends[first - 1] if first else 0
        ends = self._ends.part(first, last)
        text = bytes(self._text.part(start, ends[-1]))
        at = text.find(piece)
        while at >= 0:
            index = bisect_right(ends, start + at)
            if index == len(ends) or (end := ends[index] - start) <= at:
                raise self.out_of_order()
            if at + len(piece) <= end:
                yield first + index
                at = text.find(piece, end)
            else:
                at = text.find(piece, at + 1)

    def ending(self, end: bytes, first: int, last: int) -> list[bytes]:
        """Return those of the terms from ``first`` to ``last`` (exclusive) that end so, in order."""
        if first >= last:
            return []
        start = self._ends[first - 1] if first else 0
        ends = self._ends.part(first, last)
        text = bytes(self._text.part(start, ends[-1]))
        found = []
        at = text.find(end)
        while at >= 0:
            stop = start + at + len(end)
            index = bisect_left(ends, stop)
            if index < len(ends) and ends[index] == stop:
                before = ends[index - 1] if index else start
                if stop - len(end) >= before:
                    found.append(text[before - start : stop - start])
            at = text.find(end, at + 1)
        return found

    def out_of_order(self) -> IndexDamagedError:
        """Return the error that says that terms end before they begin."""
        return self._file.damaged(what="its terms don't follow each other")

    def texts(self, first: int, last: int) -> tuple[memoryview, memoryview, int]:
        """Return the terms from ``first`` to ``last`` (exclusive) as they lie in the file, where each ends, and what these ends are counted from."""
        _, start, end = self.extent(first, last)
        return self._text.part(start, end), self._ends.part(first, last), start

    def extent(self, first: int, last: int) -> tuple[Section, int, int]:
        """Return where the text of the terms from ``first`` to ``last`` (exclusive) lies: its section, beginning and end."""
        start = self._ends[first - 1] if first else 0
        return self._text, start, self._ends[last - 1] if last > first else start

    def text(self, term: bytes) -> str:
        """Return a term, or a part of one, as text.

        Raises ``IndexDamagedError``.
        """
        try:
            return term.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            raise self._file.damaged(what="a term is no text") from None

    def values(self, number: int) -> Sequence[int]:
        """Return what a term leads to."""
        value = self._values[number]
        return (value,) if value < MANY else self._several(value)

    def _several(self, value: int) -> Sequence[int]:
        at = value - MANY
        return self._more.part(at + 1, at + 1 + self._more[at]).tolist()  # type: ignore[no-any-return,unused-ignore]


class TermRange:
    """The terms of one field, in the order of their bytes."""

    __slots__ = ("_dictionary", "_prefix", "first", "last")

    def __init__(self, dictionary: TermDictionary, number: int, first: int, last: int) -> None:
        """Take the dictionary, the field's number, and its terms: from ``first`` to ``last`` (exclusive)."""
        self._dictionary = dictionary
        self._prefix = bytes((number,))
        self.first = first
        self.last = last

    def __len__(self) -> int:
        return self.last - self.first

    def __iter__(self) -> Iterator[bytes]:
        return map(self._dictionary.term, range(self.first, self.last))

    def entries(self) -> Iterator[tuple[bytes, Sequence[int]]]:
        """Yield the terms, each with its lists (documents, in a field of keys): faster than one by one where all are wanted."""
        return self._dictionary.entries(self.first, self.last)

    def term(self, index: int) -> bytes:
        """Return a term by its place in the field."""
        return self._dictionary.term(self.first + index)

    def extent(self) -> tuple[Section, int, int]:
        """Return where the text of all of them lies: its section, beginning and end."""
        return self._dictionary.extent(self.first, self.last)

    def index(self, term: bytes) -> int:
        """Return the place of a term, -1 where there is none."""
        number = self._dictionary.number(self._prefix, term, self.first, self.last)
        return -1 if number < 0 else number - self.first

    def lists(self, index: int) -> Sequence[int]:
        """Return the lists of the term at this place (documents, in a field of keys)."""
        return self._dictionary.values(self.first + index)

    def find(self, term: bytes, start: int = 0) -> int:
        """Return the place of the first term from ``start`` on that is not before ``term``; soon where it isn't far."""
        low, high = self.first + start, self.last
        read = self._dictionary.term
        step = 1
        while start and low + step < high:
            if read(low + step) >= term:
                high = low + step
                break
            low += step
            step *= 2
        while low < high:
            middle = (low + high) // 2
            if read(middle) < term:
                low = middle + 1
            else:
                high = middle
        return low - self.first

    def texts(self, places: range) -> tuple[memoryview, memoryview, int]:
        """Return the terms at neighbouring places one after another, where each ends, and what these ends are counted from."""
        return self._dictionary.texts(self.first + places.start, self.first + places.stop)

    def out_of_order(self) -> IndexDamagedError:
        """Return the error that says that terms end before they begin."""
        return self._dictionary.out_of_order()

    def slice(self, places: range) -> list[bytes]:
        """Return the terms at neighbouring places."""
        return self._dictionary.part(self.first + places.start, self.first + places.stop)

    def ending(self, end: bytes, places: range) -> list[bytes]:
        """Return those of the terms at neighbouring places that end so, in order."""
        return self._dictionary.ending(end, self.first + places.start, self.first + places.stop)

    def text(self, term: bytes) -> str:
        """Return a term, or a part of one, as text.

        Raises ``IndexDamagedError``.
        """
        return self._dictionary.text(term)

    def containing(self, piece: bytes) -> Iterator[int]:
        """Yield the places of the terms that have these bytes in them, in order."""
        for number in self._dictionary.containing(piece, self.first, self.last):
            yield number - self.first

    def prefix(self, beginning: bytes) -> range:
        """Return the places of the terms that begin so."""
        first = self.find(beginning)
        after = _after(beginning)
        return range(first, len(self) if after is None else self.find(after))


def _after(beginning: bytes) -> bytes | None:
    """Return the first bytes behind all that begin so; None where there are none."""
    bare = beginning.rstrip(b"\xff")
    return bare[:-1] + bytes((bare[-1] + 1,)) if bare else None
