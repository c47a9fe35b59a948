"""What is left when something ends in the middle: the cluster, or the program, by Ctrl-C?  A plain word, nothing doubled, and the next run goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from nodes import Cluster
from proxy import Door
from support import Program

ARTICLES = 700
_WORDS = "the ferry left the harbour at dawn with mail and herring for the islands while fog lay over the sound "
_numbers = count()
SECRET = "correct-horse-4711"


class Desk:
    """The installed program, files to ingest, and a library's name on the node."""

    def __init__(self, node: Cluster, home: Path, files: Path) -> None:
        self.node = node
        self.files = files
        self.program = Program(home)
        self.name = f"broken-{os.getpid()}-{next(_numbers)}"
        self.address = self.at(node.nodes[0].port)
        (home / "config.toml").write_text("opensearch_retries = 0\nnear_duplicates = false\n")

    def at(self, port: int) -> str:
        return f"opensearch://127.0.0.1:{port}/{self.name}"

    def there(self) -> list[str]:
        """Return the ids of the library's articles."""
        done = self.program("--index", self.address, "list", "--format", "ids")
        assert done.returncode == 0, done
        return done.stdout.split()

    def ingest(self) -> dict[str, int]:
        done = self.program("--index", self.address, "ingest", "--jsonl", str(self.files))
        assert done.returncode == 0, done
        summary: dict[str, int] = json.loads(done.stdout.splitlines()[-1])["summary"]
        return summary


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for number in range(ARTICLES):
        text = f"Report {number}\n\nNumber {number} says that {_WORDS * 5}and that is all of number {number}.\n"
        (folder / f"{number:04}.txt").write_text(text)
    return folder


@pytest.fixture
def desk(node: Cluster, tmp_path: Path, files: Path) -> Iterator[Desk]:
    found = Desk(node, tmp_path, files)
    yield found
    node.ask("DELETE", f"/{found.name}-*")


@pytest.mark.parametrize("requests", [1, 6, 10])
def test_a_cluster_that_goes_away_in_the_middle_of_an_ingest(desk: Desk, requests: int) -> None:
    with Door(desk.node.nodes[0].port, shuts_after=requests) as door:
        done = desk.program(
            "--index", desk.at(door.port), "ingest", "-q", "--replicas", "0", "--memory", "200M", str(desk.files)
        )
    assert done.returncode == 2, done
    plain(done.stderr)
    summary = desk.ingest()
    assert summary["added"] + summary["unchanged"] == ARTICLES
    ids = desk.there()
    assert len(ids) == len(set(ids)) == ARTICLES


@pytest.mark.parametrize(
    "command",
    [
        ["search", "herring"],
        ["show", "0001.txt"],
        ["list", "--format", "ids"],
        ["export", "--all", "--format", "jsonl"],
        ["check"],
        ["stats", "--json"],
        ["timeline", "ferry"],
        ["tag", "+seen", "herring"],
        ["remove", "-y", "herring"],
        ["renormalise", "-q"],
        ["copy", "SOURCE", "TARGET"],
    ],
    ids=" ".join,
)
def test_a_cluster_that_goes_away_in_the_middle_of_a_command(desk: Desk, command: list[str], tmp_path: Path) -> None:
    """Each is an error of two lines; what was printed until then is whole, and what was to be written is all there or none of it."""
    desk.ingest()
    for requests in (1, 3, 6):
        with Door(desk.node.nodes[0].port, shuts_after=requests) as door:
            places = {
                "SOURCE": desk.at(door.port),
                "TARGET": str(tmp_path / "copy"),
                "0001.txt": str(desk.files / "0001.txt"),
            }
            done = desk.program("--index", desk.at(door.port), *[places.get(one, one) for one in command])
        if done.returncode == 0:
            break
        assert done.returncode == 2, done
        plain(done.stderr)
        assert not done.stdout or done.stdout.endswith("\n")
    assert len(desk.there()) in (0, ARTICLES)


def plain(told: str) -> None:
    """See that what is said ends with one line of what is wrong, and one of what to do."""
    assert "Traceback" not in told
    wrong, hint = told.strip().split("\n")[-2:]
    assert "doesn't answer any more" in wrong or "broke off the connection" in wrong, told
    assert hint


