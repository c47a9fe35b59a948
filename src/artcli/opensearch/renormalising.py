"""How are articles on a cluster made again from their files?  As those in a folder are; workers look at the cluster for what is stored of each."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.index.entries import record_bytes
from artcli.ingest.again import AgainQueue, source_of
from artcli.ingest.committed import path_key
from artcli.ingest.queue import LOOKED_UP
from artcli.ingest.renewals import Renewals
from artcli.ingest.sources import Sources
from artcli.opensearch.connection import connect
from artcli.opensearch.documents import filed_from, record_from
from artcli.opensearch.ingesting import ClusterIngest, ClusterWork
from artcli.opensearch.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.ingest.again import Wanted
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.tasks import Job, Known, Reading, Setup
    from artcli.model import FileOutcome
    from artcli.opensearch.connection import Client
    from artcli.opensearch.known import ClusterCommitted
    from artcli.opensearch.place import ClusterDirectory
    from artcli.records import Record

_PAGE = 200


class ClusterRenormalising(ClusterIngest):
    """One run: iterate over it for the outcome of each article's file; then ``summary`` says what it came to."""

    label = "Renormalising"
    command = "renormalise"

    def __init__(self, directory: ClusterDirectory, ids: Sequence[str] | None, options: IngestOptions | None) -> None:
        """Take where, the articles (None: all of them), and how to do it."""
        super().__init__(directory, Sources(), bytes, options)
        self._ids = ids

    @property
    def extent(self) -> tuple[int, int | None]:
        """How many articles are to be made again.

        Raises ``IndexStoreError``.
        """
        if self._ids is not None:
            return len(self._ids), None
        with self._directory.open() as there:
            return there.documents, None

    def __iter__(self) -> Iterator[FileOutcome]:
        """Make the articles again, and send them."""
        self._directory.manifest()  # a library that isn't there isn't made
        return super().__iter__()

    def _work_in(self, transaction: Any) -> _Work:
        return _Work(transaction, self._ids, self._options)


class _Work(ClusterWork):
    """The work of one run."""

    again = True

    def __init__(self, transaction: Any, ids: Sequence[str] | None, options: IngestOptions) -> None:
        self._ids = ids
        super().__init__(transaction, Sources(), bytes, options)

    def _fitted(self, setup: Setup) -> Setup:
        address = self._transaction.client.address
        at = f"{address}".replace("://", f"://{address.user}@") if address.user else str(address)
        return replace(super()._fitted(setup), stored=partial(_stored, at))

    def _make_queue(self) -> AgainQueue:
        return _Queue(self._transaction.client, self._ids)

    def _make_shelf(self, ingested: str) -> _Renewals:  # noqa: ARG002  (none is ingested for the first time)
        return _Renewals(self._committed, self._desk)

    def _note_failure(self, job: Job, reading: Reading, failed: Sequence[FileOutcome]) -> None:
        """Keep nothing: of a container, only what is known was looked at."""

    def _placed(self, job: Job, reading: Reading) -> Iterable[tuple[Reading, FileOutcome]]:
        assert isinstance(self._shelf, Renewals)
        return self._shelf.renewed(job, reading)


class _Renewals(Renewals):
    """The library while its articles are made again."""

    _committed: ClusterCommitted

    def _path_of(self, key: bytes, known: Known) -> str | None:
        place = known.place if self._cards.alive(known.place) else self._cards.find(key)
        if place is None:
            return None
        return next((path for path in self._committed.record(place)["hashes"] if path_key(path) == key), None)


class _Named(NamedTuple):
    """What ``again`` asks of a segment: here an article's id."""

    name: str


class _Queue(AgainQueue):
    """Articles in the order of their ids."""

    def __init__(self, client: Client, ids: Sequence[str] | None) -> None:
        """Take who is asked, and the articles (None: all of them)."""
        super().__init__(None, ())
        self._client = client
        self._ids = ids

    def _wanted(self) -> Iterator[Wanted]:
        query: dict[str, Any] = {"match_all": {}} if self._ids is None else {"ids": {"values": list(self._ids)}}
        sizes: dict[str, int | None] = {}
        for source in scrolled(self._client, query, ["record"], page=_PAGE):
            filed = filed_from(source)
            if len(sizes) > LOOKED_UP:
                sizes.clear()
            yield source_of(_Named(filed.id), 0, record_bytes(filed), sizes)


@cache
def _client(address: str) -> Client:
    return connect(address)


def _stored(address: str, _setup: Setup, known: Known) -> Record | None:
    """Return what is stored of an article; None where it has gone meanwhile."""
    client = _client(address)
    found = client.ask("GET", f"/{client.alias}/_doc/{known.place.segment}", absent=True)
    return record_from(found["_source"]) if found and found.get("found") else None
