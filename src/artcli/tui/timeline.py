"""When was it written about?  A chart of the results over time, in which one moves, and from which one takes a range."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from artcli.render.cells import cells
from artcli.render.charts import columns
from artcli.render.figures import counted, long_date
from artcli.render.parts import SEPARATOR
from artcli.render.text import Text
from artcli.tui.bins import Bin, bins
from artcli.tui.pane import Pane, bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.strip import Strip

    from artcli.model import Count
    from artcli.tui.paint import Brush

WIDEST = 6
"""Cells of a bar at the most."""
AROUND = 2
"""Lines about the bars: the axis, and what the bar under the cursor is."""
HINTS = ("Enter takes it", "r begins a range", "+ closer, - farther")
"""What the last line says of the keys, as far as there is room."""


class TimelinePane(Pane):
    """The chart; its cursor is a bar, or with ``began`` a range of bars."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")

    class Ranged(Message):
        """A range was taken: articles from a period on up to another."""

        def __init__(self, first: str, last: str) -> None:
            """Take the first period and the last."""
            super().__init__()
            self.first = first
            self.last = last

    def __init__(self, brush: Brush, id: str | None = None) -> None:  # noqa: A002
        """Take what paints it."""
        super().__init__(brush, id)
        self._at: str | None = None
        self.months: Sequence[Count] = ()
        self.undated = 0
        self.cursor = 0
        self.began: int | None = None
        self.within: tuple[str, str] | None = None
        self.by_year = False

    def bars(self) -> list[Bin]:
        """Return the bars."""
        return bins(self.months, self.room, self.within, by_year=self.by_year)

    def show(self, months: Sequence[Count], undated: int) -> None:
        """Show other results, the cursor staying at its period."""
        if (months, undated) == (self.months, self.undated):
            return
        self.months, self.undated, self.began = months, undated, None
        if self.within is not None and not self.bars():
            self.within = None
        self._stand_at(self._at)

    def on_resize(self) -> None:
        """Stay at the period when there are other bars."""
        self.call_after_refresh(lambda: self._stand_at(self._at))

    def _period(self) -> str | None:
        bars = self.bars()
        return bars[min(self.cursor, len(bars) - 1)].first if bars else None

    def _stand_at(self, period: str | None) -> None:
        """Put the cursor on the bar of a period, or on the last."""
        bars = self.bars()
        there = [number for number, one in enumerate(bars) if period is not None and one.first <= period]
        self.cursor = there[-1] if there else max(0, len(bars) - 1)
        self.renew()

    @property
    def chosen(self) -> range:
        """The bars of the range, or the one under the cursor."""
        other = self.cursor if self.began is None else self.began
        return range(min(self.cursor, other), max(self.cursor, other) + 1)

    def count(self) -> int:
        """Return how many lines there are: as many as fit."""
        return self.size.height

    def render_line(self, y: int) -> Strip:
        """Paint a line of the chart."""
        lines = self.lines()
        return self.brush.strip(lines[y] if y < len(lines) else Text(), self.room)

    def lines(self) -> list[Text]:
        """Return the chart's lines, from the top."""
        bars = self.bars()
        if not bars:
            return [Text("Nothing here has a date.", "dim")]
        wide = max(1, min(WIDEST, self.room // len(bars)))
        rows = columns([one.count for one in bars], max(1, self.page - AROUND))
        found = [self._row(row, wide) for row in rows]
        return [*found, _axis(bars, wide, self.room), self._said(bars)]

    def _row(self, row: str, wide: int) -> Text:
        text = Text()
        for number, sign in enumerate(row):
            gap = " " if wide > 1 else ""
            inside = number in self.chosen
            text.append(
                sign * (wide - len(gap)), "hit" if inside and self.has_focus else "bar" if inside else "dim"
            ).append(gap)
        return text

    def _said(self, bars: list[Bin]) -> Text:
        chosen = [bars[number] for number in self.chosen if number < len(bars)]
        if not chosen:
            return Text()
        first, last = long_date(chosen[0].first), long_date(chosen[-1].last)
        when = first if first == last else f"{first} – {last}"
        said = f"{when}: {counted(sum([one.count for one in chosen]), 'article')}"
        undated = [f"{self.undated:,} without a date"] if self.undated else []
        more = ""
        for part in (*undated, *HINTS):
            if cells(said + more + SEPARATOR + part) <= self.room:
                more += SEPARATOR + part
        return Text.assemble((said, "title"), (more, "dim"))

    def step(self, bars: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + bars, len(self.bars()) - 1))
        self._at = self._period()
        self.refresh()

    def action_earlier(self) -> None:
        """Go a bar to the left."""
        self.step(-1)

    def action_later(self) -> None:
        """Go a bar to the right."""
        self.step(1)

    def move(self, lines: int, *, smooth: bool = False) -> None:  # noqa: ARG002
        """Move the cursor: down is later."""
        self.step(lines)

    def action_top(self) -> None:
        """Go to the first bar."""
        self.step(-len(self.bars()))

    def action_bottom(self) -> None:
        """Go to the last bar."""
        self.step(len(self.bars()))

    def action_range(self) -> None:
        """Begin a range at the cursor, or give it up."""
        self.began = self.cursor if self.began is None else None
        self.refresh()

    def action_closer(self) -> None:
        """Show the chosen bars alone, by months."""
        bars = self.bars()
        if bars and len(bars[0].first) == len("2018"):
            chosen = [bars[number] for number in self.chosen]
            self.within, self.by_year, self.began = (chosen[0].first, chosen[-1].last), False, None
            self._at = chosen[0].first
            self._stand_at(self._at)

    def action_farther(self) -> None:
        """Show everything again; then, years."""
        before = self._period()
        if self.within is not None:
            self.within = None
        else:
            self.by_year = True
        self.began = None
        self._stand_at(before and before[:4])

    def take(self) -> None:
        """Take the range."""
        bars = self.bars()
        chosen = [bars[number] for number in self.chosen if number < len(bars)]
        if chosen:
            self.began = None
            self.post_message(self.Ranged(chosen[0].first, chosen[-1].last))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a bar; with shift, the range's end."""
        bars = self.bars()
        if bars:
            wide = max(1, min(WIDEST, self.room // len(bars)))
            if event.shift and self.began is None:
                self.began = self.cursor
            elif not event.shift:
                self.began = None
            self.cursor = min(event.x // wide, len(bars) - 1)
            self._at = self._period()
            self.refresh()


def _axis(bars: Sequence[Bin], wide: int, room: int) -> Text:
    """Return the line under the bars: years, where they begin and have room."""
    line, last = "", ""
    for number, one in enumerate(bars):
        year = one.first[:4]
        place = number * wide
        if year != last and place >= len(line) + bool(line) and place + len(year) <= room:
            line = line.ljust(place) + year
            last = year
    return Text(line, "axis")
