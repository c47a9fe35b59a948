"""Which article is meant by an id, the beginning of one, or a file?  What a person typed → a document."""

from __future__ import annotations

import os

from artcli.errors import AmbiguousIdError, ArticleNotFoundError
from artcli.hints import TYPE_CHECKING
from artcli.index.entries import file_key

if TYPE_CHECKING:
    from artcli.index.snapshot import Snapshot


def no_word() -> ArticleNotFoundError:
    """Return the error for a name without a letter, which would stand for the folder one is in."""
    message = "No article is meant by an empty word."
    return ArticleNotFoundError(message, hint="Give an id, a number of the last results, or a file.")


def document_named(snapshot: Snapshot, reference: str) -> int:
    """Return the article with this id, a prefix of it that is its alone, or this file.

    Raises ``ArticleNotFoundError`` or ``AmbiguousIdError``.
    """
    if not reference:
        raise no_word()
    path = file_key(os.path.abspath(reference))  # noqa: PTH100  (as ingest writes them)
    document = snapshot.document_of_key("file", path)
    if document is None:
        document = snapshot.document_of_key("id", _full_id(snapshot, reference))
    if document is None:
        message = f"No article has the id {reference}."
        raise ArticleNotFoundError(message)
    return document


def _full_id(snapshot: Snapshot, reference: str) -> str:
    prefix = reference.lower()
    found = snapshot.ids_with_prefix(prefix, 4) if prefix else []
    if not found:
        message = f"No article has the id or the path {reference}."
        hint = "Search for it first: artcli search WORDS, then artcli show 1"
        raise ArticleNotFoundError(message, hint=hint)
    if len(found) > 1:
        message = f"More than one article's id begins with {reference}."
        shown = ", ".join([one[: len(prefix) + 4] for one in found[:3]]) + (", …" if len(found) > 3 else "")
        raise AmbiguousIdError(message, hint=f"Give more of it: {shown}")
    return found[0]
