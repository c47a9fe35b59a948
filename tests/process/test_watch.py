"""``artcli watch``: the program is started, files are written, moved and deleted, and other processes search meanwhile."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from boxes import text
from support import Program

from artcli.index.directory import IndexDirectory
from artcli.ingest.choice import Choice
from artcli.ingest.watching import Watching

pytest.importorskip("watchfiles")

LONG = 60.0
"""Seconds after which a test gives up: nothing here is about speed."""


class Watched:
    """A running ``artcli watch``, and what it has said so far."""

    def __init__(self, program: Program, *args: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [*program.command, "watch", *args],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=program.environment | environment,
            cwd=program.home,
        )
        self.said: list[str] = []
        self.printed: list[str] = []
        self._threads = [
            threading.Thread(target=self._listen, args=(stream, lines), daemon=True)
            for stream, lines in ((self.process.stderr, self.said), (self.process.stdout, self.printed))
        ]
        for thread in self._threads:
            thread.start()

    def _listen(self, stream, lines: list[str]) -> None:
        lines.extend(line.decode().rstrip("\n") for line in stream)

    def until(self, happened: Callable[[], object]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + LONG
        while not happened():
            assert time.monotonic() < end, (self.said, self.printed)
            assert self.process.poll() is None or happened(), (self.process.returncode, self.said)
            time.sleep(0.05)

    def until_said(self, pattern: str, times: int = 1) -> None:
        """Wait until a line like this was said so often."""
        self.until(lambda: sum(bool(re.search(pattern, line)) for line in self.said) >= times)

    def end(self, number: int = signal.SIGINT) -> int:
        """Press Ctrl-C, and return the exit status."""
        self.process.send_signal(number)
        return self.status()

    def status(self) -> int:
        """Return the exit status at the end."""
        status = self.process.wait(LONG)
        for thread in self._threads:
            thread.join(LONG)
        for stream in (self.process.stdout, self.process.stderr):
            stream.close()
        return status


@contextmanager
def watching(program: Program, *args: str, **environment: str) -> Iterator[Watched]:
    """Watch as long as the ``with`` lasts, from the end of the first round on."""
    watched = Watched(program, *args, **environment)
    try:
        watched.until_said(r"^\d\d:\d\d:\d\d  ")
        yield watched
    finally:
        watched.process.kill()
        watched.status()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "first.txt").write_bytes(text("first"))
    (folder / "other.txt").write_bytes(text("other"))
    return folder


def hits(program: Program, query: str) -> list[dict]:
    return json.loads(program("search", "--all-versions", "--json", query).stdout)


@pytest.mark.parametrize("options", [[], ["--poll"]])
def test_files_are_ingested_as_they_change(artcli: Program, folder: Path, options: list[str]) -> None:
    """Written, changed, moved and deleted ones; another process searches between the rounds, and Ctrl-C loses nothing."""
    with watching(artcli, str(folder), *options) as watched:
        assert any("Watching" in line and str(folder) in line for line in watched.said)
        watched.until_said("2 added; 2 articles in the library")
        (folder / "sub").mkdir()
        (folder / "sub" / "new.txt").write_bytes(text("newcastle"))
        watched.until_said("1 added; 3 articles")
        [hit] = hits(artcli, "newcastle")
        (folder / "sub" / "new.txt").write_bytes(text("oldcastle"))
        watched.until_said("1 updated; 3 articles")
        assert [one["id"] for one in hits(artcli, "oldcastle")] == [hit["id"]]
        (folder / "sub" / "new.txt").rename(folder / "moved.txt")
        watched.until_said("1 moved; 3 articles")
        assert [one["path"] for one in hits(artcli, "oldcastle")] == [str(folder / "moved.txt")]
        (folder / "moved.txt").unlink()
        watched.until_said("1 gone; 3 articles")
        watched.until_said(r"gone: .*moved\.txt")
        (folder / "bad.txt").write_bytes(b"\0" * 100)
        watched.until_said("1 failed; 3 articles")
        watched.until_said(r"failed: .*bad\.txt \(")
        assert watched.end() == 130
        assert watched.printed == []
    assert len(hits(artcli, "bridge")) == 3
    assert artcli("check").returncode == 0


def test_what_lasts_is_told_once(artcli: Program, folder: Path) -> None:
    """A file that fails and one that is gone aren't told of again at each change of another."""
    (folder / "bad.txt").write_bytes(b"\0" * 100)
    with watching(artcli, str(folder), "--verbose") as watched:
        (folder / "other.txt").unlink()
        watched.until_said("1 gone")
        (folder / "third.txt").write_bytes(text("third"))
        watched.until_said("1 added; 3 articles")
        watched.end()
    assert [line.split()[0] for line in watched.printed] == ["failed", "added", "added", "gone", "added"]


