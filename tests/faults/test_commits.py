"""Commits that are killed, that find the disk full, or that come while others read: nothing committed is lost, nothing is torn."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_index import make

from artcli.index.entries import all_filed

CHANGE = Path(__file__).with_name("change_index.py")
STATES = ["012345", "02345", "02356"]
"""What the index has before the change, after its first commit, and after its second."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills and limits are POSIX's")


def grief(tmp_path: Path, way: str, *, new: bool = False) -> list[list[str]]:
    """Return what each child said and what was found after it."""
    index, spare, work = tmp_path / "index", tmp_path / "spare", tmp_path / "work"
    if new:
        index.mkdir()
    else:
        make(index, [0, 1, 2], [3, 4, 5])
    make(spare, [6])
    work.mkdir()
    done = subprocess.run([sys.executable, CHANGE, way, index, spare, work], capture_output=True, text=True, check=True)
    assert not done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


@pytest.mark.parametrize("states", [STATES, ["none", "6"]])
def test_a_kill_at_any_line(tmp_path: Path, states: list[str]) -> None:
    """The index is as one of the commits left it, or there is none yet; later lines never see less, and no file stays behind."""
    found = [state for _, state in grief(tmp_path, "kill", new=len(states) == 2)]
    assert found[0] == states[-1]  # line 0 is never come to
    order = [states.index(state) for state in found[1:]]
    assert order == sorted(order)
    assert set(order) == set(range(len(states)))


def test_a_full_disk_at_any_write(tmp_path: Path) -> None:
    """Each write fails at some size: the error says so, and the last commit is as it was."""
    found = grief(tmp_path, "full")
    assert found[-1] == ["", STATES[2]]
    for said, state in found[:-1]:
        assert "can't be written: a file would be larger than the system allows." in said
        assert state in STATES[:2]
    assert {state for _, state in found} == set(STATES)


def test_readers_while_all_is_replaced(tmp_path: Path) -> None:
    """Whenever a search opens the index, it sees all articles, whatever is deleted and put in the place of it meanwhile."""
    directory = make(tmp_path / "index", *[[number] for number in range(8)])
    with subprocess.Popen([sys.executable, CHANGE, "churn", directory.path, "1.5"]) as writer:
        generations, opened = set(), 0
        while writer.poll() is None:
            with directory.open() as snapshot:
                assert [one.article.title for one in all_filed(snapshot)] == [f"Title {number}" for number in range(8)]
                generations.add(snapshot.generation)
                opened += 1
    assert writer.returncode == 0
    assert len(generations) > 5
    assert opened > 20
