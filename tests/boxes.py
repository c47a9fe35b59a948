"""What tests of formats share: a library in a folder, ingests whose outcomes are told by path, and articles to put into files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from artcli.ingest.options import IngestOptions
from artcli.library import Library
from artcli.model import FileOutcome


def text(word: str) -> bytes:
    """Return a small article that has a word of its own."""
    return (
        f"A bridge at last in {word.title()}\n\nBy Mara Lindqvist\n\n3 May 2004\n\n"
        f"The bridge at {word} was opened on Monday after nine years of work and one flood.\n\n"
        f"Nobody in {word} had believed it, and many had said so to whoever asked them.\n"
    ).encode()


class Box:
    """A library, and the folder of the files that it is made of."""

    def __init__(self, home: Path) -> None:
        """Make the folder."""
        self.folder = home / "files"
        self.folder.mkdir()
        self.library = Library(home / "index")

    def write(self, name: str, data: bytes) -> Path:
        """Write a file."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    def ingest(self, jobs: int = 1, **options: Any) -> dict[str, FileOutcome]:
        """Ingest the folder; return the outcomes by path below the folder."""
        run = self.library.ingest([str(self.folder)], lambda: b"", IngestOptions(jobs=jobs, **options))
        found = {str(Path(outcome.path).relative_to(self.folder)): outcome for outcome in run}
        assert run.summary is not None
        assert sum(run.summary.counts.values()) == len(found)
        self.articles = run.summary.articles
        assert not self.library.check().findings
        return found

    def told(self, jobs: int = 1, **options: Any) -> dict[str, str]:
        """Ingest the folder; return what became of each path."""
        return {path: outcome.outcome for path, outcome in self.ingest(jobs, **options).items()}