def test_deleted_files_leave_the_library_with_prune(artcli: Program, folder: Path) -> None:
    """But not where a whole folder is empty or missing, as where a disk isn't mounted."""
    with watching(artcli, str(folder), "--prune") as watched:
        (folder / "other.txt").unlink()
        watched.until_said("1 removed; 1 article in the library")
        (folder / "first.txt").rename(folder.parent / "elsewhere")
        watched.until_said("is missing or empty whole: nothing is removed")
        watched.until_said("1 gone; 1 article in")
        assert len(hits(artcli, "bridge")) == 1
        (folder.parent / "elsewhere").rename(folder / "first.txt")
        (folder / "second.txt").write_bytes(text("second"))
        watched.until_said("1 added; 2 articles")
        watched.end()
    assert len(hits(artcli, "bridge")) == 2


@pytest.mark.parametrize("options", [[], ["--poll"]])
def test_a_folder_that_vanishes_and_returns(artcli: Program, folder: Path, options: list[str]) -> None:
    """Also one that isn't there at first; what is written in it when it is back is ingested."""
    late = folder.parent / "late"
    with watching(artcli, str(folder), str(late), "--prune", *options) as watched:
        watched.until_said("failed: .*late ")
        late.mkdir()
        (late / "late.txt").write_bytes(text("late"))
        watched.until_said("1 added; 3 articles")
        folder.rename(folder.parent / "away")
        watched.until_said("2 gone")
        (folder.parent / "away").rename(folder)
        watched.until(lambda: True)
        time.sleep(1)
        (folder / "new.txt").write_bytes(text("new"))
        watched.until_said("1 added; 4 articles")
        watched.end()
    assert len(hits(artcli, "bridge")) == 4


def test_a_file_that_an_editor_puts_another_in_place_of(artcli: Program, folder: Path) -> None:
    """A file that is watched by its name is watched still, twice in a row."""
    path = folder / "first.txt"
    with watching(artcli, str(path)) as watched:
        for number in (1, 2):
            (folder / "beside").write_bytes(text(f"version{number}"))
            (folder / "beside").rename(path)
            watched.until_said("1 updated; 1 article", number)
        watched.end()
    assert len(hits(artcli, "version2")) == 1


def test_once_ends_with_the_first_change(artcli: Program, folder: Path) -> None:
    """The status is an ingest's: 1 where a file failed."""
    with watching(artcli, str(folder), "--once") as watched:
        (folder / ".hidden").write_bytes(text("hidden"))
        (folder / "third.txt").write_bytes(text("third"))
        assert watched.status() == 0
    assert len(hits(artcli, "third")) == 1
    with watching(artcli, str(folder), "--once") as watched:
        (folder / "bad.txt").write_bytes(b"\0" * 100)
        assert watched.status() == 1


def test_a_burst_of_files_is_taken_together(artcli: Program, folder: Path) -> None:
    """Three hundred files make a few rounds, and none is missed."""
    with watching(artcli, str(folder), "-j", "1") as watched:
        for number in range(300):
            (folder / f"{number}.txt").write_bytes(text(f"place{number}"))
        watched.until_said("; 302 articles in the library")
        watched.end()
    added = [int(match[1]) for line in watched.said if (match := re.search(r"(\d+) added", line))]
    assert sum(added) == 302
    assert len(added) < 20


