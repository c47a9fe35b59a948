"""The sample articles become what they should: golden files, input in data/, expected in tests/golden/articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support import DATA

from artcli.records import article_record
from artcli.text.normalise import normalise

FILES = sorted(path for path in DATA.rglob("*.*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_article_is_what_it_was(path: Path, golden: Callable[[str, str], None]) -> None:
    """Title, authors, date, blocks, repairs and what was dropped."""
    name = path.relative_to(DATA).as_posix()
    record = article_record(normalise(path.read_bytes(), path.stem), name)
    golden(f"articles/{name.replace('/', ' - ')}.json", json.dumps(record, ensure_ascii=False, indent=1) + "\n")
