"""What is said when a search finds nothing."""

import pytest

from artcli.library import Library
from artcli.search.request import SearchRequest


@pytest.mark.parametrize(
    ("query", "meant", "count"),
    [
        ("hanio", "hanoi", 2),
        ("Hanoi sumit", "Hanoi summit", 2),
        ("orchestre", "orchestra", 1),
        ("orchhestra -trade", "orchestra -trade", 1),
        ('"lnog lunch"', '"long lunch"', 1),
        ("author:lindqvits", "author:lindqvist", 2),
        ("hanoi zebra", None, None),
        ("zebra", None, None),
        ("hanio date:1950", None, None),
        ("10000000", None, None),
    ],
)
def test_suggestion(small: Library, query: str, meant: str | None, count: int | None) -> None:
    """Only words that find nothing are replaced, and only where that finds something."""
    results = small.search(SearchRequest(query))
    assert (results.suggestion, results.suggested) == (meant, count)


def test_a_suggestion_finds_what_it_says(small: Library) -> None:
    """Its count is that of a search for it."""
    results = small.search(SearchRequest("sumit ledaers"))
    assert results.suggestion is not None
    assert small.search(SearchRequest(results.suggestion)).total == results.suggested


def test_each_word_alone(small: Library) -> None:
    """Every clause but an exclusion says what it finds by itself."""
    results = small.search(SearchRequest("hanoi zebra author:dubois -lunch"))
    assert [(one.value, one.count) for one in results.alone] == [("hanoi", 2), ("zebra", 0), ("author:dubois", 2)]


def test_the_words_of_a_phrase_alone(small: Library) -> None:
    """A phrase that is nowhere is parted."""
    results = small.search(SearchRequest('"hanoi lunch"'))
    assert [(one.value, one.count) for one in results.alone] == [("hanoi", 2), ("lunch", 1)]


def test_each_clause_alone_is_said_as_it_was_typed(small: Library) -> None:
    """A date isn't counted out."""
    results = small.search(SearchRequest("zyzzyva after:2018 language:english", today="2019-03-09"))
    assert [one.value for one in results.alone] == ["zyzzyva", "after:2018", "language:english"]
