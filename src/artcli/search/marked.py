"""Who are the articles found, and what has the reader added to them?  The articles found → their ids, and how many have each tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import Count, Evidence
from artcli.query.marked import tagged, tags_meant
from artcli.query.tree import Field, Has, Node, Not, Phrase, Word, children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.model import How
    from artcli.search.context import Context, Looks
    from artcli.search.matching import Matches


def ids_of(context: Context, matches: Matches) -> tuple[str, ...]:  # noqa: ARG001  (taken as ``tag_counts`` is)
    """Return the ids of the articles found, in the order of the index."""
    found: list[str] = []
    for lists, documents in zip(matches.segments, matches.documents, strict=True):
        identifiers = lists.segment.identifiers() if documents else []
        found += [identifiers[document] for document in documents]
    return tuple(found)


def tags_met(context: Looks, tree: Node, article: str) -> Iterator[Evidence]:
    """Yield which tags of an article a query asks for, and by what; they add nothing to its score.

    Raises ``MarksError``.
    """
    marks = context.request.marks
    if marks is None:
        return
    for node in _asked(tree):
        whole = isinstance(node, Has)
        meant = [tag for tag in marks.names() if tag not in marks.new_tags] if whole else tags_meant(node, marks)
        for tag in meant:
            if article not in marks.taken(tag) if tag in marks.new_tags else article in marks.given(tag):
                how: How = "exact" if isinstance(node, (Word, Phrase)) else "pattern"
                yield Evidence(str(node) if whole else f"tag:{node}", tag, how, "tag", 1, 0.0)


def _asked(node: Node, *, inside: bool = False) -> Iterator[Node]:
    """Yield what stands behind ``tag:`` in a tree, where it isn't left out."""
    if isinstance(node, Not):
        return
    if node == Has("tag") or (inside and not children(node)):
        yield node
    inside = inside or (isinstance(node, Field) and node.name == "tag")
    for child in children(node):
        yield from _asked(child, inside=inside)


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
