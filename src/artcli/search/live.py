"""What does a query find that is still being typed?  A request → a window of its hits, soon.

A word that no article has counts as the beginning of one; what nearness adds to the score may be left out at first; nothing is looked up
that isn't about to be seen, suggestions among it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from artcli.errors import QuerySyntaxError
from artcli.model import Results
from artcli.patterns import lazy
from artcli.search.context import Context, read_query
from artcli.search.finding import find
from artcli.search.hits import hit_of, terms_of
from artcli.search.listing import EVERY
from artcli.search.ordering import first_found, read_ranked
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from artcli.index.snapshot import Snapshot
    from artcli.search.finding import Found
    from artcli.search.matching import Matches
    from artcli.search.request import SearchRequest
    from artcli.search.titles import Titles

MANY = 500
"""Articles from which on looking at nearness may take longer than a person types."""
FEW_FORMS = 40
"""Words that begin as the one that is being typed, from which on what they add to scores is left to a pause: beside whole words they say little."""
MOST_BY_TITLE = 5_000
"""Articles whose titles are read for an order: half a second."""
AROUND = 400
"""Places, before and behind where an article stood, in which it is looked for."""
_BEGUN = lazy(r"(?:^|[\s(])[-+]?[^\W\d_]{3,}$")


class StaleError(Exception):
    """Raised where nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Window:
    """Hits of a search from a place on; ``whole`` says that their order is final, ``place`` where the article stands that was to be kept.

    ``by_title`` is whether they stand by title, where that was asked for; ``Titles`` are to be read first where they don't.
    """

    results: Results
    whole: bool = True
    place: int | None = None
    by_title: bool = True


def window(
    snapshot: Snapshot,
    request: SearchRequest,
    *,
    quick: bool = False,
    keep: str | None = None,
    titles: Titles | None = None,
) -> Window:
    """Return the hits at a request's places; with ``keep``, as many from where the article with this id stands now, if that is near.

    More than ``MOST_BY_TITLE`` are put in order by title where ``titles`` have been read; else the newest of them come first.

    Raises ``QuerySyntaxError``.
    """
    begun = time.perf_counter()
    asked = request if request.query.strip() else _every(request)
    context, found = _found(snapshot, asked)
    left_out = quick and context.request.order == "relevance" and _simplified(found)
    order = _quicker(context.request, found)
    stop = order.offset + order.limit + (AROUND if keep is not None else 0)
    by_title = asked.order != "title" or order.order == "title"
    if asked.order == "title" and titles is not None and titles.knows(snapshot):
        by_title = True
        documents, scores = titles.first(found.matches, stop), None
    else:
        documents, scores = first_found(snapshot, found, order.order, stop)
    place = None
    if keep is not None:
        place = _place_of(snapshot, documents, keep)
        first = request.offset if place is None else max(0, place - request.limit // 2)
        documents = documents[first : first + request.limit]
    else:
        first = request.offset
        documents = documents[first:]
    terms = terms_of(found.words)
    ranked = read_ranked(snapshot, found, documents, scores)
    results = Results(
        query=request.query if not request.query.strip() else context.request.query,
        total=len(found.matches),
        library=context.library,
        hits=tuple([hit_of(snapshot, terms, rank, one) for rank, one in enumerate(ranked, first + 1)]),
        seconds=time.perf_counter() - begun,
        widened=found.widened,
    )
    return Window(results, not left_out, place, by_title)


def _simplified(found: Found) -> bool:
    """Leave out of a scorer what takes longer than a person types; tell whether there was anything."""
    scorer = found.scorer
    dear = [
        one
        for one in scorer.counted
        if one.word.pattern and sum([len(forms) for _, forms in one.word.forms]) > FEW_FORMS
    ]
    left = tuple([one for one in scorer.counted if one not in dear])
    if dear and left:
        scorer.counted = left
    elif not (scorer.pairs and len(found.matches) > MANY):
        return False
    scorer.pairs = ()
    return True


def meant(snapshot: Snapshot, request: SearchRequest) -> tuple[Context, Matches]:
    """Return the articles that ``window`` finds hits among.

    Raises ``QuerySyntaxError``.
    """
    context, found = _found(snapshot, request if request.query.strip() else _every(request))
    return context, found.matches


def _quicker(request: SearchRequest, found: Found) -> SearchRequest:
    """Return a request for the same order by what the index has at hand, or for another where it has nothing and that would take seconds.

    Articles that all score nothing stand by their dates.
    """
    if request.order == "relevance" and not found.scorer.counted:
        return replace(request, order="newest")
    if request.order == "title" and len(found.matches) > MOST_BY_TITLE:
        return replace(request, order="newest")
    return request


def _every(request: SearchRequest) -> SearchRequest:
    """Return the request for all articles; there is nothing that they could be relevant to."""
    return replace(request, query=EVERY, order="newest" if request.order == "relevance" else request.order)


def _found(snapshot: Snapshot, request: SearchRequest) -> tuple[Context, Found]:
    """Return what a query finds, or where its last word is in no article, what the words do that begin so."""
    context = Context.of(snapshot, request)
    if _BEGUN.search(request.query) and not context.matching(read_query(request)):
        try:
            other = Context.of(snapshot, replace(request, query=f"{request.query}*"))
            found = find(other)
        except QuerySyntaxError:  # more patterns than a query may have
            return context, find(context)
        if found.matches and not found.widened:
            return other, found
    return context, find(context)


def _place_of(snapshot: Snapshot, documents: list[int], keep: str) -> int | None:
    document = snapshot.document_of_key("id", keep)
    return documents.index(document) if document in documents else None
