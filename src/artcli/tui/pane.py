"""What is a pane?  Lines that are scrolled and painted as they come into sight, with the keys of less and vim; ``Pane`` is the base of all.

A pane knows its lines by number only (``line``), so that fifty thousand results cost no more than those on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from artcli.render.text import Text
from artcli.tui.actions import Action, at

if TYPE_CHECKING:
    from textual.binding import BindingType

    from artcli.tui.paint import Brush

SMOOTH = 0.12
"""Seconds that a jump of a screen takes, so that the eye can follow it."""


def bindings(*places: str, first: bool = False) -> list[BindingType]:
    """Return textual's bindings of what can be done at some places; ``first`` before what the widget with the keys does."""
    return [_binding(action, first=first) for action in at(*places)]


def moving() -> list[BindingType]:
    """Return the bindings of what any pane does itself: moving."""
    return [_binding(action, first=False) for action in at("panes") if action.own]


def _binding(action: Action, *, first: bool) -> Binding:
    name = action.name if action.own else f"app.{action.name}"
    return Binding(",".join(action.keys), name, action.says, show=False, priority=first or action.name == "leave")


class Pane(ScrollView, can_focus=True):
    """Lines in a column, one of which may be the cursor's."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("panes")
    DEFAULT_CSS = """
    Pane {
        background: ansi_default;
        color: ansi_default;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
        scrollbar-color: ansi_bright_black;
        scrollbar-color-hover: ansi_bright_black;
        scrollbar-color-active: ansi_bright_black;
        scrollbar-background: ansi_default;
        scrollbar-background-hover: ansi_default;
        scrollbar-background-active: ansi_default;
        &:focus { background-tint: transparent 0%; }
    }
    """

    def __init__(self, brush: Brush, id: str | None = None) -> None:  # noqa: A002  (textual's name)
        """Take what paints it."""
        super().__init__(id=id)
        self.brush = brush

    def line(self, number: int) -> Text:  # noqa: ARG002  (for the panes that have lines)
        """Return a line by its number, counted from 0."""
        return Text()

    def count(self) -> int:
        """Return how many lines there are."""
        return 0

    def render_line(self, y: int) -> Strip:
        """Paint a line of the screen."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if number >= self.count():
            return Strip.blank(width)
        return self.brush.strip(self.line(number), width)

    def renew(self) -> None:
        """Paint everything again, after the lines have changed."""
        size = Size(max(1, self.scrollable_content_region.width), self.count())
        if size != self.virtual_size:
            self.set_reactive(
                Widget.virtual_size, size
            )  # set as usual, it would lay the whole screen out anew: 20 ms at each key
            self._scroll_update(size)
        self.refresh()

    @property
    def room(self) -> int:
        """How many cells a line has."""
        return max(1, self.scrollable_content_region.width or self.size.width)

    @property
    def page(self) -> int:
        """How many lines are seen at once."""
        return max(1, self.scrollable_content_region.height)

    @property
    def top_line(self) -> int:
        """The number of the first line that is seen, where a scroll that is under way ends."""
        return round(self.scroll_target_y)

    def go(self, line: int, *, smooth: bool = False) -> None:
        """Scroll so that a line is the first."""
        line = max(0, min(line, max(0, self.count() - self.page)))
        self.scroll_to(y=line, animate=smooth, duration=SMOOTH if smooth else None, force=True, immediate=True)

    def move(self, lines: int, *, smooth: bool = False) -> None:
        """Move by some lines."""
        self.go(self.top_line + lines, smooth=smooth)

    def action_down(self) -> None:
        """Go one line down."""
        self.move(1)

    def action_up(self) -> None:
        """Go one line up."""
        self.move(-1)

    def action_page_down(self) -> None:
        """Go a screen down, a line of it staying."""
        self.move(max(1, self.page - 1), smooth=True)

    def action_page_up(self) -> None:
        """Go a screen up."""
        self.move(-max(1, self.page - 1), smooth=True)

    def action_half_down(self) -> None:
        """Go half a screen down."""
        self.move(max(1, self.page // 2), smooth=True)

    def action_half_up(self) -> None:
        """Go half a screen up."""
        self.move(-max(1, self.page // 2), smooth=True)

    def action_top(self) -> None:
        """Go to the beginning."""
        self.go(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.go(self.count())


class Rows(Pane):
    """A pane of rows of equal height with a cursor."""

    height = 1

    def __init__(self, brush: Brush, id: str | None = None) -> None:  # noqa: A002
        """Take what paints it; the cursor stands on the first row."""
        super().__init__(brush, id)
        self.cursor = 0

    def rows(self) -> int:
        """Return how many rows there are."""
        return 0

    def count(self) -> int:
        """Return how many lines there are."""
        return self.rows() * self.height

    def select(self, row: int) -> None:
        """Put the cursor on a row, and bring that into sight."""
        row = max(0, min(row, self.rows() - 1))
        changed, self.cursor = row != self.cursor, row
        first, last = row * self.height, (row + 1) * self.height
        if first < self.top_line:
            self.go(first)
        elif last > self.top_line + self.page:
            self.go(last - self.page)
        self.refresh()
        if changed:
            self.selected()

    def selected(self) -> None:
        """Do what is to be done when the cursor has come to another row."""

    def move(self, lines: int, *, smooth: bool = False) -> None:  # noqa: ARG002  (the cursor jumps)
        """Move the cursor by as many rows as there are in so many lines, at least one."""
        rows = abs(lines) // self.height or 1
        self.select(self.cursor + (rows if lines > 0 else -rows))

    def action_top(self) -> None:
        """Go to the first row."""
        self.select(0)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.select(self.rows() - 1)

    def row_at(self, y: int) -> int | None:
        """Return the row at a line of the pane."""
        row = (y + self.scroll_offset.y) // self.height
        return row if row < self.rows() else None
