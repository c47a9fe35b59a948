"""How well does each article answer?  The words that count, counted → a score for each article that matches."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from artcli.ranking import Nearness, nearness, pair_score, pair_weight, saturated, term_weight
from artcli.search.counting import Lengths, Occurrences, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoosh.reading import IndexReader

    from artcli.search.scored import ScoredWord


class Scorer:
    """The words of a query in an index: what each adds to an article's score."""

    def __init__(self, words: Sequence[ScoredWord], reader: IndexReader) -> None:
        """Count the words."""
        self.words = words
        self.lengths = Lengths(reader)
        self.found = [occurrences(word, reader, self.lengths) for word in words]
        library = reader.doc_count()
        self.weights = [term_weight(one.counts, library) for one in self.found]

    def scores(self, documents: Iterable[int]) -> dict[int, float]:
        """Return the score of each of the articles."""
        total = dict.fromkeys(documents, 0.0)
        for word, weight, found in zip(self.words, self.weights, self.found, strict=True):
            for document, frequency in found.frequency.items():
                if document in total:
                    total[document] += word.factor * weight * saturated(frequency)
        self._add_pairs(total)
        return total

    def _add_pairs(self, total: dict[int, float]) -> None:
        numbered = list(enumerate(self.weights))
        for (first, one), (second, other) in pairwise(numbered):
            weight = pair_weight(one, other, len(self.words) - 1)
            if not weight:
                continue
            for document in self.found[first].frequency.keys() & self.found[second].frequency.keys() & total.keys():
                total[document] += pair_score(weight, self._together(self.found[first], self.found[second], document))

    def _together(self, one: Occurrences, other: Occurrences, document: int) -> Nearness:
        adjacent = near = 0.0
        for name, places in one.places.items():
            others = other.places.get(name, {})
            if document in places and document in others:
                found = nearness(places[document], others[document])
                factor = self.lengths.factor(name, document)
                adjacent += factor * found.adjacent
                near += factor * found.near
        return Nearness(adjacent, near)
