"""How well does each article answer?  The words that count, looked up → a score for each article that matches, and its parts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.ranking import PARAMETERS, Nearness, nearness, pair_score, pair_weight, term_weight
from artcli.search.counting import CountedForms, Lengths, count_forms, frequencies
from artcli.search.lists import Among
from artcli.search.phrases import near_documents, nearness_in, places_of
from artcli.search.worth import Worth, worth_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from artcli.index.snapshot import Snapshot
    from artcli.index.vocabulary import Vocabulary
    from artcli.ranking import TermCounts
    from artcli.search.lists import Lists
    from artcli.search.matching import Matches
    from artcli.search.scored import FieldForms, ScoredWord

MOST_FORMS = 1_000
"""Terms of a pattern, above which it isn't counted: a tenth of a second's work for what nearly every article has."""


DEAR = 16
"""Positions in a segment this many times more than the documents asked about: those are looked at one by one sooner."""


class CountedWord(NamedTuple):
    """A word of a query, all its mentions together: what it weighs, and its lists."""

    word: ScoredWord
    weight: float
    found: CountedForms

    @property
    def counts(self) -> TermCounts:
        """In how many articles and how often the word is, nearly."""
        return self.found.counts

    def lists_in(self, number: int, name: str) -> list[int]:
        """Return the word's lists in a field of a segment."""
        return [one.number for one in self.found.lists[number] if one.field == name]


class Pair(NamedTuple):
    """Two words that follow each other in the query, by their places among the counted ones, and what their nearness weighs."""

    first: CountedWord
    second: CountedWord
    weight: float
    places: tuple[int, int]


class _FieldLists(NamedTuple):
    """The lists of the two words of a pair in a field of a segment."""

    name: str
    first: list[int]
    second: list[int]


