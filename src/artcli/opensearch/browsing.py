"""What does the full-screen reader ask of a library in a cluster?  What ``library.browsing`` answers for a folder, by searches there."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import MarksError, QuerySyntaxError
from artcli.model import Count, Facet
from artcli.opensearch.looking import Looking, meant
from artcli.opensearch.parting import MOST_BUCKETS, facet, months_of, tag_counts, values_of
from artcli.opensearch.searching import found_ids, hits
from artcli.patterns import lazy
from artcli.search.context import read_query
from artcli.search.listing import EVERY
from artcli.search.live import AROUND, StaleError, Window
from artcli.search.request import SearchRequest
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.model import Results
    from artcli.opensearch.asking import Asking
    from artcli.opensearch.dsl import Clause

MOST_VALUES = 12
"""Values of a filter: the most frequent of them."""
_BEGUN = lazy(r"(?:^|[\s(])[-+]?[^\W\d_]{3,}$")
"""A query whose last word may be the beginning of one."""


class ClusterBrowsing:
    """A library in a cluster, as it is browsed.

    It may be asked from several threads.
    """

    def __init__(
        self,
        asking: Asking,
        prepare: Callable[[SearchRequest], SearchRequest],
        saved_queries: Callable[[], dict[str, str]],
    ) -> None:
        """Take what asks the cluster, what gives a request saved searches and marks, and the saved searches."""
        self._asking = asking
        self._prepare = prepare
        self._saved_queries = saved_queries

    def generation(self) -> int:
        """Return a number that is another one when articles have come or gone, as far as searches see that.

        Raises an ``IndexStoreError``.
        """
        found = self._asking.client.request("GET", f"/{self._asking.client.alias}/_stats/indexing,refresh,docs")
        shards = found["_all"]["primaries"]
        written = shards["indexing"]["index_total"] + shards["indexing"]["delete_total"]
        return hash((written, shards["refresh"]["external_total"], shards["docs"]["count"]))

    def window(self, request: SearchRequest, *, quick: bool = False, keep: str | None = None) -> Window:  # noqa: ARG002
        """Return hits at a request's places, or about an article to ``keep``; they are in order, ``quick`` ones too.

        Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        asked = self._meant(request)
        place = self._place_of(asked, keep) if keep is not None else None
        if place is not None:
            asked = replace(asked, offset=max(0, place - asked.limit // 2))
        results: Results = hits(self._asking, replace(asked, all_versions=True)).results
        if not request.query.strip():
            results = replace(results, query=request.query)
        return Window(results, whole=True, place=place)

    def rest(self) -> None:
        """Give nothing back: what has been read lies in the cluster."""

    def read_titles(self, is_stale: Callable[[], bool]) -> Iterator[float]:  # noqa: ARG002  (see ``library.browsing``)
        """Read none: the cluster puts any number of articles in order."""
        return iter(())

    def filters(self, query: str, is_stale: Callable[[], bool]) -> Iterator[tuple[Facet, ...]]:
        """Yield how the articles of a query part: first by what is at hand, then by all.

        Raises ``StaleError``, ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        looking = Looking.at(self._asking, self._meant(SearchRequest(query, facets=True)))
        clause = meant(looking).found.clause
        soon = (self._saved(looking, clause, is_stale), _tags(looking, clause))
        years: dict[str, int] = {}
        for month, count in months_of(self._asking, clause).items():
            years[f"{month // 100:04}"] = years.get(f"{month // 100:04}", 0) + count
        dated = Facet("years", tuple([Count(year, years[year]) for year in sorted(years, reverse=True)]))
        spoken = facet("languages", values_of(self._asking, clause, "language"), MOST_BUCKETS)
        yield (*soon, Facet("sources", (), -1), Facet("authors", (), -1), dated, spoken)
        if is_stale():
            raise StaleError
        sides = [
            facet(name, values_of(self._asking, clause, field), MOST_VALUES)
            for name, field in (("sources", "source"), ("authors", "authors"))
        ]
        yield (*soon, *sides, dated, spoken)

    def months(self, query: str) -> tuple[tuple[Count, ...], int]:
        """Return how many of a query's articles each month has, in order, months without any left out; and how many have no date.

        Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        found = meant(Looking.at(self._asking, self._meant(SearchRequest(query)))).found
        months = months_of(self._asking, found.clause)
        counts = [Count(f"{month // 100:04}-{month % 100:02}", months[month]) for month in sorted(months)]
        return tuple(counts), len(found) - sum(months.values())

    def _meant(self, request: SearchRequest) -> SearchRequest:
        """Return a request as it is run: all articles where nothing is asked for; a last word that none has begins one."""
        if not request.query.strip():
            order = "newest" if request.order == "relevance" else request.order
            return self._prepare(replace(request, query=EVERY, order=order))
        asked = self._prepare(request)
        if _BEGUN.search(request.query):
            looking = Looking.at(self._asking, asked)
            if not looking.matching(read_query(asked)):
                begun = replace(asked, query=f"{asked.query}*")
                with suppress(QuerySyntaxError):  # more patterns than a query may have
                    if looking.matching(read_query(begun)):
                        return begun
        return asked

    def _place_of(self, request: SearchRequest, keep: str) -> int | None:
        """Return the place of an article, if it is near those that are asked for."""
        wide = replace(request, limit=request.offset + request.limit + AROUND, offset=0)
        ids = found_ids(self._asking, wide)
        return ids.index(keep) if keep in ids else None

    def _saved(self, looking: Looking, clause: Clause, is_stale: Callable[[], bool]) -> Facet:
        """Return how many of the articles each saved search finds too; one that can't be run finds none."""
        with suppress(MarksError):
            queries = self._saved_queries()
            clauses: dict[str, Clause] = {}
            for name in queries:
                if is_stale():
                    raise StaleError
                request = replace(looking.request, query=f"@{name}", saved=tuple(queries.items()))
                with suppress(QuerySyntaxError):
                    own = replace(looking, request=request).clause(read_query(request))
                    clauses[name] = {"bool": {"filter": [clause, own]}}
            counts = zip(clauses, self._asking.counts(list(clauses.values())), strict=True)
            return Facet("saved", tuple([Count(*pair) for pair in counts]))
        return Facet("saved", ())


def _tags(looking: Looking, clause: Clause) -> Facet:
    with suppress(MarksError):
        return Facet("tags", tag_counts(looking, clause))
    return Facet("tags", ())
