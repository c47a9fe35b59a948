"""Which files gave no article, and why, as they stand?  The file ``failures`` beside the segments.

A file that can't be read would otherwise be read, to fail again, at each ingest.  Kept is the stamp that it had, and what was said of it, which
holds for as long as the stamp does, the same version of the program reads it, and nobody insists (``--rehash``).  It belongs to no commit: a
lost or broken one only means that those files are read once more.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from zlib import crc32

from artcli.index import durable
from artcli.index.ids import DIGEST_BYTES
from artcli.index.stamps import same_stamp
from artcli.model import FileOutcome
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FAILURES = "failures"
MOST = 100_000
"""Outcomes that are kept, some 150 bytes each; files beyond are read again."""
_LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Failure:
    """What became of a file: its outcomes, several where it is a container; ``articles`` says that some of what is in it are articles."""

    outcomes: tuple[FileOutcome, ...]
    articles: bool = False


class Failures:
    """The files that are known to give no article, or not all that they should."""

    def __init__(self, folder: Path, reader: str) -> None:
        """Read what is known beside an index, if it was found by the same ``reader``, a program and its version; else nothing."""
        self._path = folder / FAILURES
        self._reader = reader
        self._known: dict[str, list[Any]] = {}
        self._changed = False
        with suppress(OSError, ValueError, LookupError, TypeError):
            self._known = _entries(durable.read(self._path, _LARGEST), reader)

    def __len__(self) -> int:
        """Return of how many files something is known."""
        return len(self._known)

    def of(self, key: bytes, stamp: bytes) -> Failure | None:
        """Return what became of a file when it had this stamp; ``key`` is its path as the index has it."""
        entry = self._known.get(_name(key)) if self._known else None
        if entry is None:
            return None
        kept, articles, outcomes = entry
        if not same_stamp(bytes.fromhex(kept), stamp):
            return None
        return Failure(tuple([_outcome(one) for one in outcomes]), articles)

    def note(self, key: bytes, stamp: bytes, outcomes: Sequence[FileOutcome], *, articles: bool = False) -> None:
        """Keep what became of a file for later."""
        told = [[one.path, one.outcome, one.reason, one.bytes] for one in outcomes]
        entry = [stamp.hex(), articles, told]
        name = _name(key)
        if self._known.get(name) != entry:
            self._known[name] = entry
            self._changed = True

    def forget(self, key: bytes) -> None:
        """Let go what is known of a file: it is well."""
        if self._known and self._known.pop(_name(key), None) is not None:
            self._changed = True

    def save(self) -> None:
        """Write it down, if there is anything new; a place that can't be written costs a later ingest some reading, and nothing else."""
        if not self._changed:
            return
        room = MOST
        kept = {}
        for name, entry in reversed(self._known.items()):  # the latest
            room -= len(entry[2])
            if room >= 0:
                kept[name] = entry
        data = json.dumps([self._reader, kept], separators=(",", ":")).encode()
        with suppress(OSError):
            durable.write(self._path, b"%08x %s" % (crc32(data), data))
        self._changed = False


def _name(path: bytes) -> str:
    return blake2b(path, digest_size=DIGEST_BYTES).hexdigest()


def _outcome(told: list[Any]) -> FileOutcome:
    path, outcome, reason, size = told
    return FileOutcome(path, outcome, reason=reason, bytes=size)


def _entries(data: bytes, reader: str) -> dict[str, list[Any]]:
    """Return the entries of a file.

    Raises ``ValueError`` or ``TypeError`` for one that isn't ours, or isn't whole.
    """
    if int(data[:8], 16) != crc32(data[9:]):
        message = "wrong checksum"
        raise ValueError(message)
    by, entries = json.loads(data[9:])
    return dict(entries) if by == reader else {}
