"""What would an ingest do?  Files are compared with what the library has of them; nothing is written, no lock is taken, no article made."""

from __future__ import annotations

import os
from contextlib import nullcontext, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from artcli.errors import IndexMissingError
from artcli.index.failures import Failures
from artcli.index.ids import DIGEST_BYTES
from artcli.index.touched import TouchedFiles
from artcli.ingest.committed import Committed
from artcli.ingest.listing import reason_of
from artcli.ingest.loading import hashed, is_large, load, open_regular
from artcli.ingest.moves import Moves
from artcli.ingest.options import reader_of
from artcli.ingest.pruning import Pruning
from artcli.ingest.queue import Queue
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Piece, Reading
from artcli.model import FileOutcome
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def committed_in(snapshot: Snapshot | None) -> Committed:
    """Return what an index has, for looking things up."""
    return Committed(Still(snapshot))


def rehearse(
    directory: IndexDirectory,
    sources: Sources,
    options: IngestOptions,
    committed_of: Callable[[Any], Committed] = committed_in,
) -> Iterator[FileOutcome]:
    """Yield what would become of each file, in their order, then the known ones that are gone.

    ``committed_of`` says what is known of what was opened.

    New files are read only where one that is gone may have been moved there: the others may turn out to be copies, or no texts.  Raises ``IndexStoreError``.
    """
    with _opened(directory) as snapshot:
        committed = committed_of(snapshot)
        touched = TouchedFiles(directory.path)
        failures = Failures(directory.path, reader_of(options))
        queue = Queue(sources, committed, touched, failures, rehash=options.rehash)
        pruning = Pruning(committed, sources)
        moves = Moves(committed, pruning.files)
        for stretch in queue.stretches():
            for batch in stretch.batches:
                for number, job in enumerate(batch.jobs, batch.first):
                    yield from _due(queue, number)
                    yield _compared(job, _size(job.path), options.choice.most_bytes, moves)
                yield from _due(queue, batch.first + len(batch.jobs))
        for told in pruning.all_told():
            if moves.is_found(told.path):
                continue
            yield told if options.prune is None else FileOutcome(told.path, "removed", told.id, told.title, told.reason)


def _opened(directory: IndexDirectory) -> Snapshot | nullcontext[None]:
    try:
        return directory.open()
    except IndexMissingError:
        return nullcontext()


def _due(queue: Queue, number: int) -> Iterator[FileOutcome]:
    while queue.waiting and queue.waiting[0].before <= number:
        yield from _outcomes_of(queue.waiting.popleft())


def _size(path: str) -> int:
    with suppress(OSError):
        return os.stat(path).st_size  # noqa: PTH116
    return 0


def _outcomes_of(one: Waiting) -> Iterator[FileOutcome]:
    source, failure = one.source, one.failure
    if source.trouble:
        yield source.trouble
        return
    if not failure or (failure.articles and all(told.path != source.path for told in failure.outcomes)):
        outcome: Outcome = "added" if source.path == STANDARD_INPUT else "unchanged"
        yield FileOutcome(source.path, outcome, bytes=source.bytes)
    if failure:
        yield from failure.outcomes


def _compared(job: Job, size: int, most_bytes: int, moves: Moves) -> FileOutcome:
    if job.known is None and not moves.may_be(size):
        return FileOutcome(job.path, "added", bytes=size)
    found = _digest(job.path, most_bytes)
    if isinstance(found, Reading):
        return FileOutcome(job.path, "failed", reason=found.reason)
    digest, size = found
    if job.known is None:
        return moves.outcome(job.path, digest, size) or FileOutcome(job.path, "added", bytes=size)
    return FileOutcome(job.path, "unchanged" if digest == job.known.digest else "updated", bytes=size)


def _digest(path: str, most_bytes: int) -> tuple[bytes, int] | Reading:
    """Return the hash of a file's bytes, and how many there are; or why they can't be read."""
    data, _ = load(path, most_bytes)
    if is_large(Piece(path, data, None)):
        try:
            with open_regular(path) as file:
                digest, size, _ = hashed(file)
                return digest, size
        except OSError as error:
            return Reading("failed", reason=reason_of(error))
    if isinstance(data, Reading):
        return data
    return blake2b(data, digest_size=DIGEST_BYTES).digest(), len(data)
