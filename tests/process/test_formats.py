"""Files of other formats on the command line: shown by their path in a container, normalised through the same table."""

import gzip
import json
import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest
from boxes import text
from support import Program


def archive(folder: Path) -> Path:
    path = folder / "archive.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", text("one"))
        file.writestr("evil\x1b[31m\n.txt", text("two"))
        file.writestr("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(99))
    return path


def test_members_are_shown_by_their_path(artcli: Program, tmp_path: Path) -> None:
    """As it was told by ingest; a name's escapes never reach the terminal."""
    archive(tmp_path)
    done = artcli("ingest", "archive.zip")
    assert done.returncode == 1, "the picture failed"
    assert "\x1b" not in done.stdout + done.stderr
    shown = artcli("show", "archive.zip!/a.txt")
    assert "The bridge at one" in shown.stdout
    entry = json.loads(artcli("show", "archive.zip!/a.txt", "--json").stdout)
    assert entry["path"] == f"{tmp_path}/archive.zip!/a.txt"
    assert artcli("search", "bridge", "--count").stdout.strip() == "2"


def test_normalise_reads_the_same_formats(artcli: Program, tmp_path: Path) -> None:
    """Each member is an article; one that fails is told with its path."""
    path = archive(tmp_path)
    done = artcli("normalise", "--jsonl", str(path))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["title"] for row in rows] == ["A bridge at last in One", "A bridge at last in Two"]
    assert rows[0]["path"] == f"{path}!/a.txt"
    assert "picture.txt: a PNG image, not text" in done.stderr
    assert "\x1b" not in done.stderr
    assert done.returncode == 1
    assert "A bridge" in artcli("normalise", "--diff", str(path)).stdout
    empty = tmp_path / "empty.zip"
    zipfile.ZipFile(empty, "w").close()
    assert "nothing in it" in artcli("normalise", str(empty)).stderr


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="limits of memory are the system's affair")
def test_normalise_takes_a_member_at_a_time(artcli: Program, tmp_path: Path) -> None:
    """A tar archive of 480 MB is read in 400 MB of address space, and what is good in it is printed."""
    path = tmp_path / "large.tar"
    with path.open("wb") as file:
        for number in range(8):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = 60 * 2**20
            file.write(info.tobuf())
            file.seek(info.size, 1)
        last = tarfile.TarInfo("last.txt")
        last.size = len(text("one"))
        file.write(last.tobuf() + text("one").ljust(-(-last.size // 512) * 512, b"\0") + bytes(1024))
    limited = ["bash", "-c", 'ulimit -v 400000; exec "$@"', "-", *artcli.command, "normalise", "--jsonl", str(path)]
    done = subprocess.run(limited, env=artcli.environment, capture_output=True, timeout=300, check=False)
    assert done.returncode == 1
    [row] = [json.loads(line) for line in done.stdout.splitlines()]
    assert row["path"] == f"{path}!/last.txt"
    assert len(done.stderr.splitlines()) == 6  # five, and how many more


def test_normalise_reads_containers_from_a_pipe(artcli: Program, tmp_path: Path) -> None:
    """Also such as must be read from their end, and a text."""
    archive(tmp_path)
    for data in ((tmp_path / "archive.zip").read_bytes(), gzip.compress(text("one")), text("one")):
        done = artcli("normalise", "--jsonl", "-", stdin=data)
        assert json.loads(done.stdout.splitlines()[0])["title"] == "A bridge at last in One", done.stderr


def test_a_container_of_nothing_but_failures_is_told_of_in_a_few_lines(artcli: Program, tmp_path: Path) -> None:
    """Five of its members, and how many more."""
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"size": 3}\n' * 40)
    done = artcli("normalise", str(rows))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 6
    assert "35 more of its members can't be read" in done.stderr.splitlines()[-1]
