"""Which articles are to be taken out, and in which order?  What a person typed → documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.search.context import Context, read_query
from artcli.search.meant import documents_named
from artcli.search.ordering import ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.snapshot import Snapshot
    from artcli.search.request import SearchRequest


def chosen(snapshot: Snapshot, references: Sequence[str], request: SearchRequest) -> list[int]:
    """Return the articles of ids, files and folders, or, where none is one, those that the request's query itself matches, in its order.

    ``relevance`` leaves named ones as they were named.  Raises ``QuerySyntaxError``, ``ArticleNotFoundError``, ``AmbiguousIdError``.
    """
    named = documents_named(snapshot, references)
    if named and request.order == "relevance":
        one_by_one = [document for name in references for document in documents_named(snapshot, [name])]
        return list(dict.fromkeys(one_by_one))[: request.limit]
    if named:
        return ordered(snapshot, dict.fromkeys(named, 0.0), request.order, request.limit)
    context = Context.of(snapshot, request)
    tree = read_query(request)
    matches = context.matching(tree)
    if request.order == "relevance":
        scores = dict(context.scorer(context.words(tree)).scores(matches))
    else:
        scores = dict.fromkeys(matches, 0.0)
    return ordered(snapshot, scores, request.order, request.limit)
