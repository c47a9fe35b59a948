"""No file stops an ingest, each has its outcome and a reason: real files of every kind of trouble, and ten thousand at once."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from support import Program

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed
from artcli.ingest import loading
from artcli.ingest.options import IngestOptions
from artcli.ingest.sources import find_sources
from artcli.library import Library

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX only")
linux_only = pytest.mark.skipif(os.uname().sysname != "Linux", reason="needs Linux' file names")

FILES = int(os.environ.get("ARTCLI_TROUBLE_FILES", "600"))
"""Of the run with every outcome: ten thousand take half a minute."""
TEXT = "The harbour {0}\n\nThe harbour of number {0} was closed in the winter of that year, and nobody came.\n"


def ingest(artcli: Program, *args: str | Path) -> tuple[dict[str, dict[str, str]], int]:
    done = artcli("ingest", *map(str, args), "--json")
    assert "Traceback" not in done.stderr
    document = json.loads(done.stdout)
    assert sum(document["summary"].values()) == len(document["files"])
    return {Path(one["path"]).name: one for one in document["files"]}, done.returncode


def test_empty_and_nul_files_fail(artcli: Program, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "empty.txt").write_bytes(b"")
    (tmp_path / "files" / "nul.txt").write_bytes(bytes(100_000))
    (tmp_path / "files" / "good.txt").write_text(TEXT.format(1))
    files, status = ingest(artcli, tmp_path / "files")
    assert {name: one["outcome"] for name, one in files.items()} == {
        "empty.txt": "failed",
        "good.txt": "added",
        "nul.txt": "failed",
    }
    assert files["empty.txt"]["reason"]
    assert files["nul.txt"]["reason"]
    assert status == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_fails(artcli: Program, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    (folder / "closed").mkdir(parents=True)
    (folder / "good.txt").write_text(TEXT.format(1))
    (folder / "closed").chmod(0)
    try:
        files, status = ingest(artcli, folder)
    finally:
        (folder / "closed").chmod(0o700)
    assert (files["closed"]["outcome"], files["closed"]["reason"]) == ("failed", "permission denied")
    assert files["good.txt"]["outcome"] == "added"
    assert status == 1


def run(index: Path, sources_then: object, folder: Path) -> dict[str, tuple[str, str | None]]:
    """Ingest a folder, with something done between its listing and its reading."""
    with Library(index) as library:
        listed = library.ingest([str(folder)], lambda: b"", IngestOptions(jobs=1))
        sources_then()
        return {Path(one.path).name: (one.outcome, one.reason) for one in listed}


def test_files_that_change_between_listing_and_reading(tmp_path: Path) -> None:
    """One that vanished fails, one that became a pipe isn't waited for, one that grew too large isn't kept."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("a", "b", "c", "d"):
        (folder / f"{name}.txt").write_text(TEXT.format(name))

    def disturb() -> None:
        (folder / "a.txt").unlink()
        (folder / "b.txt").unlink()
        os.mkfifo(folder / "b.txt")
        with (folder / "c.txt").open("r+b") as file:
            file.truncate(65 * 2**20)

    assert run(tmp_path / "index", disturb, folder) == {
        "a.txt": ("failed", "no such file or directory"),
        "b.txt": ("failed", "not a regular file"),
        "c.txt": ("failed", "larger than 64 MiB"),
        "d.txt": ("added", None),
    }


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read again; where it never comes to rest it fails, rather than be kept half old, half new."""
    folder = tmp_path / "files"
    folder.mkdir()
    path = folder / "log.txt"
    path.write_text(TEXT.format(1))
    read = loading._all_of
    changes = iter((True, False))

    def grow(times: object):
        def growing(descriptor: int, size: int, most: int) -> bytes:
            data = read(descriptor, size, most)
            if next(times, True):
                with path.open("a") as file:
                    file.write("\n\nA paragraph that was added.\n")
            return data

        return growing

    monkeypatch.setattr(loading, "_all_of", grow(changes))
    changes = iter((True, False))
    monkeypatch.setattr(loading, "_all_of", grow(changes))
    assert run(tmp_path / "index", lambda: None, folder) == {"log.txt": ("added", None)}
    with Library(tmp_path / "index") as library:
        assert library.get(str(path)).article.body.count("was added") == 1
    monkeypatch.setattr(loading, "_all_of", grow(iter(())))
    assert run(tmp_path / "index", lambda: None, folder) == {"log.txt": ("failed", "it changes while it is read")}


def test_a_file_that_somebody_writes_to_all_the_time(artcli: Program, tmp_path: Path) -> None:
    """As a process sees it: an outcome, whichever, and the others are ingested."""
    (tmp_path / "files").mkdir()
    for number in range(30):
        (tmp_path / "files" / f"{number}.txt").write_text(TEXT.format(number))
    path, stop = tmp_path / "files" / "log.txt", threading.Event()

    def write() -> None:
        with path.open("w") as file:
            while not stop.is_set():
                file.write("Another line of the log.\n")
                file.flush()
                time.sleep(0.0005)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        files, _ = ingest(artcli, tmp_path / "files")
    finally:
        stop.set()
        writer.join()
    assert Counter(one["outcome"] for one in files.values())["added"] >= 30


@linux_only
def test_odd_names(artcli: Program, tmp_path: Path) -> None:
    """Bytes that aren't UTF-8, line breaks, escape sequences, 255 bytes: they are ingested, and found again; none reaches a terminal raw."""
    folder = tmp_path / "files"
    folder.mkdir()
    names = [b"caf\xe9.txt", b"new\nline.txt", b"evil\x1b]0;owned\x07\x1b[31m.txt", b"x" * 251 + b".txt", b"-n.txt"]
    names += [b" .txt ", "\u202etxt.fdp".encode(), b"tab\t.txt", b"\xff\xfe", b"a\\xe9.txt"]
    for number, name in enumerate(names):
        (folder / os.fsdecode(name)).write_text(TEXT.format(number))
    files, status = ingest(artcli, folder)
    assert status == 0
    assert {os.fsencode(name) for name in files} == set(names)
    assert {one["outcome"] for one in files.values()} == {"added"}
    assert {one["outcome"] for one in ingest(artcli, folder)[0].values()} == {"unchanged"}
    for name in names:
        path = os.fsdecode(bytes(folder) + b"/" + name)
        shown = subprocess.run(
            [*artcli.command, "show", path, "--json"], capture_output=True, env=artcli.environment, check=True
        )
        assert json.loads(shown.stdout)["id"] == files[os.fsdecode(name)]["id"]
        Path(path).write_bytes(b"\0" * 50)
    for options in ([], ["--verbose"], ["--dry-run", "--verbose"]):
        done = artcli("ingest", str(folder), *options)
        assert not {"\x1b", "\x07", "\t", "\u202e"} & {*done.stdout, *done.stderr}
        assert "caf\\xe9.txt" in done.stdout


