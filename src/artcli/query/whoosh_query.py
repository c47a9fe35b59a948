"""What would Whoosh look up for a plan?  A plan → Whoosh query objects, for a Whoosh searcher over the same index.

Our own search imports nothing of this: it is the interface to what else is written for Whoosh, and what our search is held against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import query as whoosh

from artcli.index.codec import near
from artcli.query.plan import All, DateRange, Either, Every, Except, Has, Identified, Near, Plan, Terms, WordRange

if TYPE_CHECKING:
    from collections.abc import Sequence

_LARGEST = 2**32 - 1
"""The index's numbers have 32 bits."""


def whoosh_query(plan: Plan) -> whoosh.Query:
    """Return the Whoosh query that finds what a plan finds."""
    if isinstance(plan, Terms):
        return _either([whoosh.Term(plan.field, term) for term in plan.terms])
    if isinstance(plan, All):
        return whoosh.And([whoosh_query(part) for part in plan.parts])
    if isinstance(plan, Either):
        return _either([whoosh_query(part) for part in plan.parts])
    if isinstance(plan, Except):
        return whoosh.And([whoosh_query(plan.plan), whoosh.Not(whoosh_query(plan.excluded))])
    if isinstance(plan, Near):
        detours = [near.Detour(one.first, one.after, one.groups) for one in plan.detours]
        return near.Near(plan.field, plan.groups, plan.slop, detours)
    if isinstance(plan, DateRange):
        return _between("date", plan.first or 1, plan.last)
    if isinstance(plan, WordRange):
        return _between("words", plan.first or 0, plan.last)
    if isinstance(plan, Identified):
        return _either([whoosh.Term("id", one) for one in sorted(plan.ids)])
    if isinstance(plan, Has):
        return whoosh.Every(plan.field)
    return whoosh.Every() if isinstance(plan, Every) else whoosh.NullQuery


def _either(ways: Sequence[whoosh.Query]) -> whoosh.Query:
    return ways[0] if len(ways) == 1 else whoosh.Or(list(ways))


def _between(field: str, first: int, last: int | None) -> whoosh.Query:
    if first > _LARGEST:
        return whoosh.NullQuery
    return whoosh.NumericRange(field, first, _LARGEST if last is None else min(last, _LARGEST))
