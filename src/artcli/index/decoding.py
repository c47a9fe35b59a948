"""What are a list's postings, where there are hundreds of thousands?  The same as ``segments.postings`` decodes, as arrays: by numpy.

Only searches that have more to do than numpy takes to import come here (``index.effort``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.segments.format import BLOCK, HALF, TWELVE, WIDTHS
from artcli.index.segments.packed import twelve_bit_bytes

if TYPE_CHECKING:
    from artcli.index.segments.segment import Segment

Array = Any
SPARSE = 3
"""A list this many times longer than what is asked about isn't decoded whole: a number takes a third of the time there."""


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
        blocks = _Blocks(
            codes, starts.astype(np.int64), np.add.reduceat(frequencies, np.arange(0, len(frequencies), BLOCK))
        )
        times = frequencies[chosen]
        try:
            if len(chosen) * SPARSE > len(frequencies):
                found = self._all_gaps(blocks)
                if len(chosen) < len(frequencies):
                    flags = np.zeros(len(frequencies), bool)
                    flags[chosen] = True
                    found = found[np.repeat(flags, frequencies)]
            else:
                found = self._some_gaps(blocks, frequencies, chosen)
        except (IndexError, ValueError) as error:
            raise self._segment.file.damaged(what="its postings don't fit each other") from error
        first = np.cumsum(times) - times
        gaps = found[first]
        np.cumsum(found, out=found)
        found -= np.repeat(found[first] - gaps, times)
        return found

    def _all_gaps(self, blocks: _Blocks) -> Array:
        """Return all numbers of some blocks, one block after another."""
        found = np.empty(int(blocks.counts.sum()), np.int64)
        for code in blocks.all_codes():
            mine = blocks.codes == code
            counts = blocks.counts[mine]
            part = _Part(code, blocks)
            data = self._segment.place_bytes(code, part.start, part.stop)
            numbers = (
                _twelve_bits(np.frombuffer(data, np.uint8), counts) if code == TWELVE else self._numbers(data, code)
            )
            if mine.all():
                found[:] = numbers
            else:
                found[np.repeat(mine, blocks.counts)] = numbers
        return found

    def _some_gaps(self, blocks: _Blocks, frequencies: Array, chosen: Array) -> Array:
        """Return the numbers of some documents, which are given by their places in the list."""
        begins = np.cumsum(frequencies) - frequencies
        times, lies_in = frequencies[chosen], chosen // BLOCK
        within = begins[chosen] - begins[lies_in * BLOCK]
        found = np.empty(int(times.sum()), np.int64)
        for code in blocks.all_codes():
            mine = blocks.codes[lies_in] == code
            whole = bool(mine.all())
            some = slice(None) if whole else mine
            into = slice(None) if whole else np.repeat(mine, times)
            found[into] = self._gaps(_Part(code, blocks), lies_in[some], within[some], times[some])
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


class _Blocks:
    """The blocks of a list's positions: the width of each, where it begins in the pool of that width, and how many numbers it has."""

    def __init__(self, codes: Array, starts: Array, counts: Array) -> None:
        self.codes = codes
        self.starts = starts
        self.counts = counts

    def all_codes(self) -> list[int]:
        """Return the widths that there are."""
        found: list[int] = np.flatnonzero(np.bincount(self.codes)).tolist()
        return found


class _Part:
    """The part of a pool that a list's blocks of one width lie in, one after another: where each begins there, and how many numbers it has."""

    def __init__(self, code: int, blocks: _Blocks) -> None:
        mine = np.flatnonzero(blocks.codes == code)
        first, last = int(mine[0]), int(mine[-1])
        size = int(blocks.counts[last])
        self.code = code
        self.counts = blocks.counts
        self.start = int(blocks.starts[first])
        self.stop = int(blocks.starts[last]) + (twelve_bit_bytes(size) if code == TWELVE else size)
        self.starts = blocks.starts - self.start


def _twelve_bits(data: Array, counts: Array) -> Array:
    """Return the numbers of blocks of twelve bits each, which lie one after another: of each its low bytes, then two high halves a byte."""
    halves = (counts + 1) // 2
    is_low = np.repeat(np.arange(2 * len(counts)) & 1 == 0, np.stack((counts, halves), axis=1).reshape(-1))
    pairs = data[~is_low]
    high = np.empty(2 * len(pairs), np.uint16)
    high[::2] = pairs >> 4
    high[1::2] = pairs & 15
    odd = counts & 1 == 1
    if odd.any():
        high = np.delete(high, (2 * np.cumsum(halves) - 1)[odd])
    return data[is_low] + (high << 8)