def test_another_writer_is_waited_for(artcli: Program, folder: Path) -> None:
    """It isn't an error that the index is locked; and Ctrl-C ends the waiting."""
    with watching(artcli, str(folder)) as watched:
        with IndexDirectory(artcli.index).transaction(command="ingest"):
            (folder / "third.txt").write_bytes(text("third"))
            watched.until_said("Waiting: another artcli ")
            assert not any("3 articles" in line for line in watched.said)
        watched.until_said("1 added; 3 articles")
        with IndexDirectory(artcli.index).transaction(command="ingest"):
            (folder / "fourth.txt").write_bytes(text("fourth"))
            watched.until_said("Waiting: another artcli ", 2)
            assert watched.end() == 130
    assert len(hits(artcli, "bridge")) == 3


def test_other_ingests_beside_it(artcli: Program, folder: Path, tmp_path: Path) -> None:
    """Both write to one library, each in its turn, while searches go on."""
    apart = tmp_path / "apart"
    apart.mkdir()
    with watching(artcli, str(folder)) as watched:
        for number in range(5):
            (folder / f"here{number}.txt").write_bytes(text(f"here{number}"))
            (apart / f"there{number}.txt").write_bytes(text(f"there{number}"))
            assert artcli("ingest", "--wait", str(apart)).returncode == 0
            assert len(hits(artcli, f"there{number}")) == 1
        watched.until(lambda: len(hits(artcli, "here4")) == 1)
        watched.end()
    assert json.loads(artcli("check", "--json").stdout)["articles"] == 12


def test_outcomes_for_a_program(artcli: Program, folder: Path) -> None:
    """Each round is outcomes and a summary that agrees with them, at once; nothing that is unchanged."""
    watched = Watched(artcli, str(folder), "--jsonl", "--quiet")
    watched.until(lambda: any('"summary"' in line for line in watched.printed))
    (folder / "third.txt").write_bytes(text("third"))
    (folder / "bad.txt").write_bytes(b"\0" * 100)
    watched.until(lambda: any("third" in line for line in watched.printed) and '"summary"' in watched.printed[-1])
    assert watched.end() == 130
    assert watched.said == []
    records = [json.loads(line) for line in watched.printed]
    outcomes = [record["outcome"] for record in records if "outcome" in record]
    assert sorted(outcomes) == ["added", "added", "added", "failed"]
    summaries = [record["summary"] for record in records if "summary" in record]
    assert sum(one["added"] for one in summaries) == 3
    assert sum(one["failed"] for one in summaries) == 1
    assert sum(one["unchanged"] for one in summaries) == 0


def test_one_document_at_the_end(artcli: Program, folder: Path) -> None:
    with watching(artcli, str(folder), "--json") as watched:
        (folder / "third.txt").write_bytes(text("third"))
        watched.until_said("1 added; 3 articles")
        assert watched.end() == 130
    record = json.loads("\n".join(watched.printed))
    assert [Path(one["path"]).name for one in record["files"]] == ["first.txt", "other.txt", "third.txt"]
    assert (record["summary"]["added"], record["articles"]) == (3, 3)


def test_choosing(artcli: Program, folder: Path) -> None:
    """Patterns, ignore files and sizes hold in every round."""
    with watching(artcli, str(folder), "--exclude", "other*", "--max-size", "10k") as watched:
        watched.until_said("1 added; 1 article in the library")
        (folder / "other2.txt").write_bytes(text("other2"))
        (folder / "large.txt").write_bytes(text("large") * 100)
        watched.until_said("1 skipped")
        (folder / "draft.txt").write_bytes(text("draft"))
        watched.until_said("1 added; 2 articles")
        (folder / ".artcliignore").write_text("draft*\n")
        (folder / "draft2.txt").write_bytes(text("draft2"))
        (folder / "last.txt").write_bytes(text("last"))
        watched.until_said("1 added; 3 articles")
        watched.end()
    assert {Path(one["path"]).name for one in hits(artcli, "bridge")} == {"first.txt", "draft.txt", "last.txt"}


