"""What is read again at the next ingest?  Real files whose times and bytes change, one without the other."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from support import Program

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed
from artcli.index.stamps import NO_STAMP, lasting_stamp, same_stamp, stamp_of
from artcli.index.touched import TOUCHED, TouchedFiles
from artcli.ingest.options import IngestOptions
from artcli.ingest.sources import find_sources
from artcli.library import Library

HOUR = 3_600_000_000_000


def write(path: Path, text: str, age: int = HOUR) -> Path:
    """Write a file in place that was last changed some nanoseconds ago."""
    path.write_text(text, "utf-8")
    then = time.time_ns() - age
    os.utime(path, ns=(then, then))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(5):
        write(
            folder / f"{number}.txt", f"Ferry {number}\n\nThe ferry number {number} leaves at seven in the morning.\n"
        )
    return folder


def ingest(index: Path, folder: Path, **options: object) -> dict[str, str]:
    with Library(index) as library:
        run = library.ingest([str(folder)], lambda: b"", IngestOptions(**options))
        return {Path(one.path).name: one.outcome for one in run}


def changed_unseen(path: Path) -> None:
    """Change a file so that nothing but its bytes tells."""
    status = path.stat()
    path.write_text(path.read_text("utf-8").replace("seven", "eight"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert stamp_of(path.stat()) == stamp_of(status)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_unchanged_stamp_is_believed(tmp_path: Path, folder: Path, jobs: int) -> None:
    """Such a file isn't opened; ``rehash`` opens it."""
    index = tmp_path / "index"
    ingest(index, folder, jobs=jobs)
    changed_unseen(folder / "3.txt")
    assert set(ingest(index, folder, jobs=jobs).values()) == {"unchanged"}
    found = ingest(index, folder, jobs=jobs, rehash=True)
    assert found == {f"{number}.txt": "updated" if number == 3 else "unchanged" for number in range(5)}


def test_a_file_of_the_last_two_seconds_is_read_again(tmp_path: Path, folder: Path) -> None:
    """It may have changed after it was read without a newer time."""
    index = tmp_path / "index"
    write(folder / "3.txt", "Late\n\nThe last ferry leaves at seven.\n", age=0)
    write(folder / "4.txt", "Later\n\nThe last bus of tomorrow leaves at seven.\n", age=-HOUR)
    ingest(index, folder)
    changed_unseen(folder / "3.txt")
    changed_unseen(folder / "4.txt")
    found = ingest(index, folder)
    assert [name for name, outcome in found.items() if outcome == "updated"] == ["3.txt", "4.txt"]


@pytest.mark.parametrize("what", ["size", "time", "inode"])
def test_another_stamp_is_looked_into(tmp_path: Path, folder: Path, what: str) -> None:
    """A file is read where any part of its stamp differs."""
    index, path = tmp_path / "index", folder / "2.txt"
    ingest(index, folder)
    status = path.stat()
    text = path.read_text("utf-8").replace("seven", "eight" if what != "size" else "eleven")
    if what == "inode":
        (folder / "new").write_text("keeps the inode from being given again")
        path.rename(folder / ".old")
    path.write_text(text, "utf-8")
    if what != "time":
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert ingest(index, folder)["2.txt"] == "updated"


def test_a_touched_file_is_read_once(tmp_path: Path, folder: Path) -> None:
    """What was found is kept beside the index, and the segments stay as they are; a lost or broken note costs a reading."""
    index, path = tmp_path / "index", folder / "2.txt"
    ingest(index, folder)
    segments = sorted(one.name for one in index.glob("*.seg"))
    os.utime(path, ns=(0, time.time_ns() - 2 * HOUR))
    assert set(ingest(index, folder).values()) == {"unchanged"}
    assert sorted(one.name for one in index.glob("*.seg")) == segments
    changed_unseen(path)
    assert ingest(index, folder)["2.txt"] == "unchanged"
    notes = (index / TOUCHED).read_bytes()
    for broken in (b"", notes[:-1], notes[:40] + bytes([notes[40] ^ 1]) + notes[41:]):
        (index / TOUCHED).write_bytes(broken)
        assert not TouchedFiles(index).tells(b"", b"", b"")
    assert ingest(index, folder)["2.txt"] == "updated"


def test_stamps_outlive_copies_and_merges(tmp_path: Path, folder: Path) -> None:
    """An article filed anew, and one in a merged segment, keep what is known of all their files."""
    index = tmp_path / "index"
    ingest(index, folder)
    write(folder / "copy.txt", (folder / "2.txt").read_text("utf-8"))
    write(folder / "new.txt", "Harbour\n\nThe harbour is closed for the winter, as it was last year.\n")
    ingest(index, folder)
    with Library(index) as library:
        library.compact()
        assert library.check().findings == ()
    with IndexDirectory(index).open() as snapshot:
        kept = {path: stamp for one in all_filed(snapshot) for path, stamp in one.stamps.items()}
    assert kept == {one.path: one.stamp for one in find_sources([str(folder)])}
    assert set(ingest(index, folder).values()) == {"unchanged"}


