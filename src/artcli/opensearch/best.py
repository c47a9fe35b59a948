"""Which articles come first?  What finds them, and the words that count → the hits at some places.

A cluster brings articles in its own order; the best ``RESCORED`` of them are put in the order of ``rescoring``, and all are shown with its scores.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.opensearch.asking import DEEPEST
from artcli.opensearch.documents import filed_from
from artcli.opensearch.mapping import MEASURED, WHOLE, length_of
from artcli.opensearch.rescoring import ArticleScorer, Measured
from artcli.opensearch.scoring import score_clauses
from artcli.opensearch.sorting import sort_keys
from artcli.search.ordering import Ranked
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from artcli.opensearch.asking import Asking
    from artcli.opensearch.dsl import Clause
    from artcli.opensearch.frequencies import Frequencies
    from artcli.search.request import Order
    from artcli.search.scored import ScoredWord

    Found = dict[str, Any]

RESCORED = 50
"""Articles whose order is told exactly: those of five pages.  docs/engines.md has what fewer and more come to."""
_LENGTHS = [length_of(name) for name in MEASURED]


class Weighed(NamedTuple):
    """The words of a query that count, how common they are in the library, and how long its articles' fields are on average."""

    words: Sequence[ScoredWord]
    frequencies: Frequencies
    averages: Mapping[str, float]

    def clauses(self, found_by: Clause) -> list[Clause]:
        """Return what adds to the score of articles that are found by a clause."""
        return score_clauses(self.words, self.frequencies, found_by) if self.words else []

    def scorer(self, articles: Sequence[Measured], *, exact: bool = False) -> ArticleScorer:
        """Return what scores articles."""
        return ArticleScorer(self.words, self.frequencies, articles, self.averages, exact=exact)


@dataclass(frozen=True, slots=True)
class Best:
    """An article in its place, with the lengths of its fields, and what it is sorted by beside its score."""

    ranked: Ranked
    lengths: Mapping[str, int]
    after: tuple[float, str]

    @property
    def measured(self) -> Measured:
        """The article with its lengths."""
        return Measured(self.ranked.filed.article, self.lengths)


def body_of(clause: Clause, order: Order, scores: Sequence[Clause] = ()) -> Found:
    """Return the search for what a clause finds, in an order; scored where that is asked for."""
    query: Clause = {"bool": {"filter": [clause], "should": [*scores]}}
    body: Found = {"query": query, "sort": sort_keys(order), "track_scores": bool(scores), "_source": WHOLE}
    return body | {"docvalue_fields": _LENGTHS} if scores else body


def fetched(asking: Asking, body: Found, offset: int, limit: int) -> Iterable[Found]:
    """Return what a search finds at some places; those far behind are walked to.

    Raises an ``IndexStoreError``.
    """
    if offset + limit <= DEEPEST:
        if not limit:
            return []
        found = asking.search(body | {"from": offset, "size": limit, "track_total_hits": False})
        hits: list[Found] = found["hits"]["hits"]
        return hits
    return asking.walk(body, limit, offset)


def best(asking: Asking, clause: Clause, order: Order, weighed: Weighed, offset: int, limit: int) -> list[Best]:
    """Return the articles that a clause finds at some places.

    Raises an ``IndexStoreError``.
    """
    body = body_of(clause, order, weighed.clauses(clause))
    if order != "relevance" or not weighed.words or offset >= RESCORED or not limit:
        return scored(weighed, fetched(asking, body, offset, limit))
    hits = list(fetched(asking, body, 0, max(RESCORED, offset + limit)))
    found = in_order(scored(weighed, hits))
    return found[offset : offset + limit]


def scored(weighed: Weighed, hits: Iterable[Found]) -> list[Best]:
    """Return hits as they came, with their scores."""
    read = list(hits)
    filed = [filed_from(hit["_source"]) for hit in read]
    lengths = [_lengths(hit) for hit in read]
    scores = [0.0] * len(read)
    if weighed.words:
        scorer = weighed.scorer([Measured(one.article, long) for one, long in zip(filed, lengths, strict=True)])
        scores = [scorer.score(place) for place in range(len(read))]
    ranked = [Ranked(place, score, one) for place, (score, one) in enumerate(zip(scores, filed, strict=True))]
    return [Best(one, long, _after(hit)) for one, long, hit in zip(ranked, lengths, read, strict=True)]


def in_order(found: list[Best]) -> list[Best]:
    """Return articles with the first ``RESCORED`` in the order of their scores; equals by date, newest first, then by id."""
    first = sorted(found[:RESCORED], key=lambda one: (-one.ranked.score, *one.after))
    return first + found[RESCORED:]


def _lengths(hit: Found) -> dict[str, int]:
    fields = hit.get("fields", {})
    return {name: int(fields[length_of(name)][0]) for name in MEASURED if length_of(name) in fields}


def _after(hit: Found) -> tuple[float, str]:
    """Return what equals are sorted by; the last two sort keys of every order of ours, but for one that is of dates itself."""
    day = hit.get("sort", (None, None))[-2]
    return (-day if isinstance(day, (int, float)) else math.inf), hit["_id"]
