"""What becomes of each file?  Files → articles → the index, one outcome a file; prints nothing, never stops at a bad file."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.errors import TextError
from artcli.ingest.shelf import Shelf
from artcli.ingest.sources import STANDARD_INPUT, Source, reason_of
from artcli.model import OUTCOMES, FileOutcome, IngestSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.index.directory import IndexDirectory
    from artcli.model import Outcome


class Ingest:
    """One ingest: iterate over it for the outcome of each file; then ``summary`` says what it came to.

    All that was iterated over is one commit, made when the iteration ends, also where the consumer breaks it off
    with ``stop``.
    """

    def __init__(self, directory: IndexDirectory, sources: list[Source], read_input: Callable[[], bytes]) -> None:
        """Take the index's folder, the files, and what reads standard input."""
        self.sources = sources
        self.summary: IngestSummary | None = None
        self._directory = directory
        self._read_input = read_input
        self._stopped = False

    def stop(self) -> None:
        """End after the file at hand, and commit."""
        self._stopped = True

    def __iter__(self) -> Iterator[FileOutcome]:
        """Ingest the files one after the other, and commit."""
        begun = time.monotonic()
        counts: dict[Outcome, int] = dict.fromkeys(OUTCOMES, 0)
        size = 0
        with self._directory.writer() as writer:
            shelf = Shelf(writer)
            for source in self.sources:
                outcome = source.trouble or self._ingest(shelf, source)
                counts[outcome.outcome] += 1
                size += outcome.bytes
                yield outcome
                if self._stopped:
                    break
        years = shelf.years
        self.summary = IngestSummary(
            counts=counts,
            articles=shelf.articles,
            bytes=size,
            seconds=time.monotonic() - begun,
            first_year=min(years, default=None),
            last_year=max(years, default=None),
        )

    def _ingest(self, shelf: Shelf, source: Source) -> FileOutcome:
        try:
            data = self._read_input() if source.path == STANDARD_INPUT else Path(source.path).read_bytes()
        except OSError as error:
            return FileOutcome(source.path, "failed", reason=reason_of(error))
        try:
            outcome = shelf.place(source.path, data)
        except TextError as error:
            outcome = FileOutcome(source.path, "failed", reason=str(error))
        return replace(outcome, bytes=len(data))
