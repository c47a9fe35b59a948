"""``artcli ingest`` as a process: outcomes, streams, exit statuses."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support import DATA, Program

ARTICLE = "A bridge at last\n\nBy Mara Lindqvist\n\n3 May 2004\n\nThe bridge was opened on Monday after nine years of work and one flood.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with every kind of trouble and one good article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "latin.txt").write_bytes("Das Café\n\nDer Wirt sagte, “nun” sei Schluß mit dem Lärm.\n".encode("cp1252"))
    (folder / "huge-line.txt").write_text("One line\n\n" + "word and word again " * 50_000)
    return folder


def outcomes(document: str) -> dict[str, dict[str, str]]:
    return {Path(file["path"]).name: file for file in json.loads(document)["files"]}


def test_troubles_end_as_outcomes_with_reasons(artcli: Program, folder: Path) -> None:
    """A file that can't be read fails with its reason, and the others are ingested."""
    done = artcli("ingest", str(folder), str(folder / "missing.txt"), "--json")
    files = outcomes(done.stdout)
    assert {name: file["outcome"] for name, file in files.items()} == {
        "good.txt": "added",
        "latin.txt": "added",
        "huge-line.txt": "added",
        "empty.txt": "failed",
        "blank.txt": "failed",
        "binary.txt": "failed",
        "missing.txt": "failed",
    }
    assert all(file["reason"] for file in files.values() if file["outcome"] == "failed")
    assert "binary" in files["binary.txt"]["reason"]
    assert "no such file" in files["missing.txt"]["reason"]
    assert done.returncode == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_fails(artcli: Program, folder: Path) -> None:
    """It is named with the system's reason."""
    (folder / "good.txt").chmod(0)
    assert outcomes(artcli("ingest", str(folder), "--json").stdout)["good.txt"]["reason"] == "permission denied"


def test_ingesting_again_changes_nothing(artcli: Program) -> None:
    """The second run reports every file unchanged and ends well."""
    first = json.loads(artcli("ingest", str(DATA), "--json").stdout)
    second = artcli("ingest", str(DATA), "--json")
    assert {file["outcome"] for file in json.loads(second.stdout)["files"]} == {"unchanged"}
    assert json.loads(second.stdout)["articles"] == first["articles"]
    assert second.returncode == 0


def test_a_changed_file_keeps_its_id(artcli: Program, folder: Path) -> None:
    """It is updated in place, and found by its new words only."""
    before = outcomes(artcli("ingest", str(folder), "--json").stdout)["good.txt"]
    (folder / "good.txt").write_text(ARTICLE.replace("bridge", "tunnel"))
    after = outcomes(artcli("ingest", str(folder), "--json").stdout)["good.txt"]
    assert (after["outcome"], after["id"]) == ("updated", before["id"])
    assert artcli("search", "bridge").returncode == 1
    assert artcli("search", "tunnel").returncode == 0


def test_a_moved_file_keeps_its_id(artcli: Program, folder: Path) -> None:
    """It is known again by what it says."""
    before = outcomes(artcli("ingest", str(folder), "--json").stdout)["good.txt"]
    (folder / "good.txt").rename(folder / "renamed.txt")
    after = outcomes(artcli("ingest", str(folder), "--json").stdout)["renamed.txt"]
    assert (after["outcome"], after["id"]) == ("moved", before["id"])
    assert json.loads(artcli("show", str(folder / "renamed.txt"), "--json").stdout)["id"] == before["id"]


def test_a_copy_is_a_duplicate_and_then_unchanged(artcli: Program, folder: Path) -> None:
    """The same article in another file adds nothing; its reason names the first."""
    (folder / "z-copy.txt").write_bytes(ARTICLE.replace("\n", "\r\n").encode("utf-16"))
    first = outcomes(artcli("ingest", str(folder), "--json").stdout)["z-copy.txt"]
    assert first["outcome"] == "duplicate"
    assert "good.txt" in first["reason"]
    assert outcomes(artcli("ingest", str(folder), "--json").stdout)["z-copy.txt"]["outcome"] == "unchanged"


def test_standard_input_is_a_file(artcli: Program) -> None:
    """``-`` reads an article from a pipe."""
    done = artcli("ingest", "-", "--json", stdin=ARTICLE.encode())
    (file,) = json.loads(done.stdout)["files"]
    assert (file["path"], file["outcome"], file["title"]) == ("-", "added", "A bridge at last")
    assert artcli("search", "bridge").returncode == 0


def test_json_lines_end_in_the_summary(artcli: Program, folder: Path) -> None:
    """A line a file, and last the counts, which add up."""
    *files, last = [json.loads(line) for line in artcli("ingest", str(folder), "--jsonl").stdout.splitlines()]
    assert sum(last["summary"].values()) == len(files) == len(list(folder.iterdir()))
    assert set(files[0]) == {"path", "outcome", "id", "title", "reason"}


