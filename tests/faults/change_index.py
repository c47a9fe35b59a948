"""A process that changes an index and comes to grief: run by the tests beside it, never by pytest.

    change_index.py kill INDEX SPARE WORK    a child for every third line that a transaction runs, killed there
    change_index.py full INDEX SPARE WORK    a child for each limit to the size of files, from 0 up to enough
    change_index.py churn INDEX SECONDS      replaces all segments, again and again

INDEX has two segments of three articles (numbers 0 to 5), or is an empty folder; SPARE has one of another article (number 6); each child
changes a copy of INDEX in WORK.  The change: article 1 is deleted, and committed; then article 4 is deleted, 6 added, and committed.
What the child said and what is found after it is printed, one line a child.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import artcli.index
from artcli.errors import IndexMissingError, IndexWriteError
from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed

WATCHED = tuple(
    [
        str(Path(path) / f"{name}.py")
        for path in artcli.index.__path__
        for name in ("directory", "transaction", "durable")
    ]
)

LINES, BYTES = 3, 48
"""From one child to the next."""


def change(index: Path, spare: Path) -> None:
    """Change the index, in two commits."""
    with IndexDirectory(spare).open() as snapshot:
        (entry,) = snapshot.manifest.segments
    with IndexDirectory(index).transaction(command="change") as transaction:
        before = [one.name for one in transaction.segments]
        if before:
            transaction.delete(before[0], [1])
            transaction.commit()
            transaction.delete(before[1], [1])
        name = transaction.new_name()
        transaction.path_of(name).hardlink_to(spare / entry.file_name)
        transaction.add_segment(replace(entry, name=name))
        transaction.commit()


def state(index: Path) -> str:
    """Say what the index has, its articles by the last digit of their titles; and that a next transaction finds it in order."""
    try:
        with IndexDirectory(index).open() as snapshot:
            found = "".join([one.article.title[-1] for one in all_filed(snapshot)])
    except IndexMissingError:
        found = "none"
    with IndexDirectory(index).transaction() as transaction:
        named = {name for entry in transaction.segments for name in entry.file_names}
        left = {one.name for one in index.iterdir()} ^ {"lock", "manifest.json"} ^ named
        transaction.commit()
    return f"{found} {sorted(left)}" if left else found


def kill_at(line: int) -> None:
    """Have this process killed when it comes to the n-th line of the modules watched."""
    seen = count(1)

    def watch(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line" and next(seen) == line:
            os.kill(os.getpid(), signal.SIGKILL)
        return watch

    sys.settrace(watch)


def limit_files(size: int) -> None:
    """Let no file of this process grow beyond a size."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def grief(way: str, index: Path, spare: Path, work: Path) -> None:
    """Run a child for each step, as long as it comes to grief."""
    for step in count(0):
        copy = work / str(step)
        shutil.copytree(index, copy)
        child = os.fork()
        if not child:
            kill_at(step * LINES) if way == "kill" else limit_files(step * BYTES)
            told = b""
            try:
                change(copy, spare)
            except IndexWriteError as error:
                told = str(error).encode()
            except BaseException as error:  # noqa: BLE001  (whatever it is, the test is told)
                told = repr(error).encode()
            os.write(1, told)
            os._exit(1 if told else 0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"\t{state(copy)}\n")
        sys.stdout.flush()
        shutil.rmtree(copy)
        if status == 0 and step:
            return


def churn(index: Path, seconds: float) -> None:
    """Replace all segments by copies of them."""
    end = time.monotonic() + seconds
    with IndexDirectory(index).transaction() as transaction:
        while time.monotonic() < end:
            for entry in transaction.segments:
                name = transaction.new_name()
                shutil.copyfile(transaction.path_of(entry.name), transaction.path_of(name))
                transaction.replace([entry.name], replace(entry, name=name))
            transaction.commit()


if __name__ == "__main__":
    if sys.argv[1] == "churn":
        churn(Path(sys.argv[2]), float(sys.argv[3]))
    else:
        grief(sys.argv[1], *map(Path, sys.argv[2:]))
