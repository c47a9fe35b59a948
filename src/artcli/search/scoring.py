"""How well does each article answer?  The words that count, counted → a score for each article that matches, and its parts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from artcli.ranking import PARAMETERS, Nearness, nearness, pair_score, pair_weight, saturated, term_weight
from artcli.search.counting import Lengths, Occurrences, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoosh.reading import IndexReader

    from artcli.search.places import TermPlaces
    from artcli.search.scored import FieldForms, ScoredWord

MOST_FORMS = 1_000
"""Terms of a pattern, above which it isn't counted: a tenth of a second's work for what nearly every article has."""


class CountedWord(NamedTuple):
    """A word of a query, all its mentions together: what it weighs, and where it stands."""

    word: ScoredWord
    weight: float
    found: Occurrences


class Pair(NamedTuple):
    """Two words that follow each other in the query, and what their nearness weighs."""

    first: CountedWord
    second: CountedWord
    weight: float


class Scorer:
    """The words of a query in an index: what each adds to an article's score."""

    def __init__(self, words: Sequence[ScoredWord], reader: IndexReader, places: TermPlaces) -> None:
        """Count the words; one that is asked for twice weighs double, one that stands for too many nothing."""
        self.words = tuple([word for word in words if sum([len(forms) for _, forms in word.forms]) <= MOST_FORMS])
        self.lengths = Lengths(reader)
        self._library = reader.doc_count()
        asked: dict[tuple[FieldForms, bool], list[ScoredWord]] = {}
        for word in self.words:
            asked.setdefault((word.forms, word.weight is None), []).append(word)
        self._by_forms = {key: self._count(same, places) for key, same in asked.items()}
        self.counted = tuple(self._by_forms.values())
        self.pairs = tuple(self._pairs())

    def scores(self, documents: Iterable[int]) -> dict[int, float]:
        """Return the score of each of the articles."""
        total = dict.fromkeys(documents, 0.0)
        for _, weight, found in self.counted:
            for document, frequency in found.frequency.items():
                if document in total:
                    total[document] += weight * saturated(frequency)
        for pair in self.pairs:
            both = pair.first.found.frequency.keys() & pair.second.found.frequency.keys() & total.keys()
            for document in both:
                total[document] += pair_score(pair.weight, self._together(pair, document))
        return total

    def together(self, pair: Pair, document: int) -> dict[str, Nearness]:
        """Return how often two words come together in each field of an article, as counted."""
        found = {}
        for name, places in pair.first.found.places.items():
            others = pair.second.found.places.get(name, {})
            if document in places and document in others:
                found[name] = nearness(places[document], others[document])
        return found

    def _count(self, same: Sequence[ScoredWord], places: TermPlaces) -> CountedWord:
        found = occurrences(same[0], places, self.lengths)
        weight = term_weight(found.counts, self._library)
        return CountedWord(same[0], sum([_weight(word, weight) for word in same]), found)

    def _pairs(self) -> Iterable[Pair]:
        """Yield the pairs of neighbours that the index knows; those of a long query aren't looked for."""
        typed = [self._by_forms[word.forms, True] for word in self.words if word.weight is None]
        times = Counter([(id(one), id(other)) for one, other in pairwise(typed) if _can_meet(one, other)])
        if len(times) > PARAMETERS.most_pairs:
            return
        known = {id(one): one for one in self.counted}
        for (one, other), count in times.items():
            first, second = known[one], known[other]
            weights = [term_weight(word.found.counts, self._library) for word in (first, second)]
            yield Pair(first, second, count * pair_weight(weights[0], weights[1], len(times)))

    def _together(self, pair: Pair, document: int) -> Nearness:
        adjacent = near = 0.0
        for name, found in self.together(pair, document).items():
            factor = self.lengths.factor(name, document)
            adjacent += factor * found.adjacent
            near += factor * found.near
        return Nearness(adjacent, near)


def _weight(word: ScoredWord, of_term: float) -> float:
    return word.factor * (of_term if word.weight is None else word.weight)


def _can_meet(one: CountedWord, other: CountedWord) -> bool:
    return one is not other and bool(one.found.frequency) and bool(other.found.frequency)