def test_a_copy_that_was_broken_off_is_gone_on_with(desk: Desk, tmp_path: Path) -> None:
    """In either direction: what arrived stays, nothing is doubled, and the target is a library that nothing is wrong with."""
    here, back = str(tmp_path / "here"), str(tmp_path / "back")
    assert desk.program("--index", here, "ingest", "-q", str(desk.files)).returncode == 0
    port = desk.node.nodes[0].port
    for requests in (4, 9):
        with Door(port, shuts_after=requests) as door:
            done = desk.program("copy", here, desk.at(door.port), "--replicas", "0")
        assert done.returncode == 2, done
        plain(done.stderr)
    done = desk.program("copy", here, desk.address, "--json")
    assert json.loads(done.stdout)["target_articles"] == ARTICLES, done
    with Door(port, shuts_after=5) as door:
        done = desk.program("copy", desk.at(door.port), back)
    assert done.returncode == 2, done
    plain(done.stderr)
    assert json.loads(desk.program("copy", desk.address, back, "--json").stdout)["target_articles"] == ARTICLES
    assert "nothing is wrong" in desk.program("--index", back, "check").stdout
    assert "nothing is wrong" in desk.program("--index", desk.address, "check").stdout


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_keeps_what_was_sent(desk: Desk) -> None:
    command = [
        *desk.program.command,
        "--index",
        desk.address,
        "ingest",
        "--replicas",
        "0",
        "--memory",
        "200M",
        str(desk.files),
    ]
    ingest = subprocess.Popen(command, env=desk.program.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    end = time.monotonic() + 60
    while not written(desk) and ingest.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    ingest.send_signal(signal.SIGINT)
    told = ingest.communicate(timeout=60)[1].decode()
    assert "Traceback" not in told
    if ingest.returncode == 0:
        pytest.skip("the ingest was done before it could be interrupted")
    assert ingest.returncode == 130, told
    kept = desk.there()
    summary = desk.ingest()
    assert summary["unchanged"] == len(kept) > 0
    assert summary["added"] == ARTICLES - len(kept)
    assert len(set(desk.there())) == ARTICLES


def written(desk: Desk) -> int:
    """Return how many documents the node has taken until now."""
    try:
        found = desk.node.ask("GET", f"/{desk.name}-*/_stats/indexing")
    except OSError:
        return 0
    return int(found["_all"]["primaries"].get("indexing", {}).get("index_total", 0))


def test_no_secret_is_seen_anywhere(desk: Desk, tmp_path: Path) -> None:
    """Neither with ARTCLI_DEBUG nor with Python's own warnings and logs, nor in the list of processes, nor in a file that is left behind."""
    said = {
        "ARTCLI_OPENSEARCH_USER": "ada",
        "ARTCLI_OPENSEARCH_PASSWORD": SECRET,
        "ARTCLI_DEBUG": "1",
        "PYTHONDEVMODE": "1",
    }
    hidden = [SECRET, b64encode(f"ada:{SECRET}".encode()).decode()]
    commands: list[list[str]] = [
        ["ingest", "-v", "--jobs", "2", "--replicas", "0", str(desk.files)],
        ["search", "herring", "--explain"],
        ["search", "("],
    ]
    for user in ("ada", "eve"):
        with Door(desk.node.nodes[0].port, user=(user, SECRET)) as door:
            for command in commands:
                environment = desk.program.environment | said
                argv = [*desk.program.command, "--index", desk.at(door.port), *command]
                run = subprocess.Popen(argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                seen = b""
                while run.poll() is None and Path("/proc").is_dir():
                    seen += b"".join(command_line(one) for one in Path("/proc").glob("[0-9]*/cmdline"))
                    time.sleep(0.05)
                    if len(seen) > 2**22:
                        break
                told = run.communicate(timeout=120)[0].decode() + seen.decode(errors="replace")
                assert not any(one in told for one in hidden), command
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not any(one.encode() in data for one in hidden), path


def command_line(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
