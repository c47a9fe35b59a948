"""The writer's lock, between real processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from artcli.errors import IndexLockedError
from artcli.index.lock import WriterLock

HOLD = """
import os, sys, time
from pathlib import Path
from artcli.index.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]), "ingest")
lock.acquire()
worker = os.fork() if sys.argv[3:] else 0
if sys.argv[3:] and not worker:
    time.sleep(60)
print(worker, flush=True)
time.sleep(float(sys.argv[2]))
lock.release()
"""


@contextmanager
def holder(path: Path, seconds: float, *more: str) -> Iterator["subprocess.Popen[str]"]:
    """Hold the lock in another process."""
    command = [sys.executable, "-c", HOLD, str(path), str(seconds), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def first_line(process: "subprocess.Popen[str]") -> str:
    """Wait until the other process holds the lock."""
    assert process.stdout
    return process.stdout.readline()


def test_who_holds_it_is_told(tmp_path: Path) -> None:
    """The error names the process, its command, and since when, and says what to do."""
    lock = WriterLock(tmp_path / "lock")
    with holder(lock.path, 60) as process:
        first_line(process)
        said = (
            rf"Another artcli \(process {process.pid}, ingest, since \d\d:\d\d\) is writing to the index {tmp_path}\."
        )
        with pytest.raises(IndexLockedError, match=said) as caught:
            lock.acquire()
        assert caught.value.hint
        assert "--wait" in caught.value.hint


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """The lock is free at once."""
    lock = WriterLock(tmp_path / "lock")
    with holder(lock.path, 60) as process:
        first_line(process)
        process.kill()
        process.wait()
        lock.acquire()
    lock.release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_an_orphaned_worker_holds_nothing(tmp_path: Path) -> None:
    """A worker forked while the lock was held outlives its killed parent: the lock doesn't."""
    lock = WriterLock(tmp_path / "lock")
    with holder(lock.path, 60, "fork") as process:
        worker = int(first_line(process))
        process.kill()
        process.wait()
        try:
            os.kill(worker, 0)
            begun = time.monotonic()
            lock.acquire(wait=True)  # the worker lets go in its first moments, which may come after its parent's last
            assert time.monotonic() - begun < 30
        finally:
            os.kill(worker, signal.SIGKILL)
    lock.release()


def test_waiting(tmp_path: Path) -> None:
    """With ``wait`` it comes as soon as it is free, and it is told once whom that depends on."""
    lock = WriterLock(tmp_path / "lock")
    told: list[str] = []
    with holder(lock.path, 0.5) as process:
        first_line(process)
        begun = time.monotonic()
        lock.acquire(wait=True, tell=told.append)
        assert time.monotonic() - begun > 0.2
    lock.release()
    assert len(told) == 1
    assert f"process {process.pid}" in told[0]


def test_two_of_one_process(tmp_path: Path) -> None:
    """The lock is a transaction's, not a process's."""
    one, other = WriterLock(tmp_path / "lock"), WriterLock(tmp_path / "lock")
    one.acquire()
    with pytest.raises(IndexLockedError):
        other.acquire()
    one.release()
    other.acquire()
    other.release()


@pytest.mark.parametrize(
    "text",
    [b"", b"\xff\xfe", b"[]", b"{" * 600, b'{"pid": 1, "host": "h", "command": "\\u001b[2J", "since": "2020-01-01"}'],
)
def test_what_the_file_says_counts_for_nothing(tmp_path: Path, text: bytes) -> None:
    """Whatever stands there, the error is one line that can be printed, and nothing stops who gets the lock."""
    one, other = WriterLock(tmp_path / "lock"), WriterLock(tmp_path / "lock")
    one.path.write_bytes(text)
    one.acquire()
    one.path.write_bytes(text)
    with pytest.raises(IndexLockedError, match=r"^Another artcli is writing to the index ") as caught:
        other.acquire()
    assert str(caught.value).isprintable()
    one.release()
