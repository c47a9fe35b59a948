"""What is typed is searched for, and everything on the screen follows."""

from __future__ import annotations

import asyncio

from browsing import Seat, sit

from artcli.library import Library
from artcli.search.request import SearchRequest


def test_results_follow_what_is_typed(shelf: Library) -> None:
    """Key by key; the best come first, as in ``search``."""

    async def scenario(seat: Seat) -> None:
        await seat.type("hanoi summit")
        wanted = shelf.search(SearchRequest("hanoi summit", limit=50))
        assert seat.info.startswith(f"{wanted.total} of {wanted.library} articles match")
        assert seat.titles() == [hit.title for hit in wanted.hits]
        assert seat.titles()[0] in seat.text
        await seat.press("ctrl+u")
        assert seat.app.results.total == shelf.count()
        assert "newest" in seat.info

    sit(scenario, shelf)


def test_a_word_that_is_begun_finds_what_it_may_become(shelf: Library) -> None:
    """No article has ``hano``."""

    async def scenario(seat: Seat) -> None:
        await seat.type("hano")
        assert "hano*" in seat.info
        assert seat.titles() == [hit.title for hit in shelf.search(SearchRequest("hano*", limit=50)).hits]

    sit(scenario, shelf)


def test_a_stale_search_is_not_shown(shelf: Library) -> None:
    """Only the last of many that follow one another at once."""
    shown: list[str] = []

    async def scenario(seat: Seat) -> None:
        show = seat.app._show
        seat.app._show = lambda request, answer: (shown.append(request.query), show(request, answer))
        for query in ("a", "an", "ant", "antarctic", "hanoi"):
            seat.app.field.value = query
            await asyncio.sleep(0)
        await seat.settled()
        assert shown[-1] == "hanoi"
        assert len(shown) < 5
        assert seat.app.answered == "hanoi"

    sit(scenario, shelf)


def test_a_fault_stands_under_its_place(shelf: Library) -> None:
    """The results before it stay, and the next query takes it away."""

    async def scenario(seat: Seat) -> None:
        await seat.type("hanoi")
        before = seat.titles()
        await seat.type(' "north')
        caret, said = seat.info.split("\n")
        assert caret == "  " + " " * len("hanoi ") + "^"
        assert "phrase" in said
        assert seat.titles() == before
        await seat.press("ctrl+u")
        assert "articles" in seat.info

    sit(scenario, shelf)


def test_nothing_found_says_what_may_be_meant(shelf: Library) -> None:
    """As ``search`` does, where the results would stand."""

    async def scenario(seat: Seat) -> None:
        await seat.type("hanoi sumitt -summit -hanoi")
        await seat.settled()
        assert any("Nothing matches" in line for line in seat.lines())

    sit(scenario, shelf)


def test_the_order_can_be_chosen(shelf: Library) -> None:
    """By the list on S."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter", "S")
        await seat.type("oldest")
        await seat.press("enter")
        dates = [hit.date for _, hit in sorted(seat.app.results.hits.items())]
        assert seat.app.order == "oldest"
        assert dates == sorted(dates)
        assert "oldest" in seat.info

    sit(scenario, shelf, "korea")


def test_tab_completes_the_query(shelf: Library) -> None:
    """The next offer each time; where there is none, Tab goes on to the next pane."""

    async def scenario(seat: Seat) -> None:
        await seat.type("so")
        await seat.press("tab")
        assert seat.app.query_text == "source:"
        assert "[source:]" in seat.status
        await seat.press("tab")
        assert seat.app.query_text == "sort:"
        await seat.press("tab", "ctrl+u", "tab")
        assert seat.app.focused is not seat.app.field

    sit(scenario, shelf, complete=lambda word: [one for one in ("source:", "sort:") if one.startswith(word)])


def test_results_are_fetched_as_they_come_into_sight(shelf: Library) -> None:
    """The end first, then what lies between."""

    async def scenario(seat: Seat) -> None:
        assert len(seat.app.results.hits) < shelf.count()
        await seat.press("escape", "G")
        wanted = shelf.search(SearchRequest("id:*", order="newest", limit=100, all_versions=True))
        assert seat.app.results.current is not None
        assert seat.app.results.current.id == wanted.hits[-1].id
        assert wanted.hits[-1].title in seat.text
        await seat.press("g")
        for _ in range(shelf.count() - 1):
            await seat.pilot.press("j")
        await seat.settled()
        assert seat.titles() == [hit.title for hit in wanted.hits]

    sit(scenario, shelf, size=(80, 12))


def test_the_query_before_comes_back(shelf: Library) -> None:
    """Also one that a filter has changed."""

    async def scenario(seat: Seat) -> None:
        seat.app.set_query("korea date:2019")
        await seat.settled()
        await seat.press("Z")
        assert seat.app.query_text == "korea"
        await seat.press("Z")
        assert "no query before" in seat.status

    sit(scenario, shelf, "korea")


def test_a_search_can_be_saved(shelf: Library) -> None:
    """It is a filter from then on."""

    async def scenario(seat: Seat) -> None:
        await seat.press("w")
        await seat.type("peace")
        await seat.press("enter")
        assert shelf.searches() == ("peace",)
        assert any("peace" in row.text and row.term == "@peace" for row in seat.app.filters.content)

    sit(scenario, shelf, "korea")


def test_a_name_that_cannot_be_is_said(shelf: Library) -> None:
    """In one line at the foot."""

    async def scenario(seat: Seat) -> None:
        await seat.press("w")
        await seat.type("a b")
        await seat.press("enter")
        assert shelf.searches() == ()
        assert "a b" in seat.status

    sit(scenario, shelf, "korea")


def test_many_results_are_sorted_by_title_when_titles_are_read(shelf: Library, monkeypatch) -> None:
    """Meanwhile the line under the query says by what they are sorted."""
    monkeypatch.setattr("artcli.search.live.MOST_BY_TITLE", 3)
    wanted = [hit.title for hit in shelf.search(SearchRequest("the", limit=100, order="title", all_versions=True)).hits]

    async def scenario(seat: Seat) -> None:
        said: list[str] = []
        inform = seat.app.inform

        def informed() -> None:
            inform()
            said.append(seat.info)

        seat.app.inform = informed
        await seat.press("S")
        await seat.type("title")
        await seat.press("enter")
        assert any("newest, until the titles are read" in one for one in said)
        assert "title ·" in seat.info
        assert seat.titles() == wanted[: len(seat.titles())]

    sit(scenario, shelf, "the")


def test_what_is_wrong_stays_over_a_resize(shelf: Library) -> None:
    """And so does how many match, at the right width."""

    async def scenario(seat: Seat) -> None:
        await seat.pilot.resize_terminal(80, 24)
        await seat.settled()
        assert seat.info.endswith("ms")
        assert len(seat.info) == 80
        await seat.press("slash")
        await seat.type(' "')
        await seat.pilot.resize_terminal(60, 20)
        await seat.settled()
        assert "The phrase isn't closed" in seat.info

    sit(scenario, shelf, "hanoi")
