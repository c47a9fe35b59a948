"""How do postings become lists?  Sorted arrays of documents, frequencies and positions → pools, widths, blocks and bounds, by numpy.

Everything is worked out for all lists of a field together: no Python loop over postings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.segments.format import BLOCK, HALF, KINDS, TWELVE, WIDTHS
from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.index.writing.assemble import SegmentFile

Array = Any
_U4 = np.dtype("<u4")
_HIGHEST = 2**32
_WIDEST = 3
"""The code of numbers of more than two bytes."""
_ROUNDING = 1e-9
"""Far above what a logarithm is wrong by: a bound may be too high, never too low."""


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """The postings of some lists of a field, list after list.

    ``counts``: how many documents each list has.  ``documents`` and ``frequencies``: one a posting, documents ascending in
    each list.  ``places``: for each posting its positions, ascending, all in one array; None in a field without positions.
    ``factors``: for each document of the segment what its field's length divides a count by; None where it doesn't matter.
    """

    counts: Array
    documents: Array
    frequencies: Array
    places: Array | None
    factors: Array | None = None


class ListEncoder:
    """Lists on their way into a segment file; numbered in the order in which they come."""

    def __init__(self, file: SegmentFile) -> None:
        """Take the file."""
        self._file = file
        self._lengths: dict[str, int] = {}
        for kind, widths in KINDS.items():
            for width in widths:
                file.spool(f"{kind}.{width}")
                self._lengths[f"{kind}.{width}"] = 0
        self.lists = 0
        self._blocks = 0

    def add(self, postings: FieldPostings) -> None:
        """Encode lists; none of them is empty."""
        counts = postings.counts.astype(np.int64)
        if not len(counts):
            return
        starts = _exclusive(counts)
        documents = postings.documents.astype(np.int64, copy=False)
        frequencies = postings.frequencies.astype(np.int64, copy=False)
        shape = self._add_gaps(documents, counts, starts)
        shape |= self._add_frequencies(frequencies, counts, starts) << 2
        self._column("list.first", documents[starts])
        self._column("list.documents", counts)
        self._column("list.occurrences", np.add.reduceat(frequencies, starts))
        self._file.spool("list.shape").write(shape.astype("u1").tobytes())
        self._add_blocks(postings, documents, counts, starts)
        self.lists += len(counts)

    def _add_gaps(self, documents: Array, counts: Array, starts: Array) -> Array:
        gaps = np.empty_like(documents)
        gaps[0] = 0
        np.subtract(documents[1:], documents[:-1], out=gaps[1:])
        gaps[starts] = 0
        codes = _codes(np.maximum.reduceat(gaps, starts))
        inner = np.ones(len(gaps), bool)
        inner[starts] = False
        self._pool("gaps", gaps[inner], counts - 1, codes, "list.gaps")
        return codes

    def _add_frequencies(self, frequencies: Array, counts: Array, starts: Array) -> Array:
        highest = np.maximum.reduceat(frequencies, starts)
        codes = np.where(highest == 1, 0, np.where(highest < 1 << 4, HALF, _codes(highest)))
        self._pool("freqs", frequencies, counts, codes, "list.freqs")
        return codes

    def _add_blocks(self, postings: FieldPostings, documents: Array, counts: Array, starts: Array) -> None:
        blocks = -(-counts // BLOCK)
        self._column("list.block", self._blocks + _exclusive(blocks))
        within = np.arange(int(blocks.sum())) - np.repeat(_exclusive(blocks), blocks)
        firsts = np.repeat(starts, blocks) + BLOCK * within
        ends = np.minimum(firsts + BLOCK, np.repeat(starts + counts, blocks))
        self._column("block.last", documents[ends - 1])
        self._file.spool("block.bound").write(_bounds(postings, firsts).tobytes())
        self._add_places(postings, firsts)
        self._blocks += len(firsts)

    def _add_places(self, postings: FieldPostings, firsts: Array) -> None:
        if postings.places is None:
            self._column("block.places", np.zeros(len(firsts), np.int64))
            self._file.spool("block.shape").write(bytes(len(firsts)))
            return
        at = _exclusive(postings.frequencies.astype(np.int64, copy=False))
        places = postings.places
        gaps = np.empty(len(places), np.int64)
        gaps[0] = places[0]
        np.subtract(places[1:], places[:-1], out=gaps[1:], dtype=np.int64, casting="unsafe")
        gaps[at] = places[at]
        begins = at[firsts]
        highest = np.maximum.reduceat(gaps, begins)
        codes = _codes(highest)
        codes[(codes == 2) & (highest < 1 << 12)] = TWELVE
        self._pool("places", gaps, np.diff(np.append(begins, len(gaps))), codes, "block.places")
        self._file.spool("block.shape").write(codes.astype("u1").tobytes())

    def _pool(self, kind: str, values: Array, counts: Array, codes: Array, column: str) -> None:
        """Write the values of each part in the width of its code, and where in its pool each begins."""
        at = np.zeros(len(counts), np.int64)
        if not (codes == _WIDEST).any():
            values = values.astype("u2")  # a quarter of the memory to go through
        for code, width in WIDTHS.items():
            mine = codes == code
            if not mine.any():
                continue
            name = f"{kind}.{width.name}"
            chosen = values if mine.all() else values[np.repeat(mine, counts)]
            sizes = counts[mine]
            if code == HALF:
                data, sizes = _halves(chosen, sizes), (sizes + 1) // 2
            elif code == TWELVE:
                data, sizes = _twelve_bits(chosen, sizes), sizes + (sizes + 1) // 2
            else:
                data = chosen.astype(f"<{width.type_code}")
            at[mine] = self._lengths[name] + _exclusive(sizes)
            self._file.spool(name).write(data.tobytes())
            self._lengths[name] += int(sizes.sum())
        self._column(column, at)

    def _column(self, name: str, values: Array) -> None:
        if len(values) and int(values.max()) >= _HIGHEST:
            message = f"too many postings for one segment ({name})"
            raise OverflowError(message)
        self._file.spool(name).write(values.astype(_U4).tobytes())


def _exclusive(counts: Array) -> Array:
    """Return where each part begins."""
    return np.cumsum(counts) - counts


def _codes(highest: Array) -> Array:
    """Return the code of the width that holds each number: 1, 2 or 3 for 1, 2 or 4 bytes."""
    return 1 + (highest > 0xFF).astype(np.int64) + (highest > 0xFFFF)


def _bounds(postings: FieldPostings, firsts: Array) -> Array:
    """Return for each block the code of its highest impact; ``format.bound_code`` for arrays."""
    impacts = postings.frequencies.astype(np.float64)
    if postings.factors is not None:
        impacts /= postings.factors[postings.documents]
    highest = np.maximum.reduceat(impacts, firsts)
    return np.clip(np.ceil(8 * np.log2(highest) + _ROUNDING) + 64, 0, 255).astype("u1")


def _halves(values: Array, sizes: Array) -> Array:
    """Return parts of numbers below 16, two in a byte, each part from a new byte on."""
    narrow = values.astype("u1")
    odd = sizes & 1 == 1
    if odd.any():
        ends = np.cumsum(sizes + odd)
        padded = np.zeros(int(ends[-1]), "u1")
        filled = np.ones(len(padded), bool)
        filled[ends[odd] - 1] = False
        padded[filled] = narrow
        narrow = padded
    return narrow[0::2] << 4 | narrow[1::2]


def _twelve_bits(values: Array, sizes: Array) -> Array:
    """Return parts of numbers of 12 bits: ``packed.twelve_bits`` reads a part."""
    runs = np.empty(2 * len(sizes), np.int64)
    runs[0::2], runs[1::2] = sizes, (sizes + 1) // 2
    is_low = np.repeat(np.arange(len(runs)) & 1 == 0, runs)  # by runs, bytes are put into their places run by run
    found = np.empty(len(is_low), "u1")
    found[is_low] = values.astype("u1")
    found[~is_low] = _halves(values >> 8, sizes)
    return found
