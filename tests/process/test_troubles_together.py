"""Every kind of trouble in one folder: none stops the run, each has its outcome and a reason, and what is good is ingested."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import signal
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from boxes import text
from support import Program

from artcli.index.directory import IndexDirectory

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX only")


def zipped(members: dict[str, bytes], flag: int = 0) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    data = bytearray(file.getvalue())
    if flag:
        for magic, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            data[data.find(magic) + offset] |= flag
    return bytes(data)


def locked_pdf() -> bytes:
    fpdf = pytest.importorskip("fpdf")
    document = fpdf.FPDF()
    document.set_encryption(owner_password="owner", user_password="user")
    document.add_page()
    document.set_font("helvetica", size=12)
    document.multi_cell(0, text="The bridge was opened on Monday.")
    return bytes(document.output())


TROUBLES = {
    "empty.txt": ("failed", "no bytes"),
    "nul.txt": ("failed", "binary"),
    "sparse.txt": ("skipped", "larger than 64 MiB"),
    "pipe.txt": ("skipped", "not a regular file"),
    "loop-a.txt": ("skipped", "a link that leads nowhere"),
    "out.txt": ("skipped", "a link that leads out of the folder"),
    "cut.txt.gz": ("failed", "end too early"),
    "bomb.zip": ("failed", "bomb"),
    "secret.zip!/a.txt": ("failed", "password"),
    "secret.pdf": ("failed", "password"),
    "picture.txt": ("failed", "PNG image"),
    "rows.jsonl!/1": ("added", ""),
    "rows.jsonl!/2": ("failed", "not JSON"),
    "page.txt": ("added", ""),
    "name\n\x1b[31m.txt": ("added", ""),
    os.fsdecode(b"caf\xe9.txt"): ("added", ""),
    "x" * 251 + ".txt": ("added", ""),
    "good.txt": ("added", ""),
}


def make(folder: Path) -> None:
    """Make them all."""
    (folder / "empty.txt").touch()
    (folder / "nul.txt").write_bytes(bytes(100_000))
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(2 * 2**30)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop-a.txt").symlink_to("loop-a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "out.txt").symlink_to("/etc/hostname" if Path("/etc/hostname").exists() else "/etc/hosts")
    (folder / "cut.txt.gz").write_bytes(gzip.compress(text("cut"))[:-40])
    (folder / "bomb.zip").write_bytes(zipped({"a.txt": bytes(60 * 2**20)}))
    (folder / "secret.zip").write_bytes(zipped({"a.txt": text("secret")}, flag=1))
    (folder / "secret.pdf").write_bytes(locked_pdf())
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    row = '{"text": "Half a pair \\ud800 stands here, and no more of it than that."}'
    (folder / "rows.jsonl").write_text(f"{row}\n{{broken\n")
    page = "<p>The bridge was opened on Monday, after nine years of work.</p>" * 5
    (folder / "page.txt").write_text(
        f"<!doctype html><html><head><title>A bridge</title></head><body><article>{page}</article></body></html>"
    )
    for number, (name, (outcome, _)) in enumerate(TROUBLES.items()):
        if outcome == "added" and "!/" not in name and name != "page.txt":
            (folder / name).write_bytes(text(f"place{number}"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_has_its_outcome(artcli: Program, tmp_path: Path, jobs: str) -> None:
    """In the first run and in the second, which reads next to nothing; nothing of a name reaches a terminal raw."""
    pytest.importorskip("trafilatura")
    folder = tmp_path / "files"
    folder.mkdir()
    make(folder)
    for path in folder.iterdir():
        os.utime(path, ns=(0, time.time_ns() - 3_600_000_000_000), follow_symlinks=False)
    for again in (False, True):
        done = artcli("ingest", "--json", "-j", jobs, str(folder))
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        record = json.loads(done.stdout)
        told = {one["path"].removeprefix(f"{folder}/"): one for one in record["files"]}
        wanted = {name: ("unchanged" if again and what == "added" else what) for name, (what, _) in TROUBLES.items()}
        if again:
            del wanted["rows.jsonl!/1"]
            wanted["rows.jsonl"] = "unchanged"
        found = {name: one["outcome"] for name, one in told.items()}
        assert found == wanted
        for name, (_, reason) in TROUBLES.items():
            assert reason in (told.get(name, {}).get("reason") or ""), name
        assert sum(record["summary"].values()) == len(told)
        assert record["articles"] == sum(what == "added" for what, _ in TROUBLES.values())
    page = artcli("ingest", "--verbose", str(folder))
    assert "\x1b" not in page.stdout + page.stderr
    assert artcli("check").returncode == 0


WITHOUT_RIGHTS = [
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
]


def as_anybody(program: Program, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the program so that permissions hold, though the test may well be root's."""
    if os.geteuid() != 0:
        return program(*args)
    if not shutil.which("setpriv"):
        pytest.skip("root may read everything")
    done = subprocess.run(
        [*WITHOUT_RIGHTS, *program.command, *args],
        env=program.environment,
        cwd=program.home,
        capture_output=True,
        timeout=120,
        check=False,
        text=True,
    )
    if done.stderr.startswith("setpriv:"):
        pytest.skip("root may read everything")
    return done


