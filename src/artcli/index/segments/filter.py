"""May a segment have a term?  Two bits of a small table say no for nearly all terms that it lacks.

A query looks for each of its words in several spellings and fields, of which most segments have few.  Without the table each look-up
touches four pages of the dictionary, with it one or two of the table.  Bloom (1970): Space/time trade-offs in hash coding.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.index.segments.format import PAGE

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

    __slots__ = ("_file", "_last", "_shift", "_start")

    def __init__(self, file: MappedFile) -> None:
        """Take the file; nothing is read yet.

        Raises ``IndexDamagedError``.
        """
        self._file = file
        self._last = -1
        if FILTER in file.meta["sections"]:
            section = file.section(FILTER)
            size = section.length * 8
            if not 0 < size <= 1 << HASH_BITS or size & (size - 1):
                raise file.damaged(what="its filter of terms has a wrong size")
            self._start = section.start
            self._last = size - 1
            self._shift = HASH_BITS + 1 - size.bit_length()

    def may_have(self, hashed: int) -> bool:
        """Say whether a term with this hash may be there.

        Raises ``IndexDamagedError``.
        """
        if self._last < 0:
            return True
        return self._has(hashed & self._last) and self._has((hashed * MULTIPLIER & 0xFFFFFFFF) >> self._shift)

    def _has(self, bit: int) -> bool:
        file, at = self._file, self._start + (bit >> 3)
        if not file.seen[at // PAGE]:
            file.verify(at, at + 1)
        return bool(file.view[at] >> (bit & 7) & 1)
