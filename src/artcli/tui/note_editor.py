"""Where is a note written?  A box with a few lines of text; loaded when the first note is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import TextArea

from artcli.render.text import Text
from artcli.tui.bar import Bar
from artcli.tui.popups import Popup

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from artcli.tui.paint import Brush


class NoteEditor(Popup):
    """The note on an article: kept with Ctrl-S, left as it was with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s,f2", "keep", show=False)]
    DEFAULT_CSS = """
    NoteEditor {
        align: right bottom;
        background: transparent;
        #box { width: 60; max-width: 100%; height: 12; max-height: 80%; border: round ansi_bright_black; background: ansi_default; color: ansi_default; padding: 0 1; }
        TextArea { border: none; padding: 0; background: ansi_default; color: ansi_default; height: 1fr;
            &:focus { border: none; }
            .text-area--cursor { text-style: reverse; background: ansi_default; color: ansi_default; }
            .text-area--cursor-line { background: ansi_default; }
            .text-area--selection { text-style: reverse; background: ansi_default; }
        }
    }
    """

    def __init__(self, brush: Brush, note: str) -> None:
        """Take what paints it, and the note as it is."""
        super().__init__()
        self.brush = brush
        self.note = note

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box") as box:
            box.border_title = "Note"
            yield TextArea(self.note, theme="css", soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
            yield Bar(self.brush)

    def on_mount(self) -> None:
        """Say how it is left."""
        self.query_one(Bar).say(Text("Ctrl-S keeps it, Esc leaves it as it was", "dim"))
        area = self.query_one(TextArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        """Give the note."""
        self.dismiss(self.query_one(TextArea).text)
