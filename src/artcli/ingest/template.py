"""How do worker processes start at once?  A process that has imported all that they need forks them, each for a pipe that it is sent.

Importing takes a quarter of a second of a core for each worker otherwise, a merge's fresh ones too.  The parent sends eight bytes at a time, with
an end of a pipe for a new worker, or with the number of a worker that is to end; the answers are numbers of processes.  Linux only: elsewhere
libraries of the system may not live through a fork.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from artcli.ingest.worker import import_all
from artcli.ingest.worker import main as work

if TYPE_CHECKING:
    from typing import NoReturn

_NUMBER = struct.Struct("<q")
_ANEW = 0
"""Asks for a new worker; any other number is that of one to be ended."""


class Template:
    """The process that forks workers, as the parent sees it: asked in turn, it answers in turn."""

    def __init__(self, connection: Connection) -> None:
        """Take what it is spoken to by."""
        self._socket = socket.socket(fileno=os.dup(connection.fileno()))
        connection.close()
        self._unheard: list[Forked] = []
        self._lock = threading.Lock()

    def fork(self) -> tuple[Connection, Forked]:
        """Return a worker, which will be there when everything is imported, and what it is spoken to by.

        Raises ``OSError`` where the process is dead.
        """
        ours, theirs = socket.socketpair()
        forked = Forked(self)
        with theirs, self._lock:
            try:
                socket.send_fds(self._socket, [_NUMBER.pack(_ANEW)], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
            self._unheard.append(forked)
        return Connection(ours.detach()), forked

    def end(self, forked: Forked) -> None:
        """End a worker at once."""
        with self._lock:
            self._hear()
            if forked.pid is None:  # never born, or by a template that died before it could tell: its pipe is closed
                return
            try:
                self._socket.sendall(_NUMBER.pack(forked.pid))
                self._receive()
            except OSError:  # the workers of a dead template are nobody's children
                with suppress(ProcessLookupError):
                    os.kill(forked.pid, signal.SIGKILL)

    def close(self) -> None:
        """Let it end: it does when nobody speaks to it any more."""
        self._socket.close()

    def _hear(self) -> None:
        """Take the answers that are owed."""
        with suppress(OSError):
            while self._unheard:
                self._unheard[0].pid = self._receive()
                self._unheard.pop(0)
        self._unheard.clear()

    def _receive(self) -> int:
        data = self._socket.recv(_NUMBER.size, socket.MSG_WAITALL)
        if len(data) < _NUMBER.size:
            raise BrokenPipeError
        number: int = _NUMBER.unpack(data)[0]
        return number


class Forked:
    """A worker that was forked, or is about to be."""

    __slots__ = ("_template", "pid")

    def __init__(self, template: Template) -> None:
        """Take who forks it."""
        self._template = template
        self.pid: int | None = None

    def end(self) -> None:
        """End it at once."""
        self._template.end(self)


def main(connection: Connection) -> NoReturn:
    """Import everything, then fork whenever asked to, until the parent has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    asked = socket.socket(fileno=os.dup(connection.fileno()))
    connection.close()
    import_all()
    gc.collect()
    gc.freeze()  # what all have in common is never looked through, and so stays in common
    with suppress(OSError):
        while True:
            data, descriptors, _, _ = socket.recv_fds(asked, _NUMBER.size, 1)
            if not data:
                break
            (number,) = _NUMBER.unpack(data)
            asked.sendall(_NUMBER.pack(_forked(asked, descriptors[0]) if number == _ANEW else _ended(number)))
    os._exit(0)


def _forked(asked: socket.socket, descriptor: int) -> int:
    """Fork a worker; return the number of its process."""
    pid = os.fork()
    if pid:
        os.close(descriptor)
        return pid
    try:
        asked.close()
        work(Connection(descriptor))
    except BaseException:  # noqa: BLE001  (nothing of it may go on as a second template)
        if os.environ.get("ARTCLI_DEBUG"):
            sys.excepthook(*sys.exc_info())
    os._exit(1)


def _ended(pid: int) -> int:
    """End a worker, dead or alive, and return its number: it is a child of ours until then, so the number is no other's."""
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return pid
