"""A real OpenSearch for the tests of this folder: one node a session, three where a test asks for them.

``pytest -n`` without ``--dist loadgroup`` starts a node for each worker that has one of these tests; with it they share one, as all are in one group.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from distribution import UnavailableError
from nodes import Cluster

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put all tests of this folder into one group: they share a node."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("opensearch"))


@pytest.fixture(scope="session")
def node() -> Iterator[Cluster]:
    """One node: ``node.nodes[0].address`` (``http://127.0.0.1:PORT``), ``.port``; ``node.ask("GET", "/_cat/indices")`` asks it past artcli.

    ``ARTCLI_TESTS_OPENSEARCH=PORT`` uses a node that runs already.
    """
    running = os.environ.get("ARTCLI_TESTS_OPENSEARCH")
    if running:
        yield _running(int(running))
        return
    try:
        cluster = Cluster(1)
    except UnavailableError as error:
        pytest.skip(f"no OpenSearch: {error}")
    with cluster:
        yield cluster


def _running(port: int) -> Cluster:
    cluster = Cluster.__new__(Cluster)
    there = type("Running", (), {"port": port, "address": f"http://127.0.0.1:{port}", "process": True})()
    cluster.nodes = [there]
    return cluster