def test_hidden_files_are_left_out(artcli: Program, folder: Path) -> None:
    """Neither a hidden file nor what lies in a hidden folder is an article."""
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text(ARTICLE)
    (folder / ".hidden.txt").write_text(ARTICLE)
    assert not {"config.txt", ".hidden.txt"} & set(outcomes(artcli("ingest", str(folder), "--json").stdout))


def test_a_name_cannot_drive_the_terminal(artcli: Program, folder: Path) -> None:
    """Escape sequences and line ends in file names are shown, not sent."""
    (folder / "evil\x1b]0;owned\x07\nname.txt").write_bytes(b"\0\0\0\0")
    done = artcli("ingest", str(folder))
    assert "\x1b" not in done.stdout + done.stderr
    assert "\x07" not in done.stdout + done.stderr


def test_an_interrupt_keeps_what_was_read(artcli: Program, tmp_path: Path) -> None:
    """Ctrl-C ends with a commit and status 130; the next run goes on from there."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(3000):
        (many / f"{number:05d}.txt").write_text(f"Article {number}\n\n" + f"Word{number} and other words of it. " * 30)
    process = subprocess.Popen(
        [*artcli.command, "ingest", str(many), "--jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=artcli.environment,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    summary = json.loads(out.splitlines()[-1])
    assert process.returncode == 130
    assert 0 < summary["articles"] < 3000
    rest = json.loads(artcli("ingest", str(many), "--jsonl").stdout.splitlines()[-1])
    assert rest["articles"] == 3000
    assert rest["summary"]["unchanged"] == summary["articles"]


def test_a_second_writer_is_told(artcli: Program, folder: Path) -> None:
    """While one ingest writes, another ends with a plain sentence and status 2."""
    with subprocess.Popen(
        [*artcli.command, "ingest", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=artcli.environment
    ) as first:
        lock = artcli.index / "lock"
        for _ in range(2000):
            if lock.exists():
                break
            subprocess.run([sys.executable, "-c", "pass"], check=True)
        second = artcli("ingest", str(folder))
        first.communicate(ARTICLE.encode(), timeout=60)
    assert second.returncode == 2
    assert f"Another artcli (process {first.pid}, ingest, since" in second.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_said(artcli: Program, folder: Path) -> None:
    """A full disk under standard output is an error of one line, not a traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*artcli.command, "ingest", str(folder), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=artcli.environment,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"can't be written" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_not_utf8_is_no_trouble(artcli: Program, folder: Path) -> None:
    """The file is ingested, found and shown by its path; the others too."""
    odd = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(odd, "wb") as file:  # noqa: PTH123  (a path of bytes)
        file.write(ARTICLE.replace("bridge", "viaduct").encode())
    done = artcli("ingest", str(folder))
    assert "fault of its own" not in done.stderr
    assert artcli("search", "viaduct", "--count").stdout.strip() == "1"
    assert artcli("show", "1", "--json").returncode in (0, 1)


def test_an_index_that_others_can_write_is_told_of(artcli: Program, folder: Path) -> None:
    """Once, on standard error, with what to do; it stops nothing."""
    artcli("ingest", str(folder))
    artcli.index.chmod(0o777)
    done = artcli("ingest", str(folder))
    assert done.returncode == 1
    assert done.stderr.count("Others can write to") == (os.name == "posix")


def test_what_the_options_cannot_take_is_said(artcli: Program, folder: Path) -> None:
    """A size that is none, or too small, and no workers at all are faults of the command line."""
    for options in (["--memory", "much"], ["--memory", "1M"], ["-j", "0"]):
        done = artcli("ingest", str(folder), *options)
        assert done.returncode == 2
        assert options[0] in done.stderr
    assert artcli("ingest", str(folder), "--memory", "1gb", "-j", "1").returncode == 1


def test_a_file_named_twice_is_read_once(artcli: Program, folder: Path) -> None:
    """Folders and files may overlap, in whatever order they are named."""
    inner = folder / "inner"
    inner.mkdir()
    (inner / "more.txt").write_text(ARTICLE.replace("bridge", "ferry"))
    named = [str(folder / "good.txt"), str(inner), str(folder), str(inner / "more.txt"), str(folder / "latin.txt")]
    files = [Path(file["path"]).name for file in json.loads(artcli("ingest", *named, "--json").stdout)["files"]]
    assert sorted(files) == sorted(path.name for path in folder.rglob("*.txt"))
    assert files[:2] == ["good.txt", "more.txt"]


def test_an_empty_folder_makes_an_empty_library(artcli: Program, tmp_path: Path) -> None:
    """There is nothing to do, and that is no fault."""
    (tmp_path / "empty").mkdir()
    done = artcli("ingest", str(tmp_path / "empty"), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["files"] == []
