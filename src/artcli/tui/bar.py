"""What is said on a line of the screen?  ``Bar``: one line or two of styled text, left and right, without scrolling or keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

from artcli.render.cells import cells, crop
from artcli.render.text import Text

if TYPE_CHECKING:
    from artcli.tui.paint import Brush


class Bar(Widget):
    """A line of text, or as many as there are."""

    DEFAULT_CSS = """
    Bar { height: 1; background: ansi_default; color: ansi_default; }
    """

    def __init__(self, brush: Brush, id: str | None = None) -> None:  # noqa: A002
        """Take what paints it."""
        super().__init__(id=id)
        self.brush = brush
        self.lines: list[Text] = []

    def say(self, *lines: Text) -> None:
        """Show these lines, and be as high."""
        self.lines = list(lines)
        height = max(1, len(lines))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint a line."""
        width = self.size.width
        return self.brush.strip(self.lines[y], width) if y < len(self.lines) else Strip.blank(width)


def apart(left: Text, right: Text, width: int) -> Text:
    """Return a text with another at the right end of its line; where both have no room, the first has it.

    >>> apart(Text("5 of 24"), Text("newest"), 16).plain
    '5 of 24   newest'
    """
    gap = width - cells(left.plain) - cells(right.plain)
    if gap < 2:
        shown = crop(left.plain, width)
        return left if shown == left.plain else Text.assemble(left[: len(shown) - 1], "…")
    return Text.assemble(left, " " * gap, right)
