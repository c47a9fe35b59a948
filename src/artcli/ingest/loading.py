"""What are a file's bytes?  A path → bytes and the stamp of the file, or what became of one that has none for us."""

from __future__ import annotations

import io
import os
from errno import EINVAL
from hashlib import blake2b
from stat import S_ISREG
from time import time_ns
from typing import BinaryIO

from artcli.errors import MissingExtraError, NothingInsideError, TextError
from artcli.formats.table import CONTAINER_ENDINGS
from artcli.index.ids import DIGEST_BYTES
from artcli.index.stamps import NO_STAMP, lasting_stamp
from artcli.ingest.choice import MOST_BYTES
from artcli.ingest.listing import NOT_REGULAR, reason_of
from artcli.ingest.sources import STANDARD_INPUT, too_large
from artcli.ingest.tasks import NOTHING, Piece, Reading

_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
_READ_FLAGS |= getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of a file is seen, not waited for
_TRIES = 3
"""How often a file is read that changes meanwhile."""
_BLOCK = 2**20


def load(path: str, most: int) -> tuple[bytes | Reading, bytes]:
    """Return a file's bytes, or what became of a file that has none for us; and its stamp.

    Of a file that may be a container, at most ``MOST_BYTES`` are taken into memory, however many are asked for (see ``is_large``).
    """
    if not path or path == STANDARD_INPUT:
        return NOTHING, NO_STAMP
    if most > MOST_BYTES and path.endswith(CONTAINER_ENDINGS):
        most = MOST_BYTES
    try:
        for _ in range(_TRIES):
            data, stamp = _bytes_of(path, most)
            if len(data) > most:
                return Reading("failed", len(data), reason=too_large(most), path=path), NO_STAMP
            if stamp is not None:
                return data, stamp
    except OSError as error:
        return Reading("failed", reason=reason_of(error), path=path), NO_STAMP
    return Reading("failed", reason="it changes while it is read", path=path), NO_STAMP


def open_regular(path: str) -> io.FileIO:
    """Open a file for reading in pieces, without waiting for a pipe in its place.

    Raises ``OSError``.
    """
    file = io.FileIO(path, opener=lambda name, _: os.open(name, _READ_FLAGS))
    if not S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(EINVAL, NOT_REGULAR)
    return file


def hashed(file: BinaryIO) -> tuple[bytes, int, bytes]:
    """Return the digest of an open file, read from its beginning to its end, its size, and its stamp (none where it changes meanwhile).

    Raises ``OSError``.
    """
    before = os.fstat(file.fileno())
    file.seek(0)
    digest = blake2b(digest_size=DIGEST_BYTES)
    while block := file.read(_BLOCK):
        digest.update(block)
    size = file.tell()
    after = os.fstat(file.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and size == before.st_size
    return digest.digest(), size, lasting_stamp(before, time_ns()) if same else NO_STAMP


def stem(path: str) -> str:
    """Return a file's name without its ending."""
    name = os.path.basename(path)  # noqa: PTH119
    at = name.rfind(".")
    return name[:at] if 0 < at < len(name) - 1 else name


def _bytes_of(path: str, most: int) -> tuple[bytes, bytes | None]:
    """Return a file's bytes, up to a few more than are taken, and its stamp, None where it has changed meanwhile.

    With half the system calls that ``open`` makes.  What was put in a file's place since it was listed isn't waited for: ``OSError``.
    """
    descriptor = os.open(path, _READ_FLAGS)
    try:
        before = os.fstat(descriptor)
        if not S_ISREG(before.st_mode):
            raise OSError(EINVAL, NOT_REGULAR)
        size = before.st_size
        data = _all_of(descriptor, size, most)
        after = os.fstat(descriptor)
        same = size == after.st_size and before.st_mtime_ns == after.st_mtime_ns
        return data, lasting_stamp(before, time_ns()) if same else None
    finally:
        os.close(descriptor)


def _all_of(descriptor: int, size: int, most: int) -> bytes:
    """Return what a file has, which is as long as it was a moment ago, mostly."""
    data = os.read(descriptor, min(size, most) + 1)
    if len(data) == size:
        return data
    parts = [data]
    found = len(data)
    while found <= most and (data := os.read(descriptor, most + 1 - found)):
        parts.append(data)
        found += len(data)
    return b"".join(parts)


def is_large(piece: Piece) -> bool:
    """Tell a file too large to be read at once whose name says that it may be a container."""
    large = isinstance(piece.data, Reading) and piece.data.bytes > MOST_BYTES
    return large and piece.path.endswith(CONTAINER_ENDINGS)


def refused(error: TextError, size: int, path: str, stamp: bytes = NO_STAMP) -> Reading:
    """Return what became of a file that gives no article, and won't as long as it has this stamp, if an extra isn't all that it needs."""
    if isinstance(error, MissingExtraError):
        return Reading("skipped", size, reason=str(error), path=path)
    if isinstance(error, NothingInsideError):
        return Reading("skipped", size, reason=str(error), path=path, settled=True, failing=stamp)
    return Reading("failed", size, reason=str(error), path=path, failing=stamp)
