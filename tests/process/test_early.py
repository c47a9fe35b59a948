"""Workers start while files are listed: real processes, of which none is left."""

from __future__ import annotations

from multiprocessing import active_children
from pathlib import Path

from small_index import make
from worker_processes import are_there, worker_processes

from artcli.ingest.early import MANY, Early
from artcli.ingest.options import IngestOptions
from artcli.ingest.processes import end_waiting
from artcli.library import Library


def test_many_new_files_start_workers_once(tmp_path: Path) -> None:
    """Two for two jobs, from some thousands of files on; those whom nobody wants end."""
    early = Early(tmp_path, IngestOptions(jobs=2))
    try:
        early.found(MANY - 1)
        assert not active_children()
        early.found(MANY)
        early.found(2 * MANY)
        assert are_there(2)
    finally:
        end_waiting()
    assert not active_children()
    assert not worker_processes()


def test_none_start_where_the_files_may_be_known(tmp_path: Path) -> None:
    """Nor for one job, or for a rehearsal."""
    make(tmp_path / "index", range(10))
    try:
        Early(tmp_path / "index", IngestOptions(jobs=2)).found(MANY + 19)
        Early(tmp_path, IngestOptions(jobs=1)).found(10 * MANY)
        Early(tmp_path, IngestOptions(jobs=2, dry_run=True)).found(10 * MANY)
        assert not active_children()
        Early(tmp_path / "index", IngestOptions(jobs=2)).found(MANY + 20)
        assert are_there(2)
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
        assert are_there(3)
        assert {one.outcome for one in run} == {"added"}
        assert run.summary is not None
        assert run.summary.articles == MANY + 50
    assert not active_children()
