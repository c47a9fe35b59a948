"""Do writers and readers get on?  ``python bench/together.py [--seconds 60] [--files 3000] [--seed 1]``: two ingests and four searchers at once.

Two processes ingest again and again, each its own half of some files, of which it rewrites and removes some before each run (``--wait``,
as there is one writer at a time); now and then one of them compacts.  Four others search without rest, each in its own process, by the
library, and hold every search against itself: an article that is found has the word, no id is there twice, what the totals say is
there, and what a search was given can be read to its end.  Prints what was done; exits with 1 where anything went wrong.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.library import Library
from artcli.search.request import SearchRequest

if TYPE_CHECKING:
    from multiprocessing.managers import ListProxy

ARTCLI = [sys.executable, "-m", "artcli"]
WORDS = [f"word{number}" for number in range(400)]


def main() -> int:
    """Run, and return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    context = get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="bench-") as work, context.Manager() as manager:
        home, done, faults = Path(work), manager.list(), manager.list()
        until = time.time() + options.seconds
        halves = [home / "one", home / "two"]
        for number, half in enumerate(halves):
            half.mkdir()
            for file in range(options.files // 2):
                write(half / f"{file:05}.txt", random.Random(options.seed + 2 * file + number))
        ingest(home, halves[0])
        ingests = [(home, half, until, options.seed + at, done, faults) for at, half in enumerate(halves)]
        searches = [(home, until, options.seed + at, done, faults) for at in range(4)]
        processes = [context.Process(target=write_on, args=args) for args in ingests]
        processes += [context.Process(target=search_on, args=args) for args in searches]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        told = dict.fromkeys(done, 0)
        for one in done:
            told[one] += 1
        broken = [process.exitcode for process in processes if process.exitcode]
        check = subprocess.run([*ARTCLI, "--index", str(home / "index"), "check"], capture_output=True, check=False)
        print(", ".join([f"{count:,} {what}" for what, count in sorted(told.items())]))
        for fault in [*faults, *[f"a process ended with {code}" for code in broken]]:
            print("FAULT", fault)
        if check.returncode:
            print("FAULT", check.stdout.decode(), check.stderr.decode())
        return 1 if faults or broken or check.returncode else 0


def write(path: Path, chosen: random.Random) -> None:
    """Write an article that says how many times it has been written."""
    text = " ".join(chosen.choices(WORDS, k=200))
    path.write_text(f"Article {chosen.getrandbits(50)}\n\nThe text of it, {text}.\n", encoding="utf-8")


def ingest(home: Path, folder: Path) -> str:
    """Ingest a folder; return what went wrong."""
    command = [*ARTCLI, "--index", str(home / "index"), "ingest", "--wait", "--quiet", str(folder)]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return "" if not ran.returncode else f"ingest: {ran.returncode} {ran.stderr.decode()}"


def write_on(home: Path, folder: Path, until: float, seed: int, done: ListProxy[str], faults: ListProxy[str]) -> None:
    """Change files and ingest them, until the time is over."""
    chosen = random.Random(seed)
    while time.time() < until:
        files = sorted(folder.iterdir())
        for path in chosen.sample(files, len(files) // 10):
            write(path, chosen)
        if fault := ingest(home, folder):
            faults.append(fault)
        done.append("ingests")
        if chosen.random() < 0.4:
            compact = [*ARTCLI, "--index", str(home / "index"), "compact", "--wait", "--quiet"]
            ran = subprocess.run(compact, capture_output=True, check=False, timeout=120)
            if ran.returncode:
                faults.append(f"compact: {ran.stderr.decode()}")
            done.append("compactions")


def search_on(home: Path, until: float, seed: int, done: ListProxy[str], faults: ListProxy[str]) -> None:
    """Search until the time is over, and hold each search against itself."""
    chosen = random.Random(seed)
    library = Library(home / "index")
    count = 0
    while time.time() < until:
        if chosen.random() < 0.1:
            library.close()
        words = chosen.sample(WORDS, chosen.choice((1, 1, 2)))
        results = library.search(SearchRequest(" ".join(words), limit=chosen.choice((5, 5, 5, 50, 1000))))
        ids = [hit.id for hit in results.hits]
        if len(set(ids)) != len(ids) or len(ids) > results.total:
            faults.append(f"{words}: {len(ids)} hits, {len(set(ids))} of them different, of {results.total}")
        for hit in results.hits[:20]:
            shown = " ".join([one.text for one in hit.snippets]).lower()
            if not results.widened and not any(word in shown for word in words):
                faults.append(f"{words}: {hit.id} was found without them")
        count += 1
    done.extend(["searches"] * count)


if __name__ == "__main__":
    sys.exit(main())
