"""Does the index outlive anything?  Ingests, updates and compactions killed at random moments, each followed by a look at what is left.

    python bench/crashes.py [--kills 200] [--files 4000] [--seed 1] [--folder DIR]

After each kill: nothing that was committed is lost (each file keeps its article's id), no id and no file is there twice, ``artcli check``
finds nothing wrong (where there is such a command), and no worker is left.  At the end a last ingest has everything.  Prints a line a kill.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed

ARTCLI = [sys.executable, "-m", "artcli"]
WORDS = 400


def write_file(path: Path, chosen: random.Random) -> None:
    """Write an article that is like no other."""
    words = " ".join([f"w{chosen.randrange(20_000)}" for _ in range(WORDS)])
    path.write_text(f"Article {chosen.getrandbits(60)}\n\nThe text of it. {words}.\n")


class Bench:
    """A folder of files, its index, and what was seen in it last."""

    def __init__(self, home: Path, files: int, seed: int) -> None:
        self.chosen = random.Random(seed)
        self.folder = home / "files"
        self.index = home / "index"
        self.environment = os.environ | {"ARTCLI_INDEX": str(self.index), "PYTHONUTF8": "1"}
        self.ids: dict[str, str] = {}
        self.named = 0
        self.folder.mkdir(parents=True)
        for _ in range(files):
            self.add()
        help_text = self.run("--help").stdout
        self.can_check = "  check " in help_text

    def add(self) -> None:
        write_file(self.folder / f"{self.named:06d}.txt", self.chosen)
        self.named += 1

    def change(self) -> None:
        """Change, move, copy, remove and add some files: what happened to them is in nobody's way to be killed in."""
        there = sorted(self.folder.iterdir())
        for path in self.chosen.sample(there, len(there) // 20):
            what = self.chosen.random()
            if what < 0.5:
                write_file(path, self.chosen)
            elif what < 0.7:
                path.rename(path.with_name(f"m{self.named:06d}.txt"))
                self.named += 1
            elif what < 0.8:
                path.with_name(f"c{self.named:06d}.txt").write_bytes(path.read_bytes())
                self.named += 1
            else:
                self.add()

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*ARTCLI, *args], capture_output=True, text=True, env=self.environment, check=False, timeout=600
        )

    def kill_one(self, command: list[str], longest: float) -> float:
        """Start a command, kill it, its workers left to themselves, and return after how long."""
        process = subprocess.Popen(
            [*ARTCLI, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment
        )
        after = self.chosen.uniform(0.05, longest)
        time.sleep(after)
        workers = children(process.pid)
        if workers and self.chosen.random() < 0.2:
            os.kill(self.chosen.choice(workers), signal.SIGKILL)
            time.sleep(self.chosen.uniform(0, 0.5))
        process.kill()
        process.wait()
        left = workers
        for _ in range(400):
            left = [pid for pid in left if alive(pid)]
            if not left:
                break
            time.sleep(0.05)
        assert not left, "workers outlived their parent by 20 seconds"
        return after

    def look(self) -> int:
        """Compare the index with what it was, and return how many articles it has."""
        if not IndexDirectory(self.index).exists():
            assert not self.ids
            return 0
        with IndexDirectory(self.index).open() as snapshot:
            found = list(all_filed(snapshot))
            assert len(found) == snapshot.documents
        assert max(Counter(filed.id for filed in found).values()) == 1, "an id is there twice"
        assert max(Counter(path for filed in found for path in filed.hashes).values()) == 1, "a file is there twice"
        now = {path: filed.id for filed in found for path in filed.hashes}
        # A copy that was changed becomes an article of its own; every other article is still there, by its file or by where that went.
        lost = set(self.ids.values()) - set(now.values())
        assert not lost, f"{len(lost)} articles are lost, such as {min(lost)}"
        self.ids = now
        if self.can_check:
            checked = self.run("check")
            assert checked.returncode == 0, checked.stdout + checked.stderr
        return len(found)


def children(pid: int) -> list[int]:
    """Return the processes that one has started, those that workers are forked of and workers, theirs too."""
    try:
        own = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [*own, *[below for one in own for below in children(one)]]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--files", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where to work; else a temporary folder")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as home:
        bench = Bench(Path(home), args.files, args.seed)
        ingest = ["ingest", str(bench.folder), "-q", "--memory", "200M"]
        for kill in range(args.kills):
            command = ["compact"] if bench.ids and kill % 5 == 4 else [*ingest, "-j", "1" if kill % 7 == 6 else "2"]
            after = bench.kill_one(command, 2.0 if command == ["compact"] else 6.0)
            articles = bench.look()
            print(f"{kill + 1:>4}  {command[0]:<8} killed after {after:4.1f} s  {articles:>6} articles", flush=True)
            if kill % 10 == 9:
                done = bench.run(*ingest)
                assert done.returncode == 0, done.stderr
                bench.look()
                bench.change()
        done = bench.run(*ingest)
        assert done.returncode == 0, done.stderr
        bench.look()
        assert set(bench.ids) >= {str(path) for path in bench.folder.iterdir()}
        print(f"{args.kills} kills: nothing lost, nothing twice")


if __name__ == "__main__":
    main()
