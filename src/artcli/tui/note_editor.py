"""Where is a note written?  In its place beside the article, or in a box where that isn't seen; loaded when the first note is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import TextArea

from artcli.render.text import Text
from artcli.tui.bar import Bar
from artcli.tui.popups import Popup

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Region

    from artcli.tui.paint import Brush

OFTEN = 0.05
"""Seconds between two looks at where the note stands."""


class NoteEditor(Popup):
    """The note on an article: kept with Ctrl-S, left as it was with Esc; meanwhile the article can be scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "keep", show=False, priority=True),
        Binding("pagedown", "read(1)", show=False, priority=True),
        Binding("pageup", "read(-1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    NoteEditor {
        align: right bottom;
        background: transparent;
        #box { width: 60; max-width: 100%; height: 12; max-height: 80%; border: round ansi_bright_black; background: ansi_default; color: ansi_default; padding: 0 1; }
        TextArea { border: none; padding: 0; background: ansi_default; color: ansi_default; height: 1fr; scrollbar-size-horizontal: 0;
            &:focus { border: none; }
            .text-area--cursor { text-style: reverse !important; background: ansi_default !important; color: ansi_default !important; }
            .text-area--cursor-line { background: ansi_default; }
            .text-area--selection { text-style: reverse !important; background: ansi_default !important; color: ansi_default !important; }
        }
    }
    NoteEditor.-placed { align: left top; #box { border: none; padding: 0; max-height: 100%; } }
    """

    def __init__(
        self, brush: Brush, note: str, place: Callable[[], Region | None], scroll: Callable[[int], None]
    ) -> None:
        """Take what paints it, the note as it is, what says where the note stands, and what scrolls the article by a screen."""
        super().__init__()
        self.brush = brush
        self.note = note
        self._place = place
        self._scroll = scroll
        self._placed: Region | None = None

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box") as box:
            box.border_title = "Note"
            yield TextArea(self.note, theme="css", soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
            yield Bar(self.brush)

    def on_mount(self) -> None:
        """Say how it is left."""
        self.query_one(Bar).say(Text("Ctrl-S keeps it, Esc doesn't", "dim"))
        area = self.query_one(TextArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)
        self.fit()
        self.set_interval(OFTEN, self.fit)

    def fit(self) -> None:
        """Stand where the note does, which the screen under this one lays out and says to nobody."""
        place, box = self._place(), self.query_one("#box")
        if place == self._placed:
            return
        self._placed = place
        self.set_class(place is not None, "-placed")
        if place is None:
            box.styles.width, box.styles.height, box.styles.offset = 60, 12, (0, 0)
        else:
            box.styles.width, box.styles.height, box.styles.offset = place.width, place.height, (place.x, place.y)

    def action_read(self, screens: int) -> None:
        """Scroll the article by a screen."""
        self._scroll(screens)

    def action_keep(self) -> None:
        """Give the note."""
        self.dismiss(self.query_one(TextArea).text)
