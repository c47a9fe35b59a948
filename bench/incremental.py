"""How long does an ingest take in which nothing, or little, is new?  ``python bench/incremental.py DIR [--files N] [--keep INDEX]``.

Copies N files of DIR into a folder, with their times, ingests them, then again: as they
are, with some touched, with all touched, after that again, with a hundredth changed, and with ``--rehash``.  Each run is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Prepare the files and time the runs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--work", type=Path, help="where to put the copies and the index")
    args = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="incremental-", dir=args.work))
    try:
        run_all(args.folder, work, args.files)
    finally:
        shutil.rmtree(work)


def run_all(folder: Path, work: Path, files: int) -> None:
    paths = copied(folder, work / "files", files)
    print(f"{len(paths):,} files, {sum(path.stat().st_size for path in paths) / 1e6:.1f} MB; {os.cpu_count()} cores")
    timed("first ingest", work)
    timed("unchanged", work)
    timed("unchanged, as JSON lines", work, "--jsonl")
    touch(paths[:: max(len(paths) // 1000, 1)])
    timed("a thousand touched", work)
    touch(paths)
    timed("all touched", work)
    timed("unchanged after that", work)
    for path in paths[::100]:
        path.write_text(path.read_text("utf-8") + "\n\nA paragraph that was added.\n", "utf-8")
    timed("a hundredth changed", work)
    timed("--rehash", work, "--rehash")


def copied(folder: Path, to: Path, files: int) -> list[Path]:
    """Copy files, their times with them, into folders like those they come from."""
    found = []
    for path in islice(files_of(folder), files):
        target = to / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
        found.append(target)
    return found


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the text files below a folder, in order."""
    for at, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(at) / name for name in sorted(names) if name.endswith(".txt"))


def touch(paths: list[Path]) -> None:
    """Give files a time of an hour ago that none of them had."""
    then = time.time_ns() - 3_600_000_000_000
    for path in paths:
        os.utime(path, ns=(then, then))


def timed(what: str, work: Path, *options: str) -> None:
    """Run an ingest and print how long it took, and its counts."""
    command = [sys.executable, "-m", "artcli", "--index", str(work / "index"), "ingest", str(work / "files"), *options]
    begun = time.perf_counter()
    done = subprocess.run([*command, *([] if options else ["--quiet"])], capture_output=True, check=False)
    seconds = time.perf_counter() - begun
    counts = ""
    if "--jsonl" in options:
        summary = json.loads(done.stdout.splitlines()[-1])["summary"]
        counts = ", ".join(f"{count:,} {name}" for name, count in summary.items() if count)
    print(f"{what:28}{seconds:8.2f} s  {counts}", flush=True)
    if done.returncode:
        print(done.stderr.decode())


if __name__ == "__main__":
    main()
