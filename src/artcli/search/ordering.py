"""In what order do hits come?  Scored articles → those asked for, in an order that is the same on every run.

Whatever the order, equals come by date, newest first, then by id.  Articles are read only where they may be among those asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from artcli.analysis.fold import fold
from artcli.index.entries import read_filed
from artcli.search.columns import NO_DAY, day_of, days, lengths

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from whoosh.reading import IndexReader

    from artcli.index.entries import Filed
    from artcli.model import Article
    from artcli.search.request import Order

_PIECES = re.compile(r"[0-9]+|[^0-9]+")
_BEFORE_TITLE = re.compile(r"[\W_]+")
_LAST = "\U0010ffff"
_LETTERS = 1_000_000
"""Stands where numbers have their length: letters come after them."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article in its place: its document number, score, and what the index keeps of it."""

    document: int
    score: float
    filed: Filed


def ranked(reader: IndexReader, scores: Mapping[int, float], order: Order, first: int, last: int) -> list[Ranked]:
    """Return the hits from place ``first`` up to ``last`` (exclusive), counted from 0."""
    documents = _candidates(scores, _rough_key(reader, scores, order), last)
    found = [Ranked(document, scores[document], read_filed(reader, document)) for document in documents]
    found.sort(key=lambda one: _key(one, order))
    return found[first:last]


def _candidates(scores: Mapping[int, float], key: Callable[[int], float] | None, last: int) -> list[int]:
    """Return the articles that can be among the first, equals included."""
    if key is None or len(scores) <= last or not last:
        return list(scores) if last else []
    keys = {document: key(document) for document in scores}
    bound = sorted(keys.values())[last - 1]
    return [document for document, value in keys.items() if value <= bound]


def _rough_key(reader: IndexReader, scores: Mapping[int, float], order: Order) -> Callable[[int], float] | None:
    """Return what orders articles without reading them, where the index knows it."""
    if order == "relevance":
        return lambda document: -scores[document]
    if order == "longest":
        words = lengths(reader)
        return lambda document: -words.get(document, 0)
    if order in ("newest", "oldest"):
        known = days(reader)
        return lambda document: _by_day(known.get(document, NO_DAY), order)
    return None


def _by_day(day: int, order: Order) -> float:
    """Return a day's place, that of no day last."""
    return -day if order == "newest" else day or float("inf")


def _key(one: Ranked, order: Order) -> tuple[Any, int, str]:
    day = day_of(one.filed.article.date)
    return (_first_key(one.score, one.filed.article, day, order), -day, one.filed.id)


def _first_key(score: float, article: Article, day: int, order: Order) -> Any:
    if order == "title":
        return title_key(article.title)
    if order == "longest":
        return -article.words
    return -score if order == "relevance" else _by_day(day, order)


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
