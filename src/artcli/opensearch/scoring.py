"""How well does each article answer?  Words that count → clauses whose scores, added up, order the articles.

The formula is that of ``ranking``, as far as a cluster can be made to say it.  For a word it gives its own weight (BM25's inverse document
frequency) times what saturates with the word's occurrences, its forms together; by the boost its weight is divided out, and ours put in its
place.  Fields are saturated one by one here, so that the best counts, and the others a little; what two words add by standing together is
BM25's sum for phrases.  docs/engines.md has what that comes to.  Pure.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.opensearch.dsl import ANALYSER, WITHIN, phrase_text
from artcli.opensearch.frequencies import apart
from artcli.opensearch.limits import MOST, cost
from artcli.opensearch.mapping import there
from artcli.ranking import PARAMETERS, pair_weight, saturated, term_weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.analysis.forms import Form
    from artcli.opensearch.dsl import Clause
    from artcli.opensearch.frequencies import Frequencies
    from artcli.search.scored import ScoredWord

STEMMED = 0.8
"""What an occurrence counts that only shares its stem: 0.7 of one as typed, but before it is saturated (0.37 for 0.45)."""
OTHERS = 0.1
"""What a word counts in its other fields, beside the one where it counts most: in title and text once each, 4/5.2 all together."""
_REACH = PARAMETERS.window - 2
"""Other words that may stand between two that are near."""
_LEAST = 0.01
"""What a cluster's own weight is taken for at the least, where a word is in nearly all articles."""

_Fields = dict[str, tuple["Form", ...]]


class _Weighed(NamedTuple):
    """A word, what it weighs in the library, how many times over it counts, and its forms there, by field: all, and those that are counted."""

    word: ScoredWord
    weight: float
    times: float
    fields: _Fields
    counted: _Fields


def score_clauses(words: Sequence[ScoredWord], frequencies: Frequencies, found_by: Clause) -> list[Clause]:
    """Return what adds to the score of articles that were found by a clause: as many of the words as there is room for, the weightiest first."""
    weighed = [_weighed(word, frequencies) for word in words]
    found: list[Clause] = []
    room = MOST - cost(found_by)
    of_words = [_of_word(one, frequencies) for one in sorted(_together(weighed), key=lambda one: -one.times)]
    for clauses in (*of_words, *_of_pairs(weighed, frequencies)):
        room -= sum(map(cost, clauses))
        if room < 0:
            break
        found += clauses
    return found


def _weighed(word: ScoredWord, frequencies: Frequencies) -> _Weighed:
    weight = term_weight(frequencies.counts(word.forms), frequencies.library)
    fields = {field: frequencies.there(field, forms) for field, forms in word.forms}
    counted = {field: frequencies.there(field, apart(forms)) for field, forms in word.forms}
    return _Weighed(word, weight, word.factor * (weight if word.weight is None else word.weight), fields, counted)


def _together(words: Sequence[_Weighed]) -> list[_Weighed]:
    """Return each word once; one that is asked for twice counts double."""
    found: dict[Any, _Weighed] = {}
    for one in words:
        before = found.get(one.word.forms)
        found[one.word.forms] = one._replace(times=before.times + one.times) if before else one
    return [one for one in found.values() if one.times > 0]


def _of_word(one: _Weighed, frequencies: Frequencies) -> list[Clause]:
    """Return what a word adds."""
    found: list[Clause] = []
    for field, forms in one.fields.items():
        exact = tuple([form for form in forms if form.exact])
        boost = one.times * _once(field)
        here: list[Clause] = []
        shares = [(one.counted[field], STEMMED), (exact, 1 - STEMMED)]
        if not exact:
            shares = [(forms, STEMMED)]
        elif len(exact) == len(forms):
            shares = [(forms, 1.0)]
        for some, share in shares:
            given = frequencies.given(field, some)
            if some and given:
                here.append(_match(field, some, boost * share / max(given, _LEAST)))
        if here:
            found.append(here[0] if len(here) == 1 else {"bool": {"should": here}})
    if len(found) > 1:
        found = [{"dis_max": {"queries": found, "tie_breaker": OTHERS}}]
    return found


def _once(field: str) -> float:
    """Return the boost by which a single occurrence in a field of average length counts as ``ranking`` has it.

    There all fields are counted together, and saturated once.
    """
    return saturated(PARAMETERS.fields[field].weight) / saturated(1.0)


def _match(field: str, forms: Sequence[Form], boost: float) -> Clause:
    """Return what counts terms of one place as one word."""
    text = WITHIN.join([form.term for form in forms])
    asked: dict[str, Any] = {"query": text, "analyzer": ANALYSER, "boost": round(boost, 5)}
    return {"match": {there(field): asked}}


def _of_pairs(words: Sequence[_Weighed], frequencies: Frequencies) -> Iterator[list[Clause]]:
    """Yield what two words that follow each other in the query count where they stand together."""
    typed = [one for one in words if one.word.weight is None and not one.word.pattern]
    pairs = [
        (one, other) for one, other in pairwise(typed) if one.fields != other.fields and one.weight and other.weight
    ]
    if not 0 < len(pairs) <= PARAMETERS.most_pairs:
        return
    for one, other in pairs:
        both = pair_weight(one.weight, other.weight, len(pairs))
        for field, forms in one.fields.items():
            others = other.fields.get(field, ())
            given = sum([frequencies.given(field, (form,)) for form in (*forms, *others)])
            if not (forms and others and given):
                continue
            text = phrase_text([tuple([form.term for form in some]) for some in (forms, others)])
            asked: dict[str, Any] = {"query": text, "analyzer": ANALYSER}
            asked["boost"] = round(both * _once(field) / max(given, _LEAST), 5)
            yield [{"match_phrase": {there(field): asked | {"slop": slop}}} for slop in (0, _REACH)]
