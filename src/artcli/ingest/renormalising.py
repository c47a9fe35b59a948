"""How are the library's articles made again from their files?  The work of an ingest of what is known, by which nothing counts as unchanged unread."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from artcli.ingest.again import AgainQueue
from artcli.ingest.renewals import Renewals
from artcli.ingest.run import Ingest
from artcli.ingest.sources import Sources
from artcli.ingest.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.index.snapshot import Snapshot
    from artcli.index.transaction import Transaction
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.tasks import Job, Reading
    from artcli.model import FileOutcome


class Again(Ingest):
    """One run, whatever keeps the library: iterate over it for the outcome of each article's file; then ``summary`` says what it came to.

    An article that comes out as it was isn't written; one whose file is gone, or can't be read, stays.
    """

    label = "Renormalising"
    command = "renormalise"

    def __init__(self, directory: Any, ids: Sequence[str] | None, options: IngestOptions | None) -> None:
        """Take where, the articles (None: all of them), and how to do it."""
        super().__init__(directory, Sources(), bytes, options)
        self._ids = ids

    @property
    def extent(self) -> tuple[int, int | None]:
        """How many articles are to be made again.

        Raises ``IndexStoreError``.
        """
        if self._ids is not None:
            return len(self._ids), None
        with self._directory.open() as there:
            return there.documents, None

    def __iter__(self) -> Iterator[FileOutcome]:
        """Make the articles again, and write them."""
        self._directory.manifest()  # a library that isn't there isn't made
        return super().__iter__()


class WorkAgain(Work):
    """The work of one run, whatever keeps the library."""

    again = True

    def _note_failure(self, job: Job, reading: Reading, failed: Sequence[FileOutcome]) -> None:
        """Keep nothing: of a container, only what is known was looked at."""

    def _placed(self, job: Job, reading: Reading) -> Iterable[tuple[Reading, FileOutcome]]:
        assert isinstance(self._shelf, Renewals)
        return self._shelf.renewed(job, reading)


class Renormalising(Again):
    """One run in an index of a folder."""

    def _work_in(self, transaction: Transaction) -> Work:
        return _Work(transaction, self._directory.open(), self._ids, self._options)


class _Work(WorkAgain):
    """The work of one run inside a transaction."""

    def __init__(
        self, transaction: Transaction, snapshot: Snapshot, ids: Sequence[str] | None, options: IngestOptions
    ) -> None:
        self._snapshot = snapshot
        self._ids = ids
        super().__init__(transaction, Sources(), bytes, options)

    def close(self) -> None:
        super().close()
        self._snapshot.close()

    def _make_queue(self) -> AgainQueue:
        return AgainQueue(self._snapshot, documents_of(self._snapshot, self._ids))

    def _make_shelf(self, ingested: str) -> Renewals:  # noqa: ARG002  (none is ingested for the first time)
        return Renewals(self._committed, self._desk)


def documents_of(snapshot: Snapshot, ids: Sequence[str] | None) -> Sequence[int]:
    """Return the documents of articles (None: of all) that are there, ascending."""
    if ids is None:
        return array("Q", snapshot.live_documents())
    found = [snapshot.document_of_key("id", one) for one in ids]
    return sorted({document for document in found if document is not None})
