"""Marks survive an index that is deleted and made anew, though files were changed since their first ingest; no article takes another's."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support import Program

TEXT = "The Pier at {place}\n\nBy Ana Dubois\n\n12 March 2011\n\nA pier was built at {place} by many hands, and it stands.\n"
EDITED = "It was painted green last spring, for the first time in forty years.\n"
PLACES = ("Oban", "Wick", "Tain")


@pytest.fixture
def shelf(artcli: Program) -> Program:
    """A library of three articles."""
    (artcli.home / "files").mkdir()
    for place in PLACES:
        write(artcli, place)
    ingest(artcli)
    return artcli


def write(shelf: Program, place: str, more: str = "", name: str = "") -> Path:
    path = shelf.home / "files" / f"{name or place}.txt"
    path.write_text(TEXT.format(place=place) + more)
    return path


def ingest(shelf: Program, *options: str) -> list[dict]:
    done = shelf("ingest", "files", "--jsonl", *options)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()][:-1]


def rebuild(shelf: Program) -> dict[str, str]:
    """Delete the index and make it anew; return the ids by file."""
    shutil.rmtree(shelf.index)
    return {Path(one["path"]).stem: one["id"] for one in ingest(shelf)}


def ids(shelf: Program, query: str) -> list[str]:
    return shelf("search", query, "--format", "ids").stdout.split()


def test_an_edited_file_keeps_its_marks(shelf: Program) -> None:
    """Marked before it is edited, or after; by a tag, a note, or by being read."""
    before = {place: ids(shelf, f"title:{place}") for place in PLACES}
    shelf("tag", "title:oban", "+korea")
    for place in PLACES:
        write(shelf, place, EDITED)
    assert {one["outcome"] for one in ingest(shelf)} == {"updated"}
    shelf("note", "files/Wick.txt", "-m", "see also Oban")
    shelf("show", "files/Tain.txt")
    after = rebuild(shelf)
    assert {place: [after[place]] for place in PLACES} == before
    assert ids(shelf, "tag:korea") == before["Oban"]
    assert ids(shelf, "note:oban") == before["Wick"]
    assert ids(shelf, "-tag:unread") == before["Tain"]
    assert {one["outcome"] for one in ingest(shelf)} == {"unchanged"}


def test_an_article_without_marks_has_no_id_to_lose(shelf: Program) -> None:
    """It gets the one that its content says."""
    shelf("tag", "title:oban", "+korea")
    (wick,) = ids(shelf, "title:wick")
    write(shelf, "Wick", EDITED)
    ingest(shelf)
    assert ids(shelf, "title:wick") == [wick]
    assert rebuild(shelf)["Wick"] != wick


def test_a_file_that_is_edited_while_there_is_no_index(shelf: Program) -> None:
    """Its path and its title say which it is."""
    (oban,) = ids(shelf, "title:oban")
    shelf("tag", oban, "+korea")
    write(shelf, "Oban", EDITED)
    assert rebuild(shelf)["Oban"] == oban
    write(shelf, "Oban", EDITED * 2)
    assert rebuild(shelf)["Oban"] == oban


def test_a_file_that_was_moved_and_edited(shelf: Program) -> None:
    """An ingest writes down where it lies now."""
    (oban,) = ids(shelf, "title:oban")
    shelf("tag", oban, "+korea")
    (shelf.home / "files" / "Oban.txt").rename(shelf.home / "files" / "moved.txt")
    ingest(shelf)
    write(shelf, "Oban", EDITED, "moved")
    assert rebuild(shelf)["moved"] == oban


def test_an_edited_file_that_moves_while_there_is_no_index(shelf: Program) -> None:
    """Its bytes say which it is."""
    (oban,) = ids(shelf, "title:oban")
    shelf("tag", oban, "+korea")
    path = write(shelf, "Oban", EDITED)
    ingest(shelf)
    path.rename(path.with_name("elsewhere.txt"))
    assert rebuild(shelf)["elsewhere"] == oban


def test_another_article_at_the_same_path_has_no_marks(shelf: Program) -> None:
    """Neither in a new index nor where the old one was pruned."""
    (oban,) = ids(shelf, "title:oban")
    shelf("tag", oban, "+korea")
    other = "Bread in the Morning\n\nBy Olu Bello\n\n3 May 2014\n\nThe baker rises at three and is asleep by eight.\n"
    path = shelf.home / "files" / "Oban.txt"
    path.unlink()
    ingest(shelf, "--prune", "--yes")
    path.write_text(other)
    (bread,) = [one["id"] for one in ingest(shelf) if one["outcome"] == "added"]
    assert bread != oban
    assert rebuild(shelf)["Oban"] == bread
    assert ids(shelf, "tag:korea") == []
    write(shelf, "Oban", EDITED)
    shelf("remove", bread, "--yes")
    assert [one["id"] for one in ingest(shelf) if one["outcome"] == "added"] == [oban]
    assert ids(shelf, "tag:korea") == [oban]


def test_no_id_is_given_twice(shelf: Program) -> None:
    """A file that says what the marked article said first, and one that has its bytes: the marks stay with the article."""
    (oban,) = ids(shelf, "title:oban")
    shelf("tag", oban, "+korea")
    write(shelf, "Oban", EDITED)
    ingest(shelf)
    write(shelf, "Oban", name="A-first")  # read before it, and its content has the marked article's id
    write(shelf, "Oban", EDITED, "Z-copy")
    found = rebuild(shelf)
    assert found["Oban"] == found["Z-copy"] == oban  # a copy is the same article
    assert found["A-first"] != oban
    assert ids(shelf, "tag:korea") == [oban]
    assert len(ids(shelf, "id:*")) == 4


def test_marks_from_before_are_looked_after(shelf: Program) -> None:
    """Of marks that an older artcli wrote, or a restore brought, an ingest writes down what they are of; a copy is left of the old form."""
    (oban,) = ids(shelf, "title:oban")
    shelf("tag", oban, "+korea")
    marks = shelf.home / "marks.sqlite"
    with closing(sqlite3.connect(marks)) as database:
        database.execute("DROP TABLE identity")
        database.execute("PRAGMA user_version = 2")
        database.commit()
    write(shelf, "Oban", EDITED)
    ingest(shelf)
    assert (shelf.home / "marks.sqlite.version-2").exists()
    assert rebuild(shelf)["Oban"] == oban


def test_a_backup_brings_them_to_another_machine(shelf: Program) -> None:
    """There the files are ingested as they are by then."""
    (oban,) = ids(shelf, "title:oban")
    shelf("tag", oban, "+korea")
    write(shelf, "Oban", EDITED)
    ingest(shelf)
    shelf("backup", "out.jsonl")
    other = Program(shelf.home / "other")
    shutil.copytree(shelf.home / "files", other.home / "files")
    assert other("restore", str(shelf.home / "out.jsonl")).returncode == 0
    assert {one["id"] for one in ingest(other)} >= {oban}
    assert ids(other, "tag:korea") == [oban]
    again = other("backup", "-").stdout
    assert [line for line in again.splitlines() if oban in line] != []


def test_marks_that_cannot_be_read_stop_no_ingest(shelf: Program) -> None:
    """The files come in, and a line says what isn't known."""
    (shelf.home / "marks.sqlite").write_bytes(b"not a database" * 100)
    write(shelf, "Oban", EDITED)
    done = shelf("ingest", "files")
    assert done.returncode == 0
    assert "updated    1" in done.stdout
    assert "marks.sqlite are damaged" in done.stderr


def test_several_processes_and_a_container(shelf: Program) -> None:
    """Workers read the files, a zip's members among them."""
    for number in range(40):
        write(shelf, f"Port{number}", name=f"p{number}")
    ingest(shelf, "-j", "2")
    shelf("tag", "title:port7", "+korea")
    (port,) = ids(shelf, "tag:korea")
    write(shelf, "Port7", EDITED, "p7")
    ingest(shelf, "-j", "2")
    shutil.rmtree(shelf.index)
    shutil.make_archive(str(shelf.home / "all"), "zip", shelf.home / "files")
    shutil.rmtree(shelf.home / "files")
    (shelf.home / "files").mkdir()
    (shelf.home / "all.zip").rename(shelf.home / "files" / "all.zip")
    ingest(shelf, "-j", "2")
    assert ids(shelf, "tag:korea") == [port]