@linux_only
def test_depth(artcli: Program, tmp_path: Path) -> None:
    """Two hundred folders in each other; where a path gets too long for the system, that is an outcome."""
    deep = tmp_path / "files" / "/".join(["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(TEXT.format(1))
    before = Path.cwd()
    os.chdir(tmp_path / "files")
    try:
        for _ in range(20):
            Path("e" * 250).mkdir()
            os.chdir("e" * 250)
        Path("deeper.txt").write_text(TEXT.format(2))
        os.chdir(before)
        files, status = ingest(artcli, tmp_path / "files")
    finally:
        os.chdir(before)
        subprocess.run(["rm", "-rf", str(tmp_path / "files")], check=True)
    assert files["deep.txt"]["outcome"] == "added"
    assert [one["reason"] for one in files.values() if one["outcome"] == "failed"] == ["file name too long"]
    assert status == 1


def make_all(folder: Path, files: int) -> None:
    """Make files that will come to every outcome at the second of two runs, in turn; those after the first run are made by ``change_all``."""
    for number in range(files):
        path = folder / f"{number % 97:02d}" / f"{number:05d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(number))


WAYS = (
    ("updated", lambda path: path.write_text(path.read_text() + "\n\nA paragraph that was added.\n")),
    ("moved", lambda path: path.rename(path.with_name("moved-" + path.name))),
    ("unchanged duplicate", lambda path: path.with_name("z-" + path.name).write_text(path.read_text(), newline="\r\n")),
    ("gone", lambda path: path.unlink()),
    ("unchanged failed", lambda path: path.with_name("n-" + path.name).write_bytes(b"\0\1\2\3" * 100)),
    ("unchanged skipped", lambda path: os.mkfifo(path.with_name("p-" + path.name))),
    ("unchanged skipped", lambda path: path.with_name("l-" + path.name).symlink_to("/nowhere")),
    ("unchanged added", lambda path: path.with_name("new-" + path.name).write_text(f"New\n\nA text of {path.name}.\n")),
    ("unchanged", lambda path: os.utime(path, ns=(0, time.time_ns() - 10**13))),
    ("failed", lambda path: path.write_bytes(b"")),
    ("unchanged", lambda path: None),
)
"""What is done to a file, and what it, and what was made beside it, come to at the next ingest."""


def change_all(folder: Path) -> Counter[str]:
    """Change each file in one of the ways, in turn, and return how many will come to which outcome."""
    expected: Counter[str] = Counter()
    for number, path in enumerate(sorted(folder.rglob("*.txt"))):
        outcomes, change = WAYS[number % len(WAYS)]
        change(path)
        expected += Counter(outcomes.split())
    return expected


def assert_filed(artcli: Program, files: list[dict[str, str]]) -> None:
    """The library has the files that the outcomes say, each with its article's id; one that fails keeps what it was. ``list`` has them all."""
    with IndexDirectory(artcli.index).open() as snapshot:
        articles = {one.id: one for one in all_filed(snapshot)}
    filed = {path: one.id for one in articles.values() for path in one.hashes}
    listed = [json.loads(line) for line in artcli("list", "--jsonl").stdout.splitlines()]
    assert {one["id"]: one["path"] for one in listed} == {one.id: one.path for one in articles.values()}
    assert len(listed) == len(articles)
    told = {one["path"]: one for one in files}
    new = {
        path
        for path, one in told.items()
        if one["outcome"] in ("added", "updated", "unchanged", "moved", "duplicate", "gone")
    }
    assert new <= filed.keys()
    assert {told[path]["outcome"] for path in filed.keys() - new} <= {"failed"}
    assert all(one["id"] == filed[path] for path, one in told.items() if one["id"])
    lasting = {one["id"] for one in files if one["outcome"] in ("added", "updated", "unchanged", "moved", "gone")}
    assert lasting <= {one["id"] for one in listed}


def test_every_outcome_in_one_run(artcli: Program, tmp_path: Path) -> None:
    """The counts add up: rehearsed, told as JSON, reported and summed up; and the library has what they say."""
    folder = tmp_path / "files"
    make_all(folder, FILES)
    first, status = ingest(artcli, folder)
    assert status == 0
    assert Counter(one["outcome"] for one in first.values()) == {"added": FILES}
    expected = change_all(folder)
    copy = tmp_path / "copy"
    shutil.copytree(artcli.index, copy)
    report = tmp_path / "report.jsonl"
    done = artcli("ingest", str(folder), "--json", "--report", str(report))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    document = json.loads(done.stdout)
    counts = {name: count for name, count in document["summary"].items() if count}
    assert counts == dict(expected)
    assert Counter(one["outcome"] for one in document["files"]) == expected
    *reported, last = map(json.loads, report.read_text().splitlines())
    assert reported == document["files"]
    assert last["summary"] == document["summary"]
    assert all(one["reason"] for one in document["files"] if one["outcome"] in ("failed", "skipped", "moved", "gone"))
    assert document["articles"] == FILES + expected["added"]
    assert len(artcli("list", "--format", "ids").stdout.split()) == document["articles"]
    listed = [one.path for one in find_sources([str(folder)])]
    assert [one["path"] for one in document["files"] if one["outcome"] != "gone"] == listed
    assert_filed(artcli, document["files"])
    page = artcli("ingest", "--index", str(copy), str(folder)).stdout
    for outcome, count in expected.items():
        assert re.search(rf"(?<![\d,]){count:,} {outcome}|{outcome}\D{{1,20}}(?<![\d,]){count:,}(?![\d,])", page), (
            outcome,
            page,
        )
    page = artcli("ingest", str(folder), "--dry-run").stdout
    assert f"{len(listed):,} files" in page
    removed = json.loads(artcli("ingest", str(folder), "--prune", "--yes", "--jsonl").stdout.splitlines()[-1])
    assert removed["summary"]["removed"] == expected["gone"]
    assert removed["articles"] == document["articles"] - expected["gone"]
    assert artcli("check").returncode == 0


def test_a_dry_run_does_nothing(artcli: Program, tmp_path: Path) -> None:
    """It says what would be done, by the same words, and neither makes an index nor changes one."""
    folder = tmp_path / "files"
    make_all(folder, 22)
    rehearsed = json.loads(artcli("ingest", str(folder), "--dry-run", "--json").stdout)
    assert (rehearsed["summary"]["added"], rehearsed["articles"], rehearsed["dry_run"]) == (22, 0, True)
    assert not artcli.index.exists()
    artcli("ingest", str(folder))
    expected = change_all(folder)
    before = {path.name: path.read_bytes() for path in artcli.index.iterdir()}
    done = artcli("ingest", str(folder), "--dry-run", "--json")
    rehearsed = json.loads(done.stdout)
    assert {path.name: path.read_bytes() for path in artcli.index.iterdir()} == before
    summary = rehearsed["summary"]
    assert (summary["gone"], summary["moved"]) == (expected["gone"], expected["moved"])
    assert summary["updated"] == expected["updated"] + 2
    assert summary["unchanged"] == expected["unchanged"]
    assert summary["skipped"] == expected["skipped"]
    assert "Nothing was done." in artcli("ingest", str(folder), "--dry-run").stdout


def test_verbose_and_quiet(artcli: Program, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    make_all(folder, 3)
    (folder / "bad.txt").write_bytes(b"")
    lines = artcli("ingest", str(folder), "-v").stdout.splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["failed", "added", "added", "added"]
    assert lines[0].endswith(")")
    assert lines[5].startswith("4 files, ")
    done = artcli("ingest", str(folder), "-q")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 1)
