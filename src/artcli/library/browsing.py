"""What does the full-screen reader ask of a library?  A query that is still being typed → hits, counts and months, each as soon as it can be."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import MarksError, QuerySyntaxError
from artcli.library.requests import prepared, saved_searches
from artcli.model import Count, Facet
from artcli.search.columns import days, languages
from artcli.search.context import Context, read_query
from artcli.search.live import StaleError, meant, window
from artcli.search.marked import tag_counts
from artcli.search.request import SearchRequest
from artcli.search.sides import Sides
from artcli.search.titles import Titles
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from artcli.index.kept import KeptSnapshot
    from artcli.search.live import Window
    from artcli.search.matching import Matches

MOST_VALUES = 12
"""Values of a filter: the most frequent of them."""


class Browsing:
    """A library, as it is browsed: what takes long asks now and then whether it is still wanted."""

    def __init__(self, index: Path, kept: KeptSnapshot) -> None:
        """Take the index's folder, and what reads it."""
        self._index = index
        self._kept = kept
        self._sides = Sides()
        self._titles = Titles()

    def generation(self) -> int:
        """Return the number of the last commit.

        Raises an ``IndexStoreError``.
        """
        with self._kept.use() as snapshot:
            return snapshot.generation

    def window(self, request: SearchRequest, *, quick: bool = False, keep: str | None = None) -> Window:
        """Return hits at a request's places, or about an article to ``keep``; ``quick`` ones may be out of order, and then say so.

        Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        request = prepared(request, self._index)
        with self._kept.use() as snapshot:
            return window(snapshot, request, quick=quick, keep=keep, titles=self._titles)

    def rest(self) -> None:
        """Give the system back what has been read of the index; what is asked for again comes from its cache."""
        with self._kept.use() as snapshot:
            for segment in snapshot.segments:
                segment.file.forget()

    def read_titles(self, is_stale: Callable[[], bool]) -> Iterator[float]:
        """Read the titles of all articles, by which any number of them can be put in order; yield which part of them has been read.

        Raises ``StaleError`` or an ``IndexStoreError``.
        """
        with self._kept.use() as snapshot:
            for part in self._titles.read(snapshot):
                if is_stale():
                    raise StaleError
                yield part

    def filters(self, query: str, is_stale: Callable[[], bool]) -> Iterator[tuple[Facet, ...]]:
        """Yield how the articles of a query part: first by what is at hand, then by all, when sources and authors have been read.

        Raises ``StaleError``, ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        request = prepared(SearchRequest(query, facets=True), self._index)
        with self._kept.use() as snapshot:
            context, matches = meant(snapshot, request)
            soon = [self._saved(context, matches, is_stale), _tags(context, matches)]
            known = self._named(matches)
            late = [_facet("years", _years(matches)), _facet("languages", Counter(languages(matches)).most_common())]
            yield (*soon, *(known or [Facet("sources", (), -1), Facet("authors", (), -1)]), *late)
            if known is None:
                for _ in self._sides.read(snapshot):
                    if is_stale():
                        raise StaleError
                yield (*soon, *(self._named(matches) or []), *late)

    def _named(self, matches: Matches) -> list[Facet] | None:
        found = [(name, self._sides.counts(matches, name, MOST_VALUES)) for name in ("sources", "authors")]
        return [Facet(name, *counts) for name, counts in found if counts] if all([one[1] for one in found]) else None

    def _saved(self, context: Context, matches: Matches, is_stale: Callable[[], bool]) -> Facet:
        """Return how many of the articles each saved search finds too; one that can't be run finds none."""
        with suppress(MarksError):
            queries = saved_searches(self._index).queries()
            bits = matches.together().bits
            counts = []
            for name in queries:
                if is_stale():
                    raise StaleError
                request = replace(context.request, query=f"@{name}", saved=tuple(queries.items()))
                with suppress(QuerySyntaxError):
                    own = Context.of(context.snapshot, request).matching(read_query(request))
                    counts.append(Count(name, (own.together().bits & bits).bit_count()))
            return Facet("saved", tuple(counts))
        return Facet("saved", ())

    def months(self, query: str) -> tuple[tuple[Count, ...], int]:
        """Return how many of a query's articles each month has, in order, months without any left out; and how many have no date.

        Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        request = prepared(SearchRequest(query), self._index)
        with self._kept.use() as snapshot:
            _, matches = meant(snapshot, request)
            counted = Counter([day // 100 for day in days(matches)])
            found = [Count(f"{month // 100:04}-{month % 100:02}", counted[month]) for month in sorted(counted)]
            return tuple(found), len(matches) - sum(counted.values())


def _tags(context: Context, matches: Matches) -> Facet:
    with suppress(MarksError):
        return Facet("tags", tag_counts(context, matches))
    return Facet("tags", ())


def _years(matches: Matches) -> list[tuple[str, int]]:
    counted = Counter([day // 10_000 for day in days(matches)])
    return [(f"{year:04}", counted[year]) for year in sorted(counted, reverse=True)]


def _facet(name: str, counts: list[tuple[str, int]]) -> Facet:
    return Facet(name, tuple([Count(value, count) for value, count in counts]))