def test_its_own_files_are_no_changes(artcli: Program, folder: Path) -> None:
    """A library, and the output, in the watched folder don't keep it busy for ever."""
    index = folder / "index"
    output = folder / "output.txt"
    with output.open("wb") as stream:
        process = subprocess.Popen(
            [*artcli.command, "watch", "--index", str(index), "--verbose", str(folder)],
            stdout=stream,
            stderr=subprocess.PIPE,
            env=artcli.environment,
        )
        said: list[bytes] = []
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if b" added" in line:
                break
        time.sleep(3)
        before = output.read_bytes()
        time.sleep(3)
        assert output.read_bytes() == before
        process.send_signal(signal.SIGINT)
        assert process.wait(LONG) == 130
        process.stderr.close()


def test_without_the_extra(artcli: Program, folder: Path, tmp_path: Path) -> None:
    """One line names it, and another way; looking for changes needs none."""
    (tmp_path / "stub").mkdir()
    (tmp_path / "stub" / "watchfiles.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'watchfiles'\", name='watchfiles')\n"
    )
    done = artcli("watch", str(folder), PYTHONPATH=str(tmp_path / "stub"))
    assert done.returncode == 2
    assert 'pip install "artcli[watch]"' in done.stderr.splitlines()[0]
    assert "--poll" in done.stderr.splitlines()[1]
    with watching(artcli, str(folder), "--poll", PYTHONPATH=str(tmp_path / "stub")) as watched:
        assert watched.end() == 130


@pytest.mark.parametrize("args", [[], ["-"], ["--quiet", "--verbose", "x"], ["--json", "--jsonl", "x"]])
def test_what_makes_no_sense_is_said(artcli: Program, args: list[str]) -> None:
    done = artcli("watch", *args)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_which_changes_matter(tmp_path: Path) -> None:
    """Not those of hidden files, of what editors leave behind, and of the program's own."""
    one = Watching(
        [str(tmp_path / ".notes"), str(tmp_path / "file.txt")], Choice(), own=[tmp_path / ".notes" / "index"]
    )
    inside = str(tmp_path / ".notes")
    for name, matters in {
        "a.txt": True,
        "sub/a.txt": True,
        ".artcliignore": True,
        "sub/.artcliignore": True,
        ".a.txt": False,
        ".git/a.txt": False,
        "a.txt~": False,
        ".a.txt.swp": False,
        "#a.txt#": False,
        "index/s1.seg": False,
        "index": False,
        "indexes/a.txt": True,
    }.items():
        assert one._matters(str(Path(inside, name))) is matters, name
    assert one._matters(str(tmp_path / "file.txt"))


@pytest.mark.parametrize("times", [1, 2])
def test_interrupts_in_the_middle_of_a_round(artcli: Program, folder: Path, times: int) -> None:
    """One finishes what is at hand and commits it, two stop at once; either leaves a whole library, and the next run goes on."""
    assert artcli("ingest", str(folder)).returncode == 0
    for number in range(3000):
        (folder / f"{number}.txt").write_bytes(text(f"place{number}"))
    watched = Watched(artcli, str(folder), "--jsonl", "--quiet", "-j", "1")
    watched.until(lambda: watched.printed)
    for _ in range(times):
        watched.process.send_signal(signal.SIGINT)
    assert watched.status() == 130
    kept = json.loads(artcli("check", "--json").stdout)["articles"]
    assert 2 <= kept < 3002
    if times == 1:
        assert json.loads(watched.printed[-1])["articles"] == kept
    assert not any("Traceback" in line for line in watched.said)
    rest = json.loads(artcli("ingest", str(folder), "--json").stdout)
    assert (rest["summary"]["unchanged"], rest["articles"]) == (kept, 3002)
