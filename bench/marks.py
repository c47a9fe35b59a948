"""Does what the reader adds outlive anything?  Tags, notes and saved searches, changed at random by processes that are killed.

    python bench/marks.py [--operations 10000] [--articles 60] [--seed 1] [--folder DIR]

Between the kills the articles are changed, moved, deleted, brought back and ingested again (some of these ingests are killed too),
the index is compacted, or deleted and made anew.  After each kill the database holds all that was acknowledged, and at most the one
operation that was under way; after each round ``tag:``, ``note:`` and the counts of the library say just what the model says.  Prints
what was done; exit status 1 at the first difference.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from artcli.library import Library
from artcli.marks.articles import Marks
from artcli.marks.searches import SavedSearches

TAGS = ("unread", "starred", "korea", "to-read", "topic/water")
WORDS = ("budget", "ferry", "harbour", "sluice", "treaty")
NAMES = ("mine", "north", "south")
LONGEST_ROUND = 60


@dataclass
class Model:
    """What the marks must be."""

    tags: dict[tuple[str, str], bool] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    searches: dict[str, str] = field(default_factory=dict)

    def has(self, tag: str, article: str) -> bool:
        return self.tags.get((tag, article), tag == "unread")

    def after(self, operation: Operation) -> Model:
        """Return what they must be after an operation."""
        made = Model(dict(self.tags), dict(self.notes), dict(self.searches))
        operation.model(made)
        return made

    def same(self, other: Model, articles: list[str]) -> bool:
        return (self.notes, self.searches) == (other.notes, other.searches) and all(
            self.has(tag, one) == other.has(tag, one) for tag in TAGS for one in articles
        )


class Operation:
    """One change, the same for whoever has its number and the seed."""

    def __init__(self, seed: int, number: int, articles: list[str]) -> None:
        chosen = random.Random(f"{seed} {number}")
        self.kind = chosen.choices(("tag", "read", "note", "save", "forget"), (50, 15, 25, 7, 3))[0]
        self.articles = chosen.sample(articles, chosen.randint(1, 5))
        tags = chosen.sample(TAGS, chosen.randint(1, 3))
        cut = chosen.randint(0, len(tags))
        self.add, self.remove = tags[:cut], tags[cut:]
        self.note = chosen.choice(("", " ".join(chosen.choices(WORDS, k=chosen.randint(1, 6)))))
        self.name = chosen.choice(NAMES)
        self.query = f"tag:{chosen.choice(TAGS)} -note:{chosen.choice(WORDS)}"

    def run(self, marks: Marks, searches: SavedSearches) -> None:
        """Make the change."""
        if self.kind == "tag":
            marks.tag(self.articles, self.add, self.remove)
        elif self.kind == "read":
            marks.read(self.articles[0])
        elif self.kind == "note":
            marks.write_note(self.articles[0], self.note)
        elif self.kind == "save":
            searches.save(self.name, self.query)
        elif self.name in searches.queries():
            searches.forget(self.name)

    def model(self, model: Model) -> None:
        """Make it in the model."""
        if self.kind == "tag":
            model.tags.update({(tag, one): True for tag in self.add for one in self.articles})
            model.tags.update({(tag, one): False for tag in self.remove for one in self.articles})
        elif self.kind == "read":
            model.tags["unread", self.articles[0]] = False
        elif self.kind == "note" and self.note:
            model.notes[self.articles[0]] = self.note
        elif self.kind == "note":
            model.notes.pop(self.articles[0], None)
        elif self.kind == "save":
            model.searches[self.name] = self.query
        else:
            model.searches.pop(self.name, None)


def work(seed: int, first: int, last: int, ids: Path) -> None:
    """Run operations in this process, each acknowledged when it is done."""
    articles = ids.read_text().split()
    marks = Library(Path(os.environ["ARTCLI_INDEX"])).marks
    searches = SavedSearches(Path(os.environ["ARTCLI_MARKS"]), Path("x"))
    for number in range(first, last):
        Operation(seed, number, articles).run(marks, searches)
        print(number, flush=True)


class Bench:
    """A folder of files, their index, the marks, and what these must be."""

    def __init__(self, home: Path, articles: int, seed: int) -> None:
        self.seed = seed
        self.chosen = random.Random(seed)
        self.files, self.index, self.away = home / "files", home / "index", home / "away"
        self.marks = home / "marks.sqlite"
        self.list = home / "ids"
        os.environ.update(ARTCLI_MARKS=str(self.marks), ARTCLI_INDEX=str(self.index), ARTCLI_CONFIG=str(home / "none"))
        self.files.mkdir(parents=True)
        self.away.mkdir()
        for number in range(articles):
            self.write(self.files / f"{number:04d}.txt", number, "")
        self.ingest()
        with Library(self.index) as library:
            self.articles = sorted(library.ids("id:*"))
            library.marks.tag(self.articles, add=["kept"])  # an article without marks has no id to keep
        assert len(self.articles) == articles
        self.list.write_text("\n".join(self.articles))
        self.model = Model()
        self.done: Counter[str] = Counter()

    def write(self, path: Path, number: int, more: str) -> None:
        path.write_text(
            f"Article {number}\n\nThe text of the article of number{number}, which is like no other. {more}\n"
        )

    def ingest(self) -> None:
        """Ingest all files, at times in two goes, the first of them killed."""
        if self.chosen.random() < 0.3:
            process = subprocess.Popen(self.command("ingest", str(self.files), "-q", "-j", "1"))
            time.sleep(self.chosen.uniform(0.05, 0.5))
            process.kill()
            process.wait()
        subprocess.run(self.command("ingest", str(self.files), "-q", "-j", "1"), check=True)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "artcli", *arguments]

    def round(self, first: int, most: int) -> int:
        """Let a process change the marks, killed at some moment or not; return how many operations are done."""
        last = first + min(most, self.chosen.randint(1, LONGEST_ROUND))
        process = subprocess.Popen(
            [sys.executable, __file__, "--work", str(self.seed), str(first), str(last), str(self.list)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        kill_after = self.chosen.choice((None, self.chosen.randrange(last - first)))
        told = first
        for line in process.stdout:
            told = int(line) + 1
            if kill_after is not None and told - first > kill_after:
                time.sleep(self.chosen.uniform(0, 0.01))
                process.send_signal(signal.SIGKILL)
                kill_after = None
        self.done["kills"] += process.wait() < 0
        for number in range(first, told):
            self.model = self.model.after(Operation(self.seed, number, self.articles))
        return self.settle(told, last) - first

    def settle(self, told: int, last: int) -> int:
        """See that all that was told is there, and perhaps the next; return how many are done."""
        there = self.read()
        if self.model.same(there, self.articles):
            return told
        if told < last:
            further = self.model.after(Operation(self.seed, told, self.articles))
            if further.same(there, self.articles):
                self.model = further
                return told + 1
        sys.exit(f"after operation {told}: {there} isn't {self.model}")

    def read(self) -> Model:
        """Return what the marks are."""
        marks = Marks(self.marks)
        tags = {(tag, one): False for tag in TAGS for one in self.articles}
        for one in self.articles:
            tags.update({(tag, one): True for tag in marks.tags(one)})
        return Model(tags, marks.notes(), SavedSearches(self.marks, self.index).queries())

    def disturb(self) -> None:
        """Do something to the articles, or their index."""
        what = self.chosen.choice(("change", "move", "leave", "return", "rebuild", "compact", "again"))
        self.done[what] += 1
        there = sorted(self.files.iterdir())
        if what == "change":
            path = self.chosen.choice(there)
            self.write(path, int(path.stem[-4:]), f"Once more: {self.chosen.random()}.")
        elif what == "move":
            path = self.chosen.choice(there)
            path.rename(path.with_name(f"m{self.chosen.randrange(10**6)}-{path.stem[-4:]}.txt"))
        elif what == "leave" and len(there) > 10:
            path = self.chosen.choice(there)
            path.rename(self.away / path.name)
        elif what in ("return", "rebuild"):
            for path in self.away.iterdir():
                path.rename(self.files / path.name)
        if what == "rebuild":
            shutil.rmtree(self.index)
        if what == "compact":
            subprocess.run(self.command("compact", "-q"), check=True)
        else:
            self.ingest()

    def compare(self) -> None:
        """See that queries find what the model has."""
        with Library(self.index) as library:
            here = set(library.ids("id:*"))
            assert here <= set(self.articles), "an article has another id"
            for tag in TAGS:
                wanted = {one for one in here if self.model.has(tag, one)}
                assert set(library.ids(f"tag:{tag}")) == wanted, tag
                assert {one.value: one.count for one in library.tag_counts()}.get(tag, 0) == len(wanted), tag
            for word in WORDS:
                noted = {one for one, note in self.model.notes.items() if one in here and word in note}
                assert set(library.ids(f"note:{word}")) == noted, word
            for name, query in self.model.searches.items():
                assert set(library.ids(f"@{name}")) == set(library.ids(query)), name


def main() -> int:
    """Change, kill, disturb and look, until all operations are done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--operations", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--work", nargs=4, metavar=("SEED", "FIRST", "LAST", "IDS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        seed, first, last, ids = options.work
        work(int(seed), int(first), int(last), Path(ids))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.folder or Path(folder), options.articles, options.seed)
        begun, done, rounds = time.monotonic(), 0, 0
        while done < options.operations:
            done += bench.round(done, options.operations - done)
            bench.disturb()
            bench.compare()
            rounds += 1
        what = ", ".join([f"{number} {name}" for name, number in sorted(bench.done.items())])
        print(f"{done} operations in {rounds} rounds: {what}; nothing lost in {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
