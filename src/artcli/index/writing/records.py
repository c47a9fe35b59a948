"""How do stored records come into a segment's file?  Records one by one, or groups of other segments → packed groups, and the dictionaries of these.

A dictionary is made of the first records of the segment itself, and goes along when the segment is merged.  Where a document is deleted, the
segment's groups are packed anew against others: nothing of a deleted article stays behind in a dictionary.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from artcli.index.segments.packing import DICTIONARY_BYTES, checksum, named, pack
from artcli.index.segments.stored import GROUP_BYTES, pack_group

if TYPE_CHECKING:
    from artcli.index.segments.stored import StoredRecords
    from artcli.index.writing.assemble import SegmentFile

WORTH_A_DICTIONARY = 512 * 1024
"""Bytes of records from which on a dictionary, 7 kB and a copy of it when packed, saves more than it takes."""


class RecordWriter:
    """Stored records on their way into a segment's file."""

    def __init__(self, file: SegmentFile) -> None:
        """Begin the section of records."""
        self._file = file
        self._start = file.align()
        self._waiting: list[bytes] = []
        self._size = 0
        self._documents = 0
        self._ends = array("Q")
        self._firsts = array("I")
        self._sizes = array("I")
        self._dictionaries: dict[int, bytes] = {}
        self._current: bytes | None = None
        self._places = array("I")

    def add(self, record: bytes) -> None:
        """Add a document's record."""
        self._waiting.append(record)
        self._size += len(record)
        if self._size >= (WORTH_A_DICTIONARY if self._current is None else GROUP_BYTES):
            if self._current is None:
                self._add_dictionary(b"".join(self._waiting)[:DICTIONARY_BYTES])
            self._flush()

    def add_group(self, stored: StoredRecords, group: int) -> None:
        """Add a group as another segment has it, or its records where it was packed without a dictionary.

        Raises ``IndexDamagedError``.
        """
        name = named(stored.packed(group))
        if name is None:
            for record in stored.group(group):
                self.add(record)
            return
        if name not in self._dictionaries:
            self._add_dictionary(stored.needed(name))
        self._flush()
        self._write(stored.packed(group), stored.size(group), len(stored.documents(group)))

    def finish(self) -> None:
        """End the section."""
        self._flush()
        for dictionary in self._dictionaries.values():
            self._write_dictionary(dictionary)
        self._file.name_section("stored.text", self._start)
        for name, numbers in (("ends", self._ends), ("first", self._firsts), ("sizes", self._sizes)):
            self._file.section(f"stored.{name}", numbers.tobytes())
        if self._dictionaries:
            self._file.section("stored.dictionaries", self._places.tobytes())

    def _add_dictionary(self, dictionary: bytes) -> None:
        """Write a dictionary before what is packed against it; its copy comes last, so that no damage to one place takes both."""
        self._dictionaries[checksum(dictionary)] = dictionary
        if self._current is None:
            self._current = dictionary
        self._write_dictionary(dictionary)

    def _write_dictionary(self, dictionary: bytes) -> None:
        self._places.extend((len(self._firsts), checksum(dictionary)))
        self._write(pack(dictionary), len(dictionary), 0)

    def _flush(self) -> None:
        """Write what waits, as groups."""
        group: list[bytes] = []
        size = 0
        for record in self._waiting:
            group.append(record)
            size += len(record)
            if size >= GROUP_BYTES:
                self._write_group(group)
                group, size = [], 0
        if group:
            self._write_group(group)
        self._waiting, self._size = [], 0

    def _write_group(self, records: list[bytes]) -> None:
        group = pack_group(records)
        self._write(pack(group, self._current), len(group), len(records))

    def _write(self, packed: bytes | memoryview, size: int, documents: int) -> None:
        self._file.append(packed)
        self._ends.append(self._file.position - self._start)
        self._firsts.append(self._documents)
        self._sizes.append(size)
        self._documents += documents
