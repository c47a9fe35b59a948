"""Who reads the files?  This process while they are few, worker processes from the first stretch on that has enough for them to do."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from artcli.ingest.alone import Alone
from artcli.ingest.queue import BATCH_FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from artcli.ingest.alone import Step
    from artcli.ingest.crew import Crew
    from artcli.ingest.desk import Desk
    from artcli.ingest.edges import Learned
    from artcli.ingest.queue import Queue, Stretch
    from artcli.ingest.tasks import Batch, Setup

FEW_FILES = 200
FEW_BYTES = 8 * 2**20
"""Where fewer files of fewer bytes must be read of some thousands, this process reads them: starting workers takes half a second."""


class Readers:
    """Who is at work on the files that must be read; ``crew`` is None as long as there are no workers.

    ``learned`` are lines that whoever reads from now on is told to leave out.
    """

    def __init__(self, setup: Setup, desk: Desk, queue: Queue, expect: Callable[[int], None], jobs: int) -> None:
        """Take what desks must know, the desk of this process, the files, what is told how many are about to be read, and how many may work."""
        self.crew: Crew | None = None
        self._setup = setup
        self._queue = queue
        self._expect = expect
        self._jobs = jobs
        self._alone = Alone(desk)
        self._many: Stretch | None = None
        self._stopped = False
        self.learned: Learned | None = None

    def stop(self) -> None:
        """Give out no more files."""
        self._stopped = self._alone.stopped = True
        if self.crew:
            self.crew.stopped = True

    def close(self) -> None:
        """End all workers at once; whatever isn't finished is lost."""
        if self.crew:
            self.crew.close()

    def steps(self) -> Iterator[Step]:
        """Read the files: here, and by workers from the first stretch on that has enough for them to do."""
        stretches = self._queue.stretches()
        stretch = next(stretches, None)
        if stretch is None or self._is_little(stretch):
            yield from self._alone.steps(self._little(stretch, stretches))
            stretch = self._many
        if stretch is not None:
            crew = self._hire(stretch)
            rest = chain.from_iterable(self._batches(one) for one in stretches)
            yield from crew.steps(map(self._telling, chain(self._batches(stretch), rest)))

    def _telling(self, batch: Batch) -> Batch:
        """Return a batch with what was learned in this run: any worker may get it."""
        return replace(batch, learned=self.learned) if self.learned else batch

    def _little(self, stretch: Stretch | None, stretches: Iterator[Stretch]) -> Iterator[Batch]:
        """Yield what is to be read up to a stretch that is worth workers, which is left in ``_many``."""
        while stretch is not None:
            yield from self._batches(stretch)
            stretch = next(stretches, None)
            if stretch is not None and not self._is_little(stretch):
                self._many = stretch
                return

    def _batches(self, stretch: Stretch) -> Sequence[Batch]:
        if stretch.files:
            self._expect(stretch.files)
        return stretch.batches

    def _is_little(self, stretch: Stretch) -> bool:
        return self._jobs == 1 or (stretch.files < FEW_FILES and stretch.bytes < FEW_BYTES)

    def _hire(self, stretch: Stretch) -> Crew:
        from artcli.ingest.crew import Crew  # noqa: PLC0415  (multiprocessing, for many files only)

        workers = min(self._jobs, max(stretch.files // BATCH_FILES, 1))
        self.crew = Crew(self._setup, workers, stretch.batches[0].first)
        self.crew.stopped = self._stopped
        return self.crew
