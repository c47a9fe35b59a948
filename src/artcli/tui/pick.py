"""Which articles are meant?  A small chooser under the prompt, for ``artcli show $(artcli browse --pick korea)``: what is chosen are ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from artcli.render.figures import counted
from artcli.render.text import Text
from artcli.tui.bar import Bar
from artcli.tui.following import Following
from artcli.tui.hit_lines import LOW
from artcli.tui.pane import bindings
from artcli.tui.query_field import QueryField
from artcli.tui.results import ResultsPane
from artcli.tui.searching import ORDERS

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from artcli.library import Library
    from artcli.tui.doors import Doors


class _Low(ResultsPane):
    """Results of two lines each, which leave the keys to the query."""

    height = LOW

    def fit(self) -> None:
        """Stay as high as they are."""
        self.repaint()


class Picker(Following):
    """The chooser: type to search, Tab chooses one or gives it up, Enter ends with those chosen, or the one under the cursor."""

    fetches_more = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("pick", first=True)
    CSS = """
    #_default { background: ansi_default; color: ansi_default; }
    Screen:inline { height: auto; border: none; background: ansi_default; }
    #top { height: 1; }
    #prompt { width: 2; }
    #results { height: 12; }
    """

    def __init__(self, library: Library, doors: Doors, query: str = "") -> None:
        """Take what ``Reader`` takes."""
        super().__init__(library, doors, query)
        self.cancelled = False

    def compose(self) -> ComposeResult:
        """Make the screen."""
        with Horizontal(id="top"):
            prompt = Bar(self.brush, id="prompt")
            prompt.lines = [Text("/", "gutter")]
            yield prompt
            yield QueryField(self.first_query, self.doors.complete, id="query")
        yield Bar(self.brush, id="info")
        pane = _Low(self.brush, id="results", picking=True)
        pane.can_focus = False
        yield pane
        yield Bar(self.brush, id="status")

    def go_to(self, place: str) -> None:
        """Leave the keys with the query."""
        del place
        self.field.focus()

    def fold(self) -> None:
        """Fold nothing."""

    def refit(self) -> None:
        """Fit the rows to the width."""
        if self.is_running and self.screen_stack:
            self.results.fit()
            self.inform()
            self.tell()

    def results_changed(self) -> None:
        """Say what there is to do."""
        self.tell()

    def standing(self) -> tuple[Text, Text]:
        """Say how many are chosen, and by which keys."""
        chosen = len(self.results.chosen)
        left = f"{counted(chosen, 'article')} chosen" if chosen else ""
        return Text(left, "title"), Text("Tab chooses · Enter takes · Esc leaves", "hint")

    def _step(self, rows: int) -> None:
        if self.results.total:
            self.results.select(self.results.cursor + rows)

    def action_pick_down(self) -> None:
        """Go down."""
        self._step(1)

    def action_pick_up(self) -> None:
        """Go up."""
        self._step(-1)

    def action_pick_page_down(self) -> None:
        """Go five down."""
        self._step(5)

    def action_pick_page_up(self) -> None:
        """Go five up."""
        self._step(-5)

    def _mark(self, rows: int) -> None:
        """Choose the result under the cursor, or give it up, and go on."""
        hit = self.results.current
        if hit is None:
            return
        if hit.id in self.results.chosen:
            del self.results.chosen[hit.id]
        else:
            self.results.chosen[hit.id] = None
        self._step(rows)
        self.results.repaint()
        self.tell()

    def action_pick_mark(self) -> None:
        """Choose a result and go down."""
        self._mark(1)

    def action_pick_mark_up(self) -> None:
        """Choose a result and go up."""
        self._mark(-1)

    def action_pick_sort(self) -> None:
        """Sort by the next order."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.search()

    def on_results_pane_opened(self, event: ResultsPane.Opened) -> None:
        """Choose what is clicked twice."""
        del event
        self._mark(0)

    def action_pick_take(self) -> None:
        """End with what is chosen, in the order in which it was, or what is under the cursor."""
        current = self.results.current
        chosen = tuple(self.results.chosen) or ((current.id,) if current is not None else ())
        self.exit(chosen)

    def action_pick_leave(self) -> None:
        """End with nothing."""
        self.cancelled = True
        self.exit(())
