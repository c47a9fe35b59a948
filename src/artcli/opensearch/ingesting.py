"""How are files ingested into a library on a cluster?  As into a folder, by the same workers, with parcels in the place of segments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from artcli.ingest.run import Ingest
from artcli.ingest.work import Work
from artcli.opensearch.alias import Wanted
from artcli.opensearch.known import ClusterCommitted
from artcli.opensearch.parcels import MOST_WORDS, Parcels
from artcli.opensearch.rounds import ClusterRounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.ingest.alone import Read
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.sources import Sources
    from artcli.ingest.tasks import Setup
    from artcli.model import FileOutcome
    from artcli.opensearch.place import ClusterDirectory, ClusterTransaction


class ClusterIngest(Ingest):
    """One ingest into a library on a cluster: iterate over it, as over any."""

    _directory: Any

    def __init__(
        self,
        directory: ClusterDirectory,
        sources: Sources,
        read_input: Callable[[], bytes],
        options: IngestOptions | None = None,
    ) -> None:
        """Take where, the files, what reads standard input, and how to do it."""
        super().__init__(directory, sources, read_input, options)  # type: ignore[arg-type]  # (as far as it is needed)

    def _transaction(self) -> Any:
        options = self._options
        return self._directory.transaction(
            wait=options.wait,
            command=self.command,
            wanted=Wanted(options.shards, options.replicas, options.text_fields),
        )

    def _work_in(self, transaction: Any) -> Work:
        return ClusterWork(transaction, self.sources, self._read_input, self._options)

    def _rehearsal(self) -> Iterator[FileOutcome]:
        from artcli.ingest.rehearsal import rehearse  # noqa: PLC0415  (seldom asked for)

        client = self._directory.connect()
        try:
            yield from rehearse(self._directory, self.sources, self._options, lambda _: ClusterCommitted(client))
        finally:
            client.close()


class ClusterWork(Work):
    """The work of one ingest into a library on a cluster."""

    _transaction: Any
    _committed: ClusterCommitted

    def _fitted(self, setup: Setup) -> Setup:
        transaction: ClusterTransaction = self._transaction
        most = min(setup.most_words, MOST_WORDS)
        return replace(setup, folder=transaction.scratch, most_words=most, keep=Parcels)

    def _make_committed(self) -> ClusterCommitted:
        return ClusterCommitted(self._transaction.client, self._transaction.fresh)

    def _make_rounds(self) -> ClusterRounds:
        return ClusterRounds(self._transaction.client, self._committed, self._shelf, self._desk)

    def _make_merges(self) -> Any:
        return _NoMerges()

    def _foresee(self, step: Read) -> None:
        readings = [one for reading in step.readings for one in (reading.members or (reading,)) if one.place]
        pairs = zip(step.jobs, step.readings, strict=True)
        known = [job.known.place.segment for job, reading in pairs if job.known and reading.place]
        self._committed.foresee([one.content for one in readings], known)

    def _find_versions(self) -> None:
        from artcli.opensearch.comparing import find_versions  # noqa: PLC0415

        find_versions(self._transaction.client, self._transaction.fresh, self._options.near_duplicates)

    def _relearn(self) -> None:
        if self._learning.deltas():
            from artcli.opensearch.relearning import relearn  # noqa: PLC0415  (seldom)

            self.learned = relearn(self._learning, self._transaction, self._committed)


class _NoMerges:
    """The cluster merges by itself."""

    def begin(self, bytes_left: int) -> None:
        """Begin nothing."""

    def end(self, bytes_read: int) -> None:
        """Wait for nothing."""
