"""How are few files ingested?  One after the other in this process: starting workers would take longer than the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.index.manifest import SegmentEntry
    from artcli.ingest.desk import Desk
    from artcli.ingest.tasks import Batch, Job, Reading


_AT_ONCE = 20
"""Files that are read between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Read:
    """Files that were read, in the order of all files; ``again`` where they had been, and what they were read to is lost."""

    first: int
    jobs: Sequence[Job]
    readings: Sequence[Reading]
    again: bool = False


@dataclass(frozen=True, slots=True)
class RoundEnd:
    """All that was read until now is in finished segments: the time for a commit."""

    segments: tuple[SegmentEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge came to its end, with a segment or, where it failed, without."""

    segment: SegmentEntry | None


Step = Read | RoundEnd | Merged


class Alone:
    """Reads files at the desk of this process, which whoever takes the steps finishes at the end of a round."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        self.stopped = False
        self._desk = desk

    def steps(self, batches: Iterator[Batch]) -> Iterator[Step]:
        """Yield each file as it is read, and the ends of rounds.

        Raises ``OSError``.
        """
        for batch in batches:
            if not batch.jobs:
                yield Read(batch.first, (), ())
            for start in range(0, len(batch.jobs), _AT_ONCE):
                if self.stopped:
                    break
                jobs = batch.jobs[start : start + _AT_ONCE]
                yield Read(batch.first + start, jobs, self._desk.read(jobs))
                if self._desk.full or self._desk.closed:
                    yield RoundEnd()
        yield RoundEnd()
