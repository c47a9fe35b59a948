"""In what order do hits come?  Scored articles → those asked for, in an order that is the same on every run.

Whatever the order, equals come by date, newest first, then by id.  Articles are read only where they may be among those asked for.
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

from artcli.analysis.fold import fold
from artcli.hints import TYPE_CHECKING, Any
from artcli.index.entries import read_filed
from artcli.search.documents import Documents, bits_of
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from artcli.index.entries import Filed
    from artcli.index.segments.mapped import Numbers
    from artcli.index.snapshot import Snapshot
    from artcli.search.finding import Found
    from artcli.search.lists import Lists
    from artcli.search.matching import Matches
    from artcli.search.request import Order

_PIECES = re.compile(r"[0-9]+|[^0-9]+")
_BEFORE_TITLE = re.compile(r"[\W_]+")
_LAST = "\U0010ffff"
_LETTERS = 1_000_000
"""Stands where numbers have their length: letters come after them."""
FEW = 2048
"""Numbers of two bytes on a page: where fewer are looked up than a column has pages, it is read in part."""
_PIECE = 1024


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article in its place: its document number, score, and what the index keeps of it."""

    document: int
    score: float
    filed: Filed


def placed_hits(snapshot: Snapshot, found: Found, order: Order, places: range) -> list[Ranked]:
    """Return the hits at some places of what was found, counted from 0: only those are scored that their places depend on."""
    documents, scores = first_found(snapshot, found, order, places.stop)
    return read_ranked(snapshot, found, documents[places.start :], scores)


def first_found(
    snapshot: Snapshot, found: Found, order: Order, wanted: int
) -> tuple[list[int], Mapping[int, float] | None]:
    """Return the first so many articles of what was found, and their scores where these had to be known."""
    if order == "relevance":
        scores = found.best(wanted)
        return ordered(snapshot, scores, order, wanted), scores
    return placed(snapshot, found.matches, order, range(wanted)), None


def read_ranked(
    snapshot: Snapshot, found: Found, documents: Sequence[int], scores: Mapping[int, float] | None
) -> list[Ranked]:
    """Return articles in their places, scored where they aren't yet."""
    if scores is None:
        scores = found.scorer.scores(found.matches.only(documents))
    return [Ranked(document, scores[document], read_filed(snapshot, document)) for document in documents]


def placed(snapshot: Snapshot, matches: Matches, order: Order, places: range) -> list[int]:
    """Return the documents at some places of what was found, counted from 0, in an order that needs no scores."""
    wanted = places.stop
    likely = _by_date(matches, order, wanted) if order in ("newest", "oldest") else list(matches)
    return _first(likely, _keys(snapshot, {}, order), wanted)[places.start :]


def _by_date(matches: Matches, order: Order, wanted: int) -> list[int]:
    """Return at least the first so many articles by date, and all of the last one's day: of each segment so many, in the order that it knows."""
    found = []
    for lists, documents in zip(matches.segments, matches.documents, strict=True):
        if documents:
            segment = lists.segment
            first = _first_dated(lists, documents, order, wanted) if len(documents) > wanted else None
            found += [segment.base + one for one in first or documents]
    return found


def _first_dated(lists: Lists, documents: Collection[int], order: Order, wanted: int) -> list[int] | None:
    """Return the first so many of a segment's documents, and all of the last one's day; None where fewer have a date."""
    segment, ordered = lists.segment, lists.segment.by_date()
    dates: Any = segment.column("date") if lists.searched_before else segment.part_of_column("date")
    here = (
        documents
        if isinstance(documents, Documents)
        else Documents(bits_of(documents, segment.documents), segment.documents)
    )
    flags = here.flags()
    found: list[int] = []
    last = 0
    try:
        for one in _from_one_end(ordered, newest=order == "newest"):
            if flags[one]:
                if len(found) >= wanted and dates[one] != last:
                    return found
                last = dates[one]
                found.append(one)
    except IndexError:
        raise segment.file.damaged(what="a date is of a document that isn't there") from None
    return found if len(found) == len(documents) else None


