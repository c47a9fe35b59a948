"""What are a file's bytes?  A path → bytes, or what became of a file that has none for us."""

from __future__ import annotations

import os

from artcli.errors import MissingExtraError, NothingInsideError, TextError
from artcli.formats.table import CONTAINER_ENDINGS
from artcli.ingest.sources import MOST_BYTES, STANDARD_INPUT, reason_of
from artcli.ingest.tasks import NOTHING, Piece, Reading

_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)


def load(path: str) -> bytes | Reading:
    """Return a file's bytes, or what became of a file that has none for us."""
    if not path or path == STANDARD_INPUT:
        return NOTHING
    try:
        data = _bytes_of(path)
    except OSError as error:
        return Reading("failed", reason=reason_of(error))
    if len(data) > MOST_BYTES:
        return Reading("failed", len(data), reason=f"larger than {MOST_BYTES // 2**20} MiB")
    return data


def stem(path: str) -> str:
    """Return a file's name without its ending."""
    name = os.path.basename(path)  # noqa: PTH119
    at = name.rfind(".")
    return name[:at] if 0 < at < len(name) - 1 else name


def _bytes_of(path: str) -> bytes:
    """Return a file's bytes, up to a few more than are taken; with half the system calls that ``open`` makes."""
    descriptor = os.open(path, _READ_FLAGS)
    try:
        size = os.fstat(descriptor).st_size
        data = os.read(descriptor, min(size, MOST_BYTES) + 1)
        if len(data) == size:
            return data
        parts = [data]
        found = len(data)
        while found <= MOST_BYTES and (data := os.read(descriptor, MOST_BYTES + 1 - found)):
            parts.append(data)
            found += len(data)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def is_large(piece: Piece) -> bool:
    """Tell a file too large to be read at once whose name says that it may be a container."""
    large = isinstance(piece.data, Reading) and piece.data.bytes > MOST_BYTES
    return large and piece.path.endswith(CONTAINER_ENDINGS)


def refused(error: TextError, size: int, path: str) -> Reading:
    """Return what became of a file that gives no article."""
    if isinstance(error, MissingExtraError):
        return Reading("skipped", size, reason=str(error), path=path)
    if isinstance(error, NothingInsideError):
        return Reading("skipped", size, reason=str(error), path=path, settled=True)
    return Reading("failed", size, reason=str(error), path=path)
