"""Which searches does the reader keep, and what is new in this library since they last ran?  Queries → how many."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from artcli.errors import IndexMissingError, MarksError, QuerySyntaxError
from artcli.library.requests import prepared, saved_searches
from artcli.marks.searches import check_name
from artcli.model import SavedSearch
from artcli.search.request import SearchRequest
from artcli.search.run import read_query
from artcli.search.saved import count_new, saved_alone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from artcli.index.engine import Engine, Seen


class SavedHere:
    """The saved searches, and what they find in one index."""

    def __init__(self, index: Path | str, engine: Engine[SearchRequest]) -> None:
        """Take the index's folder or address, and what reads it."""
        self._index = index
        self._engine = engine
        self._searches = saved_searches(index)

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name; what it finds now counts as seen.

        Raises ``QuerySyntaxError`` or ``MarksError``.
        """
        check_name(name)
        matching = self._matching(query, self._searches.queries() | {name: query})
        self._searches.save(name, query, matching)

    def listed(self) -> tuple[SavedSearch, ...]:
        """Return them by name; one that can't be run any more, as one it asks for is forgotten, finds nothing.

        Raises ``MarksError`` or an ``IndexStoreError``.
        """
        saved = self._searches.all()
        queries = {one.name: one.query for one in saved}
        listed = []
        for one in saved:
            ran, seen = (one.run.ran, one.run.seen) if one.run else (None, None)
            try:
                matching = self._matching(one.query, queries) or {}
            except QuerySyntaxError:
                matching = {}
            listed.append(SavedSearch(one.name, one.query, ran, count_new(matching, ran, seen), len(matching)))
        return tuple(listed)

    def recorder(self, request: SearchRequest) -> Callable[[Seen], None] | None:
        """Return what notes what a saved search finds, where the request runs one as it is."""
        run = saved_alone(request)
        return partial(self._record, run) if run is not None else None

    def _record(self, run: tuple[str, str], matching: Seen) -> None:
        """Note what a saved search found; a place that can't be written is no reason to fail a search."""
        with suppress(MarksError):
            self._searches.record(*run, matching)

    def _matching(self, query: str, queries: dict[str, str]) -> dict[str, str] | None:
        """Return the ids that a query matches, and when each was ingested; None where there is no index yet."""
        request = prepared(SearchRequest(query, saved=tuple(queries.items())), self._index)
        read_query(request)
        try:
            return self._engine.seen(request)
        except IndexMissingError:
            return None
