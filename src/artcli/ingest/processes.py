"""How do worker processes start and end?  Anew, or some before it is known what they are to do, so that they import meanwhile what they need.

On Linux one process imports for all and forks them (``template``); elsewhere each is started by itself.
"""

from __future__ import annotations

import signal
import sys
from collections import deque
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from artcli.ingest.template import Template

FORKS = sys.platform == "linux"


class Worker(Protocol):
    """A worker process."""

    def end(self) -> None:
        """End it at once."""


class _Spawned:
    """A worker that was started by itself."""

    def __init__(self, process: SpawnProcess) -> None:
        self._process = process

    def end(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()
        self._process.close()


_waiting: deque[tuple[Connection, Worker]] = deque()
"""Processes that nobody has come to want, each with what it is spoken to by."""
_templates: list[tuple[Template, SpawnProcess]] = []
"""The process that forks workers, if there is one."""


def start_early(workers: int) -> None:
    """Start processes that the next who want one have.

    Raises ``OSError`` where the system lets none be started.
    """
    for _ in range(workers):
        _waiting.append(_started(early=True))


def take() -> tuple[Connection, Worker]:
    """Return a process that waits to hear what a desk must know, and what it is spoken to by.

    Raises ``OSError`` where the system lets none be started.
    """
    return _waiting.popleft() if _waiting else _started()


def end_waiting() -> None:
    """End the processes that nobody has come to want, and the one that forks others."""
    while _waiting:
        connection, worker = _waiting.popleft()
        connection.close()
        worker.end()
    while _templates:
        _end_template()


def _started(*, early: bool = False) -> tuple[Connection, Worker]:
    if FORKS:
        return _forked()
    from artcli.ingest.worker import main  # noqa: PLC0415  (for many files only)

    connection, process = _spawned(main, {"early": early}, "artcli worker")
    return connection, _Spawned(process)


def _forked() -> tuple[Connection, Worker]:
    if _templates:
        with suppress(OSError):
            return _templates[0][0].fork()
        _end_template()  # it has died
    from artcli.ingest.template import Template, main  # noqa: PLC0415  (for many files only)

    connection, process = _spawned(main, {}, "artcli workers")
    _templates.append((Template(connection), process))
    return _templates[0][0].fork()


def _end_template() -> None:
    template, process = _templates.pop()
    template.close()
    process.kill()
    process.join()
    process.close()


def _spawned(main: Callable[..., None], options: dict[str, Any], name: str) -> tuple[Connection, SpawnProcess]:
    """Start a process, and return what it is spoken to by, and it."""
    from multiprocessing import get_context  # noqa: PLC0415  (for many files only)

    context = get_context("spawn")
    connection, theirs = context.Pipe()
    process = context.Process(target=main, args=(theirs,), kwargs=options, name=name, daemon=True)
    try:
        with _no_main(), _no_interrupt():
            process.start()
    except OSError:
        connection.close()
        raise
    finally:
        theirs.close()
    return connection, process


@contextmanager
def _no_main() -> Iterator[None]:
    """Hide the program that was started, so that a worker doesn't import it too: it would cost time, and in a script run it again."""
    before = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = before


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Keep Ctrl-C from a worker until it can ignore it; here it is heard a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
