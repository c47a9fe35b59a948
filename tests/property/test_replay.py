"""The steps that made an article make it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import DATA, SHARED

from artcli.text.normalise import explain, replay

FILES = sorted(DATA.rglob("*.*")) + sorted((SHARED / "normalise").rglob("*.txt"))[::5]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_steps_give_the_article(path: Path) -> None:
    """Taken in order, and no others, they give the same title, authors, date and blocks."""
    made = explain(path.read_bytes(), path.stem)
    again = replay(path.read_bytes(), made.steps, path.stem)
    assert (again.title, again.authors, again.date, again.blocks) == (
        made.article.title,
        made.article.authors,
        made.article.date,
        made.article.blocks,
    )
