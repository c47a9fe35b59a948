"""What a whole search brings over a small library."""

from pathlib import Path
from typing import cast

import pytest

from artcli.errors import QuerySyntaxError
from artcli.library import Library
from artcli.model import Results
from artcli.query.tokens import MOST_WORDS
from artcli.search.limits import MOST_PATTERNS
from artcli.search.request import Order, SearchRequest

ORDERS = cast("tuple[str, ...]", Order)


def names(results: Results) -> list[str]:
    return [Path(hit.path).stem for hit in results.hits]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("newest", ["return", "hanoi", "singapore", "dvorak", "undated"]),
        ("oldest", ["dvorak", "singapore", "hanoi", "return", "undated"]),
        ("title", ["undated", "return", "dvorak", "hanoi", "singapore"]),
        ("longest", ["return", "undated", "dvorak", "singapore", "hanoi"]),
    ],
)
def test_order(small: Library, order: Order, found: list[str]) -> None:
    """Undated articles are last by date; titles are compared without accents, numbers by what they count."""
    assert names(small.search(SearchRequest("the", order=order))) == found


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 4, 7])
def test_pages_of_any_size_are_one_order(many: Library, order: Order, size: int) -> None:
    """Ties never move between pages, though only some articles are read for each."""
    whole = [hit.id for hit in many.search(SearchRequest("tram", limit=100, order=order)).hits]
    starts = range(0, len(whole), size)
    pages = [many.search(SearchRequest("tram", size, start, order=order)).hits for start in starts]
    assert [hit.id for page in pages for hit in page] == whole
    assert len(set(whole)) == 30


@pytest.mark.parametrize("order", ORDERS)
def test_ties_come_by_date_then_id(many: Library, order: Order) -> None:
    """Equals by an order's own measure are newest first, undated last, then by id."""
    hits = many.search(SearchRequest("tram", limit=100, order=order)).hits
    own = {
        "relevance": lambda hit: -hit.score,
        "newest": lambda hit: 0,
        "oldest": lambda hit: hit.date or "9999",
        "title": lambda hit: hit.title,
        "longest": lambda hit: -hit.words,
    }[order]
    by_date = sorted(sorted(hits, key=lambda hit: hit.id), key=lambda hit: hit.date or "", reverse=False)
    dates = {date: -place for place, date in enumerate(dict.fromkeys([hit.date for hit in by_date]))}
    assert list(hits) == sorted(hits, key=lambda hit: (own(hit), dates[hit.date], hit.id))


def test_an_offset_behind_the_last_brings_nothing(small: Library) -> None:
    """The total stays."""
    results = small.search(SearchRequest("the", offset=50))
    assert (results.total, results.hits) == (5, ())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("orchestra promises", {"dvorak", "singapore"}),
        ('orchestra "long lunch"', {"dvorak", "singapore"}),
        ("orchestra promises zebra", {"dvorak", "singapore"}),
        ("orchestra promises -lunch", {"dvorak"}),
        ("orchestra promises date:2018", {"singapore"}),
        ("orchestra promises author:dubois", {"dvorak"}),
        ("orchestra AND promises", {"dvorak", "singapore"}),
        ("orchestra (promises lunch)", {"dvorak", "singapore"}),
    ],
)
def test_without_a_match_for_all_words_any_will_do(small: Library, query: str, found: set[str]) -> None:
    """Only words are loosened: exclusions, dates and fields hold."""
    results = small.search(SearchRequest(query))
    assert results.widened
    assert set(names(results)) == found


@pytest.mark.parametrize(
    "query", ["zebra", "zebra the", "date:1950 hanoi", "author:nobody author:else", '"hanoi lunch"']
)
def test_nothing_is_found(small: Library, query: str) -> None:
    """A stop word, or what is bound to a field, is no reason to show an article."""
    results = small.search(SearchRequest(query))
    assert (results.total, results.widened) == (0, False)


@pytest.mark.parametrize("query", ["summit hanoi", "orchestra OR zebra", "summit", "-zebra"])
def test_what_matches_is_never_widened(small: Library, query: str) -> None:
    """Widening is for searches that find nothing."""
    results = small.search(SearchRequest(query))
    assert results.total
    assert not results.widened


def test_any_word_will_do_within_bounds(small: Library) -> None:
    """Joined by any, an exclusion still excludes."""
    assert set(names(small.search(SearchRequest("orchestra promises -hanoi", joint="any")))) == {"dvorak", "singapore"}


@pytest.mark.parametrize("query", ["stateowned", "state-owned", "state owned"])
def test_compounds_score_however_they_are_written(small: Library, query: str) -> None:
    """What matches counts for the order as well."""
    results = small.search(SearchRequest(query))
    assert set(names(results)) == {"hanoi", "undated"}
    assert max([hit.score for hit in results.hits]) > 0


@pytest.mark.parametrize("joint", ["all", "any"])
def test_as_many_words_as_there_may_be_are_searched(small: Library, joint: str) -> None:
    """No number of words that the language allows ends in an error."""
    query = " ".join([f"word{number}" for number in range(MOST_WORDS - 1)]) + " hanoi"
    assert set(names(small.search(SearchRequest(query, joint=joint)))) == {"hanoi", "return"}


def test_too_many_patterns_are_refused_at_their_place(small: Library) -> None:
    """The error points at the first that is too much."""
    query = " ".join([f"{chr(97 + number)}x*" for number in range(MOST_PATTERNS + 1)])
    with pytest.raises(QuerySyntaxError) as caught:
        small.search(SearchRequest(query))
    assert query[caught.value.span.start : caught.value.span.stop] == f"{chr(97 + MOST_PATTERNS)}x*"
