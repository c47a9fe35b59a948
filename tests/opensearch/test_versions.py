"""Are versions of an article found in a cluster as in a folder: after an ingest, a change, a removal, a copy, and with another threshold?  The same files in both."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from nodes import Cluster
from support import Program

_numbers = count()
_VARYING = re.compile(r'"(ingested|score)": [^,]*,')
WORDS = [
    f"{first}{second}"
    for first in ("har", "wal", "fer", "slu", "min", "tor", "bel", "gra")
    for second in ("bour", "ter", "ling", "sten", "ment", "nick", "dale", "bert")
]


class Both:
    """The program, and the same files in a folder's index and in a cluster."""

    def __init__(self, node: Cluster, home: Path) -> None:
        self.node = node
        self.program = Program(home)
        self.files = home / "files"
        self.files.mkdir()
        self.name = f"versions-{os.getpid()}-{next(_numbers)}"
        self.here = str(home / "folder")
        self.there = f"opensearch://127.0.0.1:{node.nodes[0].port}/{self.name}"

    def write(self, name: str, words: list[str]) -> None:
        (self.files / f"{name}.txt").write_text(f"Report {name}\n\n{' '.join(words)}.\n")

    def run(self, *command: str) -> str:
        """Run a command on both, see that both say the same, and return it."""
        told = []
        for index in (self.here, self.there):
            done = self.program("--index", index, *command)
            assert done.returncode in (0, 1), done
            told.append(_VARYING.sub("", done.stdout) + done.stderr.replace(index, "INDEX"))
        assert told[1] == told[0]
        return told[0]

    def ingest(self) -> None:
        for index in (self.here, self.there):
            done = self.program("--index", index, "ingest", "-q", "--rehash", "--jobs", "1", str(self.files))
            assert done.returncode == 0, done

    def groups(self) -> set[frozenset[str]]:
        """Return the groups, by the names of files; they are the same in both."""
        found = json.loads(
            self.run("search", "report", "--all-versions", "--limit", "100", "--format", "json", "--sort", "title")
        )
        names = {hit["id"]: Path(hit["path"]).stem for hit in found}
        return {
            frozenset([names[hit["id"]], *[names[one] for one in hit["versions"]]]) for hit in found if hit["versions"]
        }


@pytest.fixture
def both(node: Cluster, tmp_path: Path) -> Iterator[Both]:
    found = Both(node, tmp_path)
    yield found
    node.ask("DELETE", f"/{found.name}-*")


def text(seed: int) -> list[str]:
    drawn = random.Random(seed)
    return [f"{drawn.choice(WORDS)}{drawn.choice(WORDS)}" for _ in range(200)]


def edited(words: list[str], share: float, seed: int) -> list[str]:
    drawn = random.Random(seed)
    return [drawn.choice(WORDS) if drawn.random() < share else word for word in words]


def test_versions_are_found_as_in_a_folder(both: Both) -> None:
    for number in range(8):
        both.write(f"a{number}", text(number))
    both.write("b0", edited(text(0), 0.02, 1))
    both.write("c0", edited(text(0), 0.03, 2))
    both.write("b1", edited(text(1), 0.04, 3))
    both.write("far", edited(text(2), 0.5, 4))
    both.ingest()
    assert both.groups() == {frozenset({"a0", "b0", "c0"}), frozenset({"a1", "b1"})}
    told = both.run("search", "report", "--limit", "4", "--sort", "title", "--format", "jsonl", "--offset", "1")
    assert len(told.splitlines()) == 4
    ids = {Path(hit["path"]).stem: hit["id"] for hit in json.loads(both.run("list", "--json"))}
    assert "1 other version" in both.run("search", "title:a1", "--width", "90") or both.run(
        "search", "title:a1", "--json"
    )
    for name in ("a0", "b1"):
        assert json.loads(both.run("show", ids[name], "--json", "--keep-unread"))["versions"]
        assert both.run("show", ids[name], "--versions", "--plain", "--keep-unread")
    assert "no other version" in both.run("show", ids["far"], "--versions", "--keep-unread")

    both.write("b1", text(77))  # no version of a1 any more
    both.write("late", edited(text(3), 0.02, 5))
    both.run("remove", "-q", "-y", ids["b0"])
    (both.files / "b0.txt").unlink()
    both.ingest()
    assert both.groups() == {frozenset({"a0", "c0"}), frozenset({"a3", "late"})}

    (both.program.home / "config.toml").write_text("near_duplicates = 0.97\n")
    both.ingest()
    assert both.groups() == set()
    (both.program.home / "config.toml").write_text("near_duplicates = false\n")
    both.ingest()
    assert both.groups() == set()
    (both.program.home / "config.toml").unlink()
    both.ingest()
    assert both.groups() == {frozenset({"a0", "c0"}), frozenset({"a3", "late"})}


def test_versions_are_known_after_a_copy_and_to_compact(both: Both, tmp_path: Path) -> None:
    both.write("a", text(0))
    both.write("b", edited(text(0), 0.03, 2))
    assert both.program("--index", both.here, "ingest", "-q", str(both.files)).returncode == 0
    assert both.program("copy", both.here, both.there, "-q").returncode == 0
    assert both.groups() == {frozenset({"a", "b"})}
    both.node.ask("DELETE", f"/{both.name}-versions")
    done = both.program("--index", both.there, "search", "report", "--json", "--all-versions")
    assert [hit["versions"] for hit in json.loads(done.stdout)] == [[], []]
    assert both.program("--index", both.there, "compact", "-q").returncode == 0
    assert both.groups() == {frozenset({"a", "b"})}
