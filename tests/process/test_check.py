"""``artcli check`` as a process: what it says, its exit statuses, and that it changes nothing unless it is told to."""

import json
from pathlib import Path

import pytest
from support import DATA, Program


@pytest.fixture
def library(artcli: Program) -> Program:
    """A program with a library of the samples of two folders, in a segment each."""
    for name in ("harbour", "science"):
        assert artcli("ingest", str(DATA / name)).returncode == 0
    return artcli


def files(program: Program, ending: str) -> list[Path]:
    return sorted(program.index.glob(f"*{ending}"))


def spoil(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


def test_a_whole_library(library: Program) -> None:
    """One line says so, and how much was looked at."""
    done = library("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Checked 10 articles in 2 segments, ")
    assert done.stdout.endswith(" kB: nothing is wrong.\n")
    assert library("check", "--quick").stdout.startswith("Checked the checksums of 10 articles")
    assert library("check", "--quiet").stdout == ""
    record = json.loads(library("check", "--json").stdout)
    assert (record["articles"], record["segments"], record["broken"], record["quick"]) == (10, 2, [], False)


def test_a_broken_library(library: Program) -> None:
    """The file is named, and what to do; nothing is changed; after the repair the lost files are ingested again, and all is there."""
    path = files(library, ".seg")[0]
    before = library("search", "--format", "ids", "--limit", "50", "*").stdout
    spoil(path, 200)
    broken = path.read_bytes()
    done = library("check")
    assert done.returncode == 1
    assert "1 file is broken." in done.stdout
    assert f"  {path.name}  wrong checksum at byte 0 (stored articles)" in done.stdout
    assert done.stderr == "See what can be saved: artcli check --repair\n"
    (finding,) = json.loads(library("check", "--json").stdout)["broken"]
    assert finding["file"] == path.name
    assert path.read_bytes() == broken
    done = library("check", "--repair", "--json")
    lost = [one["path"] for one in json.loads(done.stdout)["lost"]]
    assert lost
    assert done.returncode == 1
    assert library("check").returncode == 0
    assert library("ingest", *lost).returncode == 0
    after = library("search", "--format", "ids", "--limit", "50", "*").stdout
    assert sorted(after.split()) == sorted(before.split())


def test_a_repair_that_loses_nothing(library: Program) -> None:
    """It says what was wrong, what was removed, and ends well."""
    (library.index / "manifest.json").write_bytes(b"{}")
    assert library("search", "bridge").returncode == 2
    done = library("check", "--repair")
    assert done.returncode == 0
    assert "  manifest.json  it isn't a manifest" in done.stdout
    assert "Repaired" in done.stdout
    assert library("search", "bridge").returncode == 0
    assert "nothing to repair" in library("check", "--repair").stdout


def test_lost_files_are_listed(library: Program) -> None:
    """Each on a line of its own; or it is said that they aren't known."""
    path = files(library, ".seg")[0]
    path.unlink()
    done = library("check", "--repair")
    assert done.returncode == 1
    assert "articles are lost whose files aren't known: ingest your folders again." in done.stdout


def test_what_cannot_be_checked(artcli: Program) -> None:
    """No library, or options that exclude each other, are errors of the command."""
    done = artcli("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no index yet" in done.stderr
    assert artcli("check", "--repair").returncode == 2
    assert not artcli.index.exists()
    assert artcli("check", "--quick", "--repair").returncode == 2


def test_an_article_from_standard_input_is_whole(artcli: Program) -> None:
    """It has no file, and is no broken one for that."""
    assert (
        artcli("ingest", "-", stdin=b"The sea\n\nThis is an article about the sea and what it says.\n").returncode == 0
    )
    assert artcli("check").returncode == 0
    assert artcli("check", "--repair").returncode == 0
    assert artcli("search", "sea", "--count").stdout == "1\n"
