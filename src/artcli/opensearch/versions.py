"""Which articles in a cluster are versions of one another?  The index that says so, ``NAME-versions``, for whoever reads it.

It has a document for each article that resembles another: its ``links``, with how much, and the ``group`` that they make.  ``comparing`` finds
them.  An article that is gone, or not one of the library's any more, is left out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from artcli.opensearch.asking import Asking
    from artcli.opensearch.best import Best
    from artcli.opensearch.connection import Client

GROUPED = 200
"""Hits up to which versions take one place; further behind each has its own."""
_MOST = 10_000


def versions_name(alias: str) -> str:
    """Return the name of the index that says which articles are versions."""
    return f"{alias}-versions"


def groups_of(client: Client, ids: Iterable[str]) -> dict[str, str]:
    """Return the groups of those of some articles that have one; none where versions aren't known.

    Raises an ``IndexStoreError``.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    path = f"/{versions_name(client.alias)}/_mget"
    found = client.ask("POST", path, {"ids": wanted}, absent=True, _source="group")
    there = [one for one in (found or {}).get("docs", ()) if one.get("found")]
    return {one["_id"]: one["_source"]["group"] for one in there if "group" in one["_source"]}


def groups_body(ids: Sequence[str]) -> dict[str, Any]:
    """Return the search for the same in the index of versions."""
    return {"query": {"ids": {"values": ids}}, "size": len(ids), "_source": ["group"], "track_total_hits": False}


def groups_in(answer: dict[str, Any]) -> dict[str, str]:
    """Return the groups that such a search found."""
    return {hit["_id"]: hit["_source"]["group"] for hit in answer["hits"]["hits"] if "group" in hit["_source"]}


def versions_of(asking: Asking, groups: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the other versions of articles whose groups are known, in order; of those that have any.

    Raises an ``IndexStoreError``.
    """
    if not groups:
        return {}
    query: dict[str, Any] = {"terms": {"group": sorted(set(groups.values()))}}
    body = {"query": query, "size": _MOST, "_source": ["group"]}
    path = f"/{versions_name(asking.client.alias)}/_search"
    members = {hit["_id"]: hit["_source"]["group"] for hit in asking.client.request("POST", path, body)["hits"]["hits"]}
    there = set(existing(asking.client, list(members)))
    by_group: dict[str, list[str]] = {}
    for one in sorted(there & members.keys()):
        by_group.setdefault(members[one], []).append(one)
    found = {one: tuple([other for other in by_group.get(group, ()) if other != one]) for one, group in groups.items()}
    return {one: others for one, others in found.items() if others}


def existing(client: Client, ids: Sequence[str]) -> list[str]:
    """Return those of some ids that articles of the library have.

    Raises an ``IndexStoreError``.
    """
    if not ids:
        return []
    found = client.request("POST", f"/{client.alias}/_mget", {"ids": list(ids)}, _source="false")
    return [one["_id"] for one in found["docs"] if one.get("found")]


def first_of_each(found: Sequence[Best], groups: Mapping[str, str], wanted: int) -> tuple[list[Best], int]:
    """Return the first so many articles of which none is a version of another, and how many were passed over before the last of them."""
    seen: set[str] = set()
    kept: list[Best] = []
    for place, one in enumerate(found):
        if len(kept) == wanted:
            return kept, place - wanted
        group = groups.get(one.ranked.filed.id)
        if group is None or group not in seen:
            kept.append(one)
            if group is not None:
                seen.add(group)
    return kept, len(found) - len(kept)
