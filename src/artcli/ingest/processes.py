"""How do worker processes start and end?  Anew, or some before it is known what they are to do, so that they import meanwhile what they need."""

from __future__ import annotations

import signal
import sys
from collections import deque
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_waiting: deque[tuple[Connection, SpawnProcess]] = deque()
"""Processes that nobody has come to want, each with what it is spoken to by."""


def start_early(workers: int) -> None:
    """Start processes that the next who want one have.

    Raises ``OSError`` where the system lets none be started.
    """
    for _ in range(workers):
        _waiting.append(_started(early=True))


def take() -> tuple[Connection, SpawnProcess]:
    """Return a process that waits to hear what a desk must know, and what it is spoken to by.

    Raises ``OSError`` where the system lets none be started.
    """
    return _waiting.popleft() if _waiting else _started()


def end_waiting() -> None:
    """End the processes that nobody has come to want."""
    while _waiting:
        connection, process = _waiting.popleft()
        connection.close()
        end(process)


def end(process: SpawnProcess) -> None:
    """End a process at once."""
    process.kill()
    process.join()
    process.close()


def _started(*, early: bool = False) -> tuple[Connection, SpawnProcess]:
    from multiprocessing import get_context  # noqa: PLC0415  (for many files only)

    from artcli.ingest.worker import main  # noqa: PLC0415

    context = get_context("spawn")
    connection, theirs = context.Pipe()
    process = context.Process(target=main, args=(theirs,), kwargs={"early": early}, name="artcli worker", daemon=True)
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
