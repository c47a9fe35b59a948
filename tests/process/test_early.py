"""Workers start while files are listed: real processes, of which none is left."""

from __future__ import annotations

from multiprocessing import active_children
from pathlib import Path

from small_index import make

from artcli.ingest.early import MANY, Early
from artcli.ingest.options import IngestOptions
from artcli.ingest.processes import end_waiting
from artcli.library import Library


def workers() -> int:
    return sum([child.name == "artcli worker" for child in active_children()])


def test_many_new_files_start_workers_once(tmp_path: Path) -> None:
    """Two for two jobs, from some thousands of files on; those whom nobody wants end."""
    early = Early(tmp_path, IngestOptions(jobs=2))
    try:
        early.found(MANY - 1)
        assert workers() == 0
        early.found(MANY)
        early.found(2 * MANY)
        assert workers() == 2
    finally:
        end_waiting()
    assert workers() == 0


def test_none_start_where_the_files_may_be_known(tmp_path: Path) -> None:
    """Nor for one job, or for a rehearsal."""
    make(tmp_path / "index", range(10))
    try:
        Early(tmp_path / "index", IngestOptions(jobs=2)).found(MANY + 19)
        Early(tmp_path, IngestOptions(jobs=1)).found(10 * MANY)
        Early(tmp_path, IngestOptions(jobs=2, dry_run=True)).found(10 * MANY)
        assert workers() == 0
        Early(tmp_path / "index", IngestOptions(jobs=2)).found(MANY + 20)
        assert workers() == 2
    finally:
        end_waiting()


def test_they_read_what_was_listed_and_end(tmp_path: Path) -> None:
    """All files are articles then, and no process is left."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(MANY + 50):
        (folder / f"{number}.txt").write_text(f"Tram {number}\n\nThe tram number {number} is late.\n", "utf-8")
    with Library(tmp_path / "index") as library:
        run = library.ingest([str(folder)], lambda: b"", IngestOptions(jobs=3))
        assert workers() == 3
        assert {one.outcome for one in run} == {"added"}
        assert run.summary is not None
        assert run.summary.articles == MANY + 50
    assert workers() == 0
