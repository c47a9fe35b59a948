"""How does a segment file come to be?  Sections one after another, then checksums, footer and trailer, and all of it on the disk."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any
from zlib import crc32

from artcli.index.segments.format import (
    ALIGNMENT,
    PAGE,
    TRAILER_LENGTH,
    Trailer,
    footer,
    header,
    trailer,
)
from artcli.index.segments.packing import fast_crc32

if TYPE_CHECKING:
    from pathlib import Path

IN_MEMORY = 4 * 2**20
"""Bytes of a section under way that are kept in memory; the rest waits in a file without a name, in the same folder."""
_CHUNK = 2**20


class SegmentFile:
    """A segment file under way.  Nothing reads it before a manifest names it."""

    def __init__(self, path: Path) -> None:
        """Begin the file, which only its owner may read.

        Raises ``OSError``, as everything here.
        """
        self.path = path
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._file = os.fdopen(descriptor, "wb")
        self._at = 0
        self._sections: dict[str, tuple[int, int]] = {}
        self._spools: dict[str, IO[bytes]] = {}
        self._page = bytearray()
        self._table = bytearray()
        self._checksum = fast_crc32()
        self._write(header())

    def append(self, data: bytes | memoryview) -> int:
        """Write bytes and return where they lie."""
        at = self._at
        self._write(data)
        return at

    @property
    def position(self) -> int:
        """Where the next byte goes."""
        return self._at

    def align(self) -> int:
        """Go on where a section may begin, and return the place."""
        self._write(bytes(-self._at % ALIGNMENT))
        return self._at

    def name_section(self, name: str, start: int) -> None:
        """Call all that was appended from ``start`` on a section."""
        self._sections[name] = (start, self._at - start)

    def section(self, name: str, data: bytes | memoryview) -> None:
        """Write a section."""
        start = self.align()
        self._write(data)
        self.name_section(name, start)

    def spool(self, name: str) -> IO[bytes]:
        """Return where the bytes of a section can be written while others are; it is put into place by ``finish``."""
        if name not in self._spools:
            self._spools[name] = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(self.path.parent))  # noqa: SIM115  (closed by ``finish`` or ``abandon``)
        return self._spools[name]

    def finish(self, meta: dict[str, Any]) -> int:
        """Write what is left, wait until it is on the disk, and return the file's size."""
        for name, spool in self._spools.items():
            start = self.align()
            spool.seek(0)
            while chunk := spool.read(_CHUNK):
                self._write(chunk)
            self.name_section(name, start)
            spool.close()
        table_at = self._at
        if self._page:
            self._table += self._checksums(self._page)
        root = self._checksums(self._table)
        foot = footer(meta | {"sections": self._sections})
        size = table_at + len(self._table) + len(root) + len(foot) + TRAILER_LENGTH
        parts = Trailer(crc32(foot, crc32(root)), table_at, len(self._table), len(root), len(foot), size)
        self._file.write(bytes(self._table) + root + foot + trailer(parts))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return size

    def abandon(self) -> None:
        """Leave it: no file remains."""
        for spool in self._spools.values():
            spool.close()
        with suppress(OSError):  # what can't be written any more is not wanted any more
            self._file.close()
        self.path.unlink(missing_ok=True)

    def _write(self, data: bytes | memoryview | bytearray) -> None:
        view = memoryview(data).cast("B")
        self._file.write(view)
        self._at += len(view)
        missing = PAGE - len(self._page)
        if len(view) < missing:
            self._page += view
            return
        self._page += view[:missing]
        self._table += self._checksums(self._page)
        whole = missing + (len(view) - missing) // PAGE * PAGE
        self._table += self._checksums(view[missing:whole])
        self._page = bytearray(view[whole:])

    def _checksums(self, data: memoryview | bytearray) -> bytes:
        """Return the checksum of each page of some bytes: what ``format.checksums`` does, by the faster library."""
        view, checksum = memoryview(data), self._checksum
        return b"".join([checksum(view[at : at + PAGE]).to_bytes(4, "little") for at in range(0, len(view), PAGE)])
