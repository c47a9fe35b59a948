"""What else is about this?  An article → the words that tell it from others, and the articles that have most of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from artcli.index.entries import read_filed
from artcli.model import Results
from artcli.query.tree import Or, Word
from artcli.ranking import STOP_WORDS, saturated, term_weight
from artcli.search.best import best_scores
from artcli.search.context import Context
from artcli.search.expanding import Stems, stem_counts, stem_forms
from artcli.search.hits import hit_of, terms_of
from artcli.search.ordering import ranked
from artcli.search.request import SearchRequest
from artcli.search.scored import ScoredWord

if TYPE_CHECKING:
    from artcli.index.snapshot import Snapshot

MOST_WORDS = 25
"""Words that are searched for: more of them add little but time."""
MOST_WEIGHED = 1_000
"""Stems of an article that are looked up in the index, the most frequent of it: a long article has several thousand."""


def similar(snapshot: Snapshot, document: int, limit: int) -> Results:
    """Return the articles most like one, itself left out; their query is the words they were found by."""
    begun = time.perf_counter()
    context = Context.of(snapshot, SearchRequest(""))
    words = telling_words(context, document)
    found = context.matching(Or(tuple([Word(word.word) for word in words]))).without(document) if words else ()
    scores = best_scores(context.scorer(words), found, limit) if found else {}
    placed = ranked(context.snapshot, {one: score for one, score in scores.items() if score}, "relevance", 0, limit)
    terms = terms_of(words)
    return Results(
        query=" ".join([word.word for word in words]),
        total=len(found),
        library=context.library,
        hits=tuple([hit_of(context.snapshot, terms, rank, one) for rank, one in enumerate(placed, 1)]),
        seconds=time.perf_counter() - begun,
    )


def telling_words(context: Context, document: int) -> list[ScoredWord]:
    """Return the words that tell an article from others, the most telling first."""
    stems = Stems()
    stems.add(read_filed(context.snapshot, document).article)
    weights: dict[str, float] = {}
    for stem, times in stems.by_article[0].most_common(MOST_WEIGHED):
        counts = stem_counts(context, stem)
        if counts.articles > 1 and len(stem) > 1 and not stem.isdigit() and stems.surface(stem) not in STOP_WORDS:
            weights[stem] = term_weight(counts, context.snapshot.highest) * saturated(times)
    chosen = sorted(weights, key=lambda stem: (-weights[stem], stem))[:MOST_WORDS]
    return [ScoredWord(stems.surface(stem), stem_forms(stem), weight=weights[stem]) for stem in chosen]
