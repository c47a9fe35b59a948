"""How are all documents of a query read, however many they are?  Page after page by ``search_after``, at one moment of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.opensearch.mapping import RECORD, columns, id_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.opensearch.connection import Client

PAGE = 1_000
"""Documents of a page; of whole articles fewer are read at a time."""
_KEPT = "5m"
_SINGLE = frozenset(("id", "hash"))


def scrolled(
    client: Client,
    query: dict[str, Any],
    wanted: Sequence[str],
    *,
    index: str | None = None,
    page: int = PAGE,
    stored: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield the ``wanted`` fields of all documents that match, in the order of their ids, as the index was when it began.

    ``stored`` has all of them come from the documents, and not from columns.
    Raises ``IndexStoreError``.
    """
    name = index or client.alias
    moment = client.request("POST", f"/{name}/_search/point_in_time", keep_alive=_KEPT)["pit_id"]
    try:
        after: list[Any] | None = None
        while True:
            body: dict[str, Any] = {
                "size": page,
                "query": query,
                **asked_for(wanted, stored=stored),
                "sort": [{"id": "asc"}],
                "pit": {"id": moment, "keep_alive": _KEPT},
                "track_total_hits": False,
            }
            if after is not None:
                body["search_after"] = after
            hits = client.request("POST", "/_search", body)["hits"]["hits"]
            for hit in hits:
                yield fields_of(hit)
            if len(hits) < page:
                return
            after = hits[-1]["sort"]
    finally:
        client.ask("DELETE", "/_search/point_in_time", {"pit_id": [moment]}, absent=True)


def asked_for(wanted: Sequence[str], *, stored: bool = False) -> dict[str, Any]:
    """Return what of a search's body asks for fields: from columns, unless the record is among them, which must be read and unpacked."""
    if stored or RECORD in wanted:
        return {"_source": [*wanted]}
    return columns(*wanted)


def fields_of(hit: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a hit, and its ``_id``: what comes from columns is a list, but for what each article has once."""
    if "_source" in hit:
        return {**hit["_source"], "_id": hit["_id"]}
    return {"_id": id_of(hit)} | {
        name: values[0] if name in _SINGLE else values for name, values in hit.get("fields", {}).items()
    }
