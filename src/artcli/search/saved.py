"""Which articles does a saved search find, and which of them are new?  An index and a request → the matching articles by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.entries import read_filed
from artcli.query.parse import parse
from artcli.query.saved import key_of
from artcli.query.tree import Saved
from artcli.search.context import Context, read_query, today_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artcli.index.snapshot import Snapshot
    from artcli.search.request import SearchRequest


def ingested_by_id(snapshot: Snapshot, request: SearchRequest) -> dict[str, str]:
    """Return the ids of the articles that a query itself matches, not a widened one, and when each was ingested.

    Raises ``QuerySyntaxError``.
    """
    context = Context.of(snapshot, request)
    filed = [read_filed(snapshot, document) for document in context.matching(read_query(request))]
    return {one.id: one.ingested for one in filed}


def saved_alone(request: SearchRequest) -> tuple[str, str] | None:
    """Return the name and query of the saved search that a request runs as it is; None for one that asks for more, or less."""
    tree = parse(request.query, today_of(request))
    if not isinstance(tree, Saved) or request.joint != "all" or request.fields:
        return None
    found = [(name, query) for name, query in request.saved or () if key_of(name) == key_of(tree.name)]
    return found[0] if found else None


def count_new(matching: Mapping[str, str], ran: str | None, seen: frozenset[str] | None) -> int:
    """Return how many of the matching articles weren't there at a run: all, where there was none; by their times, where there were too many.

    >>> count_new({"kq7f": "2026-01-02", "mbx2": "2026-01-09"}, "2026-01-05", frozenset(["kq7f"]))
    1
    """
    if ran is None:
        return len(matching)
    if seen is None:
        return sum([ingested > ran for ingested in matching.values()])
    return len(matching.keys() - seen)
