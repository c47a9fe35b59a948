"""What did an article say?  A document's number → its stored record, from the compressed group that it lies in; and groups from records."""

from __future__ import annotations

import struct
from bisect import bisect_right

from artcli.errors import IndexDamagedError
from artcli.hints import TYPE_CHECKING
from artcli.index.segments.mapped import Numbers
from artcli.index.segments.packing import DICTIONARY_BYTES, Unpacker, checksum, unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.segments.mapped import MappedFile, Section

GROUP_BYTES = 8 * 1024
"""Bytes of records that are packed together: one is unpacked for each hit shown, in 20 microseconds; 32 KiB took 56."""
LARGEST_GROUP = 256 * 2**20
"""Unpacked bytes of a group: a record of the largest file that is ingested, with room to spare."""


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
        self._all_firsts: memoryview | None = None
        self._dictionaries: dict[int, bytes] = {}
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
        try:
            stream = Unpacker(self.packed(group), self.dictionary)
            count, *lengths = struct.unpack(f"<{len(documents) + 1}I", stream.next(table))
            start, length = sum(lengths[:place]), lengths[place]
            if count != len(documents) or table + start + length > min(self._sizes[group], LARGEST_GROUP):
                message = "wrong size"
                raise ValueError(message)
            unpacked = stream.next(start + length)
            if len(unpacked) != start + length:
                message = "cut short"
                raise ValueError(message)
        except (ValueError, struct.error) as error:
            raise self._cant_be_unpacked(error) from error
        return unpacked[start:]

    def group_of(self, document: int) -> int:
        """Return the number of the group that a document lies in."""
        if self._all_firsts is None:
            self._all_firsts = self._firsts.all()
        after = bisect_right(self._all_firsts, document)
        if not after:
            raise self._file.damaged(what="a document lies in no group")
        return after - 1

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
        """Return a group's records; none for a group that is a dictionary.

        Raises ``IndexDamagedError``; a group that would unpack to more than it says is not unpacked.
        """
        documents = self.documents(group)
        if not documents and group in self.dictionaries():
            return []
        try:
            size = self._sizes[group]
            if size > LARGEST_GROUP:
                message = "a group is too large"
                raise ValueError(message)
            return unpack_group(unpack(self.packed(group), size, self.dictionary), size, len(documents))
        except (ValueError, struct.error) as error:
            raise self._cant_be_unpacked(error) from error

    def dictionary(self, name: int) -> bytes:
        """Return the dictionary of a checksum: the first of its copies that isn't damaged.

        Raises ``ValueError`` where there is none.
        """
        known = self._dictionaries.get(name)
        if known is None:
            known = self._dictionaries[name] = self._dictionary(name)
        return known

    def _dictionary(self, name: int) -> bytes:
        for group, one in self.dictionaries().items():
            if one == name:
                try:
                    return self.copy_of(group, name)
                except (ValueError, IndexDamagedError):
                    continue
        message = "what it is packed against is damaged"
        raise ValueError(message)

    def needed(self, name: int) -> bytes:
        """Return the dictionary that some groups are packed against.

        Raises ``IndexDamagedError``.
        """
        try:
            return self.dictionary(name)
        except ValueError as error:
            raise self._cant_be_unpacked(error) from error

    def dictionaries(self) -> dict[int, int]:
        """Return the groups that are dictionaries, each with its checksum; each dictionary is there twice."""
        if "stored.dictionaries" not in self._file.meta["sections"]:
            return {}
        numbers = Numbers(self._file, "stored.dictionaries", "I").all()
        return dict(zip(numbers[::2], numbers[1::2], strict=False))

    def copy_of(self, group: int, name: int) -> bytes:
        """Return the dictionary that a group is.

        Raises ``ValueError`` or ``IndexDamagedError``.
        """
        size = self._sizes[group]
        found = unpack(self.packed(group), DICTIONARY_BYTES, _none_other)
        if self.documents(group) or len(found) != size or checksum(found) != name:
            message = "a dictionary isn't what it should be"
            raise ValueError(message)
        return found

    def _cant_be_unpacked(self, error: Exception) -> IndexDamagedError:
        return self._file.damaged(what=f"an article can't be unpacked ({error})")


def _none_other(_: int) -> bytes:
    message = "a dictionary that is packed against another"
    raise ValueError(message)


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
