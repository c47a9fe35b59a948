"""What must a request know of what the reader has added?  Requests → requests with saved searches, tags and notes."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from artcli.marks.articles import Identify, Marks
    from artcli.marks.identities import Identities
    from artcli.marks.searches import SavedSearches
    from artcli.search.request import SearchRequest


def marks_of(index: Path | str, identify: Identify | None = None) -> Marks:
    """Return what the reader has added to articles, or, where a library on a cluster has shared marks, what all of its readers have.

    ``identify`` says by what articles would be known again.  Raises ``ConfigError`` or an ``IndexStoreError`` where a cluster can't be asked.
    """
    from artcli.config import load_config, marks_path  # noqa: PLC0415

    if isinstance(index, str):
        from artcli.opensearch.connection import connect  # noqa: PLC0415
        from artcli.opensearch.marks import SharedMarks, are_shared  # noqa: PLC0415

        client = connect(index)
        if are_shared(client):
            return SharedMarks(client, load_config().new_tags)
        client.close()
    from artcli.marks.articles import Marks  # noqa: PLC0415  (SQLite: only for those who ask for marks)

    return Marks(marks_path(), load_config().new_tags, identify)


def marked_identities(tell: Callable[[str], None] | None) -> Identities | None:
    """Return by what marked articles are known again, None where nothing was ever marked; ``tell`` hears if that can't be read."""
    from artcli.config import marks_path  # noqa: PLC0415

    path = marks_path()
    if not path.exists():
        return None
    from artcli.marks.identities import Identities  # noqa: PLC0415  (as above)

    return Identities(path, tell)


def saved_searches(index: Path | str) -> SavedSearches:
    """Return the saved searches, as they ran in an index."""
    from artcli.config import marks_path  # noqa: PLC0415
    from artcli.marks.searches import SavedSearches  # noqa: PLC0415

    return SavedSearches(marks_path(), index)


def prepared(request: SearchRequest, index: Path | str) -> SearchRequest:
    """Give a request what the reader has added, as far as it asks for it: saved searches, tags and notes."""
    request = with_saved(request, index)
    if request.marks is not None:
        return request
    asks = request.facets or bool(request.saved)  # a saved search may ask for tags
    asks = asks or "tag" in request.fields or "note" in request.fields
    if not asks and ("tag" in (folded := request.query.casefold()) or "note" in folded):
        from artcli.query.marked import asks_for_marks  # noqa: PLC0415  (only for a query that may ask for them)

        asks = asks_for_marks(request.query)
    if not asks:
        return request
    from artcli.marks.view import MarksView  # noqa: PLC0415

    return replace(request, marks=MarksView(marks_of(index)))


def with_saved(request: SearchRequest, index: Path | str) -> SearchRequest:
    """Give a request that may name saved searches the queries they stand for."""
    if request.saved is not None or "@" not in request.query:
        return request
    from artcli.query.saved import asks_for_saved  # noqa: PLC0415  (only for a query that may name one)

    if not asks_for_saved(request.query):
        return request
    return replace(request, saved=tuple(saved_searches(index).queries().items()))
