"""What does a search bring?  A request → results: hits with their passages, and whatever else was asked for.

Each part has a module of its own; this is where they meet.
"""

from __future__ import annotations

import time

from artcli.hints import TYPE_CHECKING
from artcli.model import Results
from artcli.query.tree import printed
from artcli.search.context import Context, library_languages, read_query
from artcli.search.finding import Found, find
from artcli.search.hits import hit_of, terms_of
from artcli.search.ordering import placed_hits
from artcli.values import replace

if TYPE_CHECKING:
    from artcli.index.snapshot import Snapshot
    from artcli.search.ordering import Ranked
    from artcli.search.request import SearchRequest

__all__ = ["library_languages", "query_terms", "read_query", "search", "terms_of"]


def search(snapshot: Snapshot, request: SearchRequest) -> Results:
    """Run a query and return the hits asked for.

    Raises ``QuerySyntaxError``.
    """
    begun = time.perf_counter()
    context = Context.of(snapshot, request)
    found = find(context)
    results = _with_help(context, found, _with_parts(context, found, _hits(context, found)))
    return replace(results, seconds=time.perf_counter() - begun)


def query_terms(snapshot: Snapshot, request: SearchRequest) -> frozenset[str]:
    """Return the terms that a query looks for in an article's text.

    Raises ``QuerySyntaxError``.
    """
    context = Context.of(snapshot, request)
    return terms_of(context.words(read_query(request)))


def _hits(context: Context, found: Found) -> Results:
    request, terms = context.request, terms_of(found.words)
    first = request.offset
    placed, left_out = _placed(context, found, range(first, first + request.limit))
    explained = None
    if request.explain:
        from artcli.search.explaining import explanation  # noqa: PLC0415  (what is seldom asked for isn't loaded)

        explained = explanation(found, placed, context)
    last = first + len(placed) + left_out if placed else 0
    return Results(
        query=printed(found.read) if request.joint == "any" else request.query,
        total=len(found.matches) if request.counted else last,
        library=context.library,
        hits=tuple([hit_of(context.snapshot, terms, rank, one) for rank, one in enumerate(placed, first + 1)]),
        seconds=0.0,
        widened=found.widened,
        added=found.added,
        explanation=explained,
        left_out=left_out,
    )


def _placed(context: Context, found: Found, places: range) -> tuple[list[Ranked], int]:
    """Return the hits at some places, and how many are left out as they are versions of others."""
    snapshot, request = context.snapshot, context.request
    if request.all_versions or snapshot.versions is None:
        return placed_hits(snapshot, found, request.order, places), 0
    from artcli.search.versions import placed_versions  # noqa: PLC0415  (most libraries have none)

    shown = placed_versions(snapshot, found, request.order, places)
    return shown.hits, shown.left_out


def _with_parts(context: Context, found: Found, results: Results) -> Results:
    """Add what the hits have in common, where it was asked for."""
    if not (context.request.facets or context.request.histogram):
        return results
    from artcli.search.facets import facets, histogram_of  # noqa: PLC0415

    return replace(
        results,
        facets=facets(context, found) if context.request.facets else (),
        histogram=histogram_of(found) if context.request.histogram else (),
    )


def _with_help(context: Context, found: Found, results: Results) -> Results:
    """Say what might have been meant, where not all that was asked for is anywhere."""
    if found.matches and not found.widened:
        return results
    from artcli.search.suggesting import alone, suggestion  # noqa: PLC0415

    better, count = suggestion(context, found.read)
    return replace(results, suggestion=better, suggested=count, alone=alone(context, found.read))
