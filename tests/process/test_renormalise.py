"""Are articles made again from their files, with their ids and marks?  Libraries that an older normaliser made, and the installed program."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest
from support import Program

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed
from artcli.ingest.options import IngestOptions
from artcli.library import Library
from artcli.model import Article
from artcli.text.normalise import normalise
from artcli.values import replace


def text(number: int) -> str:
    return (
        f"Ferry number {number}\n\nThe ferry number {number} leaves the old harbour at seven in the morning.\n\n"
        f"It comes back at {number} minutes past eight, whatever the weather says.\n"
    )


def old(data: bytes, name: str = "") -> Article:
    """Make articles as an older artcli did, which took no last paragraph and shouted its titles."""
    article = normalise(data, name)
    return replace(article, title=article.title.upper(), blocks=article.blocks[:1], words=10)


def sourceless(data: bytes, name: str = "") -> Article:
    return replace(normalise(data, name), source="The Old Gazette")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(text(number), "utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for number in range(6, 9):
            archive.writestr(f"{number}.txt", text(number))
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Program:
    home = tmp_path / "home"
    home.mkdir()
    return Program(home)


def ingest(program: Program, *paths: Path, make: object = old, data: bytes = b"") -> None:
    with Library(program.index) as library:
        list(library.ingest([str(path) for path in paths], lambda: data, IngestOptions(jobs=1, make=make)))


def library(program: Program) -> dict[str, tuple[str, str, str]]:
    """Return id, title and moment of each article by the name of its file."""
    with IndexDirectory(program.index).open() as snapshot:
        return {Path(one.path).name: (one.id, one.article.title, one.ingested) for one in all_filed(snapshot)}


def outcomes(done: object) -> dict[str, str]:
    return {Path(one["path"]).name: one["outcome"] for one in json.loads(done.stdout)["files"]}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_articles_come_out_as_this_artcli_makes_them(program: Program, folder: Path, jobs: str) -> None:
    """Ids, moments, tags and notes stay; members of an archive are made again too; the second time nothing is new."""
    ingest(program, folder)
    before = library(program)
    assert {title for _, title, _ in before.values()} == {f"FERRY NUMBER {number}" for number in range(9)}
    tagged = before["3.txt"][0]
    assert program("tag", tagged, "+quay").returncode == 0
    done = program("renormalise", "--json", "-j", jobs)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(outcomes(done).values()) == {"updated"}
    assert json.loads(done.stdout)["summary"]["updated"] == 9
    after = library(program)
    assert {name: (id_, moment) for name, (id_, _, moment) in after.items()} == {
        name: (id_, moment) for name, (id_, _, moment) in before.items()
    }
    assert {title for _, title, _ in after.values()} == {f"Ferry number {number}" for number in range(9)}
    assert json.loads(program("search", "tag:quay whatever", "--json").stdout)[0]["id"] == tagged
    again = program("renormalise", "--json", "-j", jobs)
    assert set(outcomes(again).values()) == {"unchanged"}
    assert set(outcomes(program("ingest", str(folder), "--json")).values()) == {"unchanged"}
    assert program("check").returncode == 0


def test_what_came_out_as_it_was_is_not_written(program: Program, folder: Path) -> None:
    ingest(program, folder, make=None)
    before = IndexDirectory(program.index).manifest()
    assert program("renormalise").returncode == 0
    assert IndexDirectory(program.index).manifest() == before


def test_a_change_of_the_head_alone_is_a_change(program: Program, folder: Path) -> None:
    """The source is no part of an article's hash."""
    ingest(program, folder, make=sourceless)
    assert set(outcomes(program("renormalise", "--json")).values()) == {"updated"}
    with IndexDirectory(program.index).open() as snapshot:
        assert {one.article.source for one in all_filed(snapshot)} == {None}