class Scorer:
    """The words of a query in an index: what each adds to an article's score."""

    def __init__(
        self, words: Sequence[ScoredWord], snapshot: Snapshot, vocabulary: Vocabulary, segments: Sequence[Lists]
    ) -> None:
        """Look the words up; one that is asked for twice weighs double, one that stands for too many nothing."""
        self.lengths = Lengths(snapshot)
        self.segments = tuple(segments)
        self._snapshot = snapshot
        self._vocabulary = vocabulary
        self._fields: dict[tuple[tuple[int, int], int], list[_FieldLists]] = {}
        self._weigh(words, snapshot.highest)

    def _weigh(self, words: Sequence[ScoredWord], library: int) -> None:
        """Find out what words, and their pairs, weigh among so many articles."""
        self.words = tuple([word for word in words if sum([len(forms) for _, forms in word.forms]) <= MOST_FORMS])
        self._library = library
        asked: dict[tuple[FieldForms, bool], list[ScoredWord]] = {}
        for word in self.words:
            asked.setdefault((word.forms, word.weight is None), []).append(word)
        self._by_forms = {key: self._count(same) for key, same in asked.items()}
        self.counted = tuple(self._by_forms.values())
        self.pairs = tuple(self._pairs())

    def scores(self, matches: Matches) -> dict[int, float]:
        """Return the score of each of the articles."""
        scored: dict[int, float] = {}
        for number, documents in enumerate(matches.documents):
            if documents:
                base = self.segments[number].segment.base
                for document, score in self.segment_scores(number, Among(documents)).items():
                    scored[base + document] = score
        return scored

    def segment_scores(self, number: int, among: Among) -> dict[int, float]:
        """Return the score of each of some documents of a segment."""
        by_word = [self.frequencies(word, number, among) for word in self.counted]
        total = dict.fromkeys(among.documents, 0.0)
        for word, frequency in zip(self.counted, by_word, strict=True):
            weight, half = word.weight, PARAMETERS.saturation
            for document, times in frequency.items():
                total[document] += weight * (times / (half + times))
        for pair in self.pairs:
            first, second = pair.places
            both = Among(by_word[first].keys() & by_word[second].keys())
            for document, added in self.pair_scores(pair, number, both).items():
                total[document] += added
        return total

    def frequencies(self, word: CountedWord, number: int, among: Among | None) -> dict[int, float]:
        """Return what a word counts in those of some documents of a segment that have it."""
        return frequencies(word.found.lists[number], self.segments[number], self.lengths, among)

    def worth(self, word: CountedWord) -> Worth | None:
        """Return what a word counts in all articles, None where it is too common to look at all of them."""
        return worth_of(word.word.forms, word.found, self.segments, self.lengths, alone=len(self.counted) == 1)

    def pair_scores(self, pair: Pair, number: int, both: Among) -> dict[int, float]:
        """Return what a pair adds to those documents of a segment, of some that have both of its words, in which they are near."""
        adjacent: dict[int, float] = {}
        near: dict[int, float] = {}
        lists = self.segments[number]
        for name, first, second in self.fields_of(pair, number):
            fixed, share = self.lengths.divisors[name]
            long = lists.segment.column(f"length.{name}") if share else None
            keys = lists.whole_keys(name, first, len(both))
            others = lists.whole_keys(name, second, len(both))
            counted: Iterable[tuple[int, Nearness]]
            if keys is None or others is None:
                counted = _counted(lists, first, second, both)
            else:
                counted = nearness_in(keys, others, both.ordered, lists.stride(name))
            for document, found in counted:
                divided = fixed + share * long[document] if long is not None else fixed
                adjacent[document] = adjacent.get(document, 0.0) + found.adjacent / divided
                near[document] = near.get(document, 0.0) + found.near / divided
        return {one: pair_score(pair.weight, Nearness(adjacent[one], near[one])) for one in near}

    def near_documents(self, pair: Pair, number: int, both: Among) -> Collection[int]:
        """Return those of some documents of a segment in which the words of a pair may be near: no Python is run for a document.

        All of them where they are too few for that.
        """
        found: set[int] = set()
        lists = self.segments[number]
        for name, first, second in self.fields_of(pair, number):
            keys, others = lists.keys(name, first, both), lists.keys(name, second, both)
            if len(both) * DEAR < len(keys) + len(others):
                return both.documents
            found |= near_documents(keys, others, PARAMETERS.window - 1, lists.stride(name))
        return found & both.documents

    def fields_of(self, pair: Pair, number: int) -> Sequence[_FieldLists]:
        """Return the fields of a segment in which both words of a pair are, with their lists there."""
        known = self._fields.get((pair.places, number))
        if known is None:
            known = []
            for name in PARAMETERS.fields:
                first, second = [word.lists_in(number, name) for word in (pair.first, pair.second)]
                if first and second:
                    known.append(_FieldLists(name, first, second))
            self._fields[pair.places, number] = known
        return known

    def divided(self, documents: Sequence[int]) -> list[float]:
        """Return the most that an occurrence is divided by in any field of each article; articles are in order."""
        found: list[float] = []
        for lists in self.segments:
            base = lists.segment.base
            last = bisect_left(documents, base + lists.segment.documents, len(found))
            found += self.lengths.divided(lists, [one - base for one in documents[len(found) : last]])
        return found

    def nearness_expected(self, pair: Pair, number: int) -> float:
        """Return how often a pair would be near in a text of average length that has both of its words, were they strewn at random."""
        times = 1.0
        for word in (pair.first, pair.second):
            texts = [one for one in word.found.lists[number] if one.field == "body"]
            occurrences = self.segments[number].segment.occurrences
            times *= sum([occurrences(one.number) for one in texts]) / max(sum([one.documents for one in texts]), 1)
        return times * (2 * PARAMETERS.window - 1) / max(self.lengths.average("body"), 1.0)

    def frequency(self, word: CountedWord, document: int) -> float:
        """Return what a word counts in an article, 0 where it isn't there."""
        number, local = self._local(document)
        return self.frequencies(word, number, Among((local,))).get(local, 0.0)

    def places(self, word: CountedWord, name: str, document: int) -> list[int]:
        """Return where a word stands in a field of an article."""
        number, local = self._local(document)
        return self._places(word, name, number, Among((local,))).get(local, [])

    def together(self, pair: Pair, document: int) -> dict[str, Nearness]:
        """Return how often two words come together in each field of an article, as counted."""
        found = {}
        for name in PARAMETERS.fields:
            first, second = [self.places(word, name, document) for word in (pair.first, pair.second)]
            if first and second:
                found[name] = nearness(first, second)
        return found

    def _places(self, word: CountedWord, name: str, number: int, among: Among) -> dict[int, list[int]]:
        return places_of(self.segments[number], word.lists_in(number, name), among)

    def _local(self, document: int) -> tuple[int, int]:
        segment, local = self._snapshot.segment_of(document)
        return next(number for number, lists in enumerate(self.segments) if lists.segment is segment), local

    def _count(self, same: Sequence[ScoredWord]) -> CountedWord:
        found = self._found(same[0].forms)
        weight = term_weight(found.counts, self._library)
        return CountedWord(same[0], sum([_weight(word, weight) for word in same]), found)

    def _found(self, forms: FieldForms) -> CountedForms:
        """Look a word's forms up."""
        return count_forms(forms, self._vocabulary, self.segments, self._library)

    def _pairs(self) -> Iterable[Pair]:
        """Yield the pairs of neighbours that the index knows; those of a long query aren't looked for."""
        typed = [self._by_forms[word.forms, True] for word in self.words if word.weight is None]
        times = Counter([(id(one), id(other)) for one, other in pairwise(typed) if _can_meet(one, other)])
        if len(times) > PARAMETERS.most_pairs:
            return
        known = {id(one): place for place, one in enumerate(self.counted)}
        for (one, other), count in times.items():
            places = known[one], known[other]
            first, second = [self.counted[place] for place in places]
            weights = [term_weight(word.counts, self._library) for word in (first, second)]
            yield Pair(first, second, count * pair_weight(weights[0], weights[1], len(times)), places)


def _counted(lists: Lists, first: Sequence[int], second: Sequence[int], both: Among) -> Iterator[tuple[int, Nearness]]:
    """Yield the documents in which the words of two groups of lists are near, and how often."""
    there = places_of(lists, first, both)
    others_there = places_of(lists, second, both) if there else {}
    for document in there.keys() & others_there.keys():
        found = nearness(there[document], others_there[document])
        if found.near:
            yield document, found


def _weight(word: ScoredWord, of_term: float) -> float:
    return word.factor * (of_term if word.weight is None else word.weight)


def _can_meet(one: CountedWord, other: CountedWord) -> bool:
    return one is not other and bool(one.counts.articles) and bool(other.counts.articles)
