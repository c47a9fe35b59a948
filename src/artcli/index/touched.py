"""Which files have another stamp than the index has, and are the same nevertheless?  The file ``stamps`` beside the segments.

A file that is touched, copied back from a backup or moved to another disk says what it said, so its article isn't written anew; nor is its
stamp, which lies in a segment.  What was found by reading it is kept here: that a path with this stamp has bytes with this hash, which
is true whatever the index has.  So the file belongs to no commit, and a lost or broken one only means that those files are read once more.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

from artcli.index import durable
from artcli.index.ids import DIGEST_BYTES
from artcli.index.stamps import STAMP_BYTES, same_stamp

if TYPE_CHECKING:
    from pathlib import Path

TOUCHED = "stamps"
MOST = 1_000_000
"""Entries that are kept: 56 MB."""
_MANY = 50_000

_MAGIC = b"ARTCLIST"
_HEADER = struct.Struct("<8sII")
_VERSION = 1
_STAMP_AT = DIGEST_BYTES + DIGEST_BYTES
_ENTRY = _STAMP_AT + STAMP_BYTES
_CHECKSUM = struct.Struct("<I")
_LARGEST = _HEADER.size + MOST * _ENTRY + _CHECKSUM.size


class TouchedFiles:
    """What was found out about files whose stamps in the index are out of date."""

    def __init__(self, folder: Path) -> None:
        """Read what is known beside an index; nothing where that can't be read."""
        self._path = folder / TOUCHED
        self._known = b""
        self._noted: dict[bytes, bytes] = {}
        self._changed = False
        with suppress(OSError, ValueError):
            self._known = _entries(durable.read(self._path, _LARGEST))

    def tells(self, key: bytes, digest: bytes, stamp: bytes) -> bool:
        """Tell whether a file with this stamp is known to have bytes with this hash; ``key`` is its path as the index has it."""
        if not self._known:
            return False
        name, known = _name(key), self._known
        places = range(len(known) // _ENTRY)
        at = bisect_left(places, name, key=lambda place: known[place * _ENTRY : place * _ENTRY + DIGEST_BYTES]) * _ENTRY
        found = known[at : at + _ENTRY]
        return found[:_STAMP_AT] == name + digest and same_stamp(found[_STAMP_AT:], stamp)

    def note(self, key: bytes, digest: bytes, stamp: bytes) -> None:
        """Keep it for later."""
        self._noted[_name(key)] = digest + stamp
        if len(self._noted) >= _MANY:
            self._fold()

    def save(self) -> None:
        """Write it down, if there is anything new; a place that can't be written costs a later ingest some reading, and nothing else."""
        self._fold()
        if not self._changed:
            return
        data = _HEADER.pack(_MAGIC, _VERSION, len(self._known) // _ENTRY) + self._known
        with suppress(OSError):
            durable.write(self._path, data + _CHECKSUM.pack(crc32(data)))
        self._changed = False

    def _fold(self) -> None:
        """Put what was noted among what is known."""
        if not self._noted:
            return
        new = [name + value for name, value in self._noted.items()]
        old = [self._known[at : at + _ENTRY] for at in range(0, len(self._known), _ENTRY)]
        kept = [one for one in old if one[:DIGEST_BYTES] not in self._noted][: MOST - len(new)]
        self._known = b"".join(sorted(kept + new))
        self._noted.clear()
        self._changed = True


def _name(path: bytes) -> bytes:
    return blake2b(path, digest_size=DIGEST_BYTES).digest()


def _entries(data: bytes) -> bytes:
    """Return the entries of a file, sorted.

    Raises ``ValueError`` for one that isn't ours, or isn't whole.
    """
    if len(data) < _HEADER.size + _CHECKSUM.size or _CHECKSUM.unpack(data[-4:])[0] != crc32(data[:-4]):
        message = "wrong checksum"
        raise ValueError(message)
    magic, version, count = _HEADER.unpack_from(data)
    if (magic, version, len(data)) != (_MAGIC, _VERSION, _HEADER.size + count * _ENTRY + _CHECKSUM.size):
        message = "another format"
        raise ValueError(message)
    return data[_HEADER.size : -_CHECKSUM.size]
