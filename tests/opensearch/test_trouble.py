"""What does a person see when something is wrong with the cluster?  Two lines, exit status 2, no traceback, and no password anywhere."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from nodes import Cluster, Node, free_port
from proxy import Door, certificate
from support import DATA, Program

from artcli.opensearch.mapping import MAPPING

_numbers = count()
SECRET = "correct-horse-4711"


class Desk:
    """The installed program, and a library on the node that has the sample articles."""

    def __init__(self, node: Cluster, home: Path) -> None:
        self.node = node
        self.program = Program(home)
        self.name = f"trouble-{os.getpid()}-{next(_numbers)}"
        self.address = self.at(node.nodes[0].port)

    def at(self, port: int, *, scheme: str = "opensearch", host: str = "127.0.0.1") -> str:
        return f"{scheme}://{host}:{port}/{self.name}"

    def fails(self, address: str, *command: str, **environment: str) -> str:
        """Run a command that can't succeed, and return what is said."""
        done = self.program("--index", address, *command, **environment)
        assert done.returncode == 2, done
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        assert SECRET not in done.stderr
        lines = done.stderr.strip().split("\n")
        assert len(lines) == 2, done.stderr
        return done.stderr

    def works(self, address: str, *command: str, **environment: str) -> str:
        done = self.program("--index", address, *command, **environment)
        assert done.returncode == 0, done
        assert SECRET not in done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def desk(node: Cluster, tmp_path: Path) -> Iterator[Desk]:
    found = Desk(node, tmp_path)
    yield found
    node.ask("DELETE", f"/{found.name}-*")


@pytest.fixture
def library(desk: Desk) -> Desk:
    desk.works(desk.address, "ingest", "-q", "--replicas", "0", str(DATA))
    return desk


def test_wrong_hosts_and_ports(desk: Desk) -> None:
    assert "no host of the name" in desk.fails(desk.at(9200, host="nowhere.invalid"), "search", "hanoi")
    assert "No OpenSearch answers" in desk.fails(desk.at(free_port()), "search", "hanoi")
    with socket.socket() as dumb:  # takes connections, and says nothing
        dumb.bind(("127.0.0.1", 0))
        dumb.listen()
        config = desk.program.home / "config.toml"
        config.write_text("opensearch_timeout = 1\nopensearch_retries = 0\n")
        assert "didn't answer in time" in desk.fails(desk.at(dumb.getsockname()[1]), "search", "hanoi")


def test_a_library_that_is_not_there(desk: Desk) -> None:
    for command in (["search", "hanoi"], ["list"], ["stats"], ["show", "abcd"], ["remove", "-y", "hanoi"], ["compact"]):
        assert "There is no library at" in desk.fails(desk.address, *command), command
    assert "There is no library at" in desk.fails(desk.address, "copy", desk.address, str(desk.program.index))


def test_an_address_that_says_too_much_or_too_little(desk: Desk) -> None:
    told = desk.fails(f"opensearch://me:{SECRET}@127.0.0.1:9200/articles", "search", "hanoi")
    assert "A password has no place in the address" in told
    assert "names no library" in desk.fails("opensearch://127.0.0.1:9200", "search", "hanoi")
    assert "OpenSearch doesn't take" in desk.fails("opensearch://127.0.0.1:9200/My Articles", "search", "hanoi")


def test_users_passwords_and_tokens(library: Desk, tmp_path: Path) -> None:
    port = library.node.nodes[0].port
    said = {"ARTCLI_OPENSEARCH_USER": "ada", "ARTCLI_OPENSEARCH_PASSWORD": SECRET}
    with Door(port, user=("ada", SECRET)) as door:
        address = library.at(door.port)
        assert "Hanoi summit" in library.works(address, "search", "hanoi", "--plain", **said)
        assert "doesn't know this user" in library.fails(address, "search", "hanoi")
        wrong = said | {"ARTCLI_OPENSEARCH_USER": "bob"}
        assert "doesn't know this user" in library.fails(address, "search", "hanoi", **wrong)
        file = tmp_path / "credentials"
        file.write_text(f"user = ada\npassword = {SECRET}\n")
        named = {"ARTCLI_OPENSEARCH_CREDENTIALS": str(file)}
        file.chmod(0o644)
        assert "Others can read" in library.fails(address, "search", "hanoi", **named)
        file.chmod(0o600)
        assert "Hanoi summit" in library.works(address, "search", "hanoi", "--plain", **named)
        assert "There is no password for the user eve" in library.fails(
            address.replace("://", "://eve@"), "search", "hanoi"
        )
    with Door(port, token=SECRET) as door:
        token = {"ARTCLI_OPENSEARCH_TOKEN": SECRET}
        assert "Hanoi summit" in library.works(library.at(door.port), "search", "hanoi", "--plain", **token)
    assert "would travel to example.org unencrypted" in library.fails("opensearch://example.org/a", "list", **said)


