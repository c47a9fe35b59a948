"""When was something written about?  Queries → each with its articles by date, and for a single one a telling line of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import Timeline
from artcli.search.columns import days
from artcli.search.context import Context
from artcli.search.finding import Found, find
from artcli.search.histogram import histogram
from artcli.search.hits import telling_hit, terms_of
from artcli.search.ordering import ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoosh.searching import Searcher

    from artcli.model import Hit
    from artcli.search.request import SearchRequest

MOST_YEARS_BY_MONTH = 10
MOST_HITS = 500
"""Articles that get a line of their own, the best of all found: more than anyone reads."""


def timelines(searcher: Searcher, requests: Sequence[SearchRequest]) -> tuple[Timeline, ...]:
    """Return the timeline of each request's query; with its hits where there is only one.

    Raises ``QuerySyntaxError``.
    """
    return tuple([_timeline(Context.of(searcher, request), hits=len(requests) == 1) for request in requests])


def _timeline(context: Context, *, hits: bool) -> Timeline:
    found = find(context)
    scores = {} if found.widened else found.scores
    known = days(context.reader)
    dated = {document: score for document, score in scores.items() if document in known}
    return Timeline(
        query=context.request.query,
        total=len(scores),
        undated=len(scores) - len(dated),
        counts=histogram([known[document] for document in dated], MOST_YEARS_BY_MONTH),
        hits=_hits(context, found, dated) if hits else (),
    )


def _hits(context: Context, found: Found, dated: dict[int, float]) -> tuple[Hit, ...]:
    best = sorted(dated, key=lambda document: (-dated[document], document))[:MOST_HITS]
    placed = ranked(context.reader, {document: dated[document] for document in best}, "oldest", 0, MOST_HITS)
    terms = terms_of(found.words)
    return tuple([telling_hit(context.reader, terms, rank, one) for rank, one in enumerate(placed, 1)])
