"""Which articles of a segment?  Sets of document numbers as bits of one integer: joined, met and counted at once, listed where they are looked at."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import reduce
from itertools import compress
from operator import or_

from artcli.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FEW = 32
"""Documents that are set bit by bit: for more, a byte each and one conversion is less work."""
SPARSE = 24
"""Segments this many times larger than the documents in them are searched for bytes that aren't zero."""
_FLAGS = bytes.maketrans(b"\0\1", b"01")
_NUMBERS = bytes.maketrans(b"01", b"\0\1")
_SOME = re.compile(rb"[^\0]", re.DOTALL)
_BITS = tuple([tuple([bit for bit in range(8) if byte >> bit & 1]) for byte in range(256)])


class Documents(Collection[int]):
    """Documents of a segment that has ``size`` of them, in ascending order; never changes."""

    __slots__ = ("_bits", "_flags", "_listed", "size")

    def __init__(self, bits: int | None, size: int) -> None:
        """Take the bits, the lowest of which is document 0."""
        self._bits = bits
        self.size = size
        self._listed: list[int] | None = None
        self._flags: bytes | None = None

    @property
    def bits(self) -> int:
        """The documents, each a bit of one integer."""
        assert self._bits is not None
        return self._bits

    @property
    def most(self) -> int:
        """How many there are, or may be."""
        return len(self)

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __bool__(self) -> bool:
        return bool(self.bits)

    def __contains__(self, document: object) -> bool:
        return isinstance(document, int) and bool(self.bits >> document & 1)

    def __iter__(self) -> Iterator[int]:
        return iter(self.listed)

    @property
    def listed(self) -> list[int]:
        """The documents, one after another."""
        if self._listed is None:
            dense = self.bits.bit_count() * SPARSE > self.size
            self._listed = list(compress(range(self.size), self.flags())) if dense else _listed(self.bits, self.size)
        return self._listed

    def flags(self) -> bytes:
        """Return a byte for each document of the segment: 1 for those that are in."""
        if self._flags is None:
            self._flags = _flags(self.bits, self.size)
        return self._flags


class Unread(Documents):
    """All documents that some lists of a segment have, which aren't read before they are looked at."""

    __slots__ = ("_find", "_lists", "_most")

    def __init__(self, lists: frozenset[int], most: int, size: int, find: Callable[[], int]) -> None:
        """Take the numbers of the lists, how many documents these have at the most, and what finds them."""
        super().__init__(None, size)
        self._lists = lists
        self._most = most
        self._find = find

    @property
    def bits(self) -> int:
        """The documents, each a bit of one integer."""
        if self._bits is None:
            self._bits = self._find()
        return self._bits

    @property
    def most(self) -> int:
        """How many there are, or may be."""
        return self._most

    def __bool__(self) -> bool:
        return bool(self._most)  # no list is empty

    def are_all_of(self, lists: Iterable[int]) -> bool:
        """Tell whether all documents of some lists are among these."""
        return self._lists.issuperset(lists)

    def are_those_of(self, lists: Iterable[int]) -> bool:
        """Tell whether these are the documents of just some lists."""
        return self._lists == frozenset(lists)


def bits_of(documents: Iterable[int], size: int) -> int:
    """Return documents of a segment of that size as bits; any may be there twice.

    >>> bin(bits_of([0, 3, 3], 5))
    '0b1001'
    """
    if isinstance(documents, Collection) and len(documents) <= FEW:
        return reduce(or_, map((1).__lshift__, documents), 0)
    flags = bytearray(size)
    for document in documents:
        flags[document] = 1
    return bits_of_flags(flags)


def bits_of_flags(flags: bytearray) -> int:
    """Return documents as bits, from a byte for each of their segment: 1 for those that are in."""
    return int(flags[::-1].translate(_FLAGS), 2) if flags else 0


def _listed(bits: int, size: int) -> list[int]:
    data = bits.to_bytes(-(-size // 8), "little")
    return [8 * found.start() + bit for found in _SOME.finditer(data) for bit in _BITS[data[found.start()]]]


def _flags(bits: int, size: int) -> bytes:
    return format(bits, f"0{size}b")[::-1].encode().translate(_NUMBERS)
