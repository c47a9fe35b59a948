"""What each form of query finds among a few articles."""

from pathlib import Path

import pytest

from artcli.library import Library
from artcli.search.request import SearchRequest

ARTICLES = {
    "hanoi": "Hanoi summit ends\n\nBy Mara Lindqvist\n\n28 February 2019\n\nThe two leaders left the state-owned hotel in Hanoi without a deal.\n",
    "singapore": "Singapore promises\n\nBy Jonas Eriksen\n\n12 June 2018\n\nThe first summit ended with a page of promises and a long lunch.\n",
    "dvorak": "A new hall for Dvořák\n\nBy Ana Dubois\n\n3 May 2004\n\nThe orchestra doesn't play in the old hall any more, its director said.\n",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library = Library(tmp_path_factory.mktemp("small") / "index")
    assert [outcome.outcome for outcome in library.ingest([str(folder)], lambda: b"")] == ["added"] * 3
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("summit", {"hanoi", "singapore"}),
        ("summits", {"hanoi", "singapore"}),
        ("Hanoi summit", {"hanoi"}),
        ('"summit ended"', {"hanoi", "singapore"}),
        ('"ended summit"', set()),
        ("summit -hanoi", {"singapore"}),
        ("summit NOT hanoi", {"singapore"}),
        ("-summit", {"dvorak"}),
        ("promises OR orchestra", {"singapore", "dvorak"}),
        ("(promises OR orchestra) lunch", {"singapore"}),
        ("dvorak", {"dvorak"}),
        ("Dvořák", {"dvorak"}),
        ("doesn't", {"dvorak"}),
        ("doesn’t", {"dvorak"}),
        ("state-owned", {"hanoi"}),
        ('"state owned"', {"hanoi"}),
        ("title:hanoi", {"hanoi"}),
        ("title:leaders", set()),
        ("author:eriksen", {"singapore"}),
        ("eriksen", {"singapore"}),
        ("date:2019", {"hanoi"}),
        ("date:2018-06", {"singapore"}),
        ("date:2018-06-13", set()),
        ("date:2018..2019-02", {"hanoi", "singapore"}),
        ("date:2018..", {"hanoi", "singapore"}),
        ("Orch*", {"dvorak"}),
        ("h?noi", {"hanoi"}),
        ("zebra", set()),
    ],
)
def test_query_finds(small: Library, query: str, found: set[str]) -> None:
    """The hits are just these."""
    assert {Path(hit.path).stem for hit in small.search(SearchRequest(query)).hits} == found


def test_a_word_in_the_title_counts_more(small: Library) -> None:
    """Of two articles with a word, the one with it in its title comes first."""
    assert [Path(hit.path).stem for hit in small.search(SearchRequest("summit")).hits] == ["hanoi", "singapore"]


def test_limit_and_offset_cut_one_order(small: Library) -> None:
    """Pages of one are the whole result, in its order, and count all that match."""
    whole = small.search(SearchRequest("the")).hits
    pages = [small.search(SearchRequest("the", limit=1, offset=n)) for n in range(3)]
    assert [page.hits[0].id for page in pages] == [hit.id for hit in whole]
    assert [page.hits[0].rank for page in pages] == [1, 2, 3]
    assert {page.total for page in pages} == {3}
