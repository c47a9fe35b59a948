"""From which files are the library's articles made again?  Articles → batches of jobs, each file once a stretch.

An article is made from its own file, or, where that is gone, from the first of its copies.  Members of a container are wanted by name; the
container is read once for neighbours.
"""

from __future__ import annotations

import os
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from artcli.formats.content import SEPARATOR
from artcli.index.segments.record import heading
from artcli.ingest.committed import path_key
from artcli.ingest.containers import file_of
from artcli.ingest.queue import BATCH_BYTES, BATCH_FILES, LOOKED_UP, Queue, Stretch, Waiting
from artcli.ingest.sources import STANDARD_INPUT, Source
from artcli.ingest.tasks import Batch, Job, Known, Place
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.index.snapshot import Snapshot

UNKNOWN = b""
"""The digest of a file that is to be read whatever it has."""


class Named(Protocol):
    """What has an article: a segment, for one."""

    @property
    def name(self) -> str:
        """What it is called."""


class Wanted(NamedTuple):
    """An article that is to be made again: where it lies, from which path, in which file, or why it can't be."""

    place: Place
    path: str
    file: str = ""
    bytes: int = 0
    trouble: FileOutcome | None = None


class AgainQueue(Queue):
    """Articles in the order of their documents; ``waiting`` are those that nothing can be read for."""

    def __init__(self, snapshot: Snapshot | None, documents: Iterable[int]) -> None:
        """Take the library as it was when the run began, and the numbers of the articles, ascending."""
        self.waiting: deque[Waiting] = deque()
        self.stopped = False
        self._snapshot = snapshot
        self._documents = documents
        self._number = 0

    def stretches(self) -> Iterator[Stretch]:
        """Yield the files, some thousands at a time.

        Raises ``IndexDamagedError``.
        """
        wanted = self._wanted()
        held: list[Wanted] = []
        while not self.stopped:
            batch = [*held, *islice(wanted, LOOKED_UP)]
            held = []
            if not batch:
                break
            last = batch[-1]
            for one in wanted:  # a container is read once for all its neighbours
                if not last.file or last.file == last.path or one.file != last.file:
                    held = [one]
                    break
                batch.append(one)
            yield self._parted(batch)
        if self.waiting:
            yield Stretch((Batch(self._number, ()),), 0, 0)

    def _wanted(self) -> Iterator[Wanted]:
        group = ("", -1)
        records: list[bytes] = []
        sizes: dict[str, int | None] = {}
        assert self._snapshot is not None
        for document in self._documents:
            segment, local = self._snapshot.segment_of(document)
            number = segment.records.group_of(local)
            if group != (segment.name, number):
                group, records = (segment.name, number), segment.records.group(number)
            record = records[local - segment.records.documents(number).start]
            if len(sizes) > LOOKED_UP:
                sizes.clear()
            yield source_of(segment, local, record, sizes)

    def _parted(self, wanted: list[Wanted]) -> Stretch:
        jobs: dict[str, Job] = {}
        sizes: dict[str, int] = {}
        for one in wanted:
            known = Known(one.place, UNKNOWN)
            if one.trouble:
                self.waiting.append(Waiting(self._number + len(jobs), Source(one.path, trouble=one.trouble), None))
            elif one.file == one.path:
                jobs[one.file] = Job(one.file, known)
            else:
                jobs.setdefault(one.file, Job(one.file, None, {})).members[path_key(one.path)] = known  # type: ignore[index]
            sizes[one.file] = one.bytes
        batches: list[Batch] = []
        at_hand: list[Job] = []
        size = 0
        first = self._number
        for job in jobs.values():
            at_hand.append(job)
            size += sizes[job.path]
            self._number += 1
            if len(at_hand) == BATCH_FILES or size >= BATCH_BYTES:
                batches.append(Batch(self._number - len(at_hand), at_hand))
                at_hand, size = [], 0
        if at_hand or not batches:
            batches.append(Batch(self._number - len(at_hand), at_hand))
        return Stretch(batches, self._number - first, sum(sizes.values()))


def source_of(segment: Named, document: int, record: bytes, sizes: dict[str, int | None]) -> Wanted:
    """Return from which file an article is to be made; ``sizes`` are those of files that were looked at."""
    head = heading(record)
    place = Place(segment.name, document)
    paths = _paths(head["path"], [*head["hashes"]])
    for path in paths:
        file = file_of(path)
        if file not in sizes:
            sizes[file] = _size(file)
        size = sizes[file]
        if size is not None:
            return Wanted(place, path, file, size)
    path = head["path"]
    if path == STANDARD_INPUT:
        trouble = FileOutcome(path, "skipped", head["id"], head["title"], "it came from standard input")
    else:
        trouble = FileOutcome(path, "gone", head["id"], head["title"], "no longer there")
    return Wanted(place, path, trouble=trouble)


def _paths(own: str, files: list[str]) -> list[str]:
    """Return an article's files, its own first, without the containers of the others."""
    paths = [path for path in dict.fromkeys((own, *files)) if path != STANDARD_INPUT]
    return [path for path in paths if not any(other.startswith(path + SEPARATOR) for other in paths)]


def _size(file: str) -> int | None:
    try:
        return os.stat(file).st_size  # noqa: PTH116
    except (OSError, ValueError):
        return None if not os.path.lexists(file) else 0  # what can't be read is told when it is tried
