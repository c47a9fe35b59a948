"""What are a list's postings, where there are hundreds of thousands?  The same as ``segments.postings`` decodes, as arrays: by numpy.

Only searches that have more to do than numpy takes to import come here (``search.effort``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.segments.format import BLOCK, HALF, TWELVE, WIDTHS
from artcli.index.segments.packed import twelve_bit_bytes

if TYPE_CHECKING:
    from artcli.index.segments.segment import Segment

Array = Any


class ListDecoder:
    """The lists of one segment; all methods raise ``IndexDamagedError`` where what they read isn't as it should be."""

    def __init__(self, segment: Segment) -> None:
        """Take the segment; nothing is read yet."""
        self._segment = segment

    def documents(self, number: int) -> Array:
        """Return a list's documents, ascending."""
        first, code, gaps = self._segment.gap_bytes(number)
        found = np.empty(self._segment.document_count(number), np.int64)
        found[0] = first
        if gaps is not None:
            found[1:] = self._numbers(gaps, code)
            np.cumsum(found, out=found)
        if found[-1] >= self._segment.documents:
            raise self._segment.file.damaged(what="a list has documents that aren't there")
        return found

    def frequencies(self, number: int) -> Array:
        """Return how often a list's words stand in each of its documents."""
        count = self._segment.document_count(number)
        code, data = self._segment.frequency_bytes(number)
        if data is None:
            return np.ones(count, np.int64)
        if code == HALF:
            packed = np.frombuffer(data, np.uint8)
            return np.stack((packed >> 4, packed & 15), axis=1).reshape(-1)[:count].astype(np.int64)
        return self._numbers(data, code).astype(np.int64)

    def places(self, number: int, frequencies: Array, chosen: Array) -> Array:
        """Return the positions of a list's words in some of its documents, which are given by their places in the list, one after another."""
        codes, starts = [np.frombuffer(part, part.format) for part in self._segment.place_blocks(number)]
        begins = np.cumsum(frequencies) - frequencies
        counts = np.add.reduceat(frequencies, np.arange(0, len(frequencies), BLOCK))
        times, blocks = frequencies[chosen], chosen // BLOCK
        within = begins[chosen] - begins[blocks * BLOCK]
        found = np.empty(int(times.sum()), np.int64)
        ends = np.cumsum(times)
        try:
            for code in np.flatnonzero(np.bincount(codes)).tolist():
                mine = codes[blocks] == code
                whole = bool(mine.all())
                some = slice(None) if whole else mine
                into = slice(None) if whole else np.repeat(mine, times)
                part = _Part(code, codes, starts.astype(np.int64), counts)
                found[into] = self._gaps(part, blocks[some], within[some], times[some])
        except (IndexError, ValueError) as error:
            raise self._segment.file.damaged(what="its postings don't fit each other") from error
        first = ends - times
        gaps = found[first]
        np.cumsum(found, out=found)
        found -= np.repeat(found[first] - gaps, times)
        return found

    def _gaps(self, part: _Part, blocks: Array, within: Array, times: Array) -> Array:
        """Return so many numbers each from some places of some blocks on, which lie in one part of a pool."""
        data = self._segment.place_bytes(part.code, part.start, part.stop)
        before = np.cumsum(times) - times
        numbers = np.arange(int(times.sum()))
        at = numbers + np.repeat(part.starts[blocks] + within - before, times)
        if part.code != TWELVE:
            return self._numbers(data, part.code)[at]
        packed = np.frombuffer(data, np.uint8)
        numbers += np.repeat(within - before, times)
        high = packed[np.repeat(part.starts[blocks] + part.counts[blocks], times) + (numbers >> 1)]
        high = np.where(numbers & 1, high, high >> 4) & 15
        return packed[at] + (high.astype(np.uint16) << 8)

    def _numbers(self, data: memoryview, code: int) -> Array:
        width = WIDTHS.get(code)
        if width is None or code in (HALF, TWELVE):
            raise self._segment.file.damaged(what="a list has an unknown shape")
        return np.frombuffer(data, f"<u{np.dtype(width.type_code).itemsize}")


class _Part:
    """The part of a pool that a list's blocks of one width lie in, one after another: where each begins there, and how many numbers it has."""

    def __init__(self, code: int, codes: Array, starts: Array, counts: Array) -> None:
        mine = np.flatnonzero(codes == code)
        first, last = int(mine[0]), int(mine[-1])
        size = int(counts[last])
        self.code = code
        self.counts = counts
        self.start = int(starts[first])
        self.stop = int(starts[last]) + (twelve_bit_bytes(size) if code == TWELVE else size)
        self.starts = starts - self.start
