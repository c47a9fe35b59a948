"""How are articles read from a cluster?  Ids, files, folders or a query → entries, one by one, however many there are."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

from artcli.errors import ArticleNotFoundError
from artcli.index.entries import entry_of
from artcli.index.other_versions import difference, with_versions
from artcli.model import FileOutcome
from artcli.opensearch.asking import PAGE
from artcli.opensearch.best import RESCORED, best, body_of
from artcli.opensearch.documents import filed_from, heading_from
from artcli.opensearch.looking import Looking
from artcli.opensearch.mapping import RECORD, WHOLE, columns, id_of, there
from artcli.opensearch.naming import Neighbours, article_named, articles_named
from artcli.opensearch.sorting import sort_keys
from artcli.opensearch.versions import groups_of, versions_of
from artcli.search.context import read_query
from artcli.search.hits import terms_of
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.index.engine import Seen
    from artcli.index.entries import Filed
    from artcli.index.other_versions import Difference
    from artcli.model import Entry, FurnitureLine
    from artcli.opensearch.asking import Asking
    from artcli.search.request import SearchRequest

    Found = dict[str, Any]

_BY_ID = [{"id": {"order": "asc"}}]
_MOST_WORDS = 200
"""Articles that are looked through for the words that one begins."""


def get(asking: Asking, reference: str) -> Entry:
    """Return an article with its other files and its other versions.

    Raises ``ArticleNotFoundError``, ``AmbiguousIdError`` or an ``IndexStoreError``.
    """
    filed, others = _with_versions(asking, reference)
    return with_versions(Neighbours(asking, [filed.id, *[one.id for one in others]]), filed, others)


def differences(asking: Asking, reference: str) -> tuple[Difference, ...]:
    """Return what differs between an article and each of its other versions, which stand on the old side.

    Raises what ``get`` raises.
    """
    filed, others = _with_versions(asking, reference)
    names = Neighbours(asking, [filed.id, *[one.id for one in others]])
    articles = {one.id: one.article for one in others}
    versions = with_versions(names, filed, others).versions
    return tuple([difference(one, articles[one.id], filed.article) for one in versions])


def _with_versions(asking: Asking, reference: str) -> tuple[Filed, list[Filed]]:
    filed = filed_named(asking, reference)
    ids = versions_of(asking, groups_of(asking.client, [filed.id])).get(filed.id, ())
    if not ids:
        return filed, []
    found = asking.client.request("POST", f"/{asking.client.alias}/_mget", {"ids": list(ids)}, _source=",".join(WHOLE))
    return filed, [filed_from(one["_source"]) for one in found["docs"] if one.get("found")]


def filed_named(asking: Asking, reference: str) -> Filed:
    """Return an article as it is kept.

    Raises what ``get`` raises.
    """
    id_ = article_named(asking, reference)
    hits = asking.search({"query": {"ids": {"values": [id_]}}, "_source": WHOLE})["hits"]["hits"]
    if not hits:  # removed a moment ago
        message = f"No article has the id {reference}."
        raise ArticleNotFoundError(message)
    return filed_from(hits[0]["_source"])


def articles(asking: Asking, references: Sequence[str], request: SearchRequest) -> Iterator[Entry]:
    """Yield the articles that references name, or the query matches, page by page of one moment of the library.

    Raises ``QuerySyntaxError``, ``ArticleNotFoundError``, ``AmbiguousIdError`` or an ``IndexStoreError``.
    """
    named = articles_named(asking, references)
    if named and request.order == "relevance":
        found = _one_by_one(asking, named)
    elif named or request.order != "relevance":
        found = asking.walk(_wanted(asking, named, request), request.limit)
    else:
        yield from _best_first(asking, request)
        return
    yield from _entries(asking, islice(found, request.limit))


def _best_first(asking: Asking, request: SearchRequest) -> Iterator[Entry]:
    """Yield what a query matches, best first: the first of them as a search has them, and then all others."""
    looking = Looking.at(asking, request)
    tree = read_query(request)
    clause, weighed = looking.clause(tree), looking.weighed(looking.words(tree))
    first = [one.ranked.filed for one in best(asking, clause, "relevance", weighed, 0, min(RESCORED, request.limit))]
    yield from _told(asking, first)
    others = {"bool": {"filter": [clause], "must_not": [{"ids": {"values": [one.id for one in first]}}]}}
    rest = asking.walk(body_of(others, "relevance", weighed.clauses(others)), request.limit - len(first))
    yield from _entries(asking, rest)


def _one_by_one(asking: Asking, named: Sequence[Found]) -> Iterator[Found]:
    """Yield named articles as they were named, each once."""
    seen: set[str] = set()
    for clause in named:
        for hit in asking.walk({"query": clause, "sort": _BY_ID, "_source": WHOLE}, sys.maxsize):
            if hit["_id"] not in seen:
                seen.add(hit["_id"])
                yield hit


def _wanted(asking: Asking, named: Sequence[Found], request: SearchRequest) -> Found:
    """Return the search for named articles, or what a query matches, in the request's order."""
    if named:
        return body_of({"bool": {"should": [*named], "minimum_should_match": 1}}, request.order)
    return body_of(Looking.at(asking, request).clause(read_query(request)), request.order)


