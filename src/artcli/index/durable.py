"""When is a file safe from a crash?  Files that are whole and on the disk before their name says so; the system's errors pass through."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time

from artcli.hints import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

T = TypeVar("T")

BESIDE = ".tmp"
"""The end of a file's name until it is whole."""

FOLDER_MODE = 0o700
FILE_MODE = 0o600
"""An index tells what its owner reads."""

_TRIES = 50
_PAUSE_SECONDS = 0.02
_NOT_FOR_FOLDERS = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What file systems answer that keep folders in order without being asked."""


def create(path: Path) -> BinaryIO:
    """Open a file for writing, made anew, that only its owner may read."""

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), FILE_MODE)

    return open(path, "wb", opener=opener)


def sync(file: BinaryIO) -> None:
    """Return when all that was written to a file is on the disk."""
    file.flush()
    descriptor = file.fileno()
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415  (Windows has none)

        full = getattr(fcntl, "F_FULLFSYNC", None)  # macOS: its fsync stops at the disk's own cache
        if full is not None:
            try:
                fcntl.fcntl(descriptor, full)
            except OSError:
                pass  # a file system without it has fsync
            else:
                return
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Return when the names in a folder are on the disk; Windows sees to that itself."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(descriptor)


def write(path: Path, data: bytes) -> None:
    """Put a file in the place of the one of its name, or leave that as it is; the folder is to be synced after it."""
    beside = path.with_name(path.name + BESIDE)
    with create(beside) as file:
        file.write(data)
        sync(file)
    patiently(lambda: beside.replace(path))


def read(path: Path, most: int) -> bytes:
    """Return a file's bytes, ``most`` and one of them at the most."""

    def whole() -> bytes:
        size = size_of(path)
        with path.open("rb") as file:
            return file.read(min(size, most) + 1)

    return patiently(whole)


def size_of(path: Path) -> int:
    """Return how many bytes a file has; what isn't a file, such as a pipe that would never end, is an ``OSError``."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it isn't a file", str(path))
    return found.st_size


def patiently(action: Callable[[], T]) -> T:
    """Do something to a file that, on Windows, another process may have open for a moment."""
    for _ in range(_TRIES if os.name == "nt" else 0):
        try:
            return action()
        except PermissionError:
            time.sleep(_PAUSE_SECONDS)
    return action()
