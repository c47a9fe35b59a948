"""When was something written about?  Queries → each with its articles by date, and for a single one a telling line of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import Timeline
from artcli.search.best import best_scores
from artcli.search.columns import dated, days
from artcli.search.context import Context
from artcli.search.finding import Found, find
from artcli.search.histogram import histogram
from artcli.search.hits import telling_hit, terms_of
from artcli.search.ordering import ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.snapshot import Snapshot
    from artcli.model import Hit
    from artcli.search.matching import Matches
    from artcli.search.request import SearchRequest

MOST_YEARS_BY_MONTH = 10
MOST_HITS = 500
"""Articles that get a line of their own, the best of all found: more than anyone reads."""


def timelines(snapshot: Snapshot, requests: Sequence[SearchRequest]) -> tuple[Timeline, ...]:
    """Return the timeline of each request's query; with its hits where there is only one.

    Raises ``QuerySyntaxError``.
    """
    return tuple([_timeline(Context.of(snapshot, request), hits=len(requests) == 1) for request in requests])


def _timeline(context: Context, *, hits: bool) -> Timeline:
    found = find(context)
    total = 0 if found.widened else len(found.matches)
    dates = dated(found.matches) if total else None
    return Timeline(
        query=context.request.query,
        total=total,
        undated=total - len(dates) if dates else total,
        counts=histogram(days(dates), MOST_YEARS_BY_MONTH) if dates else (),
        hits=_hits(context, found, dates) if dates and hits else (),
    )


def _hits(context: Context, found: Found, dates: Matches) -> tuple[Hit, ...]:
    scores = best_scores(found.scorer, dates, MOST_HITS)
    best = sorted(scores, key=lambda document: (-scores[document], document))[:MOST_HITS]
    placed = ranked(context.snapshot, {document: scores[document] for document in best}, "oldest", 0, MOST_HITS)
    terms = terms_of(found.words)
    return tuple([telling_hit(context.snapshot, terms, rank, one) for rank, one in enumerate(placed, 1)])
