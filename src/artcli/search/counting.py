"""How often, and where, does a word stand in each article?  A word's forms → its occurrences in the fields of an index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artcli.analysis.forms import FOLDED
from artcli.ranking import PARAMETERS, TermCounts, length_factor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoosh.reading import IndexReader

    from artcli.analysis.forms import Form
    from artcli.index.near import Places
    from artcli.search.places import TermPlaces
    from artcli.search.scored import ScoredWord


@dataclass(slots=True)
class Occurrences:
    """A word in the articles of an index: its frequency in each as ``ranking.saturated`` takes it, and its places by field."""

    frequency: dict[int, float] = field(default_factory=dict)
    places: dict[str, Places] = field(default_factory=dict)
    counts: TermCounts = field(default_factory=lambda: TermCounts(0, 0))


class Lengths:
    """The lengths of articles' fields."""

    def __init__(self, reader: IndexReader) -> None:
        """Take the index's reader."""
        self._reader = reader
        self._averages: dict[str, float] = {}

    def factor(self, name: str, document: int) -> float:
        """Return what one occurrence in this field of this article counts."""
        if name not in self._averages:
            self._averages[name] = self._reader.field_length(name) / max(self._reader.doc_count(), 1)
        return length_factor(name, self._reader.doc_field_length(document, name, 1), self._averages[name])


def occurrences(word: ScoredWord, known: TermPlaces, lengths: Lengths) -> Occurrences:
    """Count a word; a place where its exact form stands isn't counted again for the stem that it shares."""
    found = Occurrences()
    total = 0
    for name, forms in word.forms:
        weights = _weighted_places(name, forms, known)
        places: Places = {}
        for document, by_place in weights.items():
            factor = lengths.factor(name, document)
            found.frequency[document] = found.frequency.get(document, 0.0) + factor * sum(by_place.values())
            places[document] = sorted(by_place)
            total += len(by_place)
        found.places[name] = places
    found.counts = TermCounts(len(found.frequency), total)
    return found


def _weighted_places(name: str, forms: Sequence[Form], known: TermPlaces) -> dict[int, dict[int, float]]:
    """Return for each article the places of a word, each with what its best form counts."""
    found: dict[int, dict[int, float]] = {}
    for form in forms:
        weight = weight_of(form)
        for document, places in known.of(name, form.term).items():
            kept = found.setdefault(document, {})
            for place in places:
                kept[place] = max(weight, kept.get(place, 0.0))
    return found


def weight_of(form: Form) -> float:
    """Return what an occurrence in this form counts."""
    if not form.exact:
        return PARAMETERS.stemmed
    return PARAMETERS.folded if form.term.startswith(FOLDED) else 1.0
