"""How is a plan said to OpenSearch?  A plan → an object of its query language, which finds the same articles.

Terms are made by artcli's own analysis at both ends: here they are looked up as they are.  Pure.
"""

from __future__ import annotations

from itertools import permutations
from math import factorial, prod
from typing import TYPE_CHECKING, Any

from artcli.opensearch.limits import MOST_IDS, NOTHING, either
from artcli.opensearch.mapping import there
from artcli.opensearch.shapes import shape_clause
from artcli.query.plan import (
    All,
    Begins,
    DateRange,
    Detour,
    Either,
    Every,
    Except,
    Has,
    Identified,
    Near,
    Plan,
    Shaped,
    Terms,
    WordRange,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Clause = dict[str, Any]
Group = tuple[str, ...]

ANALYSER = "artcli"
"""Makes a position of each word between spaces, and a term of each part between ``WITHIN``."""
WITHIN = "\x1f"
"""Between the terms of one position: ASCII's unit separator, which no text has."""
MOST_WAYS = 200
"""Ways through a phrase that are spelt out; of more, those that take most detours are left out."""
MOST_ORDERS = 120
"""Orders of words near each other that are spelt out: those of five."""

EVERY: Clause = {"match_all": {}}


def clause_of(plan: Plan) -> Clause:
    """Return the clause that finds what a plan does; it scores nothing worth having."""
    if isinstance(plan, Terms):
        return _terms(plan.field, plan.terms)
    if isinstance(plan, All):
        return {"bool": {"filter": [clause_of(part) for part in plan.parts]}}
    if isinstance(plan, Either):
        return either([clause_of(part) for part in plan.parts])
    if isinstance(plan, Except):
        return {"bool": {"filter": [clause_of(plan.plan)], "must_not": [clause_of(plan.excluded)]}}
    if isinstance(plan, Near):
        return _near(plan)
    if isinstance(plan, Shaped):
        return either([shape_clause(plan, layer) for layer in plan.layers])
    return _filter(plan)


def _filter(plan: Plan) -> Clause:
    """Return the clause of a plan that asks for no words."""
    if isinstance(plan, DateRange):
        return _between("day", plan.first, plan.last)
    if isinstance(plan, WordRange):
        return _between("words", plan.first, plan.last)
    if isinstance(plan, Has):
        return EVERY if plan.field in ("id", "words") else {"exists": {"field": there(plan.field)}}
    if isinstance(plan, Identified):
        return _identified(sorted(plan.ids))
    return EVERY if isinstance(plan, Every) else NOTHING


def phrase_text(groups: Sequence[Group]) -> str:
    """Return groups of terms as the analyser reads them: each group is a position."""
    return " ".join([WITHIN.join(group) for group in groups])


def _terms(field: str, terms: Sequence[str]) -> Clause:
    whole = [term for term in terms if not isinstance(term, Begins)]
    clauses = [{"prefix": {there(field): {"value": term}}} for term in terms if isinstance(term, Begins)]
    return either(clauses + ([{"terms": {there(field): whole}}] if whole else []))


def _between(field: str, first: int | None, last: int | None) -> Clause:
    """Return a range; one that is open at both ends finds what has any value."""
    ends = {name: value for name, value in (("gte", first), ("lte", last)) if value is not None}
    return {"range": {field: ends}} if ends else {"exists": {"field": field}}


def _identified(ids: Sequence[str]) -> Clause:
    parts = [ids[start : start + MOST_IDS] for start in range(0, len(ids), MOST_IDS)]
    return either([{"ids": {"values": part}} for part in parts])


def _near(near: Near) -> Clause:
    if near.slop:
        return _anyhow(near)
    has_beginnings = any([isinstance(term, Begins) for group in near.groups for term in group])
    if not near.detours and not has_beginnings:
        return {"match_phrase": {there(near.field): {"query": phrase_text(near.groups), "analyzer": ANALYSER}}}
    ways = [_in_line(near.field, way, 0) for way in _ways(near)]
    return either(ways)


def _anyhow(near: Near) -> Clause:
    """Return what finds words in any order, no two at one place: each order is spelt out, as words in no order may share a place."""
    alike = [near.groups.count(group) for group in set(near.groups)]
    if factorial(len(near.groups)) // prod(map(factorial, alike)) <= MOST_ORDERS:
        orders = sorted(set(permutations(near.groups)))
        return either([_in_line(near.field, order, near.slop) for order in orders])
    spans = [_span(near.field, group) for group in near.groups]
    return {"span_near": {"clauses": spans, "slop": near.slop, "in_order": False}}


def _ways(near: Near) -> list[tuple[Group, ...]]:
    """Return the ways to say a phrase: its own words, and each detour round some of them."""
    found: list[tuple[Group, ...]] = []
    steps: dict[int, list[Detour]] = {}
    for place, group in enumerate(near.groups):
        if group:
            steps.setdefault(place, []).append(Detour(place, place + 1, (group,)))
    for detour in near.detours:
        steps.setdefault(detour.first, []).append(detour)
    for way in _walk(steps, 0, len(near.groups)):
        found.append(way)
        if len(found) == MOST_WAYS:
            break
    return found


def _walk(steps: dict[int, list[Detour]], place: int, end: int) -> Iterator[tuple[Group, ...]]:
    if place == end:
        yield ()
        return
    for step in steps.get(place, ()):
        for rest in _walk(steps, step.after, end):
            yield (*step.groups, *rest)


def _in_line(field: str, groups: Sequence[Group], slop: int) -> Clause:
    """Return what finds words that follow each other, with at most so many others among them."""
    if not slop and not any([isinstance(term, Begins) for group in groups for term in group]):
        if len(groups) == 1:
            return _terms(field, groups[0])
        return {"match_phrase": {there(field): {"query": phrase_text(groups), "analyzer": ANALYSER}}}
    spans = [_span(field, group) for group in groups]
    return spans[0] if len(spans) == 1 else {"span_near": {"clauses": spans, "slop": slop, "in_order": True}}


def _span(field: str, group: Group) -> Clause:
    """Return the places of any term of a group."""
    spans: list[Clause] = [
        {"span_multi": {"match": {"prefix": {there(field): {"value": term}}}}}
        if isinstance(term, Begins)
        else {"span_term": {there(field): term}}
        for term in group
    ]
    return spans[0] if len(spans) == 1 else {"span_or": {"clauses": spans}}