@pytest.fixture
def opened_again(tmp_path: Path) -> Iterator[Path]:
    """A folder in which a test may close what it likes."""
    yield tmp_path
    for path in sorted(tmp_path.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)


def test_permission_denied(artcli: Program, opened_again: Path) -> None:
    """A file, and a folder, that this user may not read; when they may be, they are ingested, though nothing of them has changed."""
    folder = opened_again / "files"
    (folder / "closed").mkdir(parents=True)
    for name in ("good.txt", "private.txt", "closed/inside.txt"):
        path = folder / name
        path.write_bytes(text(Path(name).stem))
        os.utime(path, ns=(0, time.time_ns() - 3_600_000_000_000))
    (folder / "private.txt").chmod(0)
    (folder / "closed").chmod(0)
    for good in ("added", "unchanged"):
        done = as_anybody(artcli, "ingest", "--json", str(folder))
        assert done.returncode == 1, done.stderr
        told = {Path(one["path"]).name: (one["outcome"], one["reason"]) for one in json.loads(done.stdout)["files"]}
        assert told == {
            "good.txt": (good, None),
            "private.txt": ("failed", "permission denied"),
            "closed": ("failed", "permission denied"),
        }
    (folder / "private.txt").chmod(0o644)
    (folder / "closed").chmod(0o755)
    done = as_anybody(artcli, "ingest", "--json", str(folder))
    assert (done.returncode, json.loads(done.stdout)["summary"]["added"]) == (0, 2)


def test_an_index_that_may_not_be_written(artcli: Program, opened_again: Path) -> None:
    """It is said in two lines, with status 2."""
    (opened_again / "a.txt").write_bytes(text("a"))
    assert as_anybody(artcli, "ingest", str(opened_again / "a.txt")).returncode == 0
    (opened_again / "index").chmod(0o500)
    (opened_again / "a.txt").write_bytes(text("b"))
    done = as_anybody(artcli, "ingest", str(opened_again / "a.txt"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert 1 <= len(done.stderr.splitlines()) <= 3


def test_an_interrupt_ends_the_waiting(artcli: Program, tmp_path: Path) -> None:
    """Who waits for another writer has nothing to finish: the first Ctrl-C is enough."""
    (tmp_path / "a.txt").write_bytes(text("a"))
    with IndexDirectory(artcli.index).transaction(command="ingest"):
        process = subprocess.Popen(
            [*artcli.command, "ingest", "--wait", str(tmp_path / "a.txt")],
            stderr=subprocess.PIPE,
            env=artcli.environment,
        )
        assert process.stderr is not None
        assert b"Waiting" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert b"Traceback" not in process.stderr.read()
        process.stderr.close()
