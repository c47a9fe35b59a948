"""How does an ingest run?  Sources are looked up and given out; what was read is decided on; rounds are committed and segments merged."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from artcli.formats.table import CONTAINER_ENDINGS
from artcli.ingest.alone import Alone, Read, RoundEnd
from artcli.ingest.committed import Committed
from artcli.ingest.desk import Desk
from artcli.ingest.members import place_container
from artcli.ingest.rounds import Rounds
from artcli.ingest.shelf import Shelf
from artcli.ingest.sources import STANDARD_INPUT, reason_of
from artcli.ingest.tasks import Batch, Job, Reading, Setup
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artcli.index.transaction import Transaction
    from artcli.ingest.crew import Crew
    from artcli.ingest.sources import Source, Sources
    from artcli.ingest.tasks import Make, Merge
    from artcli.model import Outcome

MEMORY = 464 * 2**20
"""Bytes that all processes of an ingest may take together."""
FEW_FILES = 200
FEW_BYTES = 8 * 2**20
"""Fewer files of fewer bytes are read in this process: starting workers takes half a second."""

_LOOKED_UP = 10_000
"""Files that are looked up in the index at a time."""
_BATCH_FILES = 100
_BATCH_BYTES = 2**20
"""Files of a batch: enough that passing them on costs nothing, few enough that Ctrl-C isn't felt to be slow."""

_PARENT = 100 * 2**20
_WORKER = 125 * 2**20
_WORD = 13
_FEWEST_WORDS = 50_000
"""Bytes that the parent takes, a worker with a full lexicon and no segment, and one for each word of its segment at the end; measured."""

_SOON = 16 * 2**20
_SHARE = 8
"""What is merged at the end of an ingest: segments of 16 MiB, and an eighth of the bytes read, which is half a second and a tenth more."""
_WORTH = 2
"""A merge is begun while at least half of its bytes are still to be read: with less, the ingest would end before it."""
_MOST_SEGMENTS = 40
"""Segments over which even a small ingest waits for a large merge: each costs every search some time."""


