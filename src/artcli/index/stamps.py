"""Has a file changed since it was read?  What the system says of a file → 24 bytes that are compared, and kept with an article.

A stamp is a file's size, the time of its last change in nanoseconds and its inode, each an unsigned 64-bit number, little-endian (a time
before 1970 wraps).  ``NO_STAMP`` stands for a file that must be read to know.  Pure.
"""

from __future__ import annotations

import struct

from artcli.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import stat_result

Stamp = bytes
STAMP_BYTES = 24
NO_STAMP = bytes(STAMP_BYTES)
RACY = 2_000_000_000
"""Nanoseconds: a file whose last change was no longer before it was read may change again without a newer time (FAT counts two seconds)."""

_NUMBERS = struct.Struct("<QQQ")
_MOST = (1 << 64) - 1
_WITHOUT_INODE = 16


def stamp_of(status: stat_result) -> bytes:
    """Return the stamp of a file."""
    return _NUMBERS.pack(status.st_size & _MOST, status.st_mtime_ns & _MOST, status.st_ino & _MOST)


def lasting_stamp(status: stat_result, now: int) -> bytes:
    """Return the stamp of a file that is read ``now`` (nanoseconds since 1970), if it will tell a later change; else ``NO_STAMP``."""
    return stamp_of(status) if status.st_mtime_ns < now - RACY else NO_STAMP


def same_stamp(kept: bytes, seen: bytes) -> bool:
    """Tell whether a file is as it was when its stamp was kept; inodes count where the system gives them (a listing of Windows doesn't)."""
    if kept == seen:
        return kept != NO_STAMP
    return seen.endswith(bytes(8)) and kept != NO_STAMP and kept[:_WITHOUT_INODE] == seen[:_WITHOUT_INODE]


def to_numbers(stamp: bytes) -> list[int]:
    """Return the numbers of a stamp, for JSON."""
    return list(_NUMBERS.unpack(stamp))


def from_numbers(numbers: Sequence[int]) -> bytes:
    """Return the stamp of its numbers.

    Raises ``ValueError`` or ``TypeError`` for what aren't three whole numbers of 64 bits.
    """
    try:
        return _NUMBERS.pack(*numbers)
    except struct.error as error:
        raise ValueError(str(error)) from error
