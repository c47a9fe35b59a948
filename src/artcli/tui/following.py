"""What if the index or the marks change, or go away, under the results?  They are looked up again, and the reader's place is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.errors import ConfigError, IndexStoreError, MarksError
from artcli.tui.searching import Answer, Searching

if TYPE_CHECKING:
    from artcli.marks.articles import Stamp
    from artcli.search.request import SearchRequest

GONE = -1
"""The generation of an index that can't be read."""
POLL = 1.0
"""Seconds between two looks at whether the index has changed: one question to the file system."""


class Following(Searching):
    """The reader of an index that others write to."""

    generation: int | None = None
    marks_known: Stamp | None = None
    """What the marks' database was like when it was looked at last; None after a change of our own, which is shown already."""

    def begin(self) -> None:
        """Begin to look."""
        super().begin()
        self.set_interval(POLL, self._poll)

    def action_refresh(self) -> None:
        """Search again, keeping the place."""
        self.refresh_results()

    def _poll(self) -> None:
        """Look whether the index has changed."""
        if self.urgent is not None:
            self.urgent.ask("poll", lambda _: (self.browsing.generation(), self._stamp()), self._polled, self._lost)

    def _stamp(self) -> Stamp:
        """Return what tells whether marks have changed; nothing where they can't be read."""
        try:
            return self.library.marks.stamp()
        except (MarksError, ConfigError):
            return ()

    def _lost(self, error: Exception) -> None:
        """Say that there is no index; searched again as soon as there is one."""
        if isinstance(error, IndexStoreError):
            self.generation = GONE
        self._failed(error, self.query_text)

    def _polled(self, found: tuple[int, Stamp]) -> None:
        before, self.generation = self.generation, found[0]
        known, self.marks_known = self.marks_known, found[1]
        if known is not None and known != found[1]:
            self.marks_elsewhere()
        elif before is not None and before != self.generation:
            self.refresh_results()

    def own_change(self) -> None:
        """Take what the marks' database is like next as known: results stay as they are while one reads, ``tag:unread`` too."""
        if self.urgent is not None:
            self.urgent.drop("poll")
        self.marks_known = None

    def marks_elsewhere(self) -> None:
        """Show what another process has changed of tags and notes."""
        self.refresh_results()

    def refresh_results(self) -> None:
        """Search again; the result that the cursor is on stays where it is on the screen."""
        assert self.urgent is not None
        current = self.results.current
        request = self.request(max(0, self.results.cursor - self.results.page), 2 * self.results.page)
        above = self.results.cursor * self.results.height - self.results.top_line
        self.urgent.ask(
            "search",
            lambda _: self._answer(request, keep=current.id if current else None),
            lambda answer: self._replace(request, answer, above),
            lambda error: self._failed(error, request.query),
        )

    def _replace(self, request: SearchRequest, answer: Answer, above: int) -> None:
        window = answer.window
        self.answered, self.found, self._by_title = request.query, window.results, window.by_title
        self._fault = None
        self.trouble(None)
        cursor = self.results.cursor if window.place is None else window.place
        self.results.show(window.results, dict(answer.marks), cursor=cursor)
        self.results.go(self.results.cursor * self.results.height - above)
        self.inform()
        self._ask_for_titles(window)
        self.count()
        self.results_changed()