def _from_one_end(ordered: Numbers, *, newest: bool) -> Iterator[int]:
    """Yield documents in order of their dates, or from the newest; no more pages are read than it takes to find enough."""
    for start in range(0, len(ordered), _PIECE):
        if newest:
            stop = len(ordered) - start
            yield from reversed(ordered.part(max(stop - _PIECE, 0), stop))
        else:
            yield from ordered.part(start, min(start + _PIECE, len(ordered)))


def ranked(snapshot: Snapshot, scores: Mapping[int, float], order: Order, first: int, last: int) -> list[Ranked]:
    """Return the hits from place ``first`` up to ``last`` (exclusive), counted from 0."""
    documents = ordered(snapshot, scores, order, last)[first:]
    return [Ranked(document, scores[document], read_filed(snapshot, document)) for document in documents]


def ordered(snapshot: Snapshot, scores: Mapping[int, float], order: Order, wanted: int) -> list[int]:
    """Return the first so many of scored documents, in an order."""
    return _first(list(scores), _keys(snapshot, scores, order), wanted)


def _first(documents: Sequence[int], keys: Sequence[Callable[[int], Any]], wanted: int) -> list[int]:
    """Return the first so many documents by some keys; a key is only asked for where those before it leave a choice."""
    if wanted < 1 or not documents:
        return []
    key, *others = keys
    values = list(map(key, documents))
    bound = sorted(values)[wanted - 1] if len(values) > wanted else max(values)
    before = [(value, document) for value, document in zip(values, documents, strict=True) if value < bound]
    level = [document for value, document in zip(values, documents, strict=True) if value == bound]
    if not others:
        return [document for _, document in sorted(before)] + level[: wanted - len(before)]
    found: list[int] = []
    for same in _runs(sorted(before)):
        found += _first(same, others, len(same)) if len(same) > 1 else same
    return found + _first(level, others, wanted - len(before))


def _runs(ordered: Iterable[tuple[Any, int]]) -> Iterable[list[int]]:
    return ([document for _, document in same] for _, same in groupby(ordered, key=itemgetter(0)))


def _keys(snapshot: Snapshot, scores: Mapping[int, float], order: Order) -> list[Callable[[int], Any]]:
    """Return what orders articles: first the order itself, then the date, newest first, then the id."""
    day, words = [_column(snapshot, name, len(scores)) for name in ("date", "words")]

    def identifier(document: int) -> str:
        segment, local = snapshot.segment_of(document)
        return segment.identifier(local)

    first: dict[Order, Callable[[int], Any]] = {
        "relevance": lambda document: -scores[document],
        "newest": lambda document: -day(document),
        "oldest": lambda document: day(document) or float("inf"),
        "longest": lambda document: -words(document),
        "title": lambda document: title_key(snapshot.record(document)["title"]),
    }
    return [first[order], lambda document: -day(document), identifier]


def _column(snapshot: Snapshot, name: str, wanted: int) -> Callable[[int], int]:
    """Return what looks a column up by an article's number in the index, for so many articles."""
    few = wanted * FEW < snapshot.highest
    if len(snapshot.segments) == 1 and not few:
        found: Callable[[int], int] = snapshot.segments[0].column(name).__getitem__
        return found

    def value(document: int) -> int:
        segment, local = snapshot.segment_of(document)
        one: int = segment.part_of_column(name)[local] if few else segment.column(name)[local]
        return one

    return value


def title_key(title: str) -> tuple[tuple[int, str], ...]:
    """Return what orders titles as people do: by letters without case and accents, numbers by what they count.

    >>> sorted(["Étude 10", "étude 9", "Zebra", "“Apples”"], key=title_key)
    ['“Apples”', 'étude 9', 'Étude 10', 'Zebra']
    """
    text = _BEFORE_TITLE.sub("", fold(title), count=1) if _BEFORE_TITLE.match(title) else fold(title)
    return tuple([_piece(piece) for piece in _PIECES.findall(text)]) or ((_LETTERS, _LAST),)


def _piece(text: str) -> tuple[int, str]:
    """Return a number as its length and digits, which come before letters."""
    if not text[0].isascii() or not text[0].isdigit():
        return (_LETTERS, text)
    digits = text.lstrip("0") or "0"
    return (len(digits), digits)
