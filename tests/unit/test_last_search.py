"""The last search is the last one, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from artcli.last_search import LastSearch, recall, remember


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTCLI_STATE", str(tmp_path / "state"))


def test_a_search_replaces_the_one_before() -> None:
    """Each index has its own."""
    remember("one", LastSearch("harbour", {1: "a"}))
    remember("two", LastSearch("wall", {1: "b"}))
    remember("one", LastSearch("boats", {1: "c", 2: "d"}))
    assert recall("one") == LastSearch("boats", {1: "c", 2: "d"})
    assert recall("two") == LastSearch("wall", {1: "b"})


def test_what_cannot_be_kept_leaves_no_other_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``show 1`` would show a hit of another search."""
    remember("one", LastSearch("harbour", {1: "a"}))
    monkeypatch.setattr("artcli.last_search.os.getpid", lambda: 0)
    (kept,) = (tmp_path / "state").iterdir()
    kept.with_suffix(".0").mkdir()  # nothing can be written there
    remember("one", LastSearch("boats", {1: "b"}))
    assert recall("one") is None