_GONE = Reading("failed", reason="not in its container any more")


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to ingest.

    ``jobs`` is the number of processes (None: one a core), ``memory`` the bytes they may take together; ``wait`` waits for another
    writer to end; ``titles`` asks for the titles of unchanged files too; ``make`` is a normaliser in the place of artcli's.
    """

    jobs: int | None = None
    memory: int = MEMORY
    wait: bool = False
    titles: bool = False
    make: Make | None = None


class Work:
    """The work of one ingest inside a transaction."""

    def __init__(
        self, transaction: Transaction, sources: Sources, read_input: Callable[[], bytes], options: IngestOptions
    ) -> None:
        """Take what is written to, the files, what reads standard input, and how to do it."""
        self._transaction = transaction
        self._sources = sources
        self._read_input = read_input
        self._options = options
        jobs = options.jobs or _cores()
        alone = jobs == 1 or (len(sources) < FEW_FILES and sources.bytes < FEW_BYTES)
        self._jobs = 1 if alone else jobs
        ingested = datetime.now(timezone.utc).isoformat(timespec="seconds")
        self._setup = Setup(transaction.path, ingested, _most_words(options.memory, self._jobs), options.make)
        self._desk = Desk(self._setup)
        self._committed = Committed(transaction)
        self._shelf = Shelf(self._committed, self._desk, ingested, len(sources))
        self._rounds = Rounds(transaction, self._shelf, self._desk)
        self._crew: Crew | None = None
        self._alone = Alone(self._desk)
        self._stopped = False
        self._bytes = 0
        self._special: dict[int, Source] = {}
        self._told: dict[int, dict[str, tuple[Reading, FileOutcome]]] = {}

    def stop(self) -> None:
        """Give out no more files."""
        self._stopped = self._alone.stopped = True
        if self._crew:
            self._crew.stopped = True

    def close(self) -> None:
        """End: what isn't committed is lost."""
        if self._crew:
            self._crew.close()
        self._desk.abandon()

    def outcomes(self) -> Iterator[tuple[FileOutcome, Outcome | None]]:
        """Do it; yield each outcome, and the one that was told of this file before and doesn't hold."""
        readers = self._alone if self._jobs == 1 else self._hire()
        for step in readers.steps(self._batches()):
            if isinstance(step, Read):
                for index, job, reading in zip(
                    range(step.first, step.first + len(step.jobs)), step.jobs, step.readings, strict=True
                ):
                    if step.again:
                        yield from self._decided_again(index, reading)
                        continue
                    for outcome in self._decided(index, job, reading):
                        yield outcome, None
            elif isinstance(step, RoundEnd):
                self._rounds.commit(step.segments)
                self._told.clear()
                self._begin_merge()
            else:
                self._rounds.merged(step.segment)
        self._end_merges()

    def _hire(self) -> Crew:
        from artcli.ingest.crew import Crew  # noqa: PLC0415  (multiprocessing, for many files only)

        self._crew = Crew(self._setup, min(self._jobs, max(len(self._sources) // _BATCH_FILES, 1)))
        self._crew.stopped = self._stopped
        return self._crew

    def _decided(self, index: int, job: Job, reading: Reading) -> Iterator[FileOutcome]:
        if not job.path or job.path == STANDARD_INPUT:
            source = self._special.pop(index)
            if source.trouble:
                yield source.trouble
                return
            job = Job(STANDARD_INPUT)
            reading = self._read_special()
        self._bytes += reading.bytes
        titled = self._options.titles
        for one, outcome in self._placed(job, reading, titled=titled):
            if self._crew and one.place is not None:
                self._told.setdefault(index, {})[one.path] = (one, outcome)
            yield outcome

    def _placed(self, job: Job, reading: Reading, *, titled: bool) -> Iterable[tuple[Reading, FileOutcome]]:
        if reading.kind == "container":
            return place_container(self._shelf, self._committed, job, reading, titled=titled)
        return ((reading, self._shelf.place(job, reading, titled=titled)),)

    def _decided_again(self, index: int, reading: Reading) -> Iterator[tuple[FileOutcome, Outcome]]:
        """Take a file that had to be read a second time; yield the outcomes that it has now where what was told doesn't hold."""
        told_before = self._told.get(index, {})
        again = {one.path: one for one in reading.members} if reading.kind == "container" else {}
        for path, (old, told) in told_before.items():
            new = again.get(path) or (reading if not again else _GONE)
            told_before[path] = (new, told)
            if not self._shelf.again(old, new):
                yield FileOutcome(told.path, "failed", reason=new.reason, bytes=new.bytes), told.outcome

    def _read_special(self) -> Reading:
        try:
            return self._desk.take(STANDARD_INPUT, self._read_input())
        except OSError as error:
            return Reading("failed", reason=reason_of(error))

    def _batches(self) -> Iterator[Batch]:
        """Yield the files in batches, each with what the index has of it."""
        first = 0
        waiting: list[Source] = []
        for source in self._sources:
            waiting.append(source)
            if len(waiting) == _LOOKED_UP:
                yield from self._cut(first, waiting)
                first += len(waiting)
                waiting = []
        yield from self._cut(first, waiting)

    def _cut(self, first: int, sources: list[Source]) -> Iterator[Batch]:
        known = self._committed.files([source.path for source in sources])
        inside = {one.path: self._committed.inside(one.path) for one in sources if one.path.endswith(CONTAINER_ENDINGS)}
        jobs: list[Job] = []
        size = 0
        for index, (source, one) in enumerate(zip(sources, known, strict=True), first):
            special = source.trouble is not None or source.path == STANDARD_INPUT
            if special:
                self._special[index] = source
            jobs.append(Job("") if special else Job(source.path, one, inside.get(source.path)))
            size += source.bytes
            if len(jobs) == _BATCH_FILES or size >= _BATCH_BYTES:
                yield Batch(index + 1 - len(jobs), jobs)
                jobs, size = [], 0
        if jobs:
            yield Batch(first + len(sources) - len(jobs), jobs)

    def _begin_merge(self) -> None:
        """Have segments merged while files are read, if any should be one and the ingest will take that long."""
        if self._crew is None or not self._crew.busy or self._rounds.under_way:
            return
        merge = self._rounds.next_merge()
        if merge and _WORTH * (self._sources.bytes - self._bytes) >= merge.bytes and not self._stopped:
            self._rounds.begin(merge)
            if not self._crew.merge(merge):
                self._rounds.merged(None)

    def _end_merges(self) -> None:
        """Wait for the merge under way, or make one, if that is soon done; otherwise it is left to a later ingest."""
        if self._stopped:
            return
        merge = self._rounds.under_way or self._rounds.next_merge()
        if merge is None or not self._is_soon_done(merge):
            return
        if self._crew and self._rounds.under_way:
            for merged in self._crew.finish_merge():
                self._rounds.merged(merged.segment)
        else:
            from artcli.ingest.merging import merge_entries  # noqa: PLC0415  (numpy)

            if self._crew:
                self._crew.close()  # they have nothing to do any more, and the merge needs their memory
            self._rounds.begin(merge)
            self._rounds.merged(merge_entries(self._transaction.path, merge.entries))
        self._rounds.commit(())

    def _is_soon_done(self, merge: Merge) -> bool:
        return merge.bytes <= _SOON + self._bytes // _SHARE or len(self._transaction.segments) > _MOST_SEGMENTS


def _cores() -> int:
    """Return how many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _most_words(memory: int, jobs: int) -> int:
    """Return how many words a segment may have so that all processes stay within the memory."""
    others = _PARENT if jobs > 1 else 0
    return max((memory - others - jobs * _WORKER) // (jobs * _WORD), _FEWEST_WORDS)
