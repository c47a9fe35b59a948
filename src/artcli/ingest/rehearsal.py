"""What would an ingest do?  Files are compared with what the library has of them; nothing is written, no lock is taken, no article made."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from artcli.errors import IndexMissingError
from artcli.index.ids import DIGEST_BYTES
from artcli.index.touched import TouchedFiles
from artcli.ingest.committed import Committed
from artcli.ingest.loading import hashed, is_large, load, open_regular
from artcli.ingest.pruning import Pruning
from artcli.ingest.queue import Queue
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Piece, Reading
from artcli.model import FileOutcome
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.index.directory import IndexDirectory
    from artcli.index.snapshot import Snapshot
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.queue import Waiting
    from artcli.ingest.sources import Sources
    from artcli.ingest.tasks import Job
    from artcli.model import Outcome


@dataclass(frozen=True, slots=True)
class Still:
    """An index in which nothing changes."""

    snapshot: Snapshot | None
    generation: int = 0


def rehearse(directory: IndexDirectory, sources: Sources, options: IngestOptions) -> Iterator[FileOutcome]:
    """Yield what would become of each file, in their order, then the known ones that are gone.

    New files aren't read: they may turn out to be copies, or no texts.  Raises ``IndexStoreError``.
    """
    with _opened(directory) as snapshot:
        committed = Committed(Still(snapshot))
        touched = TouchedFiles(directory.path)
        queue = Queue(sources, committed, touched, rehash=options.rehash)
        for stretch in queue.stretches():
            for batch in stretch.batches:
                for number, job in enumerate(batch.jobs, batch.first):
                    yield from _due(queue, number)
                    yield _compared(job, options.choice.most_bytes)
                yield from _due(queue, batch.first + len(batch.jobs))
        for told in Pruning(committed, sources).all_told():
            yield told if options.prune is None else FileOutcome(told.path, "removed", told.id, told.title, told.reason)


def _opened(directory: IndexDirectory) -> Snapshot | nullcontext[None]:
    try:
        return directory.open()
    except IndexMissingError:
        return nullcontext()


def _due(queue: Queue, number: int) -> Iterator[FileOutcome]:
    while queue.waiting and queue.waiting[0].before <= number:
        yield _outcome_of(queue.waiting.popleft())


def _outcome_of(one: Waiting) -> FileOutcome:
    source = one.source
    if source.trouble:
        return source.trouble
    outcome: Outcome = "added" if source.path == STANDARD_INPUT else "unchanged"
    return FileOutcome(source.path, outcome, bytes=source.bytes)


def _compared(job: Job, most_bytes: int) -> FileOutcome:
    if job.known is None:
        return FileOutcome(job.path, "added")
    data, _ = load(job.path, most_bytes)
    if is_large(Piece(job.path, data, None)):
        with suppress(OSError), open_regular(job.path) as file:
            digest, size, _ = hashed(file)
            return FileOutcome(job.path, "unchanged" if digest == job.known.digest else "updated", bytes=size)
    if isinstance(data, Reading):
        return FileOutcome(job.path, "failed", reason=data.reason)
    same = blake2b(data, digest_size=DIGEST_BYTES).digest() == job.known.digest
    return FileOutcome(job.path, "unchanged" if same else "updated", bytes=len(data))
