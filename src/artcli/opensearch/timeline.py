"""When was something written about, in a cluster?  Queries → each with its articles by date, and for a single one a telling line of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.fields import day_number
from artcli.model import Timeline
from artcli.opensearch.best import best
from artcli.opensearch.looking import Looking, meant
from artcli.opensearch.marking import Marking
from artcli.opensearch.naming import Neighbours
from artcli.opensearch.parting import histogram_of, months_of
from artcli.search.hits import telling_hit
from artcli.search.timeline import MOST_HITS, MOST_YEARS_BY_MONTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.model import Hit
    from artcli.opensearch.asking import Asking
    from artcli.opensearch.looking import Meant
    from artcli.search.request import SearchRequest


def timelines(asking: Asking, requests: Sequence[SearchRequest]) -> tuple[Timeline, ...]:
    """Return the timeline of each request's query; with its hits where there is only one.

    Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    return tuple([_timeline(Looking.at(asking, request), hits=len(requests) == 1) for request in requests])


def _timeline(looking: Looking, *, hits: bool) -> Timeline:
    found = meant(looking)
    total = 0 if found.widened else len(found.found)
    clause = found.found.clause
    dated = sum(months_of(looking.asking, clause).values()) if total else 0
    return Timeline(
        query=looking.request.query,
        total=total,
        undated=total - dated,
        counts=histogram_of(looking.asking, clause, MOST_YEARS_BY_MONTH) if dated else (),
        hits=_hits(looking, found) if dated and hits else (),
    )


def _hits(looking: Looking, found: Meant) -> tuple[Hit, ...]:
    """Return the best of the dated articles, the oldest first."""
    words = looking.words(found.tree)
    dated = {"bool": {"filter": [found.found.clause, {"exists": {"field": "day"}}]}}
    placed = best(looking.asking, dated, "relevance", looking.weighed(words), 0, MOST_HITS)
    ranked = sorted([one.ranked for one in placed], key=lambda one: (day_number(one.filed.article.date), one.filed.id))
    names = Neighbours(looking.asking, [one.filed.id for one in ranked])
    marking = Marking(words, found.tree, looking.fields)
    return tuple(
        [telling_hit(names, marking.terms(one.filed.article), rank, one) for rank, one in enumerate(ranked, 1)]
    )
