"""Which articles are meant by what a person typed?  Ids, files and folders, or else a query → documents."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artcli.errors import AmbiguousIdError, ArticleNotFoundError
from artcli.formats.content import SEPARATOR
from artcli.index.entries import file_key
from artcli.index.ids import SHORTEST
from artcli.model import FileOutcome
from artcli.search.context import Context, read_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.index.snapshot import Snapshot
    from artcli.search.request import SearchRequest


def documents_named(snapshot: Snapshot, names: Sequence[str]) -> list[int]:
    """Return the articles of ids (four characters of them or more), files and folders; none where no name is one: it may be a query.

    Raises ``ArticleNotFoundError`` where only some of them are, ``AmbiguousIdError``.
    """
    found = {name: _named(snapshot, name) for name in names}
    strange = [name for name in names if not found[name]]
    if strange and len(strange) < len(names):
        message = f"No article has the id or the path {strange[0]}."
        raise ArticleNotFoundError(message, hint="A query stands alone, without ids and paths beside it.")
    return sorted({document for those in found.values() for document in those})


def documents_of(snapshot: Snapshot, request: SearchRequest) -> list[int]:
    """Return the articles that a query itself matches, not a widened one.

    Raises ``QuerySyntaxError``.
    """
    return sorted(Context.of(snapshot, request).matching(read_query(request)))


def told(snapshot: Snapshot, documents: Iterable[int]) -> list[FileOutcome]:
    """Return what a person should see of articles that are to go."""
    records = [snapshot.record(document) for document in documents]
    return [FileOutcome(one["path"], "removed", one["id"], one["title"]) for one in records]


def _named(snapshot: Snapshot, name: str) -> list[int]:
    if not name:  # what a shell makes of a variable that isn't set: not the folder one is in, and all that is in it
        return []
    absolute = os.path.abspath(name)  # noqa: PTH100  (as ingest writes them)
    document = snapshot.document_of_key("file", file_key(absolute))
    if document is None and len(name) >= SHORTEST:
        document = _by_id(snapshot, name)
    inside = _below(snapshot, absolute + SEPARATOR)
    found = inside if document is None else [document, *inside]
    return found or _below(snapshot, os.path.join(absolute, ""))  # noqa: PTH118


def _by_id(snapshot: Snapshot, name: str) -> int | None:
    found = snapshot.ids_with_prefix(name.lower(), 4)
    if len(found) > 1:
        message = f"More than one article's id begins with {name}."
        raise AmbiguousIdError(message, hint=f"Give more of it: {', '.join([one[: len(name) + 4] for one in found])}")
    return snapshot.document_of_key("id", found[0]) if found else None


def _below(snapshot: Snapshot, beginning_of_paths: str) -> list[int]:
    """Return the articles that have a file in a folder, or in a container."""
    beginning = file_key(beginning_of_paths).encode("utf-8", "surrogatepass")
    found = []
    for segment in snapshot.segments:
        for place in segment.terms("file").prefix(beginning):
            found += [segment.base + one for one in segment.key_at("file", place)]
    return [document for document in found if snapshot.live(document)]
