"""What must be read, and what is known to be as it was?  Sources → stretches of batches for who reads, and files that wait for their turn only.

Files that are read are numbered; one that isn't read (unchanged by its stamp, not to be tried, standard input) has its turn before the number
that the next one has which is.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from artcli.formats.table import CONTAINER_ENDINGS
from artcli.index.stamps import same_stamp
from artcli.ingest.committed import path_key
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Batch, Job

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.index.failures import Failure, Failures
    from artcli.index.touched import TouchedFiles
    from artcli.ingest.committed import Committed
    from artcli.ingest.sources import Source, Sources
    from artcli.ingest.tasks import Known

LOOKED_UP = 10_000
"""Files that are looked up in the index at a time."""
BATCH_FILES = 100
BATCH_BYTES = 2**20
"""Files of a batch: enough that passing them on costs nothing, few enough that Ctrl-C isn't felt to be slow."""


class Waiting(NamedTuple):
    """A file that nobody need read, whose turn is before that of the file that is read as number ``before``.

    ``failure`` is what became of it before, if that was no article.
    """

    before: int
    source: Source
    known: Known | None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring files, as far as they must be read: how many, of how many bytes; an empty batch where none must."""

    batches: Sequence[Batch]
    files: int
    bytes: int


class Queue:
    """The files of a run in their order; ``waiting`` are those of the stretches so far that nobody reads."""

    def __init__(
        self, sources: Sources, committed: Committed, touched: TouchedFiles, failures: Failures, *, rehash: bool = False
    ) -> None:
        """Take the files and what is known of them; ``rehash`` believes no stamp."""
        self.waiting: deque[Waiting] = deque()
        self.stopped = False
        self._sources = sources
        self._committed = committed
        self._touched = touched
        self._failures = failures
        self._rehash = rehash
        self._number = 0

    def stretches(self) -> Iterator[Stretch]:
        """Yield the files, some thousands at a time."""
        at_hand: list[Source] = []
        for source in self._sources:
            at_hand.append(source)
            if len(at_hand) == LOOKED_UP:
                yield self._cut(at_hand)
                at_hand = []
            if self.stopped:
                return
        if at_hand:
            yield self._cut(at_hand)
        if self.waiting:
            yield Stretch((Batch(self._number, ()),), 0, 0)

    def _cut(self, sources: list[Source]) -> Stretch:
        known = self._committed.files([source.path for source in sources])
        batches: list[Batch] = []
        jobs: list[Job] = []
        size = total = 0
        first = self._number
        for source, one in zip(sources, known, strict=True):
            failure = self._failure_of(source, one)
            if failure or not self._must_be_read(source, one):
                self.waiting.append(Waiting(self._number, source, one, failure))
                continue
            inside = self._committed.inside(source.path) if source.path.endswith(CONTAINER_ENDINGS) else None
            jobs.append(Job(source.path, one, inside))
            self._number += 1
            size += source.bytes
            if len(jobs) == BATCH_FILES or size >= BATCH_BYTES:
                batches.append(Batch(self._number - len(jobs), jobs))
                total += size
                jobs, size = [], 0
        if jobs or not batches:
            batches.append(Batch(self._number - len(jobs), jobs))
        return Stretch(batches, self._number - first, total + size)

    def _failure_of(self, source: Source, known: Known | None) -> Failure | None:
        """Return what is known to become of a file that gives no article; a container's articles must be there still."""
        if not self._failures or self._rehash or source.trouble is not None or source.path == STANDARD_INPUT:
            return None
        failure = self._failures.of(path_key(source.path), source.stamp)
        return failure if failure and (known is not None or not failure.articles) else None

    def _must_be_read(self, source: Source, known: Known | None) -> bool:
        if source.trouble is not None or source.path == STANDARD_INPUT:
            return False
        return known is None or self._rehash or not self._is_as_known(source, known)

    def _is_as_known(self, source: Source, known: Known) -> bool:
        if same_stamp(known.stamp, source.stamp):
            return True
        return self._touched.tells(path_key(source.path), known.digest, source.stamp)