def test_nothing_is_started_for_files_that_are_unchanged(artcli: Program, tmp_path: Path) -> None:
    """A library of many files that were not changed is looked through without workers, and one changed file without them."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(450):
        write(many / f"{number:04d}.txt", f"Ship {number}\n\nThe ship number {number} was sold for scrap.\n")
    artcli("ingest", str(many))
    write(many / "0100.txt", "Ship 100\n\nThe ship number 100 was kept after all.\n")
    code = (
        "import sys; from artcli.cli.main import run; status = run(sys.argv[1:]); sys.stdout.flush()\n"
        "print('artcli.ingest.crew' in sys.modules, 'numpy' in sys.modules, file=sys.stderr)"
    )
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", str(many), "--jsonl"],
        capture_output=True,
        env=artcli.environment,
        text=True,
        check=False,
    )
    assert done.stderr.split()[0] == "False"
    *files, last = map(json.loads, done.stdout.splitlines())
    assert last["summary"]["unchanged"] == 449
    assert last["summary"]["updated"] == 1
    assert [one["path"] for one in files] == [str(path) for path in sorted(many.iterdir())]


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether they were read or not, by whomever."""
    from artcli.ingest import queue, readers

    monkeypatch.setattr(readers, "FEW_FILES", 2)
    monkeypatch.setattr(queue, "BATCH_FILES", 2)
    monkeypatch.setattr(queue, "LOOKED_UP", 7)
    many, index = tmp_path / "many", tmp_path / "index"
    many.mkdir()
    for number in range(60):
        write(many / f"{number:04d}.txt", f"Ship {number}\n\nThe ship number {number} was sold for scrap.\n")
    assert list(ingest(index, many, jobs=jobs).values()) == ["added"] * 60
    for changed in ([], [59], [0], range(20, 60), range(0, 60, 7), range(0, 60, 2)):
        for number in changed:
            text = f"Ship {number}\n\nThe ship number {number} was sold to {len(changed)} bidders.\n"
            write(many / f"{number:04d}.txt", text, age=HOUR + len(changed))
        found = ingest(index, many, jobs=jobs)
        assert list(found) == [f"{number:04d}.txt" for number in range(60)]
        assert [int(name[:4]) for name, outcome in found.items() if outcome == "updated"] == list(changed)


def test_stamps_of_files_and_what_may_be_believed(tmp_path: Path) -> None:
    """No stamp is like none; one without an inode, as Windows lists it, is like that with it."""
    status = write(tmp_path / "file", "x").stat()
    stamp = stamp_of(status)
    assert lasting_stamp(status, status.st_mtime_ns) == NO_STAMP
    assert lasting_stamp(status, status.st_mtime_ns + 2_000_000_001) == stamp
    assert not same_stamp(NO_STAMP, NO_STAMP)
    assert same_stamp(stamp, stamp[:16] + bytes(8))
    assert not same_stamp(stamp, stamp[:8] + bytes(16))


def test_what_the_reader_added_stays(artcli: Program, folder: Path) -> None:
    """Tags, a note and that it was read, through an edit, a move, both at once, and a copy; with a new id nothing would be left of them."""
    artcli("ingest", str(folder))
    [hit] = json.loads(artcli("search", "number 2", "--json").stdout)
    artcli("tag", hit["id"], "+harbour")
    artcli("note", hit["id"], "-m", "ask about the fares")
    artcli("show", hit["id"])
    path = folder / "2.txt"

    def kept(path: Path, outcome: str) -> None:
        told = {one["path"]: one for one in json.loads(artcli("ingest", str(folder), "--json").stdout)["files"]}
        assert told[str(path)]["outcome"] == outcome
        shown = json.loads(artcli("show", hit["id"], "--json").stdout)
        assert shown["path"] == str(path)
        assert (shown["tags"], shown["read"], shown["note"]) == (["harbour"], True, "ask about the fares")
        assert artcli("search", "tag:harbour", "note:fares", "--count").stdout.strip() == "1"

    write(path, "Ferry 2\n\nThe ferry number 2 leaves at noon now, and number 3 with it.\n")
    kept(path, "updated")
    moved = folder / "moved.txt"
    path.rename(moved)
    kept(moved, "moved")
    write(folder / "copy.txt", moved.read_text("utf-8"))
    moved.unlink()
    kept(folder / "copy.txt", "moved")
