"""Which query stands there, and which stood there before it?  Typed, put together of filters and ranges of time, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.tui.core import Core
from artcli.tui.terms import in_range, toggled

if TYPE_CHECKING:
    from artcli.tui.filters import FiltersPane
    from artcli.tui.timeline import TimelinePane


class Queried(Core):
    """The reader as far as its query, which ``Searching`` answers."""

    def begin(self) -> None:
        """Begin with the query of the command line, and none before it."""
        super().begin()
        self.past: list[str] = []
        self._entered = self.first_query

    @property
    def query_text(self) -> str:
        """The query as it is typed."""
        return self.field.value

    def set_query(self, query: str) -> None:
        """Put another query in place of the one there, which can be had back."""
        self.remember_query()
        self.field.value = query
        self.field.cursor_position = len(query)
        self._entered = query

    def remember_query(self) -> None:
        """Keep the query that was last searched in earnest."""
        if self._entered != self.query_text or not self.past:
            self.past.append(self._entered)
        self._entered = self.query_text

    def action_undo_query(self) -> None:
        """Take the query before."""
        while self.past:
            before = self.past.pop()
            if before != self.query_text:
                self.field.value = self._entered = before
                return
        self.say("There is no query before this one.")

    def on_filters_pane_taken(self, event: FiltersPane.Taken) -> None:
        """Put a filter to the query, or take it out."""
        self.set_query(toggled(self.query_text, event.term))

    def on_timeline_pane_ranged(self, event: TimelinePane.Ranged) -> None:
        """Narrow the query to a range of time."""
        self.set_query(in_range(self.query_text, event.first, event.last))
