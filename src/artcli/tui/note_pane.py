"""Where does a note stand while one reads?  Beside the article's text where that leaves room, else under it: the pane of the reader's note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from artcli.render.layout import wrapped
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.tui.pane import Pane

if TYPE_CHECKING:
    from textual.geometry import Region

    from artcli.tui.paint import Brush

BESIDE = 106
"""Columns from which on a note stands beside the text: the text's 66, the note's 34, and what parts them."""
WIDE = 36
"""Cells of a note beside the text, its rule and scrollbar among them (and so in the style sheet)."""
EDITED = 8
"""Lines, at least, of a note under the text that is being written."""
PART = 3
"""A note under the text has at most one line in so many."""


class NotePane(Pane, can_focus=False):
    """The note on the article that is read; nothing where it has none."""

    DEFAULT_CSS = """
    NotePane { display: none; border-top: solid ansi_bright_black; border-title-color: ansi_default; border-title-style: none; }
    """

    def __init__(self, brush: Brush, id: str | None = None) -> None:  # noqa: A002
        """Take what paints it."""
        super().__init__(brush, id)
        self.border_title = " Note "
        self.note = ""
        self.is_edited = False
        self._lines: list[Text] = []

    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def line(self, number: int) -> Text:
        """Return a line."""
        return self._lines[number]

    def show(self, note: str | None) -> None:
        """Show a note, from its beginning if it is another."""
        if (note or "") != self.note:
            self.note = note or ""
            self.go(0)
        self.fit()

    def edit(self, *, begin: bool) -> None:
        """Make room to write in, or give it back."""
        self.is_edited = begin
        self.fit()

    def fit(self) -> None:
        """Be as high as the note, as far as that leaves enough of the text."""
        self.display = bool(self.note.strip()) or self.is_edited
        reading = self.parent
        if not isinstance(reading, Spread) or not reading.size.width:
            return
        beside = reading.is_beside
        width = max(1, WIDE - 3 if beside else reading.size.width - 1)
        self._lines = [
            line for part in self.note.split("\n") for line in (wrapped(Text(safe(part)), width) or [Text()])
        ]
        if beside:
            self.styles.height = "100%"
        else:
            most = max(2, reading.size.height // PART)
            wanted = max(len(self._lines), EDITED) if self.is_edited else len(self._lines)
            self.styles.height = 1 + min(
                wanted, max(most, EDITED if self.is_edited else 0), max(1, reading.size.height - 3)
            )
        self.renew()

    @property
    def place(self) -> Region | None:
        """Where on the screen the note stands, None where it isn't seen."""
        seen = self.display and isinstance(self.parent, Spread) and self.parent.display
        return self.content_region if seen and self.content_region.area else None

    def on_resize(self) -> None:
        """Wrap it again, as soon as it is known how wide it is."""
        self.call_after_refresh(self.fit)


class Spread(Container):
    """The article and its note."""

    DEFAULT_CSS = """
    Spread { layout: vertical; width: 1fr; }
    Spread.-beside { layout: horizontal; }
    Spread > ArticlePane { width: 1fr; height: 1fr; }
    Spread.-beside > NotePane { width: 36; border-top: none; border-left: solid ansi_bright_black; padding: 0 0 0 1; }
    """

    @property
    def is_beside(self) -> bool:
        """Whether the note stands beside the text."""
        return self.size.width >= BESIDE

    def on_resize(self) -> None:
        """Put the note where there is room for it."""
        self.set_class(self.is_beside, "-beside")
        self.call_after_refresh(self.query_one(NotePane).fit)
