"""Are there so many files that workers are wanted?  Told while they are still being listed, so that their processes can start meanwhile."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import ArtcliError
from artcli.index.snapshot import read_manifest
from artcli.ingest.memory import cores
from artcli.ingest.processes import start_early

if TYPE_CHECKING:
    from pathlib import Path

    from artcli.ingest.options import IngestOptions

MANY = 2_000
"""Files that surely aren't known from which on workers are started: reading them takes longer than to start those."""
_TIMES = 2
"""So many times more files than articles there must be besides: some are copies of one article, or give none."""


class Early:
    """Starts workers when enough files were found, once."""

    def __init__(self, path: Path, options: IngestOptions) -> None:
        """Take the index's folder, and how is to be ingested."""
        self._path = path
        self._workers = 0 if options.dry_run else options.jobs or cores()
        self._least: int | None = None

    def found(self, files: int) -> None:
        """Hear how many files there are so far."""
        if self._workers < 2 or files < MANY:
            return
        if self._least is None:
            self._least = MANY + _TIMES * self._known()
        if files >= self._least:
            with suppress(OSError):  # it is told of when they are wanted
                start_early(self._workers)
            self._workers = 0

    def _known(self) -> int:
        """Return how many articles there are; none where that can't be read, which is told of soon."""
        with suppress(ArtcliError, OSError):
            found = read_manifest(self._path)
            return sum([entry.documents for entry in found.segments]) if found else 0
        return 0
