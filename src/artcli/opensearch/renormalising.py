"""How are articles on a cluster made again from their files?  As those in a folder are; workers look at the cluster for what is stored of each."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.index.entries import record_bytes
from artcli.ingest.again import AgainQueue, source_of
from artcli.ingest.committed import path_key
from artcli.ingest.differences import differences_among
from artcli.ingest.queue import LOOKED_UP
from artcli.ingest.renewals import Renewals
from artcli.ingest.renormalising import Again, WorkAgain
from artcli.ingest.sources import Sources
from artcli.ingest.tasks import Setup
from artcli.opensearch.connection import connect
from artcli.opensearch.documents import filed_from, record_from
from artcli.opensearch.ingesting import ClusterIngest, ClusterWork
from artcli.opensearch.mapping import WHOLE, columns, id_of
from artcli.opensearch.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from artcli.ingest.again import Wanted
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.tasks import Known
    from artcli.model import Differences
    from artcli.opensearch.address import Address
    from artcli.opensearch.connection import Client
    from artcli.opensearch.known import ClusterCommitted
    from artcli.opensearch.place import ClusterDirectory
    from artcli.records import Record

_PAGE = 200


class ClusterRenormalising(Again, ClusterIngest):
    """One run in a library on a cluster."""

    def _work_in(self, transaction: Any) -> _Work:
        return _Work(transaction, self._ids, self._options)


class _Work(WorkAgain, ClusterWork):
    """The work of one run."""

    def __init__(self, transaction: Any, ids: Sequence[str] | None, options: IngestOptions) -> None:
        self._ids = ids
        super().__init__(transaction, Sources(), bytes, options)

    def _fitted(self, setup: Setup) -> Setup:
        return replace(super()._fitted(setup), stored=_stored_at(self._transaction.client.address))

    def _make_queue(self) -> AgainQueue:
        return _Queue(self._transaction.client, self._ids)

    def _make_shelf(self, ingested: str) -> _Renewals:  # noqa: ARG002  (none is ingested for the first time)
        return _Renewals(self._committed, self._desk)


def differences(directory: ClusterDirectory, ids: Sequence[str] | None, sample: int, examples: int) -> Differences:
    """Make a sample of the articles with these ids (None: of all) again, and say what came out otherwise; nothing is written.

    Those whose ids come first are as good as any: an id is a hash.  Raises an ``IndexStoreError``.
    """
    with directory.open() as there:
        client = there.client
        query = _wanted_of(ids)
        body = {"query": query, "size": sample, "sort": [{"id": "asc"}], "track_total_hits": True} | columns()
        found = client.request("POST", f"/{client.alias}/_search", body)["hits"]
        some = [id_of(hit) for hit in found["hits"]]
        setup = Setup(directory.path, "", 0, again=True, stored=_stored_at(client.address))
        return differences_among(found["total"]["value"], len(some), _Queue(client, some), setup, examples)


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
        sizes: dict[str, int | None] = {}
        for source in scrolled(self._client, _wanted_of(self._ids), WHOLE, page=_PAGE):
            filed = filed_from(source)
            if len(sizes) > LOOKED_UP:
                sizes.clear()
            yield source_of(_Named(filed.id), 0, record_bytes(filed), sizes)


def _wanted_of(ids: Sequence[str] | None) -> dict[str, Any]:
    return {"match_all": {}} if ids is None else {"ids": {"values": list(ids)}}


def _stored_at(address: Address) -> Callable[[Setup, Known], Record | None]:
    """Return what looks up in a worker what is stored of an article at an address."""
    at = f"{address}".replace("://", f"://{address.user}@") if address.user else str(address)
    return partial(_stored, at)


@cache
def _client(address: str) -> Client:
    return connect(address)


def _stored(address: str, _setup: Setup, known: Known) -> Record | None:
    """Return what is stored of an article; None where it has gone meanwhile."""
    client = _client(address)
    found = client.ask("GET", f"/{client.alias}/_doc/{known.place.segment}", absent=True)
    return record_from(found["_source"]) if found and found.get("found") else None