def test_sources_that_are_gone_or_unreadable(program: Program, folder: Path) -> None:
    """Their articles stay, each counted with its reason."""
    ingest(program, folder, Path("-"), make=old, data=text(20).encode())
    before = library(program)
    (folder / "1.txt").unlink()
    (folder / "2.txt").write_bytes(bytes(range(256)) * 40)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("6.txt", text(6))
        archive.writestr("never.txt", text(77))
    done = program("renormalise", "--json")
    assert done.returncode == 1
    files = {Path(one["path"]).name: one for one in json.loads(done.stdout)["files"]}
    assert (files["1.txt"]["outcome"], files["1.txt"]["reason"]) == ("gone", "no longer there")
    assert files["2.txt"]["outcome"] == "failed"
    assert "no text" in files["2.txt"]["reason"] or "binary" in files["2.txt"]["reason"]
    assert (files["-"]["outcome"], files["-"]["reason"]) == ("skipped", "it came from standard input")
    assert (files["7.txt"]["outcome"], files["7.txt"]["reason"]) == ("failed", "not in its container any more")
    assert files["6.txt"]["outcome"] == files["0.txt"]["outcome"] == "updated"
    after = library(program)
    assert after.keys() == before.keys()  # nothing came, nothing went
    for name in ("1.txt", "2.txt", "7.txt", "8.txt", "-"):
        assert after[name] == before[name]
    assert program("check").returncode == 0


def test_permission_denied(program: Program, folder: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root may read everything")
    ingest(program, folder)
    (folder / "4.txt").chmod(0)
    done = program("renormalise", "--json")
    assert outcomes(done)["4.txt"] == "failed"


def test_an_article_is_made_from_a_copy_where_its_own_file_is_gone(program: Program, folder: Path) -> None:
    (folder / "copy").mkdir()
    (folder / "copy" / "5.txt").write_text(text(5), "utf-8")
    (folder / "a copy.txt").write_text(text(0), "utf-8")
    ingest(program, folder)
    before = library(program)
    (folder / "5.txt").unlink()
    done = program("renormalise", "--json")
    assert set(outcomes(done).values()) == {"updated"}
    after = library(program)
    assert {id_ for id_, _, _ in after.values()} == {id_ for id_, _, _ in before.values()}
    with IndexDirectory(program.index).open() as snapshot:
        files = {one.id: set(one.hashes) for one in all_filed(snapshot)}
    assert any({str(folder / "5.txt"), str(folder / "copy" / "5.txt")} <= those for those in files.values())
    assert any({str(folder / "0.txt"), str(folder / "a copy.txt")} <= those for those in files.values())
    assert set(outcomes(program("ingest", str(folder), "--json")).values()) <= {"unchanged", "gone"}


def test_articles_that_say_the_same_by_now_keep_their_ids(program: Program, tmp_path: Path) -> None:
    """An older normaliser told two files apart that are one text: both ids may have marks."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text(text(1), "utf-8")
    (files / "b.txt").write_text(text(1).replace("\n\n", "\n\n\n"), "utf-8")

    def apart(data: bytes, name: str = "") -> Article:
        return replace(normalise(data, name), title=name)

    ingest(program, files, make=apart)
    before = library(program)
    assert len(before) == 2
    assert set(outcomes(program("renormalise", "--json")).values()) == {"updated"}
    after = library(program)
    assert {name: one[0] for name, one in after.items()} == {name: one[0] for name, one in before.items()}
    assert program("check").returncode == 0


def test_only_what_is_named(program: Program, folder: Path) -> None:
    """A query, an id, a folder, a member; what is none of them finds nothing."""
    ingest(program, folder)
    id_ = library(program)["3.txt"][0]
    assert outcomes(program("renormalise", "--json", id_)) == {"3.txt": "updated"}
    assert outcomes(program("renormalise", "--json", str(folder / "more.zip!/7.txt"))) == {"7.txt": "updated"}
    assert outcomes(program("renormalise", "--json", "title:ferry", '"number 5"')) == {"5.txt": "updated"}
    done = program("renormalise", "submarine")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Nothing matches submarine.\n")


def test_dry_run(program: Program, folder: Path) -> None:
    """It shows what would go and come, and writes nothing."""
    ingest(program, folder)
    (folder / "1.txt").unlink()
    before = IndexDirectory(program.index).manifest()
    done = program("renormalise", "--dry-run")
    assert done.returncode == 0
    assert "9 articles looked at: 8 would change. Nothing was done." in done.stdout
    assert "1 can't be made again, and would stay as they are: " in done.stdout
    assert "{+It comes back at 0 minutes past eight, whatever the weather says.+}" in done.stdout
    found = json.loads(program("renormalise", "--dry-run", "--json").stdout)
    assert (found["articles"], found["looked_at"], found["changed"], found["dry_run"]) == (9, 9, 8, True)
    one = found["examples"][0]
    assert one["before"]["title"] == one["after"]["title"].upper()
    assert IndexDirectory(program.index).manifest() == before


def test_no_index(program: Program) -> None:
    done = program("renormalise")
    assert done.returncode == 2
    assert "There is no index yet" in done.stderr
    assert not program.index.exists()