def test_certificates(library: Desk, tmp_path: Path) -> None:
    port = library.node.nodes[0].port
    ours, key = certificate(tmp_path, "127.0.0.1")
    with Door(port, certificate=(ours, key)) as door:
        address = library.at(door.port, scheme="opensearchs")
        assert "isn't one that is trusted here" in library.fails(address, "search", "hanoi")
        trusted = {"ARTCLI_OPENSEARCH_CA": str(ours)}
        assert "Hanoi summit" in library.works(address, "search", "hanoi", "--plain", **trusted)
        assert "broke off the connection" in library.fails(library.at(door.port), "search", "hanoi")
        assert "can't be used" in library.fails(address, "list", ARTCLI_OPENSEARCH_CA=str(key))
    other, key = certificate(tmp_path, "other.example")
    with Door(port, certificate=(other, key)) as door:
        address = library.at(door.port, scheme="opensearchs")
        assert "is for another host" in library.fails(address, "search", "hanoi", ARTCLI_OPENSEARCH_CA=str(other))
    assert "There is no TLS" in library.fails(library.at(port, scheme="opensearchs"), "search", "hanoi")


def test_a_busy_cluster_is_asked_again(library: Desk) -> None:
    with Door(library.node.nodes[0].port, busy=(429, 503, 503)) as door:
        assert "Hanoi summit" in library.works(library.at(door.port), "search", "hanoi", "--plain")
    with Door(library.node.nodes[0].port, busy=(429, 503, 503)) as door:
        done = library.program("--index", library.at(door.port), "ingest", "-q", str(DATA))
        assert done.returncode == 0
        assert "artcli waits, and tries again" in done.stderr
    (library.program.home / "config.toml").write_text("opensearch_retries = 1\n")
    with Door(library.node.nodes[0].port, busy=(429,) * 9) as door:
        assert "too much to do" in library.fails(library.at(door.port), "search", "hanoi")


