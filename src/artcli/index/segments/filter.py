"""May a segment have a term?  Two bits of a small table say no for nearly all terms that it lacks.

A query looks for each of its words in several spellings and fields, of which most segments have few.  Without the table each look-up
touches four pages of the dictionary, with it the same few pages for all of them.  Bloom (1970): Space/time trade-offs in hash coding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artcli.index.segments.mapped import MappedFile

FILTER = "hash.filter"
BITS_A_BUCKET = 16
"""Four to eight bits a term, reckoned as (1 - e^(-2/bits))²: of the terms that aren't there, one in seven to one in twenty passes."""
MULTIPLIER = 0x9E3779B1
"""What makes a second hash of the first (Knuth, The Art of Computer Programming 6.4: 2³² by the golden ratio)."""
HASH_BITS = 32


class TermFilter:
    """The table of a segment; one without it may have every term."""

    __slots__ = ("_bits", "_file", "_last", "_shift")

    def __init__(self, file: MappedFile) -> None:
        """Take the file; nothing is read yet."""
        self._file = file
        self._bits: memoryview | None = None

    def may_have(self, hashed: int) -> bool:
        """Say whether a term with this hash may be there.

        Raises ``IndexDamagedError``.
        """
        bits = self._bits or self._read()
        one = hashed & self._last
        if not bits[one >> 3] >> (one & 7) & 1:
            return False
        other = (hashed * MULTIPLIER & 0xFFFFFFFF) >> self._shift
        return bool(bits[other >> 3] >> (other & 7) & 1)

    def _read(self) -> memoryview:
        file = self._file
        bits = file.section(FILTER).all() if FILTER in file.meta["sections"] else memoryview(b"\xff")
        size = len(bits) * 8
        if not 0 < size <= 1 << HASH_BITS or size & (size - 1):
            raise file.damaged(what="its filter of terms has a wrong size")
        self._bits = bits
        self._last = size - 1
        self._shift = HASH_BITS + 1 - size.bit_length()
        return bits
