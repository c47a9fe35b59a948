"""Which searches does the reader keep, and what is new in this library since they last ran?  Queries → how many."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import IndexMissingError, MarksError, QuerySyntaxError
from artcli.library.requests import prepared, saved_searches
from artcli.marks.searches import check_name
from artcli.model import SavedSearch
from artcli.search.request import SearchRequest
from artcli.search.run import read_query
from artcli.search.saved import count_new, ingested_by_id, saved_alone

if TYPE_CHECKING:
    from pathlib import Path

    from artcli.index.kept import KeptSnapshot
    from artcli.index.snapshot import Snapshot


class SavedHere:
    """The saved searches, and what they find in one index."""

    def __init__(self, index: Path, kept: KeptSnapshot) -> None:
        """Take the index's folder, and what reads it."""
        self._index = index
        self._kept = kept
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

    def record(self, snapshot: Snapshot, request: SearchRequest) -> None:
        """Note what a saved search found; a place that can't be written is no reason to fail a search."""
        run = saved_alone(request)
        if run is not None:
            with suppress(MarksError):
                self._searches.record(*run, ingested_by_id(snapshot, request))

    def _matching(self, query: str, queries: dict[str, str]) -> dict[str, str] | None:
        """Return the ids that a query matches, and when each was ingested; None where there is no index yet."""
        request = prepared(SearchRequest(query, saved=tuple(queries.items())), self._index)
        read_query(request)
        try:
            with self._kept.use() as snapshot:
                return ingested_by_id(snapshot, request)
        except IndexMissingError:
            return None
