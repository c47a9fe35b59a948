"""What does the article say?  The pane that it is read in: the page of ``show``, its place kept however wide the pane becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from artcli.render.cells import cells
from artcli.render.text import Text
from artcli.tui.pane import Pane

if TYPE_CHECKING:
    from artcli.tui.laid import Laid
    from artcli.tui.paint import Brush

ABOVE = 3
"""Lines that stay above what is jumped to, so that it is seen where it stands."""


class ArticlePane(Pane):
    """An article, or nothing."""

    class Moved(Message):
        """Another part of the article is in sight."""

    class Turned(Message):
        """The pane has become wider or narrower: the article must be laid out again."""

    def __init__(self, brush: Brush, id: str | None = None) -> None:  # noqa: A002
        """Take what paints it."""
        super().__init__(brush, id)
        self.laid: Laid | None = None
        self.quoting: range | None = None
        self._place = 0
        self._matched: int | None = None

    def count(self) -> int:
        """Return how many lines there are."""
        return len(self.laid.lines) if self.laid else 0

    def line(self, number: int) -> Text:
        """Return a line; one of a quotation turned round."""
        assert self.laid is not None
        line = self.laid.lines[number]
        if self.quoting is not None and number in self.quoted_lines and line.plain:
            shown = Text.assemble(line)
            shown.stylize("chosen", cells(line.plain) - len(line.plain.lstrip()) if line.plain.isascii() else 0)
            return shown
        return line

    def show(self, laid: Laid | None) -> None:
        """Show an article: from its beginning, or where it was read to if it is the same."""
        same = laid is not None and self.laid is not None and laid.entry.id == self.laid.entry.id
        if not same:
            self._place, self._matched, self.quoting = 0, None, None
        self.laid = laid
        self.renew()
        self.go(laid.line_at(self._place) if laid and self._place else 0)
        self.refresh()

    @property
    def read(self) -> float:
        """Which part of the article has been in sight, from its beginning on."""
        return self.laid.read_to(self.top_line + self.page) if self.laid else 0.0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, but for what a resize does to it."""
        super().watch_scroll_y(old_value, new_value)
        if self.laid and self.laid.wanted.width == self.room:
            line = min(round(new_value), len(self.laid.lines))
            self._place = self.laid.before[line] if line else 0
            self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Ask for other lines where these don't fit any more, as soon as it is known how wide it is."""
        self.call_after_refresh(self._turned)

    def _turned(self) -> None:
        if self.laid and self.laid.wanted.width != self.room:
            self.post_message(self.Turned())

    def go_to(self, line: int) -> None:
        """Bring a line into sight, with some above it."""
        self.go(line - min(ABOVE, self.page // 4), smooth=True)

    def match(self, step: int) -> int | None:
        """Go to the next match, or by -1 to the one before, round the end; return its number, None where there is none."""
        lines = self.laid.matches if self.laid else []
        if not lines:
            return None
        here = self._matched
        if here is None or not self.top_line <= lines[here % len(lines)] < self.top_line + self.page:
            first = self.top_line
            later = [number for number, line in enumerate(lines) if line >= first]
            here = (later[0] - 1 if later else len(lines) - 1) if step > 0 else (later[0] if later else len(lines))
        self._matched = (here + step) % len(lines)
        self.go_to(lines[self._matched])
        return self._matched + 1

    @property
    def quoted_lines(self) -> range:
        """The lines of the blocks that are about to be quoted."""
        if self.laid is None or self.quoting is None:
            return range(0)
        starts = self.laid.blocks
        first = starts[self.quoting.start]
        later = [line for line in starts[self.quoting.stop :] if line is not None]
        end = later[0] if later else self._end_of_text(starts)
        while first is not None and end > first and not self.laid.lines[end - 1].plain.strip():
            end -= 1
        return range(first or 0, end)

    def _end_of_text(self, starts: list[int | None]) -> int:
        """Return where the last block ends: at an empty line with a rule behind it, else with the page."""
        assert self.laid is not None
        last = max([line for line in starts if line is not None], default=0)
        lines = self.laid.lines
        for number in range(last, len(lines) - 1):
            if not lines[number].plain and any(one.style == "rule" for one in lines[number + 1].stretches):
                return number
        return len(lines)

    def quotable(self) -> list[int]:
        """Return the blocks that have lines."""
        return [number for number, line in enumerate(self.laid.blocks) if line is not None] if self.laid else []

    def quote_from(self) -> bool:
        """Begin to choose a quotation with the first paragraph in sight; tell whether there is one."""
        assert self.laid is not None
        there = self.quotable()
        if not there:
            return False
        seen = [one for one in there if (self.laid.blocks[one] or 0) >= self.top_line]
        self.quote(range(seen[0] if seen else there[-1], (seen[0] if seen else there[-1]) + 1))
        return True

    def quote(self, blocks: range | None) -> None:
        """Choose blocks to quote, and bring them into sight."""
        self.quoting = blocks
        if blocks is not None:
            lines = self.quoted_lines
            if lines.start < self.top_line or lines.stop > self.top_line + self.page:
                self.go(lines.start - 1)
        self.refresh()
