"""``artcli remove`` as a process: what is meant, who is asked, what is left."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from support import DATA, Program
from terminals import on_terminal


@pytest.fixture
def library(artcli: Program, tmp_path: Path) -> dict[str, str]:
    """Five articles in two folders, and their ids by file."""
    for name in ("a.txt", "b.txt", "old/c.txt", "old/d.txt", "older.txt"):
        path = tmp_path / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"Moon over {name}\n\nThe moon stood over {name[-5]} harbour, and {len(name)} boats lay there.\n"
        )
    files = json.loads(artcli("ingest", str(tmp_path / "files"), "--json").stdout)["files"]
    return {os.path.relpath(one["path"], tmp_path / "files"): one["id"] for one in files}


def removed(program: Program, *args: str, cwd: Path | None = None) -> tuple[set[str], int]:
    done = program("remove", *args, "--yes", "--json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    return {one["id"] for one in record["removed"]}, record["articles"]


def test_by_id_and_file_and_folder(artcli: Program, library: dict[str, str], tmp_path: Path) -> None:
    """Of a folder, all in it and nothing of a name that only begins so; files stay, and what comes back has its id."""
    assert removed(artcli, library["a.txt"][:6]) == ({library["a.txt"]}, 4)
    assert removed(artcli, "files/b.txt", cwd=tmp_path) == ({library["b.txt"]}, 3)
    assert removed(artcli, "files/old/", cwd=tmp_path) == ({library["old/c.txt"], library["old/d.txt"]}, 1)
    assert (tmp_path / "files" / "a.txt").exists()
    assert artcli("check").returncode == 0
    files = json.loads(artcli("ingest", str(tmp_path / "files"), "--json").stdout)["files"]
    assert {os.path.relpath(one["path"], tmp_path / "files"): one["id"] for one in files} == library


def test_by_query_and_number(artcli: Program, library: dict[str, str]) -> None:
    """A query takes all that it matches; a number is a result of the last search; the last article may go too."""
    assert removed(artcli, "title:older", "moon") == ({library["older.txt"]}, 4)
    artcli("search", "title:a.txt")
    assert removed(artcli, "1") == ({library["a.txt"]}, 3)
    assert removed(artcli, '"moon"')[1] == 0
    assert artcli("check").returncode == 0


def test_nothing_goes_unasked(artcli: Program, library: dict[str, str]) -> None:
    """Without a terminal only --yes removes anything; a dry run shows what would go."""
    refused = artcli("remove", "moon")
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    shown = artcli("remove", "moon", "--dry-run")
    assert shown.returncode == 0
    assert all(id_ in shown.stdout for id_ in library.values())
    assert "5 articles would be removed, of 5." in shown.stdout
    record = json.loads(artcli("remove", "moon", "--dry-run", "--json").stdout)
    assert (len(record["removed"]), record["articles"], record["dry_run"]) == (5, 5, True)
    assert artcli("search", "moon", "--count").stdout.strip() == "5"


def test_it_says_what_was_removed(artcli: Program, library: dict[str, str]) -> None:
    done = artcli("remove", library["a.txt"], "-y")
    assert library["a.txt"] in done.stdout
    assert "Removed 1 article; 4 articles left. It comes back when its file is ingested again." in done.stdout
    assert artcli("remove", library["b.txt"], "-y", "-q").stdout == ""


def test_what_is_not_there(artcli: Program, library: dict[str, str]) -> None:
    """Nothing found is status 1, a mixture of ids and words no query; without a library nothing is made."""
    assert artcli("remove", "nowhere", "-y").returncode == 1
    mixed = artcli("remove", library["a.txt"], "moon", "-y")
    assert mixed.returncode == 1
    assert "stands alone" in mixed.stderr
    assert artcli("remove", '"moon', "-y").returncode == 2
    assert artcli("--index", str(artcli.home / "other"), "remove", "moon", "-y").returncode == 2
    assert not (artcli.home / "other").exists()


@pytest.mark.skipif(os.name == "nt", reason="POSIX only")
@pytest.mark.parametrize(("answer", "left"), [(b"yes\n", 0), (b"\n", 5)])
def test_a_person_is_asked(artcli: Program, library: dict[str, str], answer: bytes, left: int) -> None:
    said = on_terminal(artcli, answer, "remove", "moon")
    assert "Remove 5 articles from the library? Files stay as they are. [y/N]" in said
    assert all(id_ in said for id_ in library.values())
    assert artcli("search", "moon", "--count").stdout.strip() == str(left)


def test_samples_all_but_one_source(artcli: Program) -> None:
    """A field, a period, a language: whatever search can ask."""
    artcli("ingest", str(DATA), "-q")
    before = int(artcli("search", "date:..2018", "--count").stdout)
    ids, left = removed(artcli, "date:..2018")
    assert before == len(ids) > 0
    assert left > 0
    assert artcli("search", "date:..2018", "--count").stdout.strip() == "0"
