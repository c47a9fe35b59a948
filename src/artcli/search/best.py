"""Which articles answer best?  Those that match, and the words that count → the scores of the best, without scoring all.

MaxScore (Turtle and Flood 1995) over whole lists: words are taken from the one that can add most; as soon as those left can't lift an
article that has none of the others among the best, they are only looked up for those still in question.  Inside a word's long lists,
blocks are left out by their bounds (Ding and Suel 2011).  What nearness adds is looked at last, from the likeliest article
on.  A score is summed in the same order whatever was left out: the same to the last bit.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from artcli.ranking import PARAMETERS, saturated
from artcli.search.lists import Among

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.search.counting import WordList
    from artcli.search.matching import Matches
    from artcli.search.scoring import CountedWord, Pair, Scorer

FEW = 500
"""Matches of a segment that are all scored: less work than leaving some out."""
LONG = 1024
"""Documents of a list whose blocks are looked at one by one."""
MOST_LISTS = 32
"""Lists of a word, above which it is held to reach its whole weight: a pattern's."""
_BATCH = 32
_SLACK = 1 - 1e-9
"""Bounds and scores are summed in different orders."""


def best_scores(scorer: Scorer, matches: Matches, wanted: int) -> dict[int, float]:
    """Return the scores of the best so many articles, and of all that score the same as the last of them."""
    found: dict[int, float] = {}
    floor = 0.0
    if wanted < 1:
        return found
    for number, documents in enumerate(matches.documents):
        if documents:
            base = matches.segments[number].segment.base
            best = _Best(scorer, number, Among(documents), wanted, floor).scores()
            for document, score in best.items():
                found[base + document] = score
            floor = max(floor, _last_of(found.values(), wanted))
    return {document: score for document, score in found.items() if score >= floor}


def _last_of(scores: Iterable[float], wanted: int) -> float:
    """Return the last of the best so many scores, 0 where there are fewer."""
    best = nlargest(wanted, scores)
    return best[-1] if len(best) == wanted else 0.0


class _Bounded(NamedTuple):
    """A word, its place among the counted ones, and the most that it can add."""

    place: int
    word: CountedWord
    highest: float


