"""What would making articles again change?  A sample of the library's articles → those that come out otherwise; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.ingest.again import AgainQueue
from artcli.ingest.committed import path_key
from artcli.ingest.desk import Desk
from artcli.ingest.renormalising import documents_of
from artcli.ingest.tasks import Reading, Setup
from artcli.model import Difference, Differences, FileOutcome
from artcli.text.learned.lines import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.index.snapshot import Snapshot
    from artcli.ingest.drafting import Draft
    from artcli.ingest.tasks import Job, Piece


class _Looking(Desk):
    """A desk at which nothing is written."""

    def __init__(self, setup: Setup, examples: int) -> None:
        super().__init__(setup)
        self.found: list[Difference] = []
        self.changed = 0
        self._most = examples

    def read_pieces(self, pieces: Sequence[Piece]) -> list[Reading]:
        return [self._looked_at(self._drafting.draft(piece)) for piece in pieces]

    def _looked_at(self, draft: Draft | Reading) -> Reading:
        if isinstance(draft, Reading):
            return draft
        assert draft.stored is not None
        self.changed += 1
        if len(self.found) < self._most:
            before = whole(draft.stored.article)
            self.found.append(Difference(draft.stored.id, draft.path, before, whole(draft.article)))
        return Reading("written", path=draft.path)


def differences(snapshot: Snapshot, ids: Sequence[str] | None, sample: int, examples: int) -> Differences:
    """Make a sample of the articles with these ids (None: of all) again, evenly spread, and say what came out otherwise.

    Raises ``IndexDamagedError``.
    """
    documents = documents_of(snapshot, ids)
    step = max(-(-len(documents) // sample), 1)
    some = documents[::step]
    setup = Setup(snapshot.path, "", 0, again=True)
    return differences_among(len(documents), len(some), AgainQueue(snapshot, some), setup, examples)


def differences_among(articles: int, tried: int, queue: AgainQueue, setup: Setup, examples: int) -> Differences:
    """Make the articles of a queue again, which were ``tried`` of so many, and say what came out otherwise.

    Raises an ``IndexStoreError``.
    """
    desk = _Looking(setup, examples)
    failed: list[FileOutcome] = []
    for stretch in queue.stretches():
        for batch in stretch.batches:
            for job, reading in zip(batch.jobs, desk.read(batch.jobs), strict=True):
                failed += _failures(job, reading)
    desk.close()
    failed += [one.source.trouble for one in queue.waiting if one.source.trouble]
    return Differences(articles, tried, desk.changed, tuple(failed), tuple(desk.found))


def _failures(job: Job, reading: Reading) -> Iterator[FileOutcome]:
    """Yield what a file was read to in vain."""
    members = reading.members if reading.kind == "container" else (reading,)
    there = {path_key(one.path) for one in members if one.kind in ("written", "unchanged")}
    wanted = {*job.members} if job.members else {path_key(job.path)}
    failed = [one for one in members if one.kind in ("failed", "skipped")]
    if wanted <= there:
        return
    for one in failed or [Reading("failed", path=job.path, reason="not in its container any more")]:
        yield FileOutcome(one.path or job.path, "failed", reason=one.reason)
