"""May a search use what the one before it opened?  The snapshot of an index, kept as long as its manifest's file is the same.

Whoever uses a snapshot has it until the end, whatever is committed meanwhile; the last one to use an old one closes it.
"""

from __future__ import annotations

import os
from _thread import allocate_lock  # threading, which has no more to offer here, takes half a millisecond to import
from contextlib import contextmanager

from artcli.hints import TYPE_CHECKING
from artcli.index.manifest import MANIFEST
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.index.directory import IndexDirectory
    from artcli.index.snapshot import Snapshot


class KeptSnapshot:
    """The snapshot that an index was last opened as; threads may share it."""

    def __init__(self, directory: IndexDirectory) -> None:
        """Take the index's folder; nothing is opened yet."""
        self._directory = directory
        self._lock = allocate_lock()
        self._kept: _Opened | None = None

    @contextmanager
    def use(self) -> Iterator[Snapshot]:
        """Give the index as it is now, opened only where it isn't what it was.

        Raises what ``IndexDirectory.open`` raises.
        """
        with self._lock:
            one = self._current()
            one.users += 1
        try:
            yield one.snapshot
        finally:
            with self._lock:
                one.users -= 1
                self._close_unused(one)

    def close(self) -> None:
        """Let the files go, those in use as soon as they aren't."""
        with self._lock:
            one, self._kept = self._kept, None
            if one is not None:
                self._close_unused(one)

    def _current(self) -> _Opened:
        stamp = self._stamp()  # before it is read: what is committed in between is seen by the next search
        one = self._kept
        if one is not None and one.stamp == stamp:
            return one
        self._kept = None
        if one is not None:
            self._close_unused(one)
        opened = _Opened(self._directory.open(), stamp)
        if stamp is not None:
            self._kept = opened
        return opened

    def _close_unused(self, one: _Opened) -> None:
        if one is not self._kept and not one.users:
            one.snapshot.close()

    def _stamp(self) -> _Stamp | None:
        """Return what tells one manifest's file from another; None where there is none to look at."""
        try:
            found = os.stat(self._directory.path / MANIFEST)  # noqa: PTH116  (asked before each search)
        except OSError:
            return None
        return _Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class _Stamp:
    inode: int
    size: int
    changed: int


class _Opened:
    """A snapshot, and how many use it."""

    __slots__ = ("snapshot", "stamp", "users")

    def __init__(self, snapshot: Snapshot, stamp: _Stamp | None) -> None:
        self.snapshot = snapshot
        self.stamp = stamp
        self.users = 0
