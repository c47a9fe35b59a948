"""What is new in one ingest of the same files after another?  Outcomes → those that were not told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import ABSENT, OUTCOMES
from artcli.values import replace

if TYPE_CHECKING:
    from artcli.model import FileOutcome, IngestSummary, Outcome

LASTING = ("failed", "skipped", "gone")
"""Outcomes that each ingest has again as long as nothing is done about them: they are told once, and again where the reason changes."""


class News:
    """What was told already, of one ingest after another; ``counts`` are those of the last one's news."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self.counts: dict[Outcome, int] = {}
        self._bytes = 0
        self._before: dict[str, tuple[str, str | None]] = {}
        self._now: dict[str, tuple[str, str | None]] = {}

    def begin(self) -> None:
        """Begin another ingest."""
        self.counts = dict.fromkeys((*OUTCOMES, *ABSENT), 0)
        self._bytes = 0
        self._before, self._now = self._now, {}

    def takes(self, outcome: FileOutcome) -> bool:
        """Tell whether an outcome is news; an unchanged file is none."""
        if outcome.outcome == "unchanged":
            return False
        if outcome.outcome in LASTING:
            self._now[outcome.path] = (outcome.outcome, outcome.reason)
            if self._before.get(outcome.path) == self._now[outcome.path]:
                return False
        self.counts[outcome.outcome] += 1
        self._bytes += outcome.bytes
        return True

    @property
    def any(self) -> bool:
        """Whether there was any in the last ingest."""
        return any(self.counts.values())

    def summary(self, whole: IngestSummary) -> IngestSummary:
        """Return the summary of the last ingest with the counts of what was news in it."""
        return replace(whole, counts=dict(self.counts), bytes=self._bytes)
