"""Which articles is ``show`` to show?  Ids, numbers, files, or a way to name one (``--next``, ``--random``) → articles."""

from __future__ import annotations

from artcli.cli.declared import UsageFaultError, one_format
from artcli.cli.references import reference
from artcli.cli.show_options import WAYS
from artcli.errors import ArticleNotFoundError
from artcli.hints import TYPE_CHECKING, Any
from artcli.last_search import keep_place, last_place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from artcli.last_search import LastSearch
    from artcli.library import Library
    from artcli.model import Entry

_SEARCH_FIRST = "Search first: artcli search WORDS"


def chosen(
    library: Library,
    last: LastSearch | None,
    asked: Sequence[str],
    options: dict[str, Any],
    fail: Callable[[ArticleNotFoundError], None],
) -> list[tuple[str, Entry]]:
    """Return the articles that were asked for, each with how; of several, one that isn't there is told to ``fail``, and the others are returned.

    Raises ``UsageFaultError``, or ``ArticleNotFoundError`` where only one was asked for.
    """
    way = one_format(**{name: options[name] for name in WAYS})
    if way and asked:
        message = f"--{way} names its article by itself: leave {asked[0]} out."
        raise UsageFaultError(message)
    if not way and not asked:
        message = "Which article? Give its id, its number in the last results, or its file."
        raise UsageFaultError(message)
    if way:
        return [("", library.get(_ways(library, last)[way]()))]
    if len(asked) == 1:
        return [(asked[0], library.get(reference(asked[0], last)))]
    found = []
    for one in asked:
        try:
            found.append((one, library.get(reference(one, last))))
        except ArticleNotFoundError as error:
            fail(error)
    return found


def keep(library: Library, last: LastSearch | None, entry: Entry) -> None:
    """Remember where among the last results an article is, for ``--next`` and ``--previous``."""
    rank = next((rank for rank, id_ in last.ids.items() if id_ == entry.id), None) if last else None
    if last is not None and rank is not None:
        keep_place(library.path, rank)


def _ways(library: Library, last: LastSearch | None) -> dict[str, Callable[[], str]]:
    return {
        "next": lambda: _neighbour(library, last, 1),
        "previous": lambda: _neighbour(library, last, -1),
        "random": lambda: _random(library),
        "latest": lambda: _latest(library),
    }


def _neighbour(library: Library, last: LastSearch | None, step: int) -> str:
    """Return the id of the result after or before the one that was shown last; before any was, that is the first."""
    if last is None or not last.ids:
        message = "There are no last results to go on in."
        raise ArticleNotFoundError(message, hint=_SEARCH_FIRST)
    place = last_place(library.path)
    ranks = sorted(last.ids)
    if place is None or place not in last.ids:
        if step > 0:
            return last.ids[ranks[0]]
        message = "None of the last results was shown yet, so there is none before it."
        raise ArticleNotFoundError(message, hint="Begin with: artcli show --next")
    there = ranks.index(place) + step
    if 0 <= there < len(ranks):
        return last.ids[ranks[there]]
    which = "last" if step > 0 else "first"
    message = f"Result {place} is the {which} of the last results."
    hint = f"Search on with --offset {ranks[-1]}, or a larger --limit." if step > 0 else None
    raise ArticleNotFoundError(message, hint=hint)


def _random(library: Library) -> str:
    import random  # noqa: PLC0415  (seldom asked for)

    number = library.count()
    if not number:
        raise _empty()
    return library.article_at(random.randrange(number)).id  # noqa: S311  (nobody's secret)


def _latest(library: Library) -> str:
    from artcli.search.request import SearchRequest  # noqa: PLC0415  (seldom asked for)

    hits = library.search(SearchRequest("id:*", limit=1, order="newest")).hits
    if not hits:
        raise _empty()
    return hits[0].id


def _empty() -> ArticleNotFoundError:
    return ArticleNotFoundError("The library is empty.", hint="Add articles: artcli ingest PATH")
