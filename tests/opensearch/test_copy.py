"""A library comes through a copy as it was, in any direction, with ids and marks; and those who share marks see the same."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from nodes import Cluster
from support import DATA, Program

_numbers = count()


class Desk:
    """The installed program, and addresses on the node."""

    def __init__(self, node: Cluster, home: Path) -> None:
        self.program = Program(home)
        self.prefix = f"copy-{os.getpid()}-{next(_numbers)}"
        self._port = node.nodes[0].port

    def address(self, name: str) -> str:
        return f"opensearch://127.0.0.1:{self._port}/{self.prefix}-{name}"

    def works(self, *command: str, **environment: str) -> str:
        done = self.program(*command, **environment)
        assert done.returncode == 0, done
        return done.stdout

    def articles(self, index: str) -> list[object]:
        """Return all that the library's articles say of themselves, in the order of their ids."""
        out = self.works("--index", index, "export", "--format", "jsonl", "id:*")
        return sorted((json.loads(line) for line in out.splitlines()), key=lambda one: one["id"])


@pytest.fixture
def desk(node: Cluster, tmp_path: Path) -> Iterator[Desk]:
    found = Desk(node, tmp_path)
    yield found
    node.ask("DELETE", f"/{found.prefix}-*")


def test_there_and_back_again(desk: Desk, tmp_path: Path) -> None:
    here, back, beside = (str(tmp_path / name) for name in ("here", "back", "beside"))
    there, other = desk.address("there"), desk.address("other")
    desk.works("--index", here, "ingest", "-q", str(DATA))
    before = desk.articles(here)
    assert "31 articles copied" in desk.works("copy", here, there, "--replicas", "0")
    assert desk.articles(there) == before
    desk.works("copy", there, other, "--replicas", "0")
    desk.works("copy", other, back)
    desk.works("copy", back, beside)
    assert desk.articles(back) == desk.articles(beside) == before
    assert "nothing is wrong" in desk.works("--index", back, "check")
    assert "nothing is wrong" in desk.works("--index", there, "check")
    told = desk.works("--index", there, "ingest", "--jsonl", str(DATA))  # its files are known there as well
    assert json.loads(told.splitlines()[-1])["summary"]["unchanged"] == len(before)


def test_a_second_copy_doubles_nothing_and_leaves_what_else_is_there(desk: Desk, tmp_path: Path) -> None:
    here, back, there = str(tmp_path / "here"), str(tmp_path / "back"), desk.address("there")
    (tmp_path / "own.txt").write_text("Their own\n\nA text that only the target has.\n")
    desk.works("--index", here, "ingest", "-q", str(DATA))
    for target in (there, back):
        desk.works("--index", target, "ingest", "-q", str(tmp_path / "own.txt"))
        for _ in range(2):
            done = json.loads(desk.works("copy", here, target, "--json"))
            assert (done["articles"], done["target_articles"]) == (31, 32)
    assert [one["id"] for one in desk.articles(there)] == [one["id"] for one in desk.articles(back)]


def test_marks_stay_here_or_are_shared(desk: Desk, tmp_path: Path) -> None:
    here, there = str(tmp_path / "here"), desk.address("there")
    mine, hers = ({"ARTCLI_MARKS": str(tmp_path / f"{name}.sqlite")} for name in ("mine", "hers"))
    desk.works("--index", here, "ingest", "-q", str(DATA))
    desk.works("--index", here, "tag", "+starred", "summit", **mine)
    desk.works("copy", here, there, "--replicas", "0", **mine)
    starred = desk.works("--index", there, "list", "tag:starred", "--format", "ids", **mine).split()
    assert starred  # by their ids, wherever the articles lie
    assert not desk.program("--index", there, "list", "tag:starred", "--format", "ids", **hers).stdout
    told = desk.works("copy", here, there, "--shared-marks", **mine)
    assert f"Marks of {len(starred)} articles taken along" in told
    assert desk.works("--index", there, "list", "tag:starred", "--format", "ids", **hers).split() == starred
    desk.works("--index", there, "tag", "+korea", "-starred", starred[0], **hers)
    desk.works("--index", there, "note", starred[0], "-m", "Ask the harbour master.", **hers)
    found = json.loads(desk.works("--index", there, "show", starred[0], "--json", "--keep-unread", **mine))
    assert found["tags"] == ["korea", "unread"]
    assert "harbour master" in desk.works("--index", there, "note", starred[0], "--show", **mine)
    assert (
        desk.works("--index", there, "list", 'note:"harbour master"', "--format", "ids", **mine).split() == starred[:1]
    )
    back = str(tmp_path / "back")
    theirs = {"ARTCLI_MARKS": str(tmp_path / "third.sqlite")}
    desk.works("copy", there, back, **theirs)
    assert desk.works("--index", back, "list", "tag:korea", "--format", "ids", **theirs).split() == starred[:1]


def test_places_that_can_not_be(desk: Desk, tmp_path: Path) -> None:
    here = str(tmp_path / "here")
    assert "There is no index yet" in desk.program("copy", here, desk.address("there")).stderr
    desk.works("--index", here, "ingest", "-q", str(DATA))
    assert "the same library" in desk.program("copy", here, f"{here}/../here").stderr
    done = desk.program("copy", here, str(tmp_path / "other"), "--shared-marks")
    assert (done.returncode, "on a cluster only" in done.stderr) == (2, True)
