"""The filters count what the query finds, and change it."""

from __future__ import annotations

import pytest
from browsing import Seat, sit

from artcli.library import Library
from artcli.search.request import SearchRequest
from artcli.tui.terms import in_range, term_of, toggled


def _counts(seat: Seat) -> dict[str, int | None]:
    return {row.term: row.count for row in seat.app.filters.content if row.term is not None}


def test_counts_follow_the_query(shelf: Library) -> None:
    """Each is what the query with its term finds."""
    shelf.save_search("peace", "korea")
    shelf.marks.tag([shelf.search(SearchRequest("hanoi", limit=1)).hits[0].id], add=["todo"])

    async def scenario(seat: Seat) -> None:
        counts = _counts(seat)
        assert {"@peace", "tag:todo", "tag:unread", "date:2019", "lang:en"} <= counts.keys()
        for term, count in counts.items():
            assert count == shelf.search(SearchRequest(f"hanoi {term}", limit=1)).total or count == 0, term

    sit(scenario, shelf, "hanoi")


def test_a_filter_goes_to_the_query_and_out_again(shelf: Library) -> None:
    """By Enter; what is in the query has a plus."""

    async def scenario(seat: Seat) -> None:
        await seat.press("f")
        terms = [row.term for row in seat.app.filters.content]
        seat.app.filters.select(terms.index("date:2019"))
        await seat.press("enter")
        assert seat.app.query_text == "hanoi date:2019"
        assert any(line.startswith("▌ + 2019") for line in seat.lines())
        await seat.press("enter")
        assert seat.app.query_text == "hanoi"

    sit(scenario, shelf, "hanoi")


def test_a_filter_can_be_clicked(shelf: Library) -> None:
    """As all panes can."""

    async def scenario(seat: Seat) -> None:
        row = [one.term for one in seat.app.filters.content].index("date:2019")
        await seat.pilot.click("#filters", offset=(4, row - seat.app.filters.top_line))
        await seat.settled()
        assert seat.app.query_text == "hanoi date:2019"

    sit(scenario, shelf, "hanoi")


def test_the_cursor_steps_over_headings(shelf: Library) -> None:
    """Up and down, to both ends."""

    async def scenario(seat: Seat) -> None:
        pane = seat.app.filters
        await seat.press("f", "g")
        places = [pane.cursor]
        for _ in range(len(pane.content)):
            await seat.pilot.press("j")
            places.append(pane.cursor)
        assert all(pane.content[place].term is not None for place in places)
        values = [number for number, row in enumerate(pane.content) if row.term is not None]
        assert sorted(set(places)) == values
        for _ in range(len(pane.content)):
            await seat.pilot.press("k")
        assert pane.cursor == values[0]

    sit(scenario, shelf, "hanoi")


@pytest.mark.parametrize("name", ["sources", "authors"])
def test_values_with_signs_make_queries(shelf: Library, name: str) -> None:
    """Each term finds what its value counts, alone."""

    async def scenario(seat: Seat) -> None:
        for term, count in _counts(seat).items():
            if term.startswith(name[:-1]):
                found = shelf.search(SearchRequest(term, limit=1))
                assert found.total >= (count or 0) > 0
                assert not found.widened

    sit(scenario, shelf)


@pytest.mark.parametrize(
    ("query", "term", "wanted"),
    [
        ("", "date:2018", "date:2018"),
        ("hanoi OR summit", "date:2018", "(hanoi OR summit) date:2018"),
        ("(hanoi OR summit) date:2018", "date:2018", "hanoi OR summit"),
        ("date:2018", "date:2018", ""),
        ("update:2018 x", "date:2018", "update:2018 x date:2018"),
    ],
)
def test_terms_are_put_in_and_taken_out(query: str, term: str, wanted: str) -> None:
    """A query of alternatives is put in parentheses, so that the term is for all of them."""
    assert toggled(query, term) == wanted


def test_a_range_takes_the_place_of_a_date() -> None:
    """And nothing else."""
    assert in_range("a OR b", "2018", "2019") == "(a OR b) date:2018..2019"
    assert term_of("authors", 'Ann "Bo" Lee') == 'author:"Ann  Bo  Lee"'


def test_filters_without_values_take_any_key(shelf: Library) -> None:
    """Where nothing was found there is nothing to choose."""

    async def scenario(seat: Seat) -> None:
        await seat.press("f", "G", "g", "j", "space", "enter", "k")
        assert seat.app.query_text == "zzzz"

    sit(scenario, shelf, "zzzz")
