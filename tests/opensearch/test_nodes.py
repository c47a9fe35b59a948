"""Three nodes, one of which dies: nothing is lost, nothing doubled, searches go on, and the person is told."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distribution import UnavailableError
from nodes import Cluster
from support import Program

from artcli.library import Library

ARTICLES = 2_000
_WORDS = "the ferry left the harbour at dawn with mail and herring for the islands while fog lay over the sound "


@pytest.fixture
def three() -> Iterator[Cluster]:
    """Three nodes that know one another."""
    try:
        cluster = Cluster(3)
    except UnavailableError as error:
        pytest.skip(f"no OpenSearch: {error}")
    with cluster:
        yield cluster


def files(folder: Path) -> Path:
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"Report {number}\n\nNumber {number} says that {_WORDS * 8}and that is all of number {number}.\n"
        (folder / f"{number:04}.txt").write_text(text)
    return folder


def written(cluster: Cluster) -> int:
    """Return how many documents the living nodes have taken until now."""
    try:
        found = cluster.ask("GET", "/news-*/_stats/indexing")
    except OSError:
        return 0
    return int(found["_all"]["primaries"].get("indexing", {}).get("index_total", 0))


class Searching:
    """Searches over and over on a thread; ``found`` has how many articles matched each time, ``failed`` what went wrong."""

    def __init__(self, address: str) -> None:
        self.found: list[int] = []
        self.failed: list[Exception] = []
        self._address = address
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._search)

    def __enter__(self) -> Searching:  # noqa: PYI034
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _search(self) -> None:
        with Library(self._address) as library:
            while not self._ended.is_set():
                try:
                    self.found.append(library.search("herring").total)
                except Exception as error:  # noqa: BLE001  (none is right)
                    self.failed.append(error)
                time.sleep(0.05)


def test_a_node_dies_in_the_middle_of_an_ingest_and_of_searches(
    three: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(tmp_path / "home")
    program.home.mkdir()
    for name in ("STATE", "CONFIG", "MARKS"):
        monkeypatch.setenv(f"ARTCLI_{name}", program.environment[f"ARTCLI_{name}"])
    hosts = ",".join(f"127.0.0.1:{node.port}" for node in three.nodes)
    address = f"opensearch://{hosts}/news"
    folder = files(tmp_path / "files")
    command = [*program.command, "--index", address, "ingest", "--jsonl", str(folder)]
    command += ["--shards", "3", "--replicas", "1", "--memory", "200M"]
    ingest = subprocess.Popen(command, env=program.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    waiting = threading.Thread(target=lambda: _kill_when(three, lambda: written(three) > ARTICLES // 4))
    waiting.start()
    out, err = ingest.communicate(timeout=240)
    waiting.join()
    assert ingest.returncode == 0, err
    assert len(three.alive) == 2
    assert b"doesn't answer" in err
    assert b"other nodes" in err
    assert b"Traceback" not in err
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows[-1]["summary"]["added"] == ARTICLES
    assert rows[-1]["articles"] == ARTICLES
    ids = {row["id"] for row in rows[:-1]}
    assert len(ids) == ARTICLES
    exported = program("--index", address, "list", "--format", "ids", "--limit", str(2 * ARTICLES))
    assert sorted(exported.stdout.split()) == sorted(ids), exported.stderr

    three.nodes[1].start()
    three.wait()
    with Searching(address) as searching:
        _wait_for(searching, 5)
        three.nodes[2].kill()
        _wait_for(searching, len(searching.found) + 20)
    assert not searching.failed
    assert set(searching.found) == {ARTICLES}
    checked = program("--index", address, "check", "--quick")
    assert checked.returncode == 0
    assert "on no node" in checked.stderr
    again = program("--index", address, "ingest", "--jsonl", str(folder))
    assert json.loads(again.stdout.splitlines()[-1])["summary"]["unchanged"] == ARTICLES


def _kill_when(cluster: Cluster, due: object) -> None:
    end = time.monotonic() + 60
    while not due() and time.monotonic() < end:
        time.sleep(0.02)
    cluster.nodes[1].kill()


def _wait_for(searching: Searching, many: int) -> None:
    end = time.monotonic() + 90
    while len(searching.found) < many and not searching.failed and time.monotonic() < end:
        time.sleep(0.05)
