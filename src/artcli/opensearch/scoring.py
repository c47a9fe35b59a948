"""How well does each article answer?  Words that count → clauses whose scores, added up, order the articles.

The formula is that of ``ranking`` as far as a cluster has it: a word's forms count as one word (BM25, with Robertson's saturation and the
lengths of texts), the word as typed for more than its other forms, titles for more than texts, neighbours for more when they stand
together.  docs/engines.md has what that comes to.  Pure.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from artcli.opensearch.dsl import ANALYSER, WITHIN, phrase_text
from artcli.ranking import PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.opensearch.dsl import Clause
    from artcli.search.scored import ScoredWord

_REACH = PARAMETERS.window - 2
"""Other words that may stand between two that are near."""


def score_clauses(words: Sequence[ScoredWord]) -> list[Clause]:
    """Return what adds to the score of articles that were found."""
    found: list[Clause] = []
    for word in words:
        found += _of_word(word)
    return found + list(_of_pairs([word for word in words if word.weight is None and not word.pattern]))


def _of_word(word: ScoredWord) -> Iterable[Clause]:
    times = word.factor * (1.0 if word.weight is None else word.weight)
    for field, forms in word.forms:
        terms = [form.term for form in forms]
        if not terms or times <= 0:
            continue
        exact = [form.term for form in forms if form.exact]
        boost = times * PARAMETERS.fields[field].weight
        if exact and len(exact) < len(terms):
            yield _match(field, terms, boost * PARAMETERS.stemmed)
            yield _match(field, exact, boost * (1 - PARAMETERS.stemmed))
        else:
            yield _match(field, terms, boost)


def _match(field: str, terms: Sequence[str], boost: float) -> Clause:
    """Return what counts terms of one place as one word."""
    asked: dict[str, Any] = {"query": WITHIN.join(terms), "analyzer": ANALYSER, "boost": round(boost, 4)}
    return {"match": {field: asked}}


def _of_pairs(words: Sequence[ScoredWord]) -> Iterable[Clause]:
    """Yield what two words that follow each other in the query count where they stand together."""
    pairs = [(one, other) for one, other in pairwise(words) if one.forms != other.forms]
    if not 0 < len(pairs) <= PARAMETERS.most_pairs:
        return
    share = PARAMETERS.nearness / len(pairs) / 2  # a phrase weighs as both of its words together
    for one, other in pairs:
        others = dict(other.forms)
        for field, forms in one.forms:
            if field not in others:
                continue
            text = phrase_text([tuple([form.term for form in both]) for both in (forms, others[field])])
            boost = round(share * PARAMETERS.fields[field].weight, 4)
            for slop in (0, _REACH):
                yield {"match_phrase": {field: {"query": text, "analyzer": ANALYSER, "slop": slop, "boost": boost}}}
