"""Which articles match, and in what order?  A request → ranked hits with their passages."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from artcli.index.entries import read_filed, unique_prefix
from artcli.index.vocabulary import Vocabulary
from artcli.model import Hit, Results
from artcli.query.compile import TEXT_FIELDS, Compiler
from artcli.query.parse import parse
from artcli.query.tree import And, Node, Or, Phrase, printed
from artcli.search.scored import ScoredWord, scored_words
from artcli.search.scoring import Scorer
from artcli.snippet import matches_in, snippets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoosh.reading import IndexReader
    from whoosh.searching import Searcher

    from artcli.index.entries import Filed
    from artcli.model import Block
    from artcli.search.request import SearchRequest

_MARKER = re.compile(r"\s*(?:[-*+•‣◦–·]|\(?\w{1,3}[.)])\s+")


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
    reader = searcher.reader()
    tree = read_query(request)
    languages = library_languages(reader)
    fields = request.fields or TEXT_FIELDS
    vocabulary = Vocabulary(reader)
    documents = list(searcher.docs_for_query(Compiler(vocabulary, languages, fields).compile(tree)))
    words = scored_words(tree, vocabulary, languages, fields)
    scores = Scorer(words, reader).scores(documents)
    ranked = _rank(reader, [(score, document) for document, score in scores.items()], request)
    terms = terms_of(words)
    hits = [_hit(reader, terms, rank, one) for rank, one in enumerate(ranked[request.offset :], request.offset + 1)]
    return Results(
        query=request.query,
        total=len(documents),
        library=reader.doc_count(),
        hits=tuple(hits),
        seconds=time.perf_counter() - begun,
    )


def read_query(request: SearchRequest) -> Node:
    """Return the tree of a request's query, its words joined as the request says."""
    tree = parse(request.query, date.fromisoformat(request.today) if request.today else date.today())  # noqa: DTZ011
    if request.joint == "any" and isinstance(tree, And):
        return Or(tree.children)
    if request.joint == "phrase":
        return Phrase(printed(tree).replace('"', " "))
    return tree


def library_languages(reader: IndexReader) -> tuple[str | None, ...]:
    """Return the languages of a library's articles; English stands in where none is known."""
    found = [term.decode() if isinstance(term, bytes) else term for term in reader.lexicon("language")]
    return tuple(found) or (None,)


def terms_of(words: Sequence[ScoredWord]) -> frozenset[str]:
    """Return the terms that a text's words are marked by."""
    return frozenset([form.term for word in words for _, forms in word.forms for form in forms])


def query_terms(searcher: Searcher, request: SearchRequest) -> frozenset[str]:
    """Return the terms that a query looks for in an article's text.

    Raises ``QuerySyntaxError``.
    """
    reader = searcher.reader()
    words = scored_words(read_query(request), Vocabulary(reader), library_languages(reader))
    return terms_of(words)


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
        title_spans=matches_in(article.title, terms, article.language),
        authors=article.authors,
        date=article.date,
        source=article.source,
        language=article.language,
        path=ranked.filed.path,
        words=article.words,
        snippets=snippets([_shown(block) for block in article.blocks], terms, language=article.language),
    )