def test_an_index_that_is_read_only(library: Desk, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("New\n\nA text that is new to the library.\n")
    library.node.ask("PUT", f"/{library.name}/_settings", {"index.blocks.write": True})
    assert "takes no changes" in library.fails(library.address, "ingest", str(tmp_path / "new.txt"))
    assert "takes no changes" in library.fails(library.address, "remove", "-y", "hanoi")
    assert "Hanoi summit" in library.works(library.address, "search", "hanoi", "--plain")
    library.node.ask("PUT", f"/{library.name}/_settings", {"index.blocks.write": None})
    library.works(library.address, "ingest", str(tmp_path / "new.txt"))


def test_a_disk_that_is_full(library: Desk, tmp_path: Path) -> None:
    """The flood stage: the node looks at its disks every ten seconds, and has the index refuse what takes room."""
    (tmp_path / "new.txt").write_text("New\n\nA text that is new to the library.\n")
    flood(library, full=True)
    told = library.fails(library.address, "ingest", str(tmp_path / "new.txt"))
    assert "A disk of the cluster" in told
    assert "is full" in told
    assert "Hanoi summit" in library.works(library.address, "search", "hanoi", "--plain")
    flood(library, full=False)
    assert "added" in library.works(library.address, "ingest", "--jsonl", str(tmp_path / "new.txt"))


def flood(library: Desk, *, full: bool) -> None:
    """Have the node take its disk for full unless there is nearly an exabyte free, or for what it is again; wait until it has seen that."""
    block = "index.blocks.read_only_allow_delete"
    if isinstance(library.node.nodes[0], Node):
        allocation = "cluster.routing.allocation.disk"
        marks = dict.fromkeys([f"{allocation}.watermark.{name}" for name in ("low", "high", "flood_stage")], "900pb")
        wanted = marks | {f"{allocation}.threshold_enabled": "true", "cluster.info.update.interval": "10s"}
        settings = wanted if full else dict.fromkeys(wanted)
        library.node.ask("PUT", "/_cluster/settings", {"transient": settings})
        if not full:  # it also lets no index be made any more, and without a threshold nobody takes that back
            none = {"cluster.blocks.create_index": None}
            library.node.ask("PUT", "/_cluster/settings", {"transient": none, "persistent": none})
    elif full:  # a node that others use as well
        library.node.ask("PUT", f"/{library.name}/_settings", {block: True})
    for _ in range(300 if full else 0):
        found = library.node.ask("GET", f"/{library.name}/_settings?flat_settings=true")
        if next(iter(found.values()))["settings"].get(block):
            return
        time.sleep(0.2)
    assert not full
    library.node.ask("PUT", "/*/_settings", {block: None})


def test_a_mapping_of_another_version_is_migrated_behind_the_alias(library: Desk) -> None:
    index = f"{library.name}-v{MAPPING}-000001"
    before = json.loads(library.works(library.address, "list", "--json"))
    meta = {"_meta": {"artcli": {"mapping": 0}}}
    library.node.ask("PUT", f"/{index}/_mapping", meta)
    told = library.fails(library.address, "search", "hanoi")
    assert f"has mapping version 0; this artcli needs {MAPPING}" in told
    assert "compact --migrate" in told
    assert "31 articles written anew" in library.works(library.address, "compact", "--migrate")
    there = library.node.ask("GET", f"/_alias/{library.name}")
    assert list(there) == [f"{library.name}-v{MAPPING}-000002"]
    assert json.loads(library.works(library.address, "list", "--json")) == before
    assert "has this artcli's mapping already" in library.works(library.address, "compact", "--migrate")
    library.node.ask("PUT", f"/{library.name}-v{MAPPING}-000002/_mapping", {"_meta": {"artcli": {"mapping": 9}}})
    assert "made by a newer artcli" in library.fails(library.address, "search", "hanoi")


def test_an_index_that_is_not_ours(desk: Desk) -> None:
    desk.node.ask("PUT", f"/{desk.name}-theirs", {"aliases": {desk.name: {}}})
    assert "isn't an artcli library" in desk.fails(desk.address, "search", "hanoi")
    assert "isn't an artcli library" in desk.fails(desk.address, "ingest", str(DATA))


def test_broken_documents_are_named_and_repaired(library: Desk) -> None:
    """One whose record is rubbish is dropped, and comes again with its file; one whose fields are wrong is written anew."""
    index, ids = f"{library.name}-v{MAPPING}-000001", library.works(library.address, "list", "--format", "ids").split()
    lost, kept = (library.node.ask("GET", f"/{index}/_doc/{one}")["_source"] for one in ids[:2])
    path = lost["file"][0]
    library.node.ask("PUT", f"/{index}/_doc/{ids[0]}", lost | {"record": "bm9uc2Vuc2U="})
    library.node.ask("PUT", f"/{index}/_doc/{ids[1]}", kept | {"words": 7, "artcli": {"title": "herring"}})
    done = library.program("--index", library.address, "check")
    assert (done.returncode, "2 documents are broken" in done.stdout) == (1, True), done
    assert f"{ids[0]}  its record can't be read" in done.stdout
    assert path in done.stdout
    assert f"{ids[1]}  its fields don't say what its record does: words" in done.stdout
    done = library.program("--index", library.address, "check", "--repair")
    assert (done.returncode, "1 article of broken documents could be read" in done.stdout) == (1, True), done
    assert f"1 article is lost and must be ingested again:\n\n  {path}" in done.stdout
    assert ids[0] not in library.works(library.address, "list", "--format", "ids").split()
    told = library.works(library.address, "ingest", "--jsonl", str(DATA)).splitlines()
    assert json.loads(told[-1])["summary"]["added"] == 1
    assert "nothing is wrong" in library.works(library.address, "check")
    assert "nothing to repair" in library.works(library.address, "check", "--repair")
