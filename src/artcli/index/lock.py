"""Who may write to the index?  A lock of the operating system's, which ends with the process that holds it, however that ends.

The lock's file says who holds it; what it says counts for nothing but the message.  The file stays when the lock is let go: one that
is deleted could be locked by two processes, each having opened another file of the name.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
import time
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from artcli.errors import IndexLockedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOCK = "lock"
PAUSE_SECONDS = 0.1
"""Between two tries while waiting: not to be noticed by a person, nor by the processor."""

_TEXT_BYTES = 512
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """The byte that is locked: Windows lets nobody read locked bytes, and the text is at the beginning."""

    def _try(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_held: set[int] = set()
"""Descriptors of the locks this process holds."""


def _forget_in_child() -> None:
    """Close the locks that a forked child has from its parent: an orphaned worker would keep the index locked."""
    for descriptor in _held:
        with suppress(OSError):
            os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_in_child)


class WriterLock:
    """The right to write to an index, held by at most one transaction of all processes."""

    def __init__(self, path: Path, command: str = "") -> None:
        """Take the lock's file and the command that others are told of; nothing is locked yet."""
        self.path = path
        self._command = command
        self._descriptor = -1

    def acquire(self, *, wait: bool = False, tell: Callable[[str], None] | None = None) -> None:
        """Take the lock; with ``wait``, as soon as it is free, and ``tell`` is told once whom that depends on.

        Raises ``IndexLockedError`` or ``OSError``.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self.path, flags, 0o600)
        try:
            while not _locked(descriptor):
                holder = _holder(descriptor)
                if not wait:
                    message = f"Another artcli{holder} is writing to the index {self.path.parent}."
                    raise IndexLockedError(message, hint="Try again when it has ended, or wait for it with --wait.")
                if tell:
                    tell(f"Waiting: another artcli{holder} is writing to the index {self.path.parent}.")
                    tell = None
                time.sleep(PAUSE_SECONDS)
            _write(descriptor, self._text())
        except BaseException:
            os.close(descriptor)
            raise
        _held.add(descriptor)
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the lock go."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor in _held:
            _held.discard(descriptor)
            with suppress(OSError):
                os.ftruncate(descriptor, 0)
            os.close(descriptor)

    def _text(self) -> bytes:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        told = {"pid": os.getpid(), "host": socket.gethostname(), "command": self._command, "since": now}
        return json.dumps(told).encode() + b"\n"


def _locked(descriptor: int) -> bool:
    try:
        _try(descriptor)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        raise
    return True


def _write(descriptor: int, text: bytes) -> None:
    """Say who holds the lock; on a full disk it is held all the same."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, text)


def _holder(descriptor: int) -> str:
    """Return what is known of the process that holds the lock, in brackets; nothing where its text can't be read."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        told = json.loads(os.read(descriptor, _TEXT_BYTES))
        since = datetime.fromisoformat(told["since"]).astimezone()
        known = [f"process {int(told['pid'])}"]
        known += [str(told["command"])] if told["command"] else []
        known += [f"on {told['host']}"] if told["host"] != socket.gethostname() else []
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return ""
    today = since.date() == datetime.now().astimezone().date()
    text = (
        f" ({', '.join(known)}, since {since:%H:%M})"
        if today
        else f" ({', '.join(known)}, since {since:%Y-%m-%d %H:%M})"
    )
    return text if text.isprintable() else ""
