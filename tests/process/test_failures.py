"""What becomes of files that can't be read, at the next ingest and the one after: real bad files, and how often each is opened."""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from boxes import Box, text
from support import Program

from artcli.index.failures import FAILURES, Failures

HOUR = 3_600_000_000_000
NULS = b"\0" * 200


class Opened:
    """Which files were opened since it was asked last."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._names: list[str] = []
        opening = os.open

        def noted(name, *args, **options):
            if isinstance(name, str) and Path(name).parent == folder:
                self._names.append(Path(name).name)
            return opening(name, *args, **options)

        monkeypatch.setattr(os, "open", noted)

    def names(self) -> list[str]:
        names, self._names = self._names, []
        return sorted(names)


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


@pytest.fixture
def opened(box: Box, monkeypatch: pytest.MonkeyPatch) -> Opened:
    return Opened(box.folder, monkeypatch)


def aged(path: Path, hours: int = 1) -> Path:
    then = time.time_ns() - hours * HOUR
    os.utime(path, ns=(then, then))
    return path


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_a_bad_file_costs_a_look(box: Box, opened: Opened) -> None:
    """It fails again with its reason, unopened, until it changes; ``rehash`` opens it."""
    aged(box.write("nul.txt", NULS))
    aged(box.write("cut.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\3abc"))
    aged(box.write("mail.eml", b"From: a@b.org\nSubject: nothing\nMIME-Version: 1.0\n\n"))
    aged(box.write("good.txt", text("good")))
    first = box.ingest()
    assert {name: one.outcome for name, one in first.items()} == {
        "cut.gz": "failed",
        "good.txt": "added",
        "mail.eml": "skipped",
        "nul.txt": "failed",
    }
    assert opened.names() == ["cut.gz", "good.txt", "mail.eml", "nul.txt"]
    again = box.ingest()
    assert opened.names() == []
    told = [(one.outcome, one.reason, one.bytes) for name, one in again.items() if name != "good.txt"]
    assert told == [(one.outcome, one.reason, one.bytes) for name, one in first.items() if name != "good.txt"]
    assert [one.outcome for one in box.ingest(rehash=True).values()] == ["failed", "unchanged", "skipped", "failed"]
    assert opened.names() == ["cut.gz", "good.txt", "mail.eml", "nul.txt"]
    aged(box.write("nul.txt", text("mended")), hours=2)
    assert box.told()["nul.txt"] == "added"
    assert opened.names() == ["nul.txt"]
    aged(box.write("nul.txt", NULS), hours=3)
    assert box.told()["nul.txt"] == "failed"
    assert box.told()["nul.txt"] == "failed"
    assert opened.names() == ["nul.txt"]
    assert box.library.count() == 2


def test_the_counts_are_the_same_unread(artcli: Program, tmp_path: Path) -> None:
    """A file that failed before counts as failed, in the status, in the summary for people and for programs, and in a dry run."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(NULS)
    aged(folder / "bad.txt")
    said = []
    for _ in range(3):
        done = artcli("ingest", str(folder))
        assert done.returncode == 1
        said.append([line for line in done.stdout.splitlines() if "bad.txt" in line or "failed" in line])
    assert said[0] == said[1] == said[2]
    assert said[0]
    for options in ([], ["--dry-run"]):
        done = artcli("ingest", "--json", *options, str(folder))
        assert done.returncode == 1
        record = json.loads(done.stdout)
        assert record["summary"]["failed"] == 1
        assert [one["outcome"] for one in record["files"]] == ["failed"]


