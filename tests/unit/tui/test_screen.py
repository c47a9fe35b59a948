"""The screen: panes that fold, keys that lead everywhere, the chart, the boxes, the mouse."""

from __future__ import annotations

import threading

import pytest
from browsing import Seat, sit

from artcli.library import Library
from artcli.tui.actions import ACTIONS, at, keys_of
from artcli.tui.app import Reader
from artcli.tui.pick import Picker


def _shown(seat: Seat) -> list[str]:
    panes = {"filters": "filters", "results": "results", "article": "reading"}
    return [name for name, id_ in panes.items() if seat.app.query_one(f"#{id_}").display]


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        ((140, 40), ["filters", "results", "article"]),
        ((110, 30), ["results", "article"]),
        ((80, 24), ["results"]),
        ((60, 16), ["results"]),
    ],
)
def test_panes_fold(shelf: Library, size: tuple[int, int], wanted: list[str]) -> None:
    """As many as there is room for; each is a key away."""

    async def scenario(seat: Seat) -> None:
        assert _shown(seat) == wanted
        await seat.press("f")
        assert "filters" in _shown(seat)
        await seat.press("3")
        assert "article" in _shown(seat)
        assert seat.app.article.laid is not None
        await seat.press("2")
        assert _shown(seat) == wanted

    sit(scenario, shelf, "hanoi", size=size)


def test_one_thread_searches_and_one_counts(shelf: Library) -> None:
    """Textual calls the handlers of a class and of those it is made of, each by itself; and no thread outlives the screen."""
    before = set(threading.enumerate())
    names = []

    async def scenario(seat: Seat) -> None:
        await seat.press("2")
        names.extend(sorted([one.name for one in set(threading.enumerate()) - before if one.name.startswith("artcli")]))

    sit(scenario, shelf)
    assert names == ["artcli counts", "artcli search"]
    assert not [one for one in set(threading.enumerate()) - before if one.name.startswith("artcli")]


def test_tab_goes_round(shelf: Library) -> None:
    """And back."""

    async def scenario(seat: Seat) -> None:
        seen = []
        await seat.press("escape")
        for _ in range(4):
            await seat.press("tab")
            seen.append(seat.app.focused.id)
        assert seen == ["article", "query", "filters", "results"]
        await seat.press("shift+tab")
        assert seat.app.focused.id == "filters"

    sit(scenario, shelf, "", size=(140, 40))


def test_resizing_keeps_the_place_in_the_results(shelf: Library) -> None:
    """The cursor's result stays, and in sight."""

    async def scenario(seat: Seat) -> None:
        await seat.press("escape", *["j"] * 9)
        title = seat.app.results.current.title
        for size in [(60, 16), (140, 40), (40, 12), (80, 24)]:
            await seat.pilot.resize_terminal(*size)
            await seat.settled()
            assert seat.app.results.current.title == title
            assert any(line.startswith("▌") for line in seat.lines()) or size[0] == 140

    sit(scenario, shelf, size=(80, 24))


def test_all_keys_are_on_one_page(shelf: Library) -> None:
    """By ?; every action, its keys and what it does."""

    async def scenario(seat: Seat) -> None:
        await seat.press("question_mark")
        screen = seat.app.screen
        lines = "\n".join([line.plain for line in screen.query_one("_Page").lines])
        squeezed = " ".join(lines.split())
        for action in ACTIONS:
            assert keys_of(action) in squeezed, action
            assert action.says in squeezed, action
        await seat.press("q")
        assert len(seat.app.screen_stack) == 1

    sit(scenario, shelf, "hanoi", size=(120, 40))


def test_all_commands_are_in_the_palette_and_run(shelf: Library) -> None:
    """Found by a word, run by Enter."""

    async def scenario(seat: Seat) -> None:
        await seat.press("colon")
        offered = {item.value.name for item in seat.app.screen.items}
        assert offered | {"commands"} == {action.name for action in at("everywhere", "panes")}
        await seat.type("star")
        await seat.press("enter")
        assert "starred" in shelf.marks.tags(seat.app.results.current.id)
        await seat.press("colon")
        await seat.type("to the end")
        await seat.press("enter")
        assert seat.app.results.cursor == seat.app.results.total - 1
        await seat.press("T", "colon")
        await seat.type("begin a range")
        await seat.press("enter")
        assert seat.app.timeline.began is not None

    sit(scenario, shelf, "hanoi")


