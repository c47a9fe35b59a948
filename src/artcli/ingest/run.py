"""What becomes of each file?  Files → articles → segments → commits, one outcome a file; prints nothing, never stops at a bad file."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from artcli.errors import IndexMissingError
from artcli.index.identities import identities_of
from artcli.ingest.options import IngestOptions
from artcli.ingest.processes import end_waiting
from artcli.ingest.work import Work
from artcli.model import ABSENT, OUTCOMES, FileOutcome, IngestSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from artcli.index.directory import IndexDirectory
    from artcli.index.transaction import Transaction
    from artcli.ingest.adoption import MarkedIdentities
    from artcli.ingest.sources import Sources
    from artcli.model import Learned, Outcome


class Ingest:
    """One ingest: iterate over it for the outcome of each file, in their order; then ``summary`` says what it came to.

    ``learned`` says which lines of sources are left out from now on.  ``held`` are folders, missing or empty whole, for whose sake files that are gone weren't removed.

    Commits are made on the way, and at the end, also where the consumer breaks it off with ``stop``.  If a worker dies and a file that
    was told of can't be read again, a second outcome says so.
    """

    label = "Ingesting"
    command = "ingest"
    """What others are told who find the index locked."""

    def __init__(
        self,
        directory: IndexDirectory,
        sources: Sources,
        read_input: Callable[[], bytes],
        options: IngestOptions | None = None,
        identities: MarkedIdentities | None = None,
    ) -> None:
        """Take the index's folder, the files, what reads standard input, how to do it, and what is known of marked articles."""
        self.sources = sources
        self.summary: IngestSummary | None = None
        self.held: tuple[str, ...] = ()
        self.learned: Learned | None = None
        self._directory = directory
        self._read_input = read_input
        self._options = options or IngestOptions()
        self._identities = identities
        self._counts: dict[Outcome, int] = dict.fromkeys((*OUTCOMES, *ABSENT), 0)
        self._stopped = False
        self._work: Work | None = None
        self._rehearsed_files = self._rehearsed_bytes = 0

    @property
    def files_done(self) -> int:
        """How many of the files are done with: members of a container are none of them."""
        return self._work.files_done if self._work else self._rehearsed_files

    @property
    def bytes_done(self) -> int:
        """How many bytes those had."""
        return self._work.bytes_done if self._work else self._rehearsed_bytes

    @property
    def begun(self) -> bool:
        """Whether there is anything to end: a rehearsal, or work of which something may be committed; not while another writer is waited for."""
        return self._options.dry_run or self._work is not None

    @property
    def extent(self) -> tuple[int, int | None]:
        """How many files there are, of how many bytes, if that is known."""
        return len(self.sources), self.sources.bytes

    def stop(self) -> None:
        """End after the files at hand, and commit."""
        self._stopped = True
        if self._work:
            self._work.stop()

    def run(self) -> IngestSummary:
        """Ingest all, and return what it came to.

        Raises what iterating raises.
        """
        for _ in self:
            pass
        assert self.summary is not None
        return self.summary

    def __iter__(self) -> Iterator[FileOutcome]:
        """Ingest the files, and commit."""
        if self._options.dry_run:
            yield from self._rehearsed()
            return
        try:
            yield from self._ingested()
        finally:
            end_waiting()

    def _ingested(self) -> Iterator[FileOutcome]:
        begun = time.monotonic()
        size = 0
        with (
            self._transaction() as transaction,
            self._marked(transaction),
            closing(self._work_in(transaction)) as work,
        ):
            self._work = work
            if self._stopped:
                work.stop()
            for outcome, told in work.outcomes():
                self._counts[outcome.outcome] += 1
                if told:
                    self._counts[told] -= 1
                else:
                    size += outcome.bytes
                yield outcome
            self.held, self.learned = work.pruning.held, work.learned
            snapshot = transaction.snapshot
            articles, years = (snapshot.documents, snapshot.years()) if snapshot else (0, (None, None))
        self.summary = IngestSummary(self._counts, articles, size, time.monotonic() - begun, *years)

    def _transaction(self) -> AbstractContextManager[Transaction]:
        return self._directory.transaction(wait=self._options.wait, command=self.command)

    def _work_in(self, transaction: Transaction) -> Work:
        return Work(transaction, self.sources, self._read_input, self._options, self._identities)

    @contextmanager
    def _marked(self, transaction: Transaction) -> Iterator[None]:
        """Have what is known of marked articles at hand, and all known of those that are in the index."""
        if self._identities is None:
            yield
            return
        with self._identities as identities:
            nameless, snapshot = identities.nameless, transaction.snapshot
            if nameless and snapshot:
                identities.keep([*identities_of(snapshot, nameless)])
            yield

    def _rehearsal(self) -> Iterator[FileOutcome]:
        from artcli.ingest.rehearsal import rehearse  # noqa: PLC0415  (seldom asked for)

        return rehearse(self._directory, self.sources, self._options)

    def _rehearsed(self) -> Iterator[FileOutcome]:
        begun = time.monotonic()
        size = 0
        for outcome in self._rehearsal():
            if self._stopped:
                break
            self._counts[outcome.outcome] += 1
            size += outcome.bytes
            self._rehearsed_files += outcome.outcome not in ABSENT
            self._rehearsed_bytes = size
            yield outcome
        articles = 0
        years: tuple[int | None, int | None] = (None, None)
        with suppress(IndexMissingError), self._directory.open() as snapshot:
            articles, years = snapshot.documents, snapshot.years()
        self.summary = IngestSummary(self._counts, articles, size, time.monotonic() - begun, *years)
