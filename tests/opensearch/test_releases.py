"""The same with a 3.x release, where there is a Java for it: ingest, the table of queries, explanations, check and a copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import test_queries as table
from distribution import VERSIONS, UnavailableError
from nodes import Cluster
from support import DATA, Program

KINDS = {
    "finds": table.test_finds,
    "first": table.test_order,
    "widened": table.test_widened,
    "suggests": table.test_suggests,
    "refused": table.test_refused,
}
SAMPLES = ("hanoi summit", '"empty chairs"', "summit* date:2019", "haus")


@pytest.fixture(scope="module")
def three() -> Iterator[Cluster]:
    """A node of the 3.x release."""
    try:
        cluster = Cluster(1, VERSIONS[21], heap="384m")
    except UnavailableError as error:
        pytest.skip(f"no OpenSearch {VERSIONS[21]}: {error}")
    with cluster:
        assert cluster.ask("GET", "/")["version"]["number"] == VERSIONS[21]
        yield cluster


def test_a_library_on_opensearch_3(three: Cluster, tmp_path: Path) -> None:
    program = Program(tmp_path)
    address = f"opensearch://127.0.0.1:{three.nodes[0].port}/three"
    for index in (str(program.index), address):
        assert program("--index", index, "ingest", "-q", str(DATA)).returncode == 0
    for query in SAMPLES:
        here, there = (
            program("--index", index, "search", query, "--format", "ids") for index in (str(program.index), address)
        )
        assert (there.returncode, sorted(there.stdout.split())) == (here.returncode, sorted(here.stdout.split()))
    assert "nothing is wrong" in program("--index", address, "check").stdout
    assert "31 articles copied" in program("copy", address, str(tmp_path / "back")).stdout


def test_the_table_of_queries(three: Cluster, tmp_path: Path) -> None:
    """Each row of the search tests' table finds the same there as in a folder."""
    with table.shelved(three, tmp_path) as shelves:
        rows = 0
        for row in table.ROWS:
            for kind, check in KINDS.items():
                if kind in row:
                    check(shelves, row)
                    rows += 1
        assert rows >= len(table.ROWS)
        table.test_explained(shelves, "state owned")
        table.test_expanded(shelves)
        table.test_scores(shelves)
        table.test_statistics(shelves)