def _entries(asking: Asking, hits: Iterable[Found]) -> Iterator[Entry]:
    hits = iter(hits)
    while page := list(islice(hits, PAGE)):
        yield from _told(asking, [filed_from(hit["_source"]) for hit in page])


def _told(asking: Asking, filed: Sequence[Filed]) -> Iterator[Entry]:
    names = Neighbours(asking, [one.id for one in filed])
    for one in filed:
        yield entry_of(names, one)


def articles_meant(asking: Asking, references: Sequence[str], request: SearchRequest) -> list[FileOutcome]:
    """Return what a person should see of articles that are to go.

    Raises what ``articles`` raises.
    """
    body = _wanted(asking, articles_named(asking, references), replace(request, order="newest")) | {"sort": _BY_ID}
    found = [heading_from(hit["_source"]) for hit in asking.walk(body | {"_source": [RECORD]}, sys.maxsize)]
    return [FileOutcome(one["path"], "removed", one["id"], one["title"]) for one in found]


def seen(asking: Asking, request: SearchRequest) -> Seen:
    """Return the articles that a query itself matches by id, and when each was ingested.

    Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    clause = Looking.at(asking, request).clause(read_query(request))
    body = {"query": {"bool": {"filter": [clause]}}, "sort": _BY_ID} | columns("ingested")
    return {id_of(hit): hit["fields"]["ingested"][0] for hit in asking.walk(body, sys.maxsize)}


def terms(asking: Asking, request: SearchRequest) -> frozenset[str]:
    """Return the terms that a query looks for in an article's text, but for those of its patterns.

    Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    return terms_of(Looking.at(asking, request).words(read_query(request)))


def article_at(asking: Asking, place: int) -> Entry:
    """Return an article by its place in the order of ids.

    Raises ``ArticleNotFoundError`` or an ``IndexStoreError``.
    """
    body = {"query": {"match_all": {}}, "sort": _BY_ID, "_source": WHOLE}
    for entry in _entries(asking, asking.walk(body, 1, place)):
        return entry
    message = f"The library has no article {place}."
    raise ArticleNotFoundError(message)


def beginning(asking: Asking, prefix: str, limit: int) -> tuple[Entry, ...]:
    """Return the first articles, in the order of their ids, whose ids begin so.

    Raises an ``IndexStoreError``.
    """
    body = {"query": {"prefix": {"id": {"value": prefix}}}, "sort": _BY_ID, "_source": WHOLE}
    return tuple(_entries(asking, asking.walk(body, limit)))


def words(asking: Asking, field: str, prefix: str, limit: int) -> tuple[str, ...]:
    """Return the first words of a field that begin so, in their order, of the newest articles that have one.

    Raises an ``IndexStoreError``.
    """
    from artcli.analysis.words import tokens  # noqa: PLC0415  (only for those who complete words)

    clause = {"prefix": {there(field): {"value": prefix}}}
    body = {"query": clause, "sort": sort_keys("newest"), "_source": [RECORD], "size": _MOST_WORDS}
    found: set[str] = set()
    for hit in asking.search(body)["hits"]["hits"]:
        record = heading_from(hit["_source"])
        value = record.get(field) or ""
        for text in [value] if isinstance(value, str) else value:
            found.update([token.terms[0] for token in tokens(text)] if field not in ("language", "id") else [text])
    return tuple(sorted([word for word in found if word.startswith(prefix)])[:limit])


def furniture(asking: Asking) -> tuple[FurnitureLine, ...]:
    """Return the lines that were learned to be their sources' and are left out of articles.

    Raises an ``IndexStoreError``.
    """
    from pathlib import PurePath  # noqa: PLC0415

    from artcli.index.furniture import SIDE, learned_lines  # noqa: PLC0415
    from artcli.opensearch.place import read_side  # noqa: PLC0415

    return learned_lines(read_side(asking.client, SIDE), PurePath(SIDE))
