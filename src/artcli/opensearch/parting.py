"""How do the articles of a query part in a cluster?  What finds them → facets, months and tags, counted by the cluster.

Names are those of the best articles, which are read for it, as on a local index.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from artcli.errors import MarksError
from artcli.model import Count, Facet
from artcli.opensearch.best import body_of, fetched
from artcli.opensearch.documents import filed_from
from artcli.opensearch.dsl import clause_of
from artcli.opensearch.looking import Looking
from artcli.query.marked import tagged
from artcli.search.context import read_query
from artcli.search.facets import MOST_VALUES
from artcli.search.histogram import MOST_YEARS_BY_MONTH, histogram
from artcli.search.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.opensearch.asking import Asking
    from artcli.opensearch.dsl import Clause
    from artcli.opensearch.looking import Page
    from artcli.search.request import SearchRequest

    Found = dict[str, Any]

MOST_NAMED = 200
"""Articles whose texts are read for names."""
MOST_BUCKETS = 10_000
"""Values and months that are counted one by one: some 800 years of months."""


def facets(page: Page) -> tuple[Facet, ...]:
    """Return the facets of the articles that a query finds.

    Raises an ``IndexStoreError``.
    """
    looking, clause = page.looking, page.meant.found.clause
    sides = {"authors": "authors", "sources": "source", "languages": "language"}
    counted = {name: values_of(looking.asking, clause, field) for name, field in sides.items()}
    years: Counter[int] = Counter()
    for month, count in months_of(looking.asking, clause).items():
        years[month // 100] += count
    body = body_of(clause, looking.request.order, page.weighed.clauses(clause))
    first = fetched(looking.asking, body, 0, MOST_NAMED)
    names: Counter[str] = Counter()
    for one in names_of([filed_from(hit["_source"]).article for hit in first]):
        names.update(one)
    tags = _tags(looking, clause)
    return (
        facet("authors", counted["authors"]),
        facet("sources", counted["sources"]),
        facet("years", {f"{year:04}": count for year, count in years.items()}),
        facet("languages", counted["languages"]),
        facet("names", names),
        Facet("tags", tags[:MOST_VALUES], max(0, len(tags) - MOST_VALUES)),
    )


def facet(name: str, counts: dict[str, int] | Counter[str], most: int = MOST_VALUES) -> Facet:
    """Return the most frequent of some values, and how many more there are."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Facet(name, tuple([Count(*pair) for pair in ordered[:most]]), max(0, len(ordered) - most))


def values_of(asking: Asking, clause: Clause, field: str, most: int = MOST_BUCKETS) -> dict[str, int]:
    """Return the values of a field in the articles that a clause finds, and how many have each.

    Raises an ``IndexStoreError``.
    """
    wanted = {"values": {"terms": {"field": field, "size": most}}}
    answer = asking.search({"query": {"bool": {"filter": [clause]}}, "size": 0, "aggs": wanted})
    return {one["key"]: one["doc_count"] for one in answer["aggregations"]["values"]["buckets"]}


def months_of(asking: Asking, clause: Clause) -> dict[int, int]:
    """Return how many of the dated articles that a clause finds are of each month, as numbers like 201902.

    Raises an ``IndexStoreError``.
    """
    wanted = {"months": {"histogram": {"field": "day", "interval": 100, "min_doc_count": 1}}}
    answer = asking.search({"query": {"bool": {"filter": [clause]}}, "size": 0, "aggs": wanted})
    return {int(one["key"]) // 100: one["doc_count"] for one in answer["aggregations"]["months"]["buckets"]}


def histogram_of(asking: Asking, clause: Clause, most_years: int = MOST_YEARS_BY_MONTH) -> tuple[Count, ...]:
    """Return how the dated ones of the articles that a clause finds lie in time.

    Raises an ``IndexStoreError``.
    """
    return histogram(_days(months_of(asking, clause)), most_years)


def _days(months: dict[int, int]) -> Iterable[int]:
    for month, count in months.items():
        for _ in range(count):
            yield month * 100 + 1


def tags_of(asking: Asking, request: SearchRequest) -> tuple[Count, ...]:
    """Return how many of the articles that a query itself matches have each tag, the most frequent first.

    Raises ``MarksError``, ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    looking = Looking.at(asking, request)
    return tag_counts(looking, looking.clause(read_query(request)))


def tag_counts(looking: Looking, clause: Clause) -> tuple[Count, ...]:
    """Return the same of the articles that a clause finds.

    Raises ``MarksError`` or an ``IndexStoreError``.
    """
    marks = looking.request.marks
    if marks is None:
        return ()
    tags = list(marks.names())
    clauses = [{"bool": {"filter": [clause, clause_of(tagged(marks, tag))]}} for tag in tags]
    counts = zip(tags, looking.asking.counts(clauses), strict=True)
    return tuple(sorted([Count(*pair) for pair in counts if pair[1]], key=lambda one: (-one.count, one.value)))


def _tags(looking: Looking, clause: Clause) -> tuple[Count, ...]:
    with suppress(MarksError):
        return tag_counts(looking, clause)
    return ()
