"""What did an article say?  A document's number → its stored record, from the compressed group that it lies in; and groups from records."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

from artcli.index.segments.mapped import Numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.segments.mapped import MappedFile, Section

GROUP_BYTES = 32 * 1024
"""Bytes of records that are compressed together: one is unpacked for each hit shown, in a tenth of a millisecond."""
LARGEST_GROUP = 256 * 2**20
"""Unpacked bytes of a group: a record of the largest file that is ingested, with room to spare."""
_LEVEL = 3
"""isal's: of 297, 287 and 260 MB/s a core, levels 1, 2 and 3 leave .464, .457 and .447 of news; zlib's level 2 .457 at 80 MB/s."""
_PLAIN_LEVEL = 2


class StoredRecords:
    """The stored records of a segment."""

    def __init__(self, file: MappedFile, documents: int) -> None:
        """Take the file and its number of documents."""
        self._file = file
        self._documents = documents
        self._text: Section = file.section("stored.text")
        self._ends = Numbers(file, "stored.ends", "Q")
        self._firsts = Numbers(file, "stored.first", "I")
        self._sizes = Numbers(file, "stored.sizes", "I")
        if not len(self._ends) == len(self._firsts) == len(self._sizes):
            raise file.damaged(what="its groups don't add up")

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self._firsts)

    def record(self, document: int) -> bytes:
        """Return a document's record; what lies behind it in its group isn't unpacked.

        Raises ``IndexDamagedError``.
        """
        group = self.group_of(document)
        documents = self.documents(group)
        if document not in documents:
            raise self._file.damaged(what="a document lies in no group")
        place = documents.index(document)
        table = 4 * (len(documents) + 1)
        inflation = _inflation()
        reader = inflation.decompressobj()
        try:
            count, *lengths = struct.unpack(f"<{len(documents) + 1}I", reader.decompress(self.packed(group), table))
            start, length = sum(lengths[:place]), lengths[place]
            if count != len(documents) or table + start + length > min(self._sizes[group], LARGEST_GROUP):
                message = "wrong size"
                raise ValueError(message)
            unpacked = reader.decompress(reader.unconsumed_tail, start + length) if start + length else b""
            if len(unpacked) != start + length:
                message = "cut short"
                raise ValueError(message)
        except (inflation.error, ValueError, struct.error) as error:
            raise self._file.damaged(what=f"an article can't be unpacked ({error})") from error
        return unpacked[start:]

    def group_of(self, document: int) -> int:
        """Return the number of the group that a document lies in."""
        low, high = 0, len(self._firsts)
        while low < high:
            middle = (low + high) // 2
            if self._firsts[middle] <= document:
                low = middle + 1
            else:
                high = middle
        if not low:
            raise self._file.damaged(what="a document lies in no group")
        return low - 1

    def documents(self, group: int) -> range:
        """Return the numbers of a group's documents."""
        after = self._firsts[group + 1] if group + 1 < self.groups else self._documents
        return range(self._firsts[group], after)

    def packed(self, group: int) -> memoryview:
        """Return a group as it lies in the file."""
        return self._text.part(*self.extent(group))

    def extent(self, group: int) -> tuple[int, int]:
        """Return where in its section a group begins and ends."""
        return (self._ends[group - 1] if group else 0, self._ends[group])

    def size(self, group: int) -> int:
        """Return how many bytes a group has unpacked."""
        return self._sizes[group]

    def group(self, group: int) -> list[bytes]:
        """Return a group's records.

        Raises ``IndexDamagedError``; a group that would unpack to more than it says is not unpacked.
        """
        size = self._sizes[group]
        try:
            if size > LARGEST_GROUP:
                message = "a group is too large"
                raise ValueError(message)
            unpacked = zlib.decompressobj().decompress(self.packed(group), size + 1)
            records = unpack_group(unpacked, size, len(self.documents(group)))
        except (zlib.error, ValueError, struct.error) as error:
            raise self._file.damaged(what=f"an article can't be unpacked ({error})") from error
        return records


@cache
def _inflation() -> Any:
    """Return the module that unpacks zlib's format: isal's, in two fifths of the time, where it is there for this machine."""
    try:
        from isal import isal_zlib  # noqa: PLC0415  (half a millisecond, which ten records are worth)
    except ImportError:
        return zlib
    return isal_zlib


def compressed(group: bytes) -> bytes:
    """Return a group's bytes in zlib's format: by isal, four times as fast, where it is there for this machine."""
    try:
        from isal import isal_zlib  # noqa: PLC0415  (writing only)
    except ImportError:
        return zlib.compress(group, _PLAIN_LEVEL)
    return isal_zlib.compress(group, _LEVEL)


def pack_group(records: Sequence[bytes]) -> bytes:
    """Return records as one group, not yet compressed."""
    return b"".join([struct.pack(f"<{len(records) + 1}I", len(records), *map(len, records)), *records])


def unpack_group(data: bytes, size: int, documents: int | None = None) -> list[bytes]:
    """Return a group's records.

    Raises ``ValueError`` or ``struct.error`` where they don't add up to ``size`` bytes, or aren't those of so many documents.
    """
    (count,) = struct.unpack_from("<I", data)
    if len(data) != size or 4 * (count + 1) > size or (documents is not None and count != documents):
        message = "wrong size"
        raise ValueError(message)
    at = 4 * (count + 1)
    records = []
    for length in struct.unpack_from(f"<{count}I", data, 4):
        records.append(data[at : at + length])
        at += length
    if at != size:
        message = "wrong lengths"
        raise ValueError(message)
    return records
