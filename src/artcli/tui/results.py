"""Which articles answer?  The pane of results: all of them, of which those are fetched that come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.strip import Strip

from artcli.tui.hit_lines import RowLook, hit_lines, row_height
from artcli.tui.pane import Rows

if TYPE_CHECKING:
    from textual import events

    from artcli.model import ArticleMarks, Hit, Results
    from artcli.render.text import Text
    from artcli.tui.paint import Brush

AHEAD = 8
"""Rows that are fetched beyond those in sight."""


class ResultsPane(Rows):
    """The results, by their places, counted from 0."""

    class Selected(Message):
        """The cursor has come to another result."""

    class Opened(Message):
        """A result is to be read."""

    class Wanted(Message):
        """Results from a place on are in sight, and not there yet."""

        def __init__(self, first: int, count: int) -> None:
            """Take the first place, counted from 0, and how many are wanted from there on."""
            super().__init__()
            self.first = first
            self.count = count

    def __init__(self, brush: Brush, id: str | None = None, *, picking: bool = False) -> None:  # noqa: A002
        """Take what paints it; ``picking`` shows which results are chosen."""
        super().__init__(brush, id)
        self.total = 0
        self.hits: dict[int, Hit] = {}
        self.marks: dict[str, ArticleMarks] = {}
        self.empty: list[Text] = []
        self.picking = picking
        self.chosen: dict[str, None] = {}
        self._wanted = range(0)
        self._drawn: dict[tuple[int, RowLook], list[Text]] = {}

    def rows(self) -> int:
        """Return how many results there are."""
        return self.total

    @property
    def current(self) -> Hit | None:
        """The result that the cursor is on, None where it isn't there yet or there is none."""
        return self.hits.get(self.cursor)

    def show(self, results: Results, marks: dict[str, ArticleMarks], *, cursor: int = 0) -> None:
        """Show the results of another search, from the first in it on."""
        self.total = results.total
        self.hits, self.marks = {}, {}
        self.cursor = min(cursor, max(0, self.total - 1))
        self.add(results, marks)

    def add(self, results: Results, marks: dict[str, ArticleMarks]) -> None:
        """Add results of the same search."""
        self._wanted = range(0)
        self.hits.update({hit.rank - 1: hit for hit in results.hits})
        self.marks.update(marks)
        self.repaint()

    def repaint(self) -> None:
        """Draw all rows anew."""
        self._drawn.clear()
        self.renew()

    def fit(self) -> None:
        """Choose how high rows are, and keep the cursor's at its place."""
        height = row_height(self.page)
        if height != self.height:
            above = self.cursor * self.height - self.top_line
            self.height = height
            self.repaint()
            self.go(self.cursor * height - min(max(0, above), max(0, self.page - height)))
        else:
            self.repaint()
        if self.total and not self.top_line <= self.cursor * height < self.top_line + self.page:
            self.go(self.cursor * height)

    def on_resize(self) -> None:
        """Fit the rows, as soon as it is known how many there is room for."""
        self.call_after_refresh(self.fit)

    def line(self, number: int) -> Text:
        """Return a line of the row that it belongs to."""
        row, part = divmod(number, self.height)
        hit = self.hits.get(row)
        look = RowLook(
            width=self.room,
            height=self.height,
            current=row == self.cursor,
            focused=self.has_focus or not self.can_focus,
            chosen=(hit is not None and hit.id in self.chosen) if self.picking else None,
        )
        drawn = self._drawn.get((row, look))
        if drawn is None:
            if len(self._drawn) > 500:
                self._drawn.clear()
            drawn = self._drawn[row, look] = hit_lines(hit, self.marks.get(hit.id) if hit else None, look)
        return drawn[part]

    def count(self) -> int:
        """Return how many lines there are; where nothing was found, those that say so."""
        return self.total * self.height if self.total else len(self.empty)

    def render_line(self, y: int) -> Strip:
        """Paint a line; ask for what is in sight and isn't there."""
        if self.total:
            row = (y + self.scroll_offset.y) // self.height
            if row < self.total and row not in self.hits and row not in self._wanted:
                count = self.page // self.height + AHEAD
                self._wanted = range(row, row + count)
                self.call_later(
                    self._want, row, count
                )  # not from here: the message would be the screen's, and go no further
            return super().render_line(y)
        width = self.room
        return self.brush.strip(self.empty[y], width) if y < len(self.empty) else Strip.blank(width)

    def _want(self, first: int, count: int) -> None:
        self.post_message(self.Wanted(first, count))

    def selected(self) -> None:
        """Tell that the cursor has moved."""
        self.post_message(self.Selected())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a result; open it where it is clicked again."""
        row = self.row_at(event.y)
        if row is None:
            return
        again = row == self.cursor or event.chain > 1
        self.select(row)
        if again:
            self.post_message(self.Opened())

    def on_focus(self) -> None:
        """Show that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they don't any more."""
        self.refresh()
