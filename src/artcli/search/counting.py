"""How often, and where, does a word stand in each article?  A word's forms → its lists in a segment, each with what a form counts.

A list is met once however many forms lead to it, by the one that counts most; as no two lists share a place, what a word counts in an
article is the sum over its lists.
"""

from __future__ import annotations

from operator import attrgetter

from artcli.analysis.forms import FOLDED
from artcli.hints import TYPE_CHECKING, Any, NamedTuple
from artcli.ranking import PARAMETERS, TermCounts, counts_of_forms, length_factor
from artcli.search.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.analysis.forms import Form
    from artcli.index.snapshot import Snapshot
    from artcli.index.vocabulary import Vocabulary
    from artcli.search.lists import Among, Lists
    from artcli.search.scored import FieldForms


FEW = 2048
"""Numbers of two bytes on a page: for a list with fewer documents than a column has pages, it is read in part."""
_LIST, _FORM = 250, 250
"""Bytes of what is known of a list, and of a form."""


class WordList(NamedTuple):
    """A list that a word is found by: its field, number, how many documents it has, and what an occurrence counts by its form."""

    field: str
    number: int
    documents: int
    weight: float


class CountedForms(NamedTuple):
    """A word's lists in each segment, the longest first, and in how many articles and how often it is, nearly."""

    lists: tuple[tuple[WordList, ...], ...]
    counts: TermCounts


class Divisor(NamedTuple):
    """What an occurrence in a field is divided by: ``fixed`` + ``share`` × the field's length; both hold the field's weight."""

    fixed: float
    share: float


class Lengths:
    """The lengths of articles' fields, and what one occurrence in a field counts."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take the index as it is now."""
        self._snapshot = snapshot
        self._averages: dict[str, float] = {}
        self.divisors = {name: self._divisor(name) for name in PARAMETERS.fields}

    def factor(self, name: str, document: int) -> float:
        """Return what one occurrence in this field of this article counts."""
        segment, local = self._snapshot.segment_of(document)
        return length_factor(name, segment.column(f"length.{name}")[local], self.average(name))

    def average(self, name: str) -> float:
        """Return how long a field is in the average article."""
        if name not in self._averages:
            self._averages[name] = self._snapshot.average_length(name)
        return self._averages[name]

    def divided(self, lists: Lists, documents: Sequence[int]) -> list[float]:
        """Return the most that an occurrence is divided by in any field of each article, given by their numbers in a segment."""
        most = max([fixed for fixed, share in self.divisors.values() if not share], default=0.0)
        found = [most] * len(documents)
        for name, (fixed, share) in self.divisors.items():
            if share and documents:
                long = lists.segment.column(f"length.{name}")
                here = [fixed + share * long[document] for document in documents]
                found = [one if one > other else other for one, other in zip(found, here, strict=True)]  # noqa: FURB136  (three times as fast as a call)
        return found

    def highest(self, name: str, lists: Lists, bound: float) -> float:
        """Return the most that a list counts in an article, from its bound, which was worked out with the segment's own average."""
        weights, average = PARAMETERS.fields[name], self.average(name)
        if not weights.length_share or not average:
            return bound * weights.weight
        own = lists.segment.length_total(name) / lists.segment.documents
        return bound * weights.weight * max(1.0, average / own if own else 1.0)

    def _divisor(self, name: str) -> Divisor:
        weights, average = PARAMETERS.fields[name], self.average(name)
        if not average:
            return Divisor(1 / weights.weight, 0.0)
        share = weights.length_share
        return Divisor((1 - share) / weights.weight, share / average / weights.weight)


def count_forms(forms: FieldForms, vocabulary: Vocabulary, segments: Sequence[Lists], library: int) -> CountedForms:
    """Look a word's forms up; what was found is kept for the next search."""
    memory = segments[0].memory if segments else Memory()
    known: CountedForms | None = memory.get(("forms", forms))
    if known is None:
        known = _count_forms(forms, vocabulary, segments, library)
        memory.keep(("forms", forms), known, _LIST * sum(map(len, known.lists)) + _FORM * len(forms))
    return known


def _count_forms(forms: FieldForms, vocabulary: Vocabulary, segments: Sequence[Lists], library: int) -> CountedForms:
    """Look a word's forms up.

    Lists that the same forms lead to are counted as one term, so that it doesn't matter how an index is parted into segments.
    """
    found: list[tuple[WordList, ...]] = []
    groups: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for number, lists in enumerate(segments):
        met = _met(forms, vocabulary, number)
        documents, occurrences = lists.segment.document_count, lists.segment.occurrences
        words = []
        for (field, one), (weight, by) in met.items():
            word = WordList(field, one, documents(one), weight)
            total = groups.setdefault(tuple(by), {}).setdefault(field, [0, 0])
            total[0] += word.documents
            total[1] += occurrences(one)
            words.append(word)
        found.append(tuple(sorted(words, key=attrgetter("documents", "number"), reverse=True)))
    terms = [of_fields(list(fields.values()), library) for fields in groups.values()]
    return CountedForms(tuple(found), counts_of_forms(terms, library))


def of_fields(counts: Sequence[Sequence[int]], library: int) -> TermCounts:
    """Return the counts of a term from those of each field: what is in a title is nearly always in the text as well."""
    articles = max([articles for articles, _ in counts])
    return TermCounts(min(articles, library), sum([occurrences for _, occurrences in counts]))


def _met(forms: FieldForms, vocabulary: Vocabulary, segment: int) -> dict[tuple[str, int], tuple[float, list[str]]]:
    """Return the lists of a segment that forms lead to, with the weight of the best form, and by which forms."""
    met: dict[tuple[str, int], tuple[float, list[str]]] = {}
    for field, of_field in forms:
        for form in of_field:
            by_segment = vocabulary.lists(field, form.term)
            if not by_segment:
                continue
            weight = weight_of(form)
            for number in by_segment[segment]:
                known = met.get((field, number))
                if known is None:
                    met[field, number] = (weight, [form.term])
                else:
                    known[1].append(form.term)
                    met[field, number] = (max(weight, known[0]), known[1])
    return met


def frequencies(words: Sequence[WordList], lists: Lists, lengths: Lengths, among: Among | None) -> dict[int, float]:
    """Return what a word counts in those of some documents (None: all) of a segment that have it, as ``ranking.saturated`` takes it."""
    found: dict[int, float] = {}
    for field, number, documents, weight in words:
        counts = lists.counts(number, among)
        fixed, share = lengths.divisors[field]
        if share:
            few = documents * FEW < lists.segment.documents
            long: Any = (lists.segment.part_of_column if few else lists.segment.column)(f"length.{field}")
            fixed, share = fixed / weight, share / weight
            these = {document: times / (fixed + share * long[document]) for document, times in counts}
        else:
            factor = weight / fixed
            these = {document: times * factor for document, times in counts}
        if found:
            both = {document: found[document] + these[document] for document in found.keys() & these.keys()}
            found.update(these)
            found.update(both)
        else:
            found = these
    return found


def weight_of(form: Form) -> float:
    """Return what an occurrence in this form counts."""
    if not form.exact:
        return PARAMETERS.stemmed
    return PARAMETERS.folded if form.term.startswith(FOLDED) else 1.0
