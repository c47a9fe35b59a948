"""A real OpenSearch for the tests of this folder: one node a session, three where a test asks for them.

With ``pytest -n`` all tests of this folder go to one worker, so that they share the node: tests/conftest.py has tests parted by groups.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from distribution import UnavailableError
from nodes import Cluster

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put all tests of this folder into one group: they share a node."""
    for item in items if config.pluginmanager.hasplugin("xdist") else ():
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("opensearch"))


@pytest.fixture(scope="session")
def node() -> Iterator[Cluster]:
    """One node: ``node.nodes[0].address`` (``http://127.0.0.1:PORT``), ``.port``; ``node.ask("GET", "/_cat/indices")`` asks it past artcli.

    ``ARTCLI_TESTS_OPENSEARCH=PORT`` uses a node that runs already.
    """
    if find_spec("opensearchpy") is None:
        pytest.skip("the extra [opensearch] isn't installed")
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
