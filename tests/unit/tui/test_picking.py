"""The chooser under the prompt."""

from __future__ import annotations

from browsing import Seat, sit

from artcli.library import Library
from artcli.search.request import SearchRequest
from artcli.tui.pick import Picker


def test_several_are_chosen_in_their_order(shelf: Library) -> None:
    """By Tab, given up by Tab again."""

    async def scenario(seat: Seat) -> None:
        ids = [hit.id for hit in shelf.search(SearchRequest("hanoi", limit=20)).hits]
        await seat.press("down", "down", "tab", "up", "up", "tab")
        assert list(seat.app.results.chosen) == [ids[2], ids[1]]
        assert "2 articles chosen" in seat.text
        assert any("[x]" in line for line in seat.lines())
        await seat.press("up", "shift+tab", "tab")
        await seat.pilot.press("enter")
        await seat.pilot.pause()
        assert seat.app.return_value == (ids[2], ids[0])

    sit(scenario, shelf, "hanoi", (80, 20), Picker)


def test_enter_alone_takes_the_one_under_the_cursor(shelf: Library) -> None:
    """Whatever was typed."""

    async def scenario(seat: Seat) -> None:
        await seat.type("hanoi")
        await seat.press("pagedown", "pageup", "down")
        current = seat.app.results.current.id
        await seat.pilot.press("enter")
        await seat.pilot.pause()
        assert seat.app.return_value == (current,)
        assert not seat.app.cancelled

    sit(scenario, shelf, "", (80, 20), Picker)


def test_escape_takes_nothing(shelf: Library) -> None:
    """And says so."""

    async def scenario(seat: Seat) -> None:
        await seat.press("tab", "ctrl+s")
        assert "newest" in seat.info
        await seat.pilot.press("escape")
        await seat.pilot.pause()
        assert seat.app.return_value == ()
        assert seat.app.cancelled

    sit(scenario, shelf, "hanoi", (80, 20), Picker)
