"""Which articles match, and in what order?  A request → ranked hits with their passages."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoosh.query import AndNot, Not
from whoosh.scoring import BM25F

from artcli.index.entries import read_filed, unique_prefix
from artcli.model import Hit, Results
from artcli.query.compile import compile_query
from artcli.snippet import matches_in, snippets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoosh.query import Query
    from whoosh.reading import IndexReader
    from whoosh.searching import Searcher

    from artcli.index.entries import Filed
    from artcli.model import Block

_MARKER = re.compile(r"\s*(?:[-*+•‣◦–·]|\(?\w{1,3}[.)])\s+")

TEXT_FIELDS = ("title", "body", "authors")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is asked for: a query, and which of its hits: ``limit`` of them from ``offset`` on (0 is the best)."""

    query: str
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Ranked:
    score: float
    filed: Filed

    @property
    def order(self) -> tuple[float, str, str]:
        """By score, then by date with the newest first, then by id: the same order on every run."""
        newest_first = "".join([chr(0x10000 - ord(character)) for character in self.filed.article.date or ""])
        return (-self.score, newest_first or "\U0010ffff", self.filed.id)


def search(searcher: Searcher, request: SearchRequest) -> Results:
    """Run a query and return the hits asked for.

    Raises ``QuerySyntaxError``.
    """
    begun = time.perf_counter()
    query = compile_query(request.query, searcher.schema)
    found = searcher.search(query, limit=None)
    ranked = _rank(
        searcher.reader(), [(found.score(place) or 0.0, found.docnum(place)) for place in range(len(found))], request
    )
    terms = matched_terms(query, searcher.reader())
    hits = [
        _hit(searcher.reader(), terms, rank, one)
        for rank, one in enumerate(ranked[request.offset :], request.offset + 1)
    ]
    return Results(
        query=request.query,
        total=len(found),
        library=searcher.reader().doc_count(),
        hits=tuple(hits),
        seconds=time.perf_counter() - begun,
    )


def weighting() -> BM25F:
    """Return the ranking: Okapi BM25 for each field, with Robertson's usual parameters (B .75, K1 1.2)."""
    return BM25F(B=0.75, K1=1.2)


def matched_terms(query: Query, reader: IndexReader) -> frozenset[str]:
    """Return the terms of the index that a query looks for in an article's text."""
    return frozenset([text for field, text in _wanted(query, reader) if field in TEXT_FIELDS])


def _wanted(query: Query, reader: IndexReader) -> Iterator[tuple[str, str]]:
    """Yield the fields and terms that a query wants, and none that it excludes.

    Whoosh's own ``existing_terms`` stops at the first field (its loop takes the name of its parameter).
    """
    if isinstance(query, Not):
        return
    if isinstance(query, AndNot):
        query = query.a
    if query.is_leaf():
        for field, text in query.expanded_terms(reader, phrases=True):
            yield field, str(text, "utf-8", "replace") if isinstance(text, bytes) else text  # type: ignore[redundant-expr,unreachable]
        return
    for child in query.children():
        yield from _wanted(child, reader)


def _rank(reader: IndexReader, scored: list[tuple[float, int]], request: SearchRequest) -> list[_Ranked]:
    """Order the hits; only those that can be among the ones asked for, ties included, are read."""
    scored.sort(reverse=True)
    last = request.offset + request.limit
    if len(scored) > last:
        lowest = scored[last - 1][0]
        scored = [pair for pair in scored if pair[0] >= lowest]
    ranked = [_Ranked(score, read_filed(reader, document)) for score, document in scored]
    return sorted(ranked, key=lambda one: one.order)[:last]


def _shown(block: Block) -> str:
    """Return a block's text without the marker of a list."""
    return _MARKER.sub("", block.text, count=1) if block.kind == "list_item" else block.text


def _hit(reader: IndexReader, terms: frozenset[str], rank: int, ranked: _Ranked) -> Hit:
    article = ranked.filed.article
    return Hit(
        rank=rank,
        id=ranked.filed.id,
        short_id=unique_prefix(reader, ranked.filed.id),
        score=ranked.score,
        title=article.title,
        title_spans=matches_in(article.title, terms),
        authors=article.authors,
        date=article.date,
        source=article.source,
        language=article.language,
        path=ranked.filed.path,
        words=article.words,
        snippets=snippets([_shown(block) for block in article.blocks], terms),
    )
