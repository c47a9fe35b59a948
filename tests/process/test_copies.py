"""A text that several files have stays in the library when one of them says something else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from support import Program

FIRST = "The ferry stays\n\nSome words of the first text, about a ferry that stays in the harbour.\n"
OTHER = "Another title now\n\nOther words, about a mountain and its snow; all of them are new.\n"


def titles(artcli: Program) -> dict[str, str]:
    """The titles in the library, by the ids of their articles."""
    listed = json.loads(artcli("list", "--json").stdout)
    return {one["id"]: one["title"] for one in listed}


@pytest.fixture
def folder(artcli: Program) -> Path:
    """An article that was read from one file, of which there are copies before and behind it by now."""
    made = artcli.home / "articles"
    made.mkdir()
    (made / "m.txt").write_text(FIRST)
    artcli("ingest", "articles")
    for name in ("c.txt", "z.txt"):
        shutil.copy(made / "m.txt", made / name)
    assert artcli("ingest", "articles").returncode == 0
    return made


@pytest.mark.parametrize("named", ["articles", "articles/m.txt"])
def test_copies_of_a_file_that_changes_are_an_article(artcli: Program, folder: Path, named: str) -> None:
    """Those that had their turn before it, those that come later, and those that nobody asked to be read."""
    (id_,) = titles(artcli)
    (folder / "m.txt").write_text(OTHER)
    done = artcli("ingest", named, "--json")
    assert done.returncode == 0
    found = titles(artcli)
    assert sorted(found.values()) == ["Another title now", "The ferry stays"]
    assert found[id_] == "Another title now"
    told = {one: count for one, count in json.loads(done.stdout)["summary"].items() if count}
    assert told == {"updated": 1, "added": 1, "duplicate": 1}
    again = json.loads(artcli("ingest", "articles", "--json").stdout)["summary"]
    assert {one: count for one, count in again.items() if count} == {"unchanged": 3}
    assert artcli("check").returncode == 0
