"""What does a search bring from a cluster?  A request → results: hits with their passages, and whatever else was asked for.

What ``search.run`` and ``search.listing`` are for a folder; passages are chosen and marked here, by the same rules.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

from artcli.model import Results
from artcli.opensearch.best import RESCORED, best, body_of, fetched
from artcli.opensearch.documents import heading_from
from artcli.opensearch.looking import Looking, Page, meant
from artcli.opensearch.mapping import RECORD, columns, id_of
from artcli.opensearch.marking import Marking
from artcli.opensearch.naming import Neighbours
from artcli.opensearch.versions import GROUPED, first_of_each
from artcli.query.tree import printed
from artcli.search.context import read_query
from artcli.search.hits import bare_hit, hit_of
from artcli.search.listing import EVERY
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.model import Explanation
    from artcli.opensearch.asking import Asking
    from artcli.opensearch.best import Best, Weighed
    from artcli.opensearch.dsl import Clause
    from artcli.opensearch.looking import Meant
    from artcli.search.request import SearchRequest

    Found = dict[str, Any]


def search(asking: Asking, request: SearchRequest) -> Results:
    """Run a query and return the hits asked for, and whatever else was.

    Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    begun = time.perf_counter()
    found = hits(asking, request)
    results = _with_help(found, _with_parts(found, found.results))
    return replace(results, seconds=time.perf_counter() - begun)


def hits(asking: Asking, request: SearchRequest) -> Page:
    """Run a query and return the hits asked for, without what else there is to say.

    Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    begun = time.perf_counter()
    looking = Looking.at(asking, request)
    found = meant(looking, scored=True)
    words = looking.words(found.tree)
    weighed = looking.weighed(words)
    added: tuple[str, ...] = ()
    if request.expand and found.found:
        from artcli.opensearch.expanding import expanded  # noqa: PLC0415  (only where it is asked for)

        more, weighed, added = expanded(looking, found.tree, found.found, weighed)
        found = replace(found, found=more)
    placed, left_out, names = _placed(asking, found.found.clause, weighed, request)
    ranked = [one.ranked for one in placed]
    marking = Marking(words, found.tree, looking.fields)
    results = Results(
        query=printed(found.read) if request.joint == "any" else request.query,
        total=len(found.found),
        library=looking.library,
        hits=tuple(
            [
                hit_of(names, marking.terms(one.filed.article), rank, one)
                for rank, one in enumerate(ranked, request.offset + 1)
            ]
        ),
        seconds=time.perf_counter() - begun,
        widened=found.widened,
        added=added,
        left_out=left_out,
        explanation=_explained(looking, found, weighed, placed) if request.explain else None,
    )
    return Page(looking, found, weighed, results)


def _placed(
    asking: Asking, clause: Clause, weighed: Weighed, request: SearchRequest
) -> tuple[list[Best], int, Neighbours]:
    """Return the hits at the places that were asked for, how many are left out as they are versions of others, and by what they are named."""
    offset, limit = request.offset, request.limit
    last = offset + limit
    if request.all_versions or last > GROUPED or not limit:
        found = best(asking, clause, request.order, weighed, offset, limit)
        return found, 0, _names(asking, found)
    wanted = last
    while True:
        found = best(asking, clause, request.order, weighed, 0, wanted)
        names = _names(asking, found)
        kept, left_out = first_of_each(found, names.groups, last)
        if len(kept) == last or len(found) < wanted:
            return kept[offset:], left_out, names
        wanted *= 2


def _names(asking: Asking, found: Sequence[Best]) -> Neighbours:
    return Neighbours(asking, [one.ranked.filed.id for one in found])


def _explained(looking: Looking, found: Meant, weighed: Weighed, placed: Sequence[Best]) -> Explanation:
    """Return the query as understood, and the evidence for each hit shown."""
    from artcli.search.explaining import explanation  # noqa: PLC0415  (what is seldom asked for isn't loaded)
    from artcli.search.finding import Found as Explained  # noqa: PLC0415

    scorer = weighed.scorer([one.measured for one in placed], exact=True)
    ranked = [replace(one.ranked, document=place) for place, one in enumerate(placed)]
    evident: Any = Explained(found.read, found.tree, cast("Any", found.found), scorer, tuple(weighed.words))
    return explanation(evident, ranked, looking)


def found_ids(asking: Asking, request: SearchRequest) -> list[str]:
    """Return the ids of the articles at a request's places.

    Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    looking = Looking.at(asking, request)
    found = meant(looking, scored=True)
    clause, weighed = found.found.clause, looking.weighed(looking.words(found.tree))
    first = []
    if request.order == "relevance" and weighed.words and request.offset < RESCORED:
        first = [one.ranked.filed.id for one in best(asking, clause, "relevance", weighed, 0, RESCORED)]
    after = max(request.offset, len(first))
    body = body_of(clause, request.order, weighed.clauses(clause)) | columns()
    rest = fetched(asking, body, after, max(request.offset + request.limit - after, 0))
    return first[request.offset : request.offset + request.limit] + [id_of(hit) for hit in rest]


def listed(asking: Asking, request: SearchRequest) -> Results:
    """Return the articles at the places that were asked for, without scores and passages.

    Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    begun = time.perf_counter()
    looking = Looking.at(asking, request if request.query.strip() else replace(request, query=EVERY))
    found = looking.matching(read_query(looking.request))
    body = body_of(found.clause, request.order) | {"_source": [RECORD]}
    hits = fetched(asking, body, request.offset, request.limit)
    said = [heading_from(hit["_source"]) for hit in hits]
    names = Neighbours(asking, [one["id"] for one in said])
    return Results(
        query=request.query,
        total=len(found),
        library=looking.library,
        hits=tuple([bare_hit(names, rank, one) for rank, one in enumerate(said, request.offset + 1)]),
        seconds=time.perf_counter() - begun,
    )


def _with_parts(found: Page, results: Results) -> Results:
    """Add what the hits have in common, where it was asked for."""
    request = found.looking.request
    if not (request.facets or request.histogram):
        return results
    from artcli.opensearch.parting import facets, histogram_of  # noqa: PLC0415  (what is seldom asked for isn't loaded)

    return replace(
        results,
        facets=facets(found) if request.facets else (),
        histogram=histogram_of(found.looking.asking, found.meant.found.clause) if request.histogram else (),
    )


def _with_help(found: Page, results: Results) -> Results:
    """Say what might have been meant, where not all that was asked for is anywhere."""
    if results.total and not found.meant.widened:
        return results
    from artcli.search.suggesting import alone, suggestion  # noqa: PLC0415

    better, count = suggestion(found.looking, found.meant.read)
    return replace(results, suggestion=better, suggested=count, alone=alone(found.looking, found.meant.read))
