"""What changes a library on a cluster?  The writing half of its engine: ingest, remove, renormalise, put together, migrate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.opensearch.known import ClusterCommitted, place_of
from artcli.opensearch.rounds import ClusterRounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from artcli.ingest.options import IngestOptions
    from artcli.opensearch.ingesting import ClusterIngest
    from artcli.opensearch.place import ClusterDirectory


def ingest(
    directory: ClusterDirectory,
    paths: Sequence[str],
    read_input: Callable[[], bytes],
    options: IngestOptions | None,
    listed_paths: Iterable[str] = (),
) -> ClusterIngest:
    """Prepare to ingest files and folders: what it returns does nothing until it is iterated over."""
    from artcli.ingest.sources import find_sources  # noqa: PLC0415
    from artcli.opensearch.ingesting import ClusterIngest  # noqa: PLC0415

    sources = find_sources(list(paths), options.choice if options else None, listed_paths)
    return ClusterIngest(directory, sources, read_input, options)


def remove(directory: ClusterDirectory, ids: Iterable[str], *, wait: bool = False) -> int:
    """Take articles out, as far as they are there, and return how many are left.

    Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
    """
    from artcli.ingest.desk import Desk  # noqa: PLC0415
    from artcli.ingest.shelf import Shelf  # noqa: PLC0415
    from artcli.ingest.tasks import Setup  # noqa: PLC0415
    from artcli.opensearch.parcels import MOST_WORDS, Parcels  # noqa: PLC0415

    directory.manifest()  # a library that isn't there isn't made
    with directory.transaction(wait=wait, command="remove") as transaction:
        committed = ClusterCommitted(transaction.client)
        desk = Desk(Setup(transaction.scratch, "", MOST_WORDS, keep=Parcels))
        shelf = Shelf(committed, desk, "", 0)
        there = [one for one in dict.fromkeys(ids) if committed.find("id", one.encode(), ()) is not None]
        shelf.drop([place_of(one) for one in there])
        ClusterRounds(transaction.client, committed, shelf, desk).commit(())
        return int(transaction.snapshot.documents)
