"""Which postings do some neighbouring lists of a segment have?  Lists → flat arrays, by numpy: for merging and checking whole segments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.segments.format import BLOCK, HALF, KINDS, TWELVE, WIDTHS
from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.index.segments.segment import Segment

Array = Any


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Lists one after another: how many documents each has; a document and a frequency for each posting; all positions, or None."""

    counts: Array
    documents: Array
    frequencies: Array
    places: Array | None


class Unpacker:
    """A segment's lists as numpy sees them.

    Raises ``IndexDamagedError`` where a page has a wrong checksum or numbers don't fit each other.
    """

    def __init__(self, segment: Segment) -> None:
        """Take the segment; its columns of lists and blocks are looked at whole."""
        self._segment = segment
        names = ("first", "documents", "occurrences", "gaps", "freqs", "block")
        self._list = {name: self._numbers(f"list.{name}", "<u4").astype(np.int64) for name in names}
        self._shape = self._numbers("list.shape", "<u1")
        self._block_places = self._numbers("block.places", "<u4")
        self._block_shape = self._numbers("block.shape", "<u1")
        self._pools = {
            f"{kind}.{width.name}": self._numbers(f"{kind}.{width.name}", f"<{width.type_code}")
            for kind, widths in KINDS.items()
            for width in WIDTHS.values()
            if width.name in widths
        }
        counts = self._list["documents"]
        gaps = sum(len(pool) for name, pool in self._pools.items() if name.startswith("gaps."))
        if not len(counts) == len(self._shape) == len(self._list["block"]) or int((counts - 1).sum()) != gaps:
            raise segment.file.damaged(what="its lists don't add up")
        self._most_places = 2 * sum(len(pool) for name, pool in self._pools.items() if name.startswith("places."))

    def occurrences(self, lists: range) -> Array:
        """Return how many positions each of some lists has."""
        return self._list["occurrences"][lists.start : lists.stop]

    def unpack(self, lists: range) -> Unpacked:
        """Return the postings of neighbouring lists."""
        try:
            return self._unpack(slice(lists.start, lists.stop))
        except (ValueError, IndexError) as error:
            raise self._segment.file.damaged(what="its postings don't fit each other") from error

    def _unpack(self, part: slice) -> Unpacked:
        counts = self._list["documents"][part]
        if not counts.all():
            message = "a list without documents"
            raise ValueError(message)
        starts = np.cumsum(counts) - counts
        shape = self._shape[part]
        total = int(counts.sum())
        gaps = np.zeros(total, np.int64)
        inner = np.ones(total, bool)
        inner[starts] = False
        gaps[inner] = self._values("gaps", shape & 3, counts - 1, self._list["gaps"][part])
        gaps[starts] = 0
        documents = np.cumsum(gaps)
        documents += np.repeat(self._list["first"][part] - documents[starts], counts)
        if total and int(documents.max()) >= self._segment.documents:
            message = "a document that isn't there"
            raise ValueError(message)
        frequencies = self._values("freqs", shape >> 2 & 7, counts, self._list["freqs"][part], without=1)
        if not frequencies.all():
            message = "a word that stands somewhere no times"
            raise ValueError(message)
        return Unpacked(counts, documents, frequencies, self._places(part, counts, starts, frequencies))

    def _places(self, part: slice, counts: Array, starts: Array, frequencies: Array) -> Array | None:
        """Return the positions of all postings."""
        blocks = -(-counts // BLOCK)
        if not len(blocks):
            return None
        first = int(self._list["block"][part.start])
        mine = slice(first, first + int(blocks.sum()))
        shape = self._block_shape[mine]
        if not shape.any():
            return None
        if len(shape) != int(blocks.sum()) or int(frequencies.sum()) > self._most_places:
            message = "blocks or positions that aren't there"
            raise ValueError(message)
        within = np.arange(len(shape)) - np.repeat(np.cumsum(blocks) - blocks, blocks)
        postings = np.repeat(starts, blocks) + BLOCK * within
        begins = np.cumsum(frequencies) - frequencies
        at = begins[postings]
        sizes = np.diff(np.append(at, int(frequencies.sum())))
        gaps = self._values("places", shape, sizes, self._block_places[mine].astype(np.int64))
        places = np.cumsum(gaps)
        return places - np.repeat(places[begins] - gaps[begins], frequencies)

    def _values(self, kind: str, codes: Array, counts: Array, offsets: Array, without: int = 0) -> Array:
        """Return the values of neighbouring parts, which lie in each pool one after another."""
        found = np.full(int(counts.sum()), without, np.int64)
        for code, width in WIDTHS.items():
            mine = (codes == code) & (counts > 0)
            if not mine.any():
                continue
            pool = self._pools.get(f"{kind}.{width.name}")
            if pool is None:
                message = "an unknown shape"
                raise ValueError(message)
            start = int(offsets[mine][0])
            sizes = counts[mine]
            if code == HALF:
                values = _halves(pool[start:], sizes)
            elif code == TWELVE:
                values = _twelve_bits(pool[start:], sizes)
            else:
                values = pool[start : start + int(sizes.sum())]
            found[np.repeat(mine, counts)] = values
        return found

    def _numbers(self, name: str, dtype: str) -> Array:
        return np.frombuffer(self._segment.file.section(name).all(), dtype)


def _halves(data: Array, sizes: Array) -> Array:
    """Return the numbers of parts that have two in a byte."""
    bytes_each = (sizes + 1) // 2
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    at = np.repeat(np.cumsum(bytes_each) - bytes_each, sizes) + within // 2
    return _half(data, at, within)


def _twelve_bits(data: Array, sizes: Array) -> Array:
    """Return the numbers of parts that have 12 bits for each."""
    bytes_each = sizes + (sizes + 1) // 2
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    begins = np.repeat(np.cumsum(bytes_each) - bytes_each, sizes)
    high = _half(data, begins + np.repeat(sizes, sizes) + within // 2, within)
    return data[begins + within].astype(np.int64) + (high << 8)


def _half(data: Array, at: Array, within: Array) -> Array:
    return (data[at].astype(np.int64) >> ((~within & 1) << 2)) & 15
