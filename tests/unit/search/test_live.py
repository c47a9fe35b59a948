"""What is found while a query is typed is what ``search`` finds."""

from __future__ import annotations

import pytest

from artcli.library import Library
from artcli.library.browsing import StaleError
from artcli.search.request import SearchRequest

QUERIES = [
    "hanoi",
    "hanoi summit",
    "the",
    "of the",
    "korea OR sea",
    "date:2019",
    "kor*",
    "tag:unread",
    "lang:de",
    '"north korea"',
    "-the",
]


@pytest.fixture(autouse=True)
def _marks(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTCLI_MARKS", str(tmp_path / "marks.sqlite"))


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest", "longest", "title"])
@pytest.mark.parametrize("query", QUERIES)
def test_the_same_hits_in_the_same_order(library: Library, query: str, order) -> None:
    """With the same scores, marks and passages; in windows as in one."""
    wanted = library.search(SearchRequest(query, limit=100, order=order, all_versions=True))
    browsing = library.browsing()
    whole = browsing.window(SearchRequest(query, limit=100, order=order)).results
    assert whole.hits == wanted.hits
    assert whole.total == wanted.total
    parts = [
        browsing.window(SearchRequest(query, limit=4, offset=first, order=order)).results.hits
        for first in range(0, len(wanted.hits), 4)
    ]
    assert tuple(hit for part in parts for hit in part) == wanted.hits


def test_an_article_is_found_where_it_stands_now(library: Library) -> None:
    """And the window is about it."""
    hits = library.search(SearchRequest("the", limit=100, order="newest")).hits
    found = library.browsing().window(SearchRequest("the", limit=6, order="newest"), keep=hits[15].id)
    assert found.place == 15
    assert hits[15].id in [hit.id for hit in found.results.hits]
    assert library.browsing().window(SearchRequest("the", limit=6, order="newest"), keep="a" * 16).place is None


def test_all_of_an_empty_query_the_newest_first(library: Library) -> None:
    """There is nothing that they could be relevant to."""
    found = library.browsing().window(SearchRequest("", limit=100)).results
    dates = [hit.date or "" for hit in found.hits]
    assert found.total == library.count()
    assert dates == sorted(dates, reverse=True)


def test_nearness_may_be_left_out_at_first(library: Library, monkeypatch) -> None:
    """And then it is said that the order isn't final."""
    monkeypatch.setattr("artcli.search.live.MANY", 3)
    browsing = library.browsing()
    quick = browsing.window(SearchRequest("of the", limit=100), quick=True)
    whole = browsing.window(SearchRequest("of the", limit=100))
    assert not quick.whole
    assert whole.whole
    assert {hit.id for hit in quick.results.hits} == {hit.id for hit in whole.results.hits}


def test_months_are_those_of_the_timeline(library: Library) -> None:
    """Month by month."""
    months, undated = library.browsing().months("korea OR hanoi")
    (timeline,) = library.timeline(["korea OR hanoi"])
    assert sum([one.count for one in months]) + undated == timeline.total
    assert undated == timeline.undated
    assert all(one.count for one in months)


def test_many_titles_are_put_in_order_when_they_have_been_read(library: Library, monkeypatch) -> None:
    """Until then it is said that they aren't; then any number of them stands as ``search`` has it, and after a change they are read anew."""
    monkeypatch.setattr("artcli.search.live.MOST_BY_TITLE", 3)
    wanted = library.search(SearchRequest("the", limit=100, order="title", all_versions=True))
    newest = library.search(SearchRequest("the", limit=100, order="newest", all_versions=True))
    browsing = library.browsing()
    asked = SearchRequest("the", limit=4, offset=2, order="title")
    before = browsing.window(asked)
    assert not before.by_title
    assert [hit.id for hit in before.results.hits] == [hit.id for hit in newest.hits[2:6]]
    parts = list(browsing.read_titles(lambda: False))
    assert parts == sorted(parts)
    assert parts[-1] == 1
    after = browsing.window(asked)
    assert after.by_title
    assert after.results.hits == wanted.hits[2:6]
    assert not list(browsing.read_titles(lambda: False))
    kept = browsing.window(SearchRequest("the", limit=4, order="title"), keep=wanted.hits[9].id)
    assert kept.place == 9


def test_titles_that_nobody_waits_for_are_not_read_on(library: Library) -> None:
    """Reading stops at the next group."""
    browsing = library.browsing()
    with pytest.raises(StaleError):
        list(browsing.read_titles(lambda: True))


def test_a_beginning_that_many_words_have_counts_later(library: Library, monkeypatch) -> None:
    """Beside whole words it says little, and it takes long; which articles are found isn't changed by it."""
    monkeypatch.setattr("artcli.search.live.FEW_FORMS", 1)
    browsing = library.browsing()
    quick = browsing.window(SearchRequest("korea s*", limit=100), quick=True)
    whole = browsing.window(SearchRequest("korea s*", limit=100))
    assert not quick.whole
    assert {hit.id for hit in quick.results.hits} == {hit.id for hit in whole.results.hits}
