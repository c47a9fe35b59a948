"""What answers while a query is typed?  Each change of it is a search on another thread; its results are shown if nothing newer was asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artcli.errors import ConfigError, IndexStoreError, MarksError, QuerySyntaxError
from artcli.render.cells import cells
from artcli.render.faults import wrapped_text
from artcli.render.figures import duration
from artcli.render.parts import nothing_lines, results_count
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.search.request import SearchRequest
from artcli.tui.bar import apart
from artcli.tui.core import one_line
from artcli.tui.popups import Item
from artcli.tui.queried import Queried
from artcli.tui.query_field import QueryField
from artcli.tui.results import AHEAD, ResultsPane
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from textual.widgets import Input

    from artcli.model import ArticleMarks, Facet, Results
    from artcli.search.live import Window
    from artcli.search.request import Order

ORDERS: tuple[Order, ...] = ("relevance", "newest", "oldest", "longest", "title")
PAUSE = 0.25
"""Seconds without a key after which what isn't seen at once is counted: filters, the last word on the order, what may be meant."""
TOLD = 0.05
"""Part of the titles after each of which it is said how many have been read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits, and the marks of their articles."""

    window: Window
    marks: Mapping[str, ArticleMarks]


class Searching(Queried):
    """The reader as far as its results."""

    fetches_more = True
    """Whether filters and months are counted."""

    order: Order = "relevance"
    _by_title = True
    _reading_titles: float | None = None
    _fault: tuple[Exception, str] | None = None
    """What is wrong with the query that was typed last, and that query."""
    answered = ""
    """The query whose results are shown, as it was typed."""
    found: Results | None = None

    def begin(self) -> None:
        """Search for the query to begin with."""
        super().begin()
        self.search()
        self.field.cursor_position = len(self.first_query)
        if self.first_query:
            self.go_to("results")
        else:
            self.go_to("query")

    def request(self, first: int = 0, count: int | None = None) -> SearchRequest:
        """Return the request for as many results as there is room for, from a place on."""
        room = self.results.page // self.results.height + 2 if count is None else count
        return SearchRequest(self.query_text, limit=room, offset=first, order=self.order)

    def search(self) -> None:
        """Search for what is typed; what was asked of the query before is given up."""
        assert self.urgent is not None
        assert self.slow is not None
        for kind in ("filters", "order", "help", "months"):
            self.slow.drop(kind)
        self.urgent.drop("page")
        request = self.request()
        self.urgent.ask(
            "search",
            lambda _: self._answer(request, quick=True),
            lambda answer: self._show(request, answer),
            lambda error: self._failed(error, request.query),
        )

    def _answer(self, request: SearchRequest, *, quick: bool = False, keep: str | None = None) -> Answer:
        """Search, on another thread."""
        window = self.browsing.window(request, quick=quick, keep=keep)
        return Answer(window, self._marks([hit.id for hit in window.results.hits]))

    def _marks(self, ids: list[str]) -> dict[str, ArticleMarks]:
        """Return what the reader added to articles; none where that can't be read, which is no reason to show nothing."""
        try:
            marks = self.library.marks
            return {one: marks.of(one) for one in ids}
        except (MarksError, ConfigError):
            return {}

    def _show(self, request: SearchRequest, answer: Answer) -> None:
        """Show the results of a search."""
        self.answered, self.found, self._by_title = request.query, answer.window.results, answer.window.by_title
        self._fault = None
        self.trouble(None)
        self.results.empty = []
        self.results.show(answer.window.results, dict(answer.marks))
        self.results.go(0)
        self.inform()
        self.paint_soon()
        self._ask_for_rest(request, answer)
        self.results_changed()

    def _ask_for_rest(self, request: SearchRequest, answer: Answer) -> None:
        """Ask for what comes after a pause."""
        assert self.slow is not None
        self._ask_for_titles(answer.window)
        self._slowly("rest", lambda _: self.browsing.rest(), lambda _: None, PAUSE)
        if not answer.window.whole:
            exact = replace(request, limit=len(answer.window.results.hits))
            self._slowly("order", lambda _: self._answer(exact), self._reorder, PAUSE)
        if not answer.window.results.total and request.query.strip():
            self._slowly("help", lambda _: self.library.search(replace(request, limit=1)), self._help, PAUSE)
        self.count(PAUSE)

    def _ask_for_titles(self, window: Window) -> None:
        """Have the titles read that results couldn't be put in order by."""
        assert self.slow is not None
        if not window.by_title and self._reading_titles is None:
            self._reading_titles = 0.0
            self.slow.ask("titles", self._read_titles, lambda _: self._titles_known(), self._titles_unknown, PAUSE)
            self.inform()

    def _read_titles(self, is_stale: Callable[[], bool]) -> None:
        """Read titles, on another thread, and tell how far one is."""
        shown = 0.0
        for part in self.browsing.read_titles(is_stale):
            if part - shown >= TOLD:
                shown = part
                self._deliver(partial(self._titles_read, part))

    def _titles_read(self, part: float) -> None:
        self._reading_titles = part
        if self.is_running and not self._by_title:
            self.inform()

    def _titles_known(self) -> None:
        self._reading_titles = None
        if not self._by_title and self.results.cursor:
            self.refresh_results()
        elif not self._by_title:
            self.search()

    def _titles_unknown(self, error: Exception) -> None:
        self._reading_titles = None
        self._slow_failed(error)

    def refresh_results(self) -> None:
        """Search again; see ``Following``."""

    def count(self, delay: float = 0.0) -> None:
        """Count how the results part, as far as that is shown."""
        query = self.found.query if self.found is not None else self.answered
        if self.fetches_more and self.filters_shown:
            self._slowly("filters", lambda is_stale: self._count(query, is_stale), self._filtered, delay)
        if self.fetches_more and self.timeline.has_class("-open"):
            self._slowly(
                "months", lambda _: self.browsing.months(query), lambda found: self.timeline.show(*found), delay
            )

    def fold(self) -> None:
        """Count what comes into sight."""
        super().fold()
        seen, self._filters_seen = self._filters_seen, self.filters_shown
        if self.filters_shown and not seen and self.found is not None:
            self.count()

    def _slowly(
        self, kind: str, answer: Callable[[Callable[[], bool]], Any], then: Callable[[Any], None], delay: float = 0.0
    ) -> None:
        assert self.slow is not None
        self.slow.ask(kind, answer, then, self._slow_failed, delay)

    def _count(self, query: str, is_stale: Callable[[], bool]) -> tuple[Facet, ...]:
        facets: tuple[Facet, ...] = ()
        for facets in self.browsing.filters(query, is_stale):
            if not is_stale():
                self._deliver(partial(self._filtered, facets))
        return facets

    def _filtered(self, facets: tuple[Facet, ...]) -> None:
        if self.is_running:
            self.filters.show(facets, self.query_text)

    def _reorder(self, answer: Answer) -> None:
        """Put results in their final order, unless they are being looked at."""
        if self.results.cursor == 0 and self.results.top_line == 0:
            self.results.show(answer.window.results, dict(answer.marks))
            self.results_changed()

    def _help(self, results: Results) -> None:
        """Say what may have been meant, where nothing was found."""
        self.results.empty = [Text(line) for line in nothing_lines(results)]
        self.results.renew()

    def _slow_failed(self, error: Exception) -> None:
        """Say what can't be counted; a search says it better."""
        if isinstance(error, (QuerySyntaxError, IndexStoreError)):
            return
        if type(error).__name__ != "StaleError":
            self.say_error(error)

    def _failed(self, error: Exception, query: str) -> None:
        """Say what is wrong with a query, under it; that the index is gone, as long as it is."""
        if isinstance(error, QuerySyntaxError):
            self._fault = (error, query)
            start = cells(safe(error.source[: error.span.start])) if error.source == query else 0
            width = max(1, cells(safe(error.source[error.span.start : error.span.stop])))
            said = " ".join(filter(None, [str(error), error.hint]))
            place = min(2 + start, max(0, self.size.width - 2))
            lines = wrapped_text(safe(said), max(20, self.size.width))
            caret = Text.assemble(" " * place, ("^" * width, "error"))
            self.bar("info").say(caret, *[Text(line, "error") for line in lines])
        elif isinstance(error, IndexStoreError):
            self.trouble(one_line(error))
        else:
            self.say_error(error)

    def inform(self) -> None:
        """Write the line under the query: how many match, in which order, how long it took."""
        found = self.found
        if self._fault is not None:
            self._failed(*self._fault)
            return
        if found is None:
            return
        left = results_count(found) if found.query.strip() else f"{found.total:,} articles"
        if found.query != self.answered and found.query.strip():
            left += f" {safe(found.query)}"
        order: str = self.order if found.query.strip() or self.order != "relevance" else "newest"
        if order == "title" and not self._by_title:
            order = f"newest, until the titles are read ({self._reading_titles or 0:.0%})"
        right = f"{order} · {duration(found.seconds)}"
        self.bar("info").say(apart(Text(left, "meta"), Text(right, "time"), self.size.width))

    def results_changed(self) -> None:
        """Do what depends on the results."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed."""
        if event.input.id == "query" and isinstance(event.input, QueryField) and event.value != self._last_typed:
            self._last_typed = event.value
            self.search()

    _filters_seen = False
    _last_typed: str | None = None

    def on_results_pane_wanted(self, event: ResultsPane.Wanted) -> None:
        """Fetch what has come into sight."""
        assert self.urgent is not None
        if self.found is None or self.answered != self.query_text:
            return  # other results are on their way
        first = max(0, event.first - AHEAD // 2)
        request = self.request(first, event.count + AHEAD)
        self.urgent.ask(
            "page", lambda _: self._answer(request), self._add, lambda error: self._failed(error, request.query)
        )

    def _add(self, answer: Answer) -> None:
        if self.found is not None and answer.window.results.total == self.results.total:
            had_none = self.results.current is None
            self.results.add(answer.window.results, dict(answer.marks))
            if had_none and self.results.current is not None:
                self.results_changed()

    def action_sort(self) -> None:
        """Ask for the order."""
        items = [Item(one, one, "now" if one == self.order else "") for one in ORDERS]
        self.choose("Sort by", items, self._sorted)

    def _sorted(self, order: Any) -> None:
        self.order = order
        self.search()

    def choose(self, title: str, items: list[Item], then: Callable[[Any], None]) -> None:
        """Let the reader choose; nothing is done where they don't."""
        from artcli.tui.popups import Chooser  # noqa: PLC0415

        self.push_screen(Chooser(self.brush, title, items), lambda value: None if value is None else then(value))
