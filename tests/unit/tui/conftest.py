"""Libraries that the reader's tests may write to."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import DATA

from artcli.library import Library


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library of the sample articles with marks of its own."""
    monkeypatch.setenv("ARTCLI_MARKS", str(tmp_path / "marks.sqlite"))
    monkeypatch.setenv("ARTCLI_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("ARTCLI_STATE", str(tmp_path / "state"))
    library = Library(tmp_path / "index")
    for _ in library.ingest([str(DATA)], lambda: b""):
        pass
    return library