def test_every_action_is_there() -> None:
    """What the table says, the app or the pane has."""
    from artcli.tui.pane import Pane
    from artcli.tui.quoting_screen import Quoting
    from artcli.tui.timeline import TimelinePane

    places = {"panes": Pane, "timeline": TimelinePane, "quote": Quoting, "pick": Picker}
    for action in ACTIONS:
        owner = places[action.where] if action.own else Reader
        assert hasattr(owner, f"action_{action.name}"), action
    keys = [(action.where, key) for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


def test_the_chart_narrows_the_query(shelf: Library) -> None:
    """Moved in by the arrows; a range is taken by Enter."""

    async def scenario(seat: Seat) -> None:
        await seat.press("T")
        chart = seat.app.timeline
        assert seat.app.focused is chart
        total = sum([one.count for one in chart.bars()])
        assert total + chart.undated == seat.app.results.total
        await seat.press("g")
        first, _, third, *_ = chart.bars()
        await seat.press("r", "right", "right", "enter")
        assert seat.app.query_text.endswith(f" date:{first.first}..{third.last}")
        await seat.press("T")
        assert not chart.has_class("-open")

    sit(scenario, shelf, "korea OR hanoi")


def test_the_chart_goes_closer_and_farther(shelf: Library) -> None:
    """Years, the months of one, all again."""

    async def scenario(seat: Seat) -> None:
        await seat.press("escape", "T")
        chart = seat.app.timeline
        assert len(chart.bars()[0].first) == 4
        years = len(chart.bars())
        await seat.press("plus")
        assert len(chart.bars()[0].first) == len("2019-01")
        await seat.press("minus")
        assert len(chart.bars()) == years

    sit(scenario, shelf, "", size=(60, 24))


def test_the_mouse(shelf: Library) -> None:
    """A click selects, another opens; the wheel scrolls."""

    async def scenario(seat: Seat) -> None:
        height = seat.app.results.height
        await seat.pilot.click("#results", offset=(6, 2 * height))
        await seat.settled()
        assert seat.app.results.cursor == 2
        await seat.pilot.click("#results", offset=(6, 2 * height))
        await seat.settled()
        assert seat.app.focused is seat.app.article
        assert seat.app.article.laid.entry.id == seat.app.results.current.id

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_redraw_and_search_again(shelf: Library) -> None:
    """Nothing is lost by either."""

    async def scenario(seat: Seat) -> None:
        await seat.press("j")
        before = seat.text.split("\n")[2:-1]
        await seat.press("ctrl+l", "R")
        assert seat.text.split("\n")[2:-1] == before

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_leaving(shelf: Library) -> None:
    """From anywhere."""

    async def scenario(seat: Seat) -> None:
        await seat.pilot.press("ctrl+q")
        await seat.pilot.pause()
        assert seat.app._exit
        assert seat.app.fault is None

    sit(scenario, shelf)


def test_a_page_over_the_panes_keeps_their_keys_from_them(shelf: Library) -> None:
    """Nothing is starred under the page of keys; Esc closes that and nothing else."""

    async def scenario(seat: Seat) -> None:
        await seat.press("f1", "s", "t", "G", "g", "space")
        assert shelf.marks.tags(seat.app.results.current.id) == ("unread",)
        assert len(seat.app.screen_stack) == 2
        await seat.press("escape")
        assert len(seat.app.screen_stack) == 1
        assert not seat.app._exit

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_ctrl_c_leaves_the_query_too(shelf: Library) -> None:
    """Though the field could copy by it."""

    async def scenario(seat: Seat) -> None:
        await seat.type("hanoi")
        await seat.pilot.press("ctrl+c")
        await seat.pilot.pause()
        assert seat.app._exit

    sit(scenario, shelf)


def test_going_back_from_the_results_leads_nowhere(shelf: Library) -> None:
    """Only q leaves there."""

    async def scenario(seat: Seat) -> None:
        await seat.press("escape", "left", "h")
        assert not seat.app._exit
        assert seat.app.focused is seat.app.results

    sit(scenario, shelf, "hanoi")


def test_enter_in_the_query_goes_to_the_results(shelf: Library) -> None:
    """And the query before it can be had back from there."""

    async def scenario(seat: Seat) -> None:
        await seat.press("slash", "ctrl+u")
        await seat.type("korea")
        await seat.press("enter")
        assert seat.app.focused is seat.app.results
        assert seat.app.answered == "korea"
        await seat.press("Z")
        assert seat.app.answered == "hanoi"

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_a_bar_to_the_left_and_back(shelf: Library) -> None:
    """By the keys of less and the arrows; the first and the last bar are the ends."""

    async def scenario(seat: Seat) -> None:
        await seat.press("T")
        chart = seat.app.timeline
        last = chart.cursor
        await seat.press("comma", "left")
        assert chart.cursor == last - 2
        await seat.press("full_stop", "right", "right")
        assert chart.cursor == last

    sit(scenario, shelf, "korea")


def test_a_quotation_can_begin_farther_up(shelf: Library) -> None:
    """Down and up again is where one was; there is nothing before the first paragraph."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter", "y")
        first = seat.app.article.quoting
        await seat.press("j")
        assert seat.app.article.quoting.start > first.start
        await seat.press("k", "k")
        assert seat.app.article.quoting == first
        await seat.press("escape")
        assert seat.app.article.quoting is None

    sit(scenario, shelf, "hanoi", size=(80, 24))
