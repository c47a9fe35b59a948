"""What does a segment file hold?  A file → its sections, mapped; each page's checksum is verified when it is touched first."""

from __future__ import annotations

import mmap
import os
import sys
from zlib import crc32

from artcli.errors import IndexDamagedError, IndexVersionError
from artcli.hints import TYPE_CHECKING, Any
from artcli.index.segments.format import (
    HEADER_LENGTH,
    PAGE,
    TRAILER_LENGTH,
    FormatError,
    VersionError,
    check_header,
    read_footer,
    read_trailer,
)
from artcli.index.segments.packing import fast_crc32

if TYPE_CHECKING:
    from pathlib import Path

_GROUP = PAGE // 4
"""Checksums of pages that have one in the root together."""
MEND = "See what can be saved: artcli check --repair"
AGAIN = "Delete the folder and ingest your files again: artcli ingest PATH"


class MappedFile:
    """A segment file, open for reading."""

    def __init__(self, path: Path) -> None:
        """Map the file and read its footer.

        Raises ``IndexDamagedError``, ``IndexVersionError``, or ``FileNotFoundError``.
        """
        if sys.byteorder != "little":
            message = "artcli's index can't be read on a big-endian machine yet."
            raise IndexVersionError(message)
        self.path = path
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else None
            self.meta = self._read(size)
        except VersionError as error:
            message = f"The index file {path} has {error}."
            raise IndexVersionError(message, hint=AGAIN) from error
        except FormatError as error:
            raise self.damaged(str(error)) from error

    def _read(self, size: int) -> dict[str, Any]:
        if self._map is None or size < HEADER_LENGTH + TRAILER_LENGTH:
            message = "cut short"
            raise FormatError(message)
        view = memoryview(self._map)
        # The trailer comes first: its checksum vouches for the version that it names.
        parts = read_trailer(bytes(view[size - TRAILER_LENGTH :]), size)
        try:
            check_header(bytes(view[:HEADER_LENGTH]))
        except VersionError as error:
            message = "its beginning and its end are of different formats"
            raise FormatError(message) from error
        root = parts.table + parts.table_length
        footer = root + parts.root_length
        if crc32(view[root : footer + parts.footer_length]) != parts.checksum:
            message = "wrong checksum in its footer"
            raise FormatError(message)
        self.view = view
        self._pages = view[: parts.table]
        self._table = view[parts.table : root].cast("I")
        self._table_bytes = view[parts.table : root]
        self._root = view[root:footer].cast("I")
        self._checksum = fast_crc32()
        self._table_seen = bytearray(len(self._root))
        self.seen = bytearray(len(self._table))
        return read_footer(bytes(view[footer : footer + parts.footer_length]), parts.table)

    def section(self, name: str) -> Section:
        """Return a section.

        Raises ``IndexDamagedError`` where there is none of this name.
        """
        try:
            at, length = self.meta["sections"][name]
        except KeyError:
            raise self.damaged(what=f"it lacks {name}") from None
        return Section(self, at, length)

    def verify(self, start: int, stop: int) -> None:
        """Check the pages of some bytes that weren't checked before.

        Raises ``IndexDamagedError``.
        """
        seen, last = self.seen, -(-stop // PAGE)
        page = seen.find(0, start // PAGE, last)
        while page >= 0:
            if not self._table_seen[page // _GROUP]:
                self._verify_table(page // _GROUP)
            first = page * PAGE
            if self._checksum(self._pages[first : first + PAGE]) != self._table[page]:
                raise self.damaged(what=f"wrong checksum at byte {first}")
            seen[page] = 1
            page = seen.find(0, page + 1, last)

    def _verify_table(self, group: int) -> None:
        if crc32(self._table_bytes[group * PAGE : (group + 1) * PAGE]) != self._root[group]:
            raise self.damaged(what="wrong checksum in its table")
        self._table_seen[group] = 1

    def broken_pages(self) -> list[int]:
        """Return the numbers of all pages with a wrong checksum, every page being read; those in order need no more checking."""
        broken = []
        for page in range(len(self.seen)):
            try:
                self.seen[page] = 0
                self.verify(page * PAGE, page * PAGE + 1)
            except IndexDamagedError:
                broken.append(page)
        return broken

    def forget(self) -> None:
        """Let the system take back the memory of what was read; it comes again from the disk when it is asked for."""
        if self._map is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def damaged(self, what: str) -> IndexDamagedError:
        """Return the error that names this file."""
        return IndexDamagedError(f"The index file {self.path} is damaged: {what}.", hint=MEND)

    def close(self) -> None:
        """Let the file go, as soon as nobody looks at a part of it."""
        mapped, self._map = self._map, None
        for view in (self._pages, self._table, self._table_bytes, self._root, self.view):
            view.release()
        try:
            if mapped is not None:
                mapped.close()
        except BufferError:
            pass  # it goes with the last view of it


class Section:
    """A part of a file, as bytes."""

    __slots__ = ("_file", "length", "start")

    def __init__(self, file: MappedFile, start: int, length: int) -> None:
        """Take the file and where in it the section lies."""
        self._file = file
        self.start = start
        self.length = length

    def part(self, start: int, stop: int) -> memoryview:
        """Return the bytes from ``start`` to ``stop`` (exclusive), verified.

        Raises ``IndexDamagedError``, also for bytes outside of the section.
        """
        if not 0 <= start <= stop <= self.length:
            raise self._file.damaged(what="an offset points outside of a section")
        first, last = self.start + start, self.start + stop
        file = self._file
        if file.seen.find(0, first // PAGE, -(-last // PAGE)) >= 0:
            file.verify(first, last)
        return file.view[first:last]

    def all(self) -> memoryview:
        """Return all of its bytes, verified."""
        return self.part(0, self.length)


class Numbers:
    """A section of unsigned integers."""

    __slots__ = ("_end", "_file", "_length", "_section", "_shift", "_size", "_view", "code")

    def __init__(self, file: MappedFile, name: str, code: str) -> None:
        """Take the file, the section's name, and the type code of its elements (B, H, I or Q)."""
        self.code = code
        self._file = file
        self._section = file.section(name)
        self._size = {"B": 1, "H": 2, "I": 4, "Q": 8}[code]
        self._length = self._section.length // self._size
        start = self._section.start
        self._view = file.view[start : start + self._length * self._size].cast(code)  # type: ignore[call-overload]

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> int:
        page = (self._section.start + index * self._size) // PAGE
        if not 0 <= index < self._length:
            raise self._file.damaged(what="a number points outside of a section")
        if not self._file.seen[page]:
            self._file.verify(page * PAGE, page * PAGE + 1)
        return self._view[index]  # type: ignore[no-any-return,unused-ignore]

    def part(self, start: int, stop: int) -> memoryview:
        """Return the numbers from ``start`` to ``stop`` (exclusive)."""
        return self._section.part(start * self._size, stop * self._size).cast(self.code)  # type: ignore[call-overload,no-any-return]

    def all(self) -> memoryview:
        """Return all numbers."""
        return self.part(0, self._length)
