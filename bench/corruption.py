"""Does any spoiled file of an index break its reader?  ``python bench/corruption.py WORK [--count N] [--first N]``.

Each trial spoils one file of a small index of the sample articles, by chance (bytes flipped, cut, grown, exchanged, zeroed) or by malice
(odd numbers, sections, footers, records with all checksums right), reads all there is to read, and checks, merges and repairs now and then:
tests/faults/corruption.py says how.  What was done is remembered in WORK; the next call goes on from there.  Trials that fail are printed
with their numbers: ``--first N --count 1`` does one of them again.  One process; it may be run with nice.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SPOIL = ROOT / "tests" / "faults" / "spoil_index.py"
AT_ONCE = 2000
"""Trials of a process: what it may have leaked goes with it."""


def main() -> int:
    """Run, and return 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--first", type=int, help="where to begin (else where the last call ended)")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    state = options.work / "done.json"
    done, finds = json.loads(state.read_text()) if state.exists() else (0, 0)
    number = done if options.first is None else options.first
    end = options.count if options.first is None else options.first + options.count
    while number < end:
        count = min(AT_ONCE, end - number)
        finds += _run(options.work / "trials", number, count)
        number += count
        if options.first is None:
            state.write_text(json.dumps([number, finds]))
        print(f"{number:,} trials, {finds} finds", flush=True)
    return min(finds, 1)


def _run(work: Path, first: int, count: int) -> int:
    """Run some trials in a process of their own and return how many failed; one that dies is a find too."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    command = [sys.executable, str(SPOIL), str(work), str(ROOT / "data"), str(first), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    *found, last = done.stdout.splitlines() or [""]
    for line in found:
        print(line)
    if not last.startswith(f"{count} trials, "):
        print(f"trials from {first} on: the process ended with {done.returncode}\n{done.stderr}")
        return 1
    return int(last.split()[2])


if __name__ == "__main__":
    sys.exit(main())
