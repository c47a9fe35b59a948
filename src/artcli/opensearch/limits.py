"""How much does a cluster look for at once?  Clauses → the same in fewer, and what they come to; what is too much is asked in several rounds.

Lucene counts the leaves of a query and takes no more than 1,024 (``indices.query.bool.max_clause_count``); so many terms of a field as one likes are a
single one, and so are alternatives of one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from artcli.errors import QuerySyntaxError
from artcli.opensearch.mapping import columns, id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.opensearch.asking import Asking

    Clause = dict[str, Any]

MOST = 1_000
"""Leaves of a search: a few are left for what is added to it."""
MOST_IDS = 10_000
"""Ids that one clause has, and articles that are handed on from round to round."""
NOTHING: Clause = {"match_none": {}}
_SIDES = ("filter", "must", "should", "must_not")


def either(clauses: Iterable[Clause]) -> Clause:
    """Return what finds what any of some clauses does; terms of one field are looked up together.

    >>> either([{"terms": {"title": ["sea"]}}, either([{"terms": {"title": ["wall"]}}, {"prefix": {"body": "h"}}])])["bool"]["should"]
    [{'terms': {'title': ['sea', 'wall']}}, {'prefix': {'body': 'h'}}]
    """
    terms: dict[str, dict[str, None]] = {}
    found: list[Clause] = []
    for clause in _alternatives(clauses):
        field, values = next(iter(clause["terms"].items())) if "terms" in clause else ("", ())
        if not field:
            found.append(clause)
            continue
        if field not in terms:
            found.append({"terms": field})
        terms.setdefault(field, {}).update(dict.fromkeys(values))
    found = [{"terms": {one["terms"]: list(terms[one["terms"]])}} if "terms" in one else one for one in found]
    if not found:
        return NOTHING
    return found[0] if len(found) == 1 else {"bool": {"should": found, "minimum_should_match": 1}}


def _alternatives(clauses: Iterable[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        inner = clause.get("bool", {})
        if inner.keys() == {"should", "minimum_should_match"} and inner["minimum_should_match"] == 1:
            yield from inner["should"]
        elif clause != NOTHING:
            yield clause


def cost(clause: Clause) -> int:
    """Return how many leaves a clause has, as Lucene counts them."""
    kind, what = next(iter(clause.items()))
    if kind == "bool":
        return sum([cost(one) for side in _SIDES for one in what.get(side, ())])
    if kind in ("dis_max", "span_near", "span_or"):
        return sum([cost(one) for one in what.get("queries", what.get("clauses", ()))])
    if kind == "match_phrase":
        asked = next(iter(what.values()))
        return len(asked["query"].split(" "))
    return 1


def in_rounds(asking: Asking, clause: Clause, source: str) -> Clause:
    """Return what finds the same as a clause and isn't too much at once: of one that is, parts are asked first, and what they find is handed on.

    Raises ``QuerySyntaxError`` for what can't be parted so, or finds too much by its parts, or an ``IndexStoreError``.
    """
    if cost(clause) <= MOST:
        return clause
    inner = clause.get("bool", {})
    if inner.keys() == {"should", "minimum_should_match"}:
        found: dict[str, None] = {}
        for some in _rounds([in_rounds(asking, one, source) for one in inner["should"]]):
            found.update(dict.fromkeys(_ids(asking, either(some), source)))
        return _these(list(found)) if len(found) <= MOST_IDS else _too_much(source)
    if not inner.keys() <= {"filter", "must_not"}:
        return _too_much(source)
    parts = [in_rounds(asking, one, source) for one in inner.get("filter", ())]
    parts += [{"bool": {"must_not": [in_rounds(asking, one, source)]}} for one in inner.get("must_not", ())]
    *first, last = _rounds(parts)
    known: list[Clause] = []
    for some in first:
        ids = _ids(asking, {"bool": {"filter": [*some, *known]}}, source)
        if not ids:
            return NOTHING
        known = [_these(ids)]
    return {"bool": {"filter": [*last, *known]}}


def _ids(asking: Asking, clause: Clause, source: str) -> list[str]:
    """Return the ids of what a clause finds; more than can be handed on are too much."""
    body = {"query": clause, "size": MOST_IDS, "sort": ["_doc"], "track_total_hits": True} | columns()
    found = asking.search(body)["hits"]
    if found["total"]["value"] > MOST_IDS:
        _too_much(source)
    return [id_of(hit) for hit in found["hits"]]


def _these(ids: list[str]) -> Clause:
    return {"ids": {"values": ids}} if ids else NOTHING


def _rounds(parts: Sequence[Clause]) -> list[list[Clause]]:
    found: list[list[Clause]] = [[]]
    left = MOST - 1
    for part in parts:
        if cost(part) > left and found[-1]:
            found.append([])
            left = MOST - 1
        found[-1].append(part)
        left -= cost(part)
    return found


def _too_much(source: str) -> NoReturn:
    message = f"This query looks for too much at once: a cluster takes {MOST:,} words and parts of phrases, each counted for every field."
    hint = "Leave some out, or look in one field only: --in body"
    raise QuerySyntaxError(message, source, range(len(source)), hint=hint)