def test_a_bad_member_costs_a_look_too(box: Box, opened: Opened) -> None:
    """The archive is unchanged, and what failed in it fails; a member that was removed comes back all the same."""
    aged(box.write("a.zip", zipped({"one.txt": text("one"), "bad.txt": NULS, "two.txt": text("two")})))
    first = box.ingest()
    assert {name: one.outcome for name, one in first.items()} == {
        "a.zip!/one.txt": "added",
        "a.zip!/bad.txt": "failed",
        "a.zip!/two.txt": "added",
    }
    opened.names()
    again = box.ingest()
    assert opened.names() == []
    assert {name: one.outcome for name, one in again.items()} == {"a.zip": "unchanged", "a.zip!/bad.txt": "failed"}
    assert again["a.zip!/bad.txt"].reason == first["a.zip!/bad.txt"].reason
    box.library.remove([first["a.zip!/two.txt"].id])
    assert box.told() == {"a.zip!/one.txt": "unchanged", "a.zip!/bad.txt": "failed", "a.zip!/two.txt": "added"}
    assert box.told() == {"a.zip": "unchanged", "a.zip!/bad.txt": "failed"}


def test_archives_with_nothing_good_in_them(box: Box, opened: Opened) -> None:
    """One that is cut off, one without members, one in which all fail."""
    whole = zipped({f"{number}.txt": text(f"number{number}") for number in range(30)})
    aged(box.write("all.zip", zipped({"a.txt": NULS, "b.txt": NULS})))
    aged(box.write("cut.zip", whole[: len(whole) // 2]))
    aged(box.write("none.zip", zipped({})))
    first = box.ingest()
    assert {name: one.outcome for name, one in first.items()} == {
        "all.zip!/a.txt": "failed",
        "all.zip!/b.txt": "failed",
        "cut.zip": "failed",
        "none.zip": "skipped",
    }
    opened.names()
    assert box.ingest() == first
    assert opened.names() == []


def test_what_may_change_without_the_file_is_tried_again(
    box: Box, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing extra, and a fresh file; a file that another version failed on."""
    import artcli.ingest.options as module
    from artcli.formats import table

    real = table.import_module

    def without(name: str):
        if name.endswith(".html"):
            raise ModuleNotFoundError(name="trafilatura")
        return real(name)

    page = (
        b"<!doctype html><html><body><article>" + b"<p>The bridge was opened on Monday.</p>" * 9 + b"</article></html>"
    )
    aged(box.write("page.html", page))
    box.write("fresh.txt", NULS)
    aged(box.write("bad.txt", NULS))
    with monkeypatch.context() as patched:
        patched.setattr(table, "import_module", without)
        assert box.told() == {"bad.txt": "failed", "fresh.txt": "failed", "page.html": "skipped"}
    opened.names()
    box.told()
    assert opened.names() == ["fresh.txt", "page.html"]
    monkeypatch.setattr(module, "__version__", "99.0")
    box.told()
    assert "bad.txt" in opened.names()
    box.told()
    assert "bad.txt" not in opened.names()


def test_a_broken_note_costs_a_reading(box: Box, opened: Opened) -> None:
    aged(box.write("bad.txt", NULS))
    box.told()
    opened.names()
    path = box.library.path / FAILURES
    notes = path.read_bytes()
    for broken in (b"", notes[:-1], notes[:20] + bytes([notes[20] ^ 1]) + notes[21:], b"00000000 []", b"\xff" * 30):
        path.write_bytes(broken)
        assert Failures(box.library.path, "artcli").of(b"", b"") is None
        assert box.told() == {"bad.txt": "failed"}
        assert opened.names() == ["bad.txt"]
    assert box.told() == {"bad.txt": "failed"}
    assert opened.names() == []


def test_no_more_is_kept_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from artcli.index import failures
    from artcli.model import FileOutcome

    monkeypatch.setattr(failures, "MOST", 3)
    stamp = bytes(range(24))
    one = Failures(tmp_path, "me")
    for number in range(5):
        one.note(b"%d" % number, stamp, [FileOutcome(f"/{number}", "failed", reason="so")])
    one.save()
    kept = Failures(tmp_path, "me")
    assert [kept.of(b"%d" % number, stamp) is not None for number in range(5)] == [False, False, True, True, True]
    assert Failures(tmp_path, "another").of(b"4", stamp) is None
    assert kept.of(b"4", stamp[::-1]) is None
