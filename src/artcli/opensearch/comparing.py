"""How are versions found in a cluster?  Articles that were written → others with the same sketch, held against them word by word → links, and groups."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from artcli.errors import IndexWriteError
from artcli.index.versions import Link
from artcli.opensearch.alias import refresh
from artcli.opensearch.asking import total_of
from artcli.opensearch.documents import record_from
from artcli.opensearch.mapping import WHOLE, columns, id_of
from artcli.opensearch.scrolling import scrolled
from artcli.opensearch.versions import existing, versions_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from artcli.opensearch.connection import Client
    from artcli.opensearch.fresh import Fresh

    Stored = dict[str, Any]

OWN, RARE = 3, 32
"""Articles that have a hash of a sketch where it counts most, and where it counts at all: what more have is a passage that many have."""
POINTS = {OWN: 3.0, RARE: 1.0}
COMMON = 0.85
"""What any other hash counts: six of them come to enough, as two shared by hardly anybody else do, or five by some (``index.comparing.candidates``)."""
ENOUGH = 5.0
NEIGHBOURS = 8
"""Articles that each is compared with at the most: those that share most."""
_LENGTHS = 0.8
"""Of the threshold: how far the shorter of two may be from the longer, by their words."""
_AT_ONCE = 200
_MOST = 10_000


def find_versions(client: Client, fresh: Fresh, threshold: float) -> None:
    """See that it is known which articles are versions of others; with a threshold of 0, that nobody is told of any.

    Raises ``OSError`` or an ``IndexStoreError``.
    """
    known = _threshold(client)
    if not threshold:
        if known is not None:
            client.ask("DELETE", f"/{versions_name(client.alias)}", absent=True)
        fresh.clear()
        return
    ids = fresh.take()
    if known == threshold and not ids:
        return
    refresh(client)
    if known != threshold:
        _make(client, threshold)
    every = ids if known == threshold else _all(client)
    _Comparing(client, threshold).compare(every)
    fresh.clear()


def _threshold(client: Client) -> float | None:
    """Return what articles that are known as versions resemble each other by, None where none are."""
    found = client.ask("GET", f"/{versions_name(client.alias)}/_mapping", absent=True)
    if not found:
        return None
    meta = next(iter(found.values())).get("mappings", {}).get("_meta") or {}
    value: float | None = meta.get("artcli", {}).get("threshold")
    return value


def _make(client: Client, threshold: float) -> None:
    index = versions_name(client.alias)
    client.ask("DELETE", f"/{index}", absent=True)
    texts = {"group": {"type": "keyword"}, "links": {"type": "keyword", "index": False, "doc_values": False}}
    mappings = {"dynamic": "strict", "_meta": {"artcli": {"threshold": threshold}}, "properties": texts}
    settings = {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}}
    client.request("PUT", f"/{index}", {"mappings": mappings, "settings": settings})


def _all(client: Client) -> Iterator[str]:
    for source in scrolled(client, {"exists": {"field": "sketch"}}, ["id"]):
        yield source["id"]


class _Comparing:
    """Articles that are compared with all others, some at a time."""

    def __init__(self, client: Client, threshold: float) -> None:
        self._client = client
        self._threshold = threshold
        self._path = f"/{versions_name(client.alias)}"

    def compare(self, ids: Iterable[str]) -> None:
        """Find the links of some articles, and say so."""
        ids = iter(ids)
        while some := list(islice(ids, _AT_ONCE)):
            self._told(some, self._links(some))

    def _links(self, ids: list[str]) -> list[Link]:
        pairs = sorted(set(self._candidates(ids)))
        if not pairs:
            return []
        from artcli.index.comparing.trigrams import shared, trigrams_of  # noqa: PLC0415  (numpy, for those who write)

        found = []
        for start in range(0, len(pairs), _AT_ONCE):
            some = pairs[start : start + _AT_ONCE]
            bodies = self._bodies(sorted({one for pair in some for one in pair}))
            trigrams = dict(zip(bodies, trigrams_of(list(bodies.values())), strict=True))
            for one, other in some:
                if one in trigrams and other in trigrams:
                    share = shared(trigrams[one], trigrams[other])
                    if share >= self._threshold:
                        found.append(Link(one, other, share))
        return found

    def _candidates(self, ids: list[str]) -> Iterator[tuple[str, str]]:
        """Yield pairs of articles, of which one is fresh, that may be versions, by their sketches and lengths."""
        body = {"query": {"ids": {"values": ids}}, "size": len(ids), **_COLUMNS}
        fresh = self._client.request("POST", f"/{self._client.alias}/_search", body)["hits"]["hits"]
        sketched = [hit for hit in fresh if hit.get("fields", {}).get("sketch")]
        if not sketched:
            return
        points = self._points(sorted({one for hit in sketched for one in hit["fields"]["sketch"]}))
        lines = "".join([f"{{}}\n{json.dumps(_like(hit, points))}\n" for hit in sketched]).encode()
        answers = self._client.request("POST", f"/{self._client.alias}/_msearch", lines)["responses"]
        for hit, answer in zip(sketched, answers, strict=True):
            words = hit["fields"]["words"][0]
            for other in answer.get("hits", {}).get("hits", ()):
                long = other["fields"]["words"][0]
                if min(words, long) >= _LENGTHS * self._threshold * max(words, long):
                    first, second = sorted((id_of(hit), id_of(other)))
                    yield first, second

    def _points(self, hashes: list[str]) -> dict[str, float]:
        """Return what hashes count, by how many articles of a shard have them."""
        body = {"doc": {"sketch": hashes}, "fields": ["sketch"], "term_statistics": True}
        body |= {"positions": False, "offsets": False, "payloads": False}
        found = self._client.request("POST", f"/{self._client.alias}/_termvectors", body)["term_vectors"]
        terms = found.get("sketch", {}).get("terms", {})
        return {
            one: next((points for most, points in POINTS.items() if told.get("doc_freq", 0) <= most), COMMON)
            for one, told in terms.items()
        }

    def _bodies(self, ids: list[str]) -> dict[str, str]:
        found = self._client.request("POST", f"/{self._client.alias}/_mget", {"ids": ids}, _source=",".join(WHOLE))
        bodies = {}
        for one in found["docs"]:
            if one.get("found"):
                blocks = record_from(one["_source"])["blocks"]
                bodies[one["_id"]] = "\n".join([block.text for block in blocks])
        return bodies

    def _told(self, fresh: list[str], links: list[Link]) -> None:
        """Keep the links of some articles in place of those before, and the groups that all links make now."""
        from artcli.index.comparing.grouping import groups_of  # noqa: PLC0415

        before = self._stored({"ids": {"values": fresh}})
        touched = {*fresh, *[one for link in links for one in link[:2]]}
        touched |= {one for links_before in before.values() for link in links_before for one in link[:2]}
        groups = self._groups(touched)
        stored = self._stored({"terms": {"group": groups}}) if groups else {}
        stored |= self._stored({"ids": {"values": sorted(touched)}})
        if not stored and not links:
            return
        gone = set(fresh)
        kept = {link for found in stored.values() for link in found if link.one not in gone and link.other not in gone}
        kept |= set(links)
        there = set(existing(self._client, sorted({one for link in kept for one in link[:2]})))
        kept = {link for link in kept if link.one in there and link.other in there}
        group_of = {one: group[0] for group in groups_of(kept) if len(group) > 1 for one in group}
        own: dict[str, list[Link]] = {}
        for link in sorted(kept):
            own.setdefault(link.one, []).append(link)
            own.setdefault(link.other, []).append(link)
        self._write(own, group_of, [one for one in stored if one not in own])

    def _groups(self, ids: Iterable[str]) -> list[str]:
        body = {"query": {"ids": {"values": sorted(ids)}}, "size": _MOST, "_source": ["group"]}
        hits = self._client.request("POST", f"{self._path}/_search", body)["hits"]["hits"]
        return sorted({hit["_source"]["group"] for hit in hits if "group" in hit["_source"]})

    def _stored(self, query: dict[str, Any]) -> dict[str, list[Link]]:
        """Return the links that are kept of some articles."""
        body = {"query": query, "size": _MOST, "_source": ["links"], "track_total_hits": True}
        answer = self._client.request("POST", f"{self._path}/_search", body)
        assert total_of(answer) <= _MOST
        return {hit["_id"]: [_link(one) for one in hit["_source"].get("links", ())] for hit in answer["hits"]["hits"]}

    def _write(self, own: dict[str, list[Link]], group_of: dict[str, str], gone: list[str]) -> None:
        lines = []
        for one, links in own.items():
            told: Stored = {"links": [f"{link.one} {link.other} {link.resemblance:.3f}" for link in links]}
            if one in group_of:
                told["group"] = group_of[one]
            lines.append(f"{json.dumps({'index': {'_id': one}})}\n{json.dumps(told)}\n")
        lines += [f"{json.dumps({'delete': {'_id': one}})}\n" for one in gone]
        if lines:
            answer = self._client.request("POST", f"{self._path}/_bulk", "".join(lines).encode(), refresh="true")
            if answer.get("errors"):
                raise _refused(self._client)


_COLUMNS = columns("sketch", "words")


def _like(hit: Stored, points: Mapping[str, float]) -> Stored:
    """Return the search for the articles that share enough hashes with one."""
    hashes = [
        {"constant_score": {"filter": {"term": {"sketch": one}}, "boost": points.get(one, COMMON)}}
        for one in hit["fields"]["sketch"]
    ]
    query = {"bool": {"should": hashes, "minimum_should_match": 2, "must_not": [{"ids": {"values": [id_of(hit)]}}]}}
    sort = [{"_score": "desc"}, {"id": "asc"}]
    return {"query": query, "min_score": ENOUGH, "size": NEIGHBOURS, "sort": sort, "track_total_hits": False} | _COLUMNS


def _link(text: str) -> Link:
    one, other, share = text.split(" ")
    return Link(one, other, float(share))


def _refused(client: Client) -> IndexWriteError:
    message = f"The cluster at {client.address} doesn't take which articles are versions."
    return IndexWriteError(message, hint="Is an index set to be read only, or a disk full? Then run it again.")
