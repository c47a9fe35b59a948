"""The same with a 3.x release, where there is a Java for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from distribution import VERSIONS, UnavailableError
from nodes import Cluster
from support import DATA, Program


def test_a_library_on_opensearch_3(tmp_path: Path) -> None:
    program = Program(tmp_path)
    try:
        cluster = Cluster(1, VERSIONS[21], heap="384m")
    except UnavailableError as error:
        pytest.skip(f"no OpenSearch {VERSIONS[21]}: {error}")
    with cluster:
        assert cluster.ask("GET", "/")["version"]["number"] == VERSIONS[21]
        address = f"opensearch://127.0.0.1:{cluster.nodes[0].port}/three"
        for index in (str(program.index), address):
            assert program("--index", index, "ingest", "-q", str(DATA)).returncode == 0
        for query in ("hanoi summit", '"empty chairs"', "summit* date:2019", "haus"):
            here, there = (
                program("--index", index, "search", query, "--format", "ids") for index in (str(program.index), address)
            )
            assert (there.returncode, sorted(there.stdout.split())) == (here.returncode, sorted(here.stdout.split()))
        assert "nothing is wrong" in program("--index", address, "check").stdout
