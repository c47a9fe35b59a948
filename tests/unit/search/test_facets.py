"""How hits part, and how they lie in time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.library import Library
from artcli.model import Count, Facet
from artcli.search.facets import MOST_VALUES
from artcli.search.histogram import histogram
from artcli.search.request import SearchRequest


def facet(library: Library, query: str, name: str) -> Facet:
    return {one.name: one for one in library.search(SearchRequest(query, 1, facets=True)).facets}[name]


def test_facets_in_their_order(small: Library) -> None:
    """The six sides of a result."""
    names = [one.name for one in small.search(SearchRequest("the", facets=True)).facets]
    assert names == ["authors", "sources", "years", "languages", "names", "tags"]


def test_the_most_frequent_first(small: Library) -> None:
    """All hits count, also those that aren't shown."""
    assert facet(small, "the", "authors").values == (
        Count("Ana Dubois", 2),
        Count("Mara Lindqvist", 2),
        Count("Jonas Eriksen", 1),
    )
    assert facet(small, "summit", "years").values == (Count("2019", 2), Count("2018", 1))


def test_names_are_counted_by_articles(small: Library) -> None:
    """Runs of capitals, particles among them."""
    found = facet(small, "the", "names").values
    assert found[0] == Count("Pavel Orlov", 3)
    assert Count("Bank of the North", 1) in found


@pytest.mark.parametrize("query", ["the", "tram", "passenger1 OR passenger2 OR passenger7"])
def test_counts_add_up(many: Library, query: str) -> None:
    """Years and undated articles are all of them; a histogram has the dated ones."""
    results = many.search(SearchRequest(query, facets=True, histogram=True))
    undated = many.search(SearchRequest(f"({query}) date:unknown")).total
    years = next(one for one in results.facets if one.name == "years")
    assert sum([one.count for one in years.values]) + undated == results.total
    assert sum([one.count for one in results.histogram]) + undated == results.total


def test_no_more_values_than_fit(many: Library) -> None:
    """The rest is counted."""
    found = facet(many, "the", "authors")
    assert len(found.values) + found.more <= MOST_VALUES


def test_parts_not_asked_for_are_not_made(small: Library) -> None:
    """They cost time."""
    results = small.search(SearchRequest("the"))
    assert (results.facets, results.histogram, results.explanation, results.added) == ((), (), None, ())


_DAYS = st.dates().map(lambda day: day.year * 10_000 + day.month * 100 + day.day)


@given(st.lists(_DAYS, min_size=1))
def test_a_histogram_has_every_period_once(days: list[int]) -> None:
    """Its periods are in order without a gap, begin and end with one that has articles, and count each article."""
    found = histogram(days)
    assert sum([one.count for one in found]) == len(days)
    assert [one.value for one in found] == sorted({one.value for one in found})
    assert found[0].count
    assert found[-1].count
    assert {len(one.value) for one in found} in ({4}, {7})
    assert len(found[0].value) == 4 or len(found) <= 36


def test_a_histogram_of_more_than_three_years_is_by_year() -> None:
    """Years without an article are there."""
    assert histogram([20150101, 20190301]) == tuple(
        [Count(str(year), year in (2015, 2019)) for year in range(2015, 2020)]
    )
