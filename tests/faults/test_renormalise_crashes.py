"""Articles that are made again while workers die and people press Ctrl-C: each is there once, with its id."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import Program
from worker_processes import worker_processes

from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed, all_filed
from artcli.ingest.options import IngestOptions
from artcli.library import Library
from artcli.model import Article
from artcli.text.normalise import normalise
from artcli.values import replace

FILES = 1200


def filed_in(index: Path) -> dict[str, Filed]:
    """Return what is committed by path, once it is sure that nothing is there twice."""
    with IndexDirectory(index).open() as snapshot:
        found = list(all_filed(snapshot))
    assert len({one.id for one in found}) == len({one.path for one in found}) == len(found)
    return {one.path: one for one in found}


def start(program: Program, *args: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*program.command, *args], stdout=pipe, stderr=pipe, env=program.environment)


def old(data: bytes, name: str = "") -> Article:
    article = normalise(data, name)
    return replace(article, title=f"Old {article.title}")


@pytest.fixture
def outdated(artcli: Program, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(FILES):
        words = " ".join([f"w{random.Random(number).randrange(3000)}" for _ in range(20)] * 15)
        (folder / f"{number:05d}.txt").write_text(f"Article {number}\n\nThe one of file{number}. {words}.\n")
    with Library(artcli.index) as library:
        list(library.ingest([str(folder)], lambda: b"", IngestOptions(jobs=1, make=old)))
    return folder


def is_as_before(program: Program, before: dict[str, str]) -> bool:
    return {path: filed.id for path, filed in filed_in(program.index).items()} == before


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for a process's children")
def test_killed_workers(artcli: Program, outdated: Path) -> None:
    before = {path: filed.id for path, filed in filed_in(artcli.index).items()}
    process = start(artcli, "renormalise", "-j", "2", "--quiet")
    killed = 0
    while process.poll() is None and killed < 2:
        for worker in worker_processes(process.pid)[:1]:
            time.sleep(0.3)
            if process.poll() is None:
                os.kill(worker, signal.SIGKILL)
                killed += 1
        time.sleep(0.05)
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert is_as_before(artcli, before)
    assert not any(filed.article.title.startswith("Old") for filed in filed_in(artcli.index).values())
    assert artcli("check").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_keeps_what_was_made(artcli: Program, outdated: Path) -> None:
    before = {path: filed.id for path, filed in filed_in(artcli.index).items()}
    process = start(artcli, "renormalise", "-j", "1", "--verbose")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode() == "Interrupted: what was made again until then is in the library.\n"
    assert is_as_before(artcli, before)
    made = sum(not filed.article.title.startswith("Old") for filed in filed_in(artcli.index).values())
    assert 0 < made < FILES
    assert artcli("renormalise", "--quiet").returncode == 0
    assert is_as_before(artcli, before)
    assert not any(filed.article.title.startswith("Old") for filed in filed_in(artcli.index).values())