class _Best:
    """The search for the best articles of one segment, those that score below ``floor`` left out."""

    def __init__(self, scorer: Scorer, number: int, among: Among, wanted: int, floor: float) -> None:
        self._scorer = scorer
        self._number = number
        self._lists = scorer.segments[number]
        self._among = among
        self._wanted = wanted
        self._floor = floor
        self._frequencies: dict[int, dict[int, float]] = {}

    def scores(self) -> dict[int, float]:
        """Return the scores of at least the best."""
        if len(self._among) <= max(FEW, self._wanted):
            return self._scorer.segment_scores(self._number, self._among)
        there = [(place, word) for place, word in enumerate(self._scorer.counted) if word.found.lists[self._number]]
        words = [_Bounded(place, word, self._highest(word)) for place, word in there]
        words.sort(key=lambda one: -one.highest)
        pairs = 2 * sum([pair.weight for pair in self._scorer.pairs])
        candidates = self._candidates(words, pairs)
        return self._with_pairs(candidates)

    def _highest(self, word: CountedWord) -> float:
        lists = word.found.lists[self._number]
        if len(lists) > MOST_LISTS:
            return word.weight
        return word.weight * saturated(sum([max(self._bounds(one)) for one in lists]))

    def _bounds(self, one: WordList) -> list[float]:
        """Return the most that a list counts in an article, by blocks."""
        factor = self._scorer.lengths.highest(one.field, self._lists, one.weight)
        return [factor * bound for bound in self._lists.bounds(one.number)]

    def _candidates(self, words: Sequence[_Bounded], pairs: float) -> set[int]:
        """Return the articles that may be among the best, the frequencies of all words known in them."""
        partial: dict[int, float] = {}
        rest = sum([one.highest for one in words])
        done = 0
        for done, one in enumerate(words):  # noqa: B007  (it says where the loop ended)
            if rest + pairs < self._floor * _SLACK:
                break
            rest -= one.highest
            self._add(one, self._to_look_at(one, rest + pairs, partial), partial)
        else:
            done = len(words)
        if done == len(words) and len(partial) < self._wanted and not self._floor:
            return set(self._among.documents)  # others match by what doesn't count
        left = self._above(partial, rest + pairs)
        for one in words[done:]:
            rest -= one.highest
            self._add(one, Among(left), partial)
            left = self._above({document: partial[document] for document in left}, rest + pairs)
        return left

    def _add(self, one: _Bounded, among: Among, partial: dict[int, float]) -> None:
        """Add a word to the scores of some articles, and raise the floor."""
        found = self._frequencies[one.place] = self._scorer.frequencies(one.word, self._number, among)
        weight, half = one.word.weight, PARAMETERS.saturation
        if partial:
            known = partial.get
            for document, times in found.items():
                partial[document] = known(document, 0.0) + weight * (times / (half + times))
        else:
            for document, times in found.items():
                partial[document] = weight * (times / (half + times))
        self._raise_floor(partial.values())

    def _raise_floor(self, scores: Iterable[float]) -> None:
        self._floor = max(self._floor, _last_of(scores, self._wanted))

    def _above(self, scores: dict[int, float], more: float) -> set[int]:
        least = self._floor * _SLACK - more
        return {document for document, score in scores.items() if score >= least}

    def _to_look_at(self, one: _Bounded, others: float, partial: dict[int, float]) -> Among:
        """Return the articles to look at for a word: those known already, and those that it may lift to the floor."""
        lists = one.word.found.lists[self._number]
        long = [each for each in lists if each.documents >= LONG]
        if not long or len(lists) > MOST_LISTS:
            return self._among
        if not partial:
            first = self._strong(lists, long, self._first_bound(long))
            found = self._scorer.frequencies(one.word, self._number, Among(first & self._among.documents))
            weight, half = one.word.weight, PARAMETERS.saturation
            self._raise_floor([weight * (times / (half + times)) for times in found.values()])
        share = (self._floor * _SLACK - others) / one.word.weight
        if share <= 0:
            return self._among
        least = PARAMETERS.saturation * share / (1 - share) if share < 1 else float("inf")
        found_in = self._strong(lists, long, least) & self._among.documents
        return Among(found_in.union(partial))

    def _first_bound(self, long: Sequence[WordList]) -> float:
        """Return a bound that only the strongest blocks reach, which hold enough articles to begin with."""
        blocks = 4 + self._wanted // 16
        tops = [max(self._bounds(each)) for each in long]
        together = sum(tops)
        reached = [bound + together - top for each, top in zip(long, tops, strict=True) for bound in self._bounds(each)]
        return nlargest(blocks, reached)[-1]

    def _strong(self, lists: Sequence[WordList], long: Sequence[WordList], least: float) -> set[int]:
        """Return the articles in which a word may count so much: those of its short lists, and of the strong blocks of its long ones."""
        found: set[int] = set()
        for each in lists:
            if each not in long:
                found.update(self._lists.documents(each.number))
        tops = {each.number: max(self._bounds(each)) for each in long}
        for each in long:
            factor = self._scorer.lengths.highest(each.field, self._lists, each.weight)
            others = sum(tops.values()) - tops[each.number]
            found.update(self._lists.strong(each.number, (least - others) * _SLACK / factor))
        return found

    def _with_pairs(self, candidates: set[int]) -> dict[int, float]:
        """Return the candidates' scores, but for those that nearness can't lift to the floor."""
        scorer = self._scorer
        ordered = [(word, self._frequencies.get(place, {})) for place, word in enumerate(scorer.counted)]
        half = PARAMETERS.saturation
        base = dict.fromkeys(candidates, 0.0)
        for word, found in ordered:
            weight = word.weight
            for document in candidates & found.keys():
                times = found[document]
                base[document] += weight * (times / (half + times))
        if not scorer.pairs:
            return base
        self._raise_floor(base.values())
        hopes = self._hopes(base)
        bounds = {document: score + hopes.get(document, 0.0) for document, score in base.items()}
        likely = nlargest(max(self._wanted, _BATCH), bounds, key=bounds.__getitem__)
        scores = self._whole(base, likely)
        self._raise_floor(scores.values())
        least = self._floor * _SLACK
        left = [document for document, bound in bounds.items() if bound >= least and document not in scores]
        return scores | self._whole(base, left)

    def _whole(self, base: dict[int, float], batch: Sequence[int]) -> dict[int, float]:
        scores = {document: base[document] for document in batch}
        for pair in self._scorer.pairs:
            both = self._both(pair, scores.keys())
            if both:
                for document, added in self._scorer.pair_scores(pair, self._number, Among(both)).items():
                    scores[document] += added
        return scores

    def _both(self, pair: Pair, documents: Iterable[int]) -> set[int]:
        first, second = [self._frequencies.get(place, {}) for place in pair.places]
        return (first.keys() & second.keys()).intersection(documents)

    def _hopes(self, base: dict[int, float]) -> dict[int, float]:
        """Return the most that nearness can add to each article, from what its words count there.

        Words aren't adjacent more often than the rarer of them stands, nor near more often than each of one to each of the other.
        """
        hopes: dict[int, float] = {}
        half, window = PARAMETERS.saturation, 2 * PARAMETERS.window - 1
        least = self._floor * _SLACK - 2 * sum([pair.weight for pair in self._scorer.pairs])
        line = {document for document, score in base.items() if score >= least}
        divided = self._scorer.lengths.divided(self._lists, line)
        for pair in self._scorer.pairs:
            weight = pair.weight
            first, second = [self._frequencies.get(place, {}) for place in pair.places]
            lists = (*pair.first.found.lists[self._number], *pair.second.found.lists[self._number])
            lightest = min([one.weight for one in lists], default=1.0)
            for document in (first.keys() & second.keys()).intersection(line):
                one, other = first[document] / lightest, second[document] / lightest
                adjacent = min(other, one)
                near = one * other * divided[document]
                near = min(near, window * adjacent)
                added = weight * (adjacent / (half + adjacent) + near / (half + near))
                hopes[document] = hopes.get(document, 0.0) + added
        return hopes
