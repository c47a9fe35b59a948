"""A snapshot that is kept from one search to the next."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest
from small_index import add, make, titles

from artcli.errors import IndexDamagedError, IndexMissingError
from artcli.index.kept import KeptSnapshot


def commit(directory, number: int) -> None:
    with directory.transaction() as transaction:
        add(transaction, [number])
        transaction.commit()


def test_an_unchanged_index_is_opened_once(tmp_path: Path) -> None:
    """The next search has the same snapshot; after a commit another, which has what was added."""
    directory = make(tmp_path / "index", [1])
    kept = KeptSnapshot(directory)
    with kept.use() as first, kept.use() as second:
        assert first is second
    with kept.use() as third:
        assert third is first
    commit(directory, 2)
    with kept.use() as after:
        assert after is not first
        assert titles(after) == ["Title 1", "Title 2"]


def test_a_search_that_runs_keeps_its_own(tmp_path: Path) -> None:
    """What is committed meanwhile isn't seen by it, and closes nothing under its hands."""
    directory = make(tmp_path / "index", [1])
    kept = KeptSnapshot(directory)
    with kept.use() as running:
        commit(directory, 2)
        with kept.use() as other:
            assert titles(other) == ["Title 1", "Title 2"]
        assert titles(running) == ["Title 1"]
    with pytest.raises(IndexDamagedError, match="released"):
        titles(running)


def test_closing_waits_for_who_is_reading(tmp_path: Path) -> None:
    """And what is asked afterwards opens the index again."""
    kept = KeptSnapshot(make(tmp_path / "index", [1]))
    with kept.use() as running:
        kept.close()
        assert titles(running) == ["Title 1"]
    with kept.use() as again:
        assert again is not running
        assert titles(again) == ["Title 1"]


def test_an_index_that_is_gone_is_missed(tmp_path: Path) -> None:
    """What was kept isn't shown in its place."""
    directory = make(tmp_path / "index", [1])
    kept = KeptSnapshot(directory)
    with kept.use():
        pass
    for path in directory.path.iterdir():
        path.unlink()
    with pytest.raises(IndexMissingError), kept.use():
        pass


def test_threads_share_it(tmp_path: Path) -> None:
    """Each sees a whole index, also while it changes."""
    directory = make(tmp_path / "index", [1])
    kept = KeptSnapshot(directory)
    seen: list[list[str]] = []
    begin = Barrier(5)

    def read() -> None:
        begin.wait()
        for _ in range(40):
            with kept.use() as snapshot:
                seen.append(titles(snapshot))

    threads = [Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    begin.wait()
    for number in range(2, 6):
        commit(directory, number)
    for thread in threads:
        thread.join()
    assert len(seen) == 160
    assert all(one == [f"Title {number}" for number in range(1, len(one) + 1)] for one in seen)
