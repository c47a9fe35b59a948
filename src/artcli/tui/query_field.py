"""Where is the query typed?  One line, which completes fields, tags and saved searches, and remembers the queries before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from artcli.tui.pane import bindings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType

MOST_SHOWN = 12


class Field(Input):
    """A line to type in; ``complete`` says what a word may become."""

    virtual_size = Reactive(Size(0, 0), layout=False)
    """As the widget's own, but for laying the whole screen out anew at each key: the field is as wide as it is."""

    DEFAULT_CSS = """
    Field {
        background: ansi_default;
        color: ansi_default;
        border: none;
        height: 1;
        padding: 0;
        width: 1fr;
        &:focus { border: none; background-tint: transparent 0%; }
        &>.input--cursor { background: ansi_default !important; color: ansi_default !important; text-style: reverse !important; }
        &>.input--placeholder { color: ansi_default; text-style: dim; }
        &>.input--selection { background: ansi_default !important; color: ansi_default !important; text-style: reverse !important; }
    }
    """

    def __init__(
        self,
        value: str,
        complete: Callable[[str], Sequence[str]],
        id: str | None = None,  # noqa: A002
        placeholder: str = "",
    ) -> None:
        """Take the query, and what completes a word of it."""
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self._complete = complete
        self._offered: list[str] = []
        self._taken = -1
        self._start = 0

    def word(self) -> tuple[int, str]:
        """Return the word before the cursor, and where it begins."""
        before = self.value[: self.cursor_position]
        start = max(before.rfind(" "), before.rfind("(")) + 1
        return start, before[start:]

    def complete(self) -> list[str]:
        """Put in what the word before the cursor may become, the next of it each time; return all that it may."""
        if self._taken >= 0 and self._offered and self._standing():
            self._taken = (self._taken + 1) % len(self._offered)
        else:
            self._start, word = self.word()
            self._offered = [one for one in self._complete(word) if one != word][:MOST_SHOWN] if word else []
            self._taken = 0
        if not self._offered:
            self._taken = -1
            return []
        taken = self._offered[self._taken]
        rest = self.value[self.cursor_position :]
        self.value = self.value[: self._start] + taken + rest
        self.cursor_position = self._start + len(taken)
        return self._offered

    def _standing(self) -> bool:
        """Tell whether what was put in last still stands before the cursor."""
        return self.value[self._start : self.cursor_position] == self._offered[self._taken]

    @property
    def taken(self) -> str | None:
        """What was completed last."""
        return self._offered[self._taken] if self._taken >= 0 and self._offered else None


class QueryField(Field):
    """The query."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("query")
