"""Which articles are there?  A request → all that its query matches, in an order of their own, without scores and snippets."""

from __future__ import annotations

import time

from artcli.hints import TYPE_CHECKING
from artcli.model import Results
from artcli.search.context import Context, read_query
from artcli.search.headings import headings
from artcli.search.hits import bare_hit
from artcli.search.ordering import placed
from artcli.values import replace

if TYPE_CHECKING:
    from artcli.index.snapshot import Snapshot
    from artcli.search.request import SearchRequest

EVERY = "id:*"


def listing(snapshot: Snapshot, request: SearchRequest) -> Results:
    """Return the articles at the places that were asked for.

    Raises ``QuerySyntaxError``.
    """
    begun = time.perf_counter()
    context = Context.of(snapshot, request if request.query.strip() else replace(request, query=EVERY))
    matches = context.matching(read_query(context.request))
    places = range(request.offset, request.offset + request.limit)
    documents = placed(snapshot, matches, request.order, places)
    said = headings(snapshot, documents)
    return Results(
        query=request.query,
        total=len(matches),
        library=context.library,
        hits=tuple([bare_hit(snapshot, rank, said[one]) for rank, one in enumerate(documents, request.offset + 1)]),
        seconds=time.perf_counter() - begun,
    )
