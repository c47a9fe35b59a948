"""Which documents of a segment are deleted?  A set of document numbers, as a bitmap and as the bytes of a ``.del`` file.

The file: magic, version, the segment's name, documents, how many are deleted, the bitmap (bit ``d & 7`` of byte ``d >> 3`` is document
``d``), and the crc32 of all that; docs/index-format.md is its prose.  Pure.
"""

from __future__ import annotations

import struct
from itertools import compress
from typing import TYPE_CHECKING
from zlib import crc32

from artcli.index.faults import damaged, other_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import PurePath

MAGIC = b"ARTCLIDL"
VERSION = 1
_HEADER = struct.Struct("<8sI20sII")
_CHECKSUM = struct.Struct("<I")

_LIVE_OF = tuple([bytes([1 - (byte >> bit & 1) for bit in range(8)]) for byte in range(256)])
_DEAD = bytes([1, 0])
"""Translates flags of the living into flags of the dead."""
FEW = 64
"""A list this many times shorter than the segment is asked bit by bit: making the flags of all would take longer (5 ms a million)."""


class Deletions:
    """The deleted documents of a segment; never changes."""

    __slots__ = ("_bitmap", "_live", "count", "documents")

    def __init__(self, documents: int, bitmap: bytes | None = None) -> None:
        """Take how many documents the segment has, and perhaps which of them are deleted."""
        self.documents = documents
        self._bitmap = bytes(-(-documents // 8)) if bitmap is None else bitmap
        self.count = int.from_bytes(self._bitmap, "little").bit_count()
        self._live: bytes | None = None

    def __contains__(self, document: int) -> bool:
        return bool(self._bitmap[document >> 3] >> (document & 7) & 1)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[int]:
        return compress(range(self.documents), self.live.translate(_DEAD + bytes(254)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deletions) and (self.documents, self._bitmap) == (other.documents, other._bitmap)

    __hash__ = None  # type: ignore[assignment]

    @property
    def highest(self) -> int:
        """The highest deleted document, -1 where there is none."""
        return int.from_bytes(self._bitmap, "little").bit_length() - 1

    @property
    def live(self) -> bytes:
        """A flag for each document: 1 for those that aren't deleted, 0 for those that are; numpy can look at it as it is."""
        if self._live is None:
            self._live = b"".join(map(_LIVE_OF.__getitem__, self._bitmap))[: self.documents]
        return self._live

    @property
    def live_bits(self) -> int:
        """The same as the bits of a number, of which the lowest is document 0."""
        return ~int.from_bytes(self._bitmap, "little")

    def live_of(self, documents: Sequence[int]) -> list[int]:
        """Return those of some documents that aren't deleted, in their order."""
        if self._live is None and len(documents) * FEW < self.documents:
            bitmap = self._bitmap
            return [one for one in documents if not bitmap[one >> 3] >> (one & 7) & 1]
        return list(compress(documents, map(self.live.__getitem__, documents)))

    def with_more(self, documents: Iterable[int]) -> Deletions:
        """Return these deletions and others; those that are among them already change nothing.

        Raises ``IndexError`` for a document that the segment hasn't.
        """
        bitmap = bytearray(self._bitmap)
        for one in documents:
            if not 0 <= one < self.documents:
                message = f"document {one} of {self.documents}"
                raise IndexError(message)
            bitmap[one >> 3] |= 1 << (one & 7)
        return Deletions(self.documents, bytes(bitmap))

    def to_bytes(self, segment: str) -> bytes:
        """Return the bytes of the file for a segment of this name."""
        data = _HEADER.pack(MAGIC, VERSION, segment.encode(), self.documents, self.count) + self._bitmap
        return data + _CHECKSUM.pack(crc32(data))


def file_size(documents: int) -> int:
    """Return how many bytes a file of deletions has."""
    return _HEADER.size + -(-documents // 8) + _CHECKSUM.size


def from_bytes(data: bytes, path: PurePath, segment: str, documents: int) -> Deletions:
    """Return the deletions of a file's bytes; ``path`` is for errors, the others are what the manifest says of the segment.

    Raises ``IndexDamagedError`` or ``IndexVersionError``.
    """
    if data[: len(MAGIC)] != MAGIC or len(data) < _HEADER.size:
        raise damaged(path, "it holds no deletions")
    _, version, name, counted, count = _HEADER.unpack_from(data)
    if version != VERSION:
        raise other_version(path, version, VERSION)
    if len(data) != file_size(documents):
        raise damaged(path, "wrong size")
    if _CHECKSUM.unpack(data[-_CHECKSUM.size :])[0] != crc32(data[: -_CHECKSUM.size]):
        raise damaged(path, "wrong checksum")
    if name.rstrip(b"\0") != segment.encode() or counted != documents:
        raise damaged(path, "it belongs to another segment")
    found = Deletions(documents, data[_HEADER.size : -_CHECKSUM.size])
    if found.count != count or found.highest >= documents:
        raise damaged(path, "wrong count")
    return found
