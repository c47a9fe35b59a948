"""What does a library on OpenSearch cost beside one in a folder?  ``python bench/opensearch.py DIR [--heap 1g] [--address URL]``, one run.

The files of DIR are ingested into a folder and into a cluster (of one node that is started here, unless ``--address`` names one with an empty
library), with and without fields for other programs, each by the program as a whole process, without copies of shards.  Then the 200 queries of bench/search.py are asked of each in one warm process, ten
hits with passages each.  Prints articles and text a second, bytes on disk an article, and p50 and p95 of a search by kind.
Needs ``pip install ".[bench,opensearch]"``, and Java and Maven for the node.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import files_of
from search import artcli, make_queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search import Query

BARE = "cluster, no text"
WARMING = 5_000
"""Articles, of folders taken whole, that a library gets which nobody measures: a node that has just been started is slower, and the first would pay for it."""
PATIENCE = 120
TESTS = Path(__file__).resolve().parents[1] / "tests" / "opensearch"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--heap", default="1g", help="of the node (1g)")
    parser.add_argument("--address", help="a library on a cluster that runs already; it must be empty")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work, where(asked.address, asked.heap) as address:
        for name in ("STATE", "MARKS", "CONFIG"):
            os.environ[f"ARTCLI_{name}"] = str(Path(work) / name.lower())
        files = list(files_of(asked.folder))
        text = sum(path.stat().st_size for path in files)
        print(f"{len(files):,} articles, {text / 1e6:.1f} MB; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'':22}{'articles/s':>12}{'MB/s':>8}{'bytes an article':>18}{'unchanged, s':>14}")
        index = Path(work) / "index"
        roots = sorted({path.parent for path in files})
        warmed = f"{address}-warm"
        ingest(warmed, roots[: max(1, len(roots) * WARMING // len(files))])
        places = {"folder": str(index), "cluster": address, BARE: f"{address}-bare"}
        took = {name: (ingest(place, roots, bare=name == BARE), ingest(place, roots)) for name, place in places.items()}
        for name, (seconds, again) in took.items():
            size = folder_size(index) if name == "folder" else cluster_size(places[name])
            rates = f"{len(files) / seconds:12,.0f}{text / 1e6 / seconds:8.2f}"
            print(f"{name:22}{rates}{size / len(files):18,.0f}{again:14.1f}", flush=True)
        queries = make_queries(asked.folder)
        print(f"\n{'ms a search, p50 / p95':22}{''.join([f'{name:>24}' for name in places])}")
        times = [asked_for(place, queries) for place in (index, *list(places.values())[1:])]
        for kind in [*dict.fromkeys(query.kind for query in queries), ""]:
            cells = [percentiles([one for query, one in took if not kind or query.kind == kind]) for took in times]
            print(f"{kind or 'all':22}{''.join([f'{cell:>24}' for cell in cells])}")


@contextlib.contextmanager
def where(address: str | None, heap: str) -> Iterator[str]:
    """Give the address of an empty library: the one that was named, or one on a node of our own."""
    if address:
        yield address
        return
    sys.path.insert(0, str(TESTS))
    from nodes import Cluster

    with Cluster(1, heap=heap, quick_start=False) as cluster:
        yield f"opensearch://127.0.0.1:{cluster.nodes[0].port}/bench"


def ingest(place: str, roots: Sequence[Path], *, bare: bool = False) -> float:
    """Ingest folders by the program, without fields for other programs if that is wanted; return how many seconds it took."""
    options = ["--replicas", "0"] if place.startswith("opensearch") else []
    options += ["--no-text-fields"] if bare else []
    command = [sys.executable, "-m", "artcli", "--index", place, "ingest", "-q", *options, *map(str, roots)]
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


def folder_size(folder: Path) -> int:
    """Return the bytes of an index."""
    return sum(path.stat().st_size for path in folder.iterdir())


def cluster_size(address: str) -> int:
    """Return the bytes of a library's articles on the cluster once its segments are merged, copies not counted.

    A cluster keeps what was sent, beside the documents, for copies that fall behind; merges drop it half a minute later, when all copies are
    known to have it.  That is waited for.
    """
    from artcli.library import Library
    from artcli.opensearch.connection import connect

    client = connect(address)
    for _ in range(PATIENCE):
        found = client.request("GET", f"/{client.alias}/_stats", level="shards")["indices"]
        copies = [copy for index in found.values() for shard in index["shards"].values() for copy in shard]
        if all(
            lease["retaining_seq_no"] > copy["seq_no"]["max_seq_no"]
            for copy in copies
            for lease in copy["retention_leases"]["leases"]
        ):
            break
        time.sleep(1)
    client.close()
    return int(Library(address).compact().bytes)


def asked_for(place: Path | str, queries: Sequence[Query]) -> list[tuple[Query, float]]:
    """Return how many milliseconds each query takes, the second time: all is warm then."""
    search = artcli(place)  # type: ignore[arg-type]
    found = []
    for turn in range(2):
        for query in queries:
            begun = time.perf_counter()
            search(query)
            if turn:
                found.append((query, (time.perf_counter() - begun) * 1000))
    return found


def percentiles(times: Sequence[float]) -> str:
    """Return the median, and what 95 of 100 take no longer than."""
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[-1]:.1f}"


if __name__ == "__main__":
    main()
