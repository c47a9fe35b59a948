"""How well does each article answer?  Words that count → clauses whose scores, added up, order the articles.

The formula is that of ``ranking``, as far as a cluster can be made to say it.  For a word it gives its own weight (BM25's inverse document
frequency) times what saturates with the word's occurrences, its forms together; by the boost its weight is divided out, and ours put in its
place.  Fields are saturated one by one here, and what two words add by standing together is BM25's sum for phrases.  docs/engines.md has
what that comes to.  Pure.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from artcli.opensearch.dsl import ANALYSER, WITHIN, phrase_text
from artcli.ranking import PARAMETERS, pair_weight, term_weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.analysis.forms import Form
    from artcli.opensearch.dsl import Clause
    from artcli.opensearch.frequencies import Frequencies
    from artcli.search.scored import ScoredWord

_REACH = PARAMETERS.window - 2
"""Other words that may stand between two that are near."""
_LEAST = 0.01
"""What a cluster's own weight is taken for at the least, where a word is in nearly all articles."""


def score_clauses(words: Sequence[ScoredWord], frequencies: Frequencies) -> list[Clause]:
    """Return what adds to the score of articles that were found."""
    found: list[Clause] = []
    weights = [_weight(word, frequencies) for word in words]
    for word, weight in zip(words, weights, strict=True):
        times = word.factor * (weight if word.weight is None else word.weight)
        if times > 0:
            found += _of_word(word, times, frequencies)
    typed = [pair for pair in zip(words, weights, strict=True) if pair[0].weight is None and not pair[0].pattern]
    return found + list(_of_pairs(typed, frequencies))


def _weight(word: ScoredWord, frequencies: Frequencies) -> float:
    return term_weight(frequencies.counts(word.forms), max(frequencies.articles, 1))


def _of_word(word: ScoredWord, times: float, frequencies: Frequencies) -> Iterator[Clause]:
    for field, forms in word.forms:
        exact = [form for form in forms if form.exact]
        boost = times * PARAMETERS.fields[field].weight
        shares = [(forms, PARAMETERS.stemmed), (exact, 1 - PARAMETERS.stemmed)]
        for some, share in shares if 0 < len(exact) < len(forms) else [(forms, 1.0)]:
            given = frequencies.given(field, some)
            if some and given:
                yield _match(field, some, boost * share / max(given, _LEAST))


def _match(field: str, forms: Sequence[Form], boost: float) -> Clause:
    """Return what counts the terms of one place as one word."""
    text = WITHIN.join([form.term for form in forms])
    asked: dict[str, Any] = {"query": text, "analyzer": ANALYSER, "boost": round(boost, 5)}
    return {"match": {field: asked}}


def _of_pairs(words: Sequence[tuple[ScoredWord, float]], frequencies: Frequencies) -> Iterator[Clause]:
    """Yield what two words that follow each other in the query count where they stand together."""
    pairs = [(one, other) for one, other in pairwise(words) if one[0].forms != other[0].forms and one[1] and other[1]]
    if not 0 < len(pairs) <= PARAMETERS.most_pairs:
        return
    for (one, weight), (other, other_weight) in pairs:
        others = dict(other.forms)
        both = pair_weight(weight, other_weight, len(pairs))
        for field, forms in one.forms:
            if field not in others:
                continue
            given = sum([frequencies.term_given(field, form) for form in (*forms, *others[field])])
            text = phrase_text([tuple([form.term for form in some]) for some in (forms, others[field])])
            boost = round(both * PARAMETERS.fields[field].weight / max(given, _LEAST), 5)
            for slop in (0, _REACH) if given else ():
                yield {"match_phrase": {field: {"query": text, "analyzer": ANALYSER, "slop": slop, "boost": boost}}}
