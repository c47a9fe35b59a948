"""Who are the articles found, and what has the reader added to them?  The articles found → their ids, and how many have each tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import Count
from artcli.query.marked import tagged

if TYPE_CHECKING:
    from artcli.search.context import Context
    from artcli.search.matching import Matches


def ids_of(context: Context, matches: Matches) -> tuple[str, ...]:  # noqa: ARG001  (taken as ``tag_counts`` is)
    """Return the ids of the articles found, in the order of the index."""
    found: list[str] = []
    for lists, documents in zip(matches.segments, matches.documents, strict=True):
        identifiers = lists.segment.identifiers() if documents else []
        found += [identifiers[document] for document in documents]
    return tuple(found)


def tag_counts(context: Context, matches: Matches) -> tuple[Count, ...]:
    """Return how many of the articles found have each tag, the most frequent first; tags that none has are left out.

    Raises ``MarksError``.
    """
    marks = context.request.marks
    if marks is None:
        return ()
    found = matches.together().bits
    counts = []
    for tag in marks.names():
        number = (context.found.documents(tagged(marks, tag)).together().bits & found).bit_count()
        if number:
            counts.append(Count(tag, number))
    return tuple(sorted(counts, key=lambda one: (-one.count, one.value)))
