"""How does an ingest run?  Sources are looked up and given out; what was read is decided on; rounds are committed and segments merged."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from artcli.index.failures import Failures
from artcli.index.stamps import NO_STAMP
from artcli.index.touched import TouchedFiles
from artcli.ingest.alone import Read, RoundEnd
from artcli.ingest.committed import Committed, path_key
from artcli.ingest.desk import Desk
from artcli.ingest.learning import learning_of
from artcli.ingest.listing import reason_of
from artcli.ingest.lost import found_again
from artcli.ingest.members import place_container
from artcli.ingest.memory import cores, most_words
from artcli.ingest.merges import Merges
from artcli.ingest.options import reader_of
from artcli.ingest.pruning import Pruning
from artcli.ingest.queue import Queue
from artcli.ingest.readers import Readers
from artcli.ingest.rounds import Rounds
from artcli.ingest.shelf import Shelf
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Compare, Job, Reading, Setup
from artcli.ingest.versions import compared, find_versions
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from artcli.index.failures import Failure
    from artcli.index.transaction import Transaction
    from artcli.index.versions import Link
    from artcli.ingest.adoption import Identities
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.queue import Waiting
    from artcli.ingest.sources import Sources
    from artcli.model import Learned, Outcome

MANY_COMPARED = 200_000
"""Articles from which on comparing them has a worker to itself: 0.2 s, and up to 250 MB less."""
_GONE = Reading("failed", reason="not in its container any more")


class Work:
    """The work of one ingest inside a transaction."""

    again = False
    """Whether known articles are made anew, whatever is known of their files."""

    def __init__(
        self,
        transaction: Transaction,
        sources: Sources,
        read_input: Callable[[], bytes],
        options: IngestOptions,
        identities: Identities | None = None,
    ) -> None:
        """Take what is written to, the files, what reads standard input, how to do it, and what is known of marked articles."""
        self._transaction = transaction
        self._identities = identities
        self._sources = sources
        self._read_input = read_input
        self._options = options
        jobs = options.jobs or cores()
        ingested = datetime.now(timezone.utc).isoformat(timespec="seconds")
        words = most_words(options.memory, jobs)
        self._learning = learning_of(transaction, options)
        most, learned = options.choice.most_bytes, self._learning.learned
        setup = self._fitted(Setup(transaction.path, ingested, words, options.make, most, self.again, learned))
        self._desk = Desk(setup)
        self._committed = self._make_committed()
        self._touched = TouchedFiles(transaction.path)
        self._failures = Failures(transaction.path, reader_of(options))
        self._queue = self._make_queue()
        self.pruning = Pruning(self._committed, sources)
        self._shelf = self._make_shelf(ingested)
        self._rounds = self._make_rounds()
        self._readers = Readers(setup, self._desk, self._queue, self._shelf.expect, jobs)
        self._merges = self._make_merges()
        self._stopped = False
        self._bytes = self._passed = 0
        self.files_done = 0
        self._next = 0
        self.learned: Learned | None = None
        self._told: dict[int, dict[str, tuple[Reading, FileOutcome]]] = {}

    # What another engine has otherwise.

    def _fitted(self, setup: Setup) -> Setup:
        return setup

    def _make_committed(self) -> Committed:
        return Committed(self._transaction)

    def _make_rounds(self) -> Rounds:
        return Rounds(self._transaction, self._shelf, self._desk)

    def _make_merges(self) -> Merges:
        return Merges(self._transaction, self._rounds, self._readers)

    def _foresee(self, step: Read) -> None:
        """Look up together what is about to be asked of the files of a step one by one; here that is soon done as it is asked."""

    def _find_versions(self) -> None:
        find_versions(self._transaction, self._options.near_duplicates, self._compare)

    def _make_queue(self) -> Queue:
        rehash = self._options.rehash
        return Queue(self._sources, self._committed, self._touched, self._failures, rehash=rehash)

    def _make_shelf(self, ingested: str) -> Shelf:
        return Shelf(self._committed, self._desk, ingested, len(self._sources), self._identities)

    @property
    def bytes_done(self) -> int:
        """How many bytes the files had that are done with, read or not."""
        return self._passed + self._bytes

    def stop(self) -> None:
        """Give out no more files."""
        self._stopped = self._queue.stopped = True
        self._readers.stop()

    def close(self) -> None:
        """End: what isn't committed is lost."""
        self._readers.close()
        self._desk.abandon()

    def outcomes(self) -> Iterator[tuple[FileOutcome, Outcome | None]]:
        """Do it; yield each outcome, and the one that was told of this file before and doesn't hold."""
        for step in self._readers.steps():
            if isinstance(step, Read):
                yield from self._read(step)
            elif isinstance(step, RoundEnd):
                self._learning.save()
                if self._identities:
                    self._identities.save()  # before what it tells of is committed: a kill in between loses no marks
                self._rounds.commit(step.segments)
                self._told.clear()
                if not self._stopped:
                    self._merges.begin(self._sources.bytes - self._passed - self._bytes)
            else:
                self._rounds.merged(step.segment)
        if self._shelf.lost:
            yield from found_again(self._shelf, self._desk, self._sources, titled=self._options.titles)
            self._rounds.commit(())
        if not self._stopped:
            options = self._options
            gone = self.pruning.outcomes(self._shelf, self._rounds, options.prune, force=options.force)
            yield from ((outcome, None) for outcome in gone)
        if not self._stopped:
            self._relearn()
        if not self._stopped:  # which may have been while those were told of
            self._find_versions()
            self._merges.end(self._bytes)
        self._touched.save()
        self._failures.save()

    def _relearn(self) -> None:
        """Change articles that are there for what was learned."""
        if self._learning.deltas():
            from artcli.ingest.relearning import relearn  # noqa: PLC0415  (seldom)

            self.learned = relearn(self._learning, self._transaction, self._shelf, self._desk, self._rounds)

    def _read(self, step: Read) -> Iterator[tuple[FileOutcome, Outcome | None]]:
        """Yield the outcomes of files that were read, each after those that had only to wait for it."""
        self._foresee(step)
        yield from self._due()
        for index, job, reading in zip(
            range(step.first, step.first + len(step.jobs)), step.jobs, step.readings, strict=True
        ):
            if step.again:
                yield from self._decided_again(index, reading)
                continue
            for outcome in self._decided(index, job, reading):
                yield outcome, None
            self._next = index + 1
            if self._queue.waiting:
                yield from self._due()

    def _due(self) -> Iterator[tuple[FileOutcome, None]]:
        waiting = self._queue.waiting
        while waiting and waiting[0].before <= self._next and not self._stopped:
            one = waiting.popleft()
            self._passed += one.source.bytes
            self.files_done += 1
            yield from ((outcome, None) for outcome in self._outcomes_of(one))

    def _outcomes_of(self, one: Waiting) -> Iterator[FileOutcome]:
        """Yield what becomes of a file that wasn't given out."""
        source, known = one.source, one.known
        if source.trouble:
            yield source.trouble
            return
        if one.failure:
            yield from self._failed_before(one, one.failure)
            return
        if source.path == STANDARD_INPUT:
            job, reading = Job(STANDARD_INPUT), self._read_from_input()
        else:
            assert known is not None
            job, reading = Job(source.path, known), Reading("unchanged", source.bytes, known.digest.hex())
        for placed, outcome in self._placed(job, reading):
            self._count(placed, outcome)
            yield outcome

    def _failed_before(self, one: Waiting, failure: Failure) -> Iterator[FileOutcome]:
        """Yield what became of a file before, as it is the same still; of a container, first that its articles are."""
        if failure.articles and one.known and not any(told.path == one.source.path for told in failure.outcomes):
            job = Job(one.source.path, one.known, self._committed.inside(one.source.path))
            reading = self._shelf.known_still(job, Reading("unchanged", one.source.bytes))
            if reading.kind != "unchanged":
                yield from (outcome for _, outcome in self._placed(job, reading))
                return
            yield self._shelf.place(job, reading, titled=self._options.titles)
        yield from failure.outcomes

    def _read_from_input(self) -> Reading:
        try:
            data = self._read_input()
        except OSError as error:
            return Reading("failed", reason=reason_of(error))
        return self._desk.take(STANDARD_INPUT, data)

    def _decided(self, index: int, job: Job, reading: Reading) -> Iterator[FileOutcome]:
        self._bytes += reading.bytes
        self.files_done += 1
        if reading.kind == "unchanged" and reading.stamp != NO_STAMP:
            self._touched.note(path_key(job.path), bytes.fromhex(reading.digest), reading.stamp)
        failed = []
        for one, outcome in self._placed(job, reading):
            if self._readers.crew and one.place is not None:
                self._told.setdefault(index, {})[one.path] = (one, outcome)
            self._count(one, outcome)
            if outcome.outcome == "failed" or reading.kind == "skipped":
                failed.append(outcome)
            yield outcome
        self._note_failure(job, reading, failed)

    def _note_failure(self, job: Job, reading: Reading, failed: Sequence[FileOutcome]) -> None:
        """Keep what would fail again, so that it needn't be read for that."""
        if reading.failing == NO_STAMP or not failed:
            if self._failures:
                self._failures.forget(path_key(job.path))
            return
        articles = any(one.kind in ("written", "unchanged") for one in reading.members)
        self._failures.note(path_key(job.path), reading.failing, failed, articles=articles)

    def _count(self, reading: Reading, outcome: FileOutcome) -> None:
        """Learn of a file's lines, and have whoever reads the next ones know it."""
        learning = self._learning
        learning.count(outcome, reading)
        if learning.fresh:
            learning.fresh = False
            self._readers.learned = learning.early
            self._desk.learn(learning.early)

    def _placed(self, job: Job, reading: Reading) -> Iterable[tuple[Reading, FileOutcome]]:
        titled = self._options.titles
        reading = self._shelf.known_still(job, reading)
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

    def _compare(self, names: tuple[str, ...], threshold: float) -> Sequence[Link] | None:
        """Compare the articles of some segments with all others: by a worker, where one is free, as it has numpy already."""
        crew = self._readers.crew
        if crew is not None and crew.can_compare():
            return crew.compare(Compare(names, threshold), alone=self._committed.documents > MANY_COMPARED)
        return compared(self._transaction.snapshot, names, threshold)
