"""What does a worker process do?  Tasks from the parent's pipe → replies, one each, until the pipe closes."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import ArtcliError
from artcli.ingest.desk import Desk
from artcli.ingest.tasks import Batch, Compare, Finish, Reply

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

    from artcli.index.manifest import SegmentEntry
    from artcli.index.versions import Link
    from artcli.ingest.tasks import Merge, Setup, Task

_FULLER = 1.25
"""How far a segment grows beyond what it should before the worker closes it unasked: the parent has asked long before then, unless files are huge."""
_OBJECTS = 500_000
"""Objects made between two looks for garbage: articles are no cycles, and looking at a lexicon's words again and again costs a tenth of all the time."""

_FREED = 2**24 - 2**16
"""Bytes of a block that is taken and given back untouched, before anything else.  Linux's C library (``mallopt``, M_MMAP_THRESHOLD) has the system
map each block of memory that is larger than any it has taken back, and zero it page by page at the first touch; from 32 MiB on always.  So arrays
of some megabytes find memory that is there already: a hundredth of the time.  Twice as many bytes, and half a million files take 10 MB more."""

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")
"""Numpy's library of linear algebra, of which nothing is used, starts a thread a core when it is imported: as much work again as the import."""


def main(connection: Connection, *, early: bool = False) -> None:
    """Hear what a desk must know, and work until the parent has gone; ``early`` says that files are being listed still, which is time to import in.

    What goes wrong in a way not foreseen ends the process: the parent gives its files to another one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    gc.set_threshold(_OBJECTS, 20, 100)
    bytes(_FREED)
    os.environ.setdefault(*_ONE_THREAD)
    desk = None
    try:
        connection.send(Reply())  # before anything that takes long: who dies of a signal then isn't stillborn
        if early:
            import_all()
        setup: Setup = connection.recv()
        desk = Desk(setup, many=True)
        while True:
            connection.send(_reply(desk, setup, connection.recv()))
    except (EOFError, ConnectionError):
        if desk:
            desk.abandon()
    except BaseException:  # noqa: BLE001  (memory, too)
        if desk:
            desk.abandon()
        if os.environ.get("ARTCLI_DEBUG"):
            sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)  # without taking the lexicon apart


def import_all() -> None:
    """Import what reading and writing articles takes, a quarter of a second: otherwise it is imported with the first files."""
    os.environ.setdefault(*_ONE_THREAD)
    import Stemmer  # noqa: F401, PLC0415

    import artcli.index.writing.lookup  # noqa: PLC0415
    import artcli.index.writing.writer  # noqa: PLC0415
    import artcli.text.learned.signs  # noqa: PLC0415
    import artcli.text.normalise  # noqa: F401, PLC0415

    with suppress(ImportError):
        import isal.isal_zlib  # noqa: F401, PLC0415


def _reply(desk: Desk, setup: Setup, task: Task) -> Reply:
    try:
        if isinstance(task, Batch):
            if task.learned:
                desk.learn(task.learned)
            readings = desk.read(task.jobs)
            full = (
                desk.closed or desk.words > _FULLER * setup.most_words
            )  # what is half in finished segments can't be done again
            return Reply(readings, desk.finish() if full else (), desk.words)
        if isinstance(task, Finish):
            return Reply(segments=desk.finish())
    except (OSError, ArtcliError) as error:
        return Reply(fault=error)
    desk.rest()
    if isinstance(task, Compare):
        return Reply(links=_compared(setup, task))
    merged = _merged(setup, task)
    return Reply(segments=(merged,) if merged else ())


def _compared(setup: Setup, task: Compare) -> Sequence[Link] | None:
    """Compare articles; None where it can't be done."""
    from artcli.index.directory import IndexDirectory  # noqa: PLC0415  (not every ingest compares)
    from artcli.ingest.versions import compared  # noqa: PLC0415

    with suppress(OSError, ArtcliError), IndexDirectory(setup.folder).open() as snapshot:
        return compared(snapshot, task.names, task.threshold, (task.part, task.parts))
    return None


def _merged(setup: Setup, task: Merge) -> SegmentEntry | None:
    """Merge segments; None where it can't be done, which is no reason to end an ingest."""
    from artcli.ingest.merging import merge_entries  # noqa: PLC0415  (not every ingest merges)

    with suppress(OSError, ArtcliError, MemoryError):
        return merge_entries(setup.folder, task.entries)
    return None
