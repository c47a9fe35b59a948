"""Which articles answer best, where words are too common to be decoded whole?  Those that match → the scores of the best, without scoring all.

MaxScore (Turtle and Flood 1995) over whole lists: words are taken from the one that can add most; as soon as those left can't lift an
article that has none of the others among the best, they are only looked up for those still in question.  Inside a word's long lists,
blocks are left out by their bounds (Ding and Suel 2011).  What nearness adds is looked at last, from the likeliest article
on.  A score is summed in the same order whatever was left out: the same to the last bit.
"""

from __future__ import annotations

from heapq import nlargest

from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.ranking import PARAMETERS, saturated
from artcli.search.documents import Unread
from artcli.search.lists import Among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from artcli.search.counting import WordList
    from artcli.search.matching import Matches
    from artcli.search.scoring import CountedWord, Pair, Scorer

FEW = 32
"""Matches of a segment that are all scored: less work than leaving some out."""
LONG = 1024
"""Documents of a list whose blocks are looked at one by one."""
MOST_LISTS = 32
"""Lists of a word, above which it is held to reach its whole weight: a pattern's."""
_BATCH = 32
MANY = 100
"""Candidates from which on those without any near words are told first, by all positions of the words at once."""
OFTEN = 0.3
"""Times that two words can be expected near each other in an article, above which too few are without for that."""
_SLACK = 1 - 1e-9
"""Bounds and scores are summed in different orders."""


def best_by_blocks(scorer: Scorer, matches: Matches, wanted: int) -> dict[int, float]:
    """Return the scores of the best so many articles, and of all that score the same as the last of them."""
    found: dict[int, float] = {}
    floor = 0.0
    for number, documents in enumerate(matches.documents):
        if documents:
            base = matches.segments[number].segment.base
            best = _Best(scorer, number, documents, wanted, floor).scores()
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

    def __init__(self, scorer: Scorer, number: int, documents: Collection[int], wanted: int, floor: float) -> None:
        self._scorer = scorer
        self._number = number
        self._lists = scorer.segments[number]
        self._among = Among(documents)
        lists = [one.number for word in scorer.counted for one in word.found.lists[number]]
        self._all = isinstance(documents, Unread) and documents.are_all_of(lists)
        self._wanted = wanted
        self._floor = floor
        self._frequencies: dict[int, dict[int, float]] = {}
        self._pairs = [(pair, 1 << pair.places[0] | 1 << pair.places[1]) for pair in scorer.pairs]
        self._by_words: dict[int, float] = {}
        self._in_several: dict[tuple[int, ...], set[int]] = {}

    def scores(self) -> dict[int, float]:
        """Return the scores of at least the best."""
        if self._among.most <= max(FEW, self._wanted):
            return self._scorer.segment_scores(self._number, self._among)
        there = [(place, word) for place, word in enumerate(self._scorer.counted) if word.found.lists[self._number]]
        words = [_Bounded(place, word, self._highest(word)) for place, word in there]
        words.sort(key=lambda one: -one.highest)
        candidates = self._candidates(words)
        return self._exact(candidates, self._near(candidates))

    def _highest(self, word: CountedWord) -> float:
        lists = word.found.lists[self._number]
        if len(lists) > MOST_LISTS:
            return word.weight
        return word.weight * saturated(sum([max(self._bounds(one)) for one in lists]))

    def _bounds(self, one: WordList) -> list[float]:
        """Return the most that a list counts in an article, by blocks."""
        factor = self._scorer.lengths.highest(one.field, self._lists, one.weight)
        return [factor * bound for bound in self._lists.bounds(one.number)]

    def _candidates(self, words: Sequence[_Bounded]) -> dict[int, float]:
        """Return the articles that may be among the best with their scores without nearness, the frequencies of all words known in them."""
        partial: dict[int, float] = {}
        rest = sum([one.highest for one in words])
        done = 0
        for done, one in enumerate(words):
            unmet = sum([1 << each.place for each in words[done:]])
            if rest + self._nearest(unmet) < self._floor * _SLACK:
                break
            rest -= one.highest
            self._add(one, self._to_look_at(one, rest, unmet, partial), partial)
        else:
            done = len(words)
        if done == len(words) and len(partial) < self._wanted and not self._floor:
            return dict.fromkeys(self._among.documents, 0.0) | partial  # others match by what doesn't count
        left = self._above(partial, rest, words[done:])
        for place, one in enumerate(words[done:], done + 1):
            rest -= one.highest
            self._add(one, Among(left.keys()), left)
            left = self._above(left, rest, words[place:])
        return left

    def _nearest(self, words: int) -> float:
        """Return the most that nearness can add where no other words are, given as bits by their places."""
        known = self._by_words.get(words)
        if known is None:
            there = [pair.weight for pair, bits in self._pairs if bits & words == bits]
            known = self._by_words[words] = 2 * sum(there)
        return known

    def _above(self, partial: dict[int, float], rest: float, words: Sequence[_Bounded]) -> dict[int, float]:
        """Return the articles that can reach the floor by the words that aren't looked up yet, and by nearness."""
        least = self._floor * _SLACK - rest
        if not self._pairs:
            return {document: score for document, score in partial.items() if score >= least}
        least_now = least - self._nearest(-1)
        likely = {document: score for document, score in partial.items() if score >= least_now}
        if not words:
            return likely  # what nearness can add to each is asked more exactly soon
        unmet = sum([1 << each.place for each in words])
        met = dict.fromkeys(likely, unmet)
        for place, found in self._frequencies.items():
            for document in found.keys() & likely.keys():
                met[document] |= 1 << place
        nearest = {words: self._nearest(words) for words in set(met.values())}
        return {document: score for document, score in likely.items() if score + nearest[met[document]] >= least}

    def _add(self, one: _Bounded, among: Among, partial: dict[int, float]) -> None:
        """Add a word to the scores of some articles, and raise the floor."""
        found = self._scorer.frequencies(one.word, self._number, among)
        found.update(self._frequencies.get(one.place, {}))
        self._frequencies[one.place] = found
        weight, half = one.word.weight, PARAMETERS.saturation
        if partial:
            known = partial.get
            for document, times in found.items():
                partial[document] = known(document, 0.0) + weight * (times / (half + times))
        else:
            partial.update({document: weight * (times / (half + times)) for document, times in found.items()})
        self._raise_floor(partial.values())

    def _raise_floor(self, scores: Iterable[float]) -> None:
        self._floor = max(self._floor, _last_of(scores, self._wanted))

    def _to_look_at(self, one: _Bounded, others: float, unmet: int, partial: dict[int, float]) -> Among:
        """Return the articles to look at for a word: those known already, and those that it may lift to the floor."""
        lists = one.word.found.lists[self._number]
        long = [each for each in lists if each.documents >= LONG]
        if not long or len(lists) > MOST_LISTS:
            return self._among
        known: dict[int, float] = {}
        if not partial and not self._floor:  # else a segment of before has raised it as far as a first look could
            first = self._those_among(self._strong(lists, long, self._first_bound(long)))
            known = self._scorer.frequencies(one.word, self._number, Among(first))
            weight, half = one.word.weight, PARAMETERS.saturation
            self._raise_floor([weight * (times / (half + times)) for times in known.values()])
        share = (self._floor * _SLACK - others - self._nearest(unmet)) / one.word.weight
        if share <= 0:
            return self._among
        least = PARAMETERS.saturation * share / (1 - share) if share < 1 else float("inf")
        found = self._those_among(self._strong(lists, long, least))
        self._frequencies[one.place] = known
        return Among(found.union(partial) - known.keys())

    def _those_among(self, found: set[int]) -> set[int]:
        return found if self._all else self._among.of(found)

    def _first_bound(self, long: Sequence[WordList]) -> float:
        """Return a bound that only the strongest blocks reach, which hold enough articles to begin with."""
        blocks = 4 + self._wanted // 16
        return nlargest(blocks, [bound for each in long for bound in self._bounds(each)])[-1]

    def _strong(self, lists: Sequence[WordList], long: Sequence[WordList], least: float) -> set[int]:
        """Return the articles in which a word may count so much.

        Those of its short lists, those that are in several, and those of the strong blocks of its long ones.
        """
        found: set[int] = set()
        for each in lists:
            if each not in long:
                found.update(self._lists.documents(each.number))
        for each in long:
            factor = self._scorer.lengths.highest(each.field, self._lists, each.weight)
            found.update(self._lists.strong(each.number, least * _SLACK / factor))
        return found.union(self._shared(long)) if len(long) > 1 else found

    def _shared(self, long: Sequence[WordList]) -> set[int]:
        """Return the articles that are in several lists."""
        numbers = tuple([each.number for each in long])
        known = self._in_several.get(numbers)
        if known is None:
            known = self._in_several[numbers] = set()
            once: set[int] = set()
            for number in reversed(numbers):
                documents = self._lists.documents(number)
                known.update(once.intersection(documents))
                if number != numbers[0]:
                    once.update(documents)
        return known

    def _near(self, partial: dict[int, float]) -> list[dict[int, float]]:
        """Return what each pair adds to the candidates, but for those that it can't lift to the floor: the likeliest are tried first."""
        near: list[dict[int, float]] = [{} for _ in self._scorer.pairs]
        if not near:
            return near
        bounds = {document: partial[document] + hope for document, hope in self._hopes(partial).items()}
        self._try(nlargest(max(self._wanted, _BATCH), bounds, key=bounds.__getitem__), partial, near)
        left = [document for document in self._reaching(bounds) if not any([document in added for added in near])]
        if len(left) >= MANY:
            there: set[int] = set()
            for pair in self._scorer.pairs:
                both = self._both(pair, left)
                if self._scorer.nearness_expected(pair, self._number) > OFTEN:
                    there |= both
                else:
                    there.update(self._scorer.near_documents(pair, self._number, Among(both)))
            left = [document for document in left if document in there]
        left.sort(key=bounds.__getitem__, reverse=True)
        start, size = 0, MANY
        while start < len(left) and bounds[left[start]] >= self._floor * _SLACK:
            self._try(left[start : start + size], partial, near)
            start += size
        return near

    def _reaching(self, bounds: dict[int, float]) -> list[int]:
        least = self._floor * _SLACK
        return [document for document, bound in bounds.items() if bound >= least]

    def _try(self, documents: Sequence[int], partial: dict[int, float], near: Sequence[dict[int, float]]) -> None:
        """Look at what nearness adds to some candidates, and raise the floor."""
        found = self._added(documents)
        for known, new in zip(near, found, strict=True):
            known.update(new)
        self._raise_floor([partial[one] + sum([added.get(one, 0.0) for added in near]) for one in documents])

    def _added(self, documents: Iterable[int]) -> list[dict[int, float]]:
        return [
            self._scorer.pair_scores(pair, self._number, Among(both)) if (both := self._both(pair, documents)) else {}
            for pair in self._scorer.pairs
        ]

    def _both(self, pair: Pair, documents: Iterable[int]) -> set[int]:
        first, second = [self._frequencies.get(place, {}) for place in pair.places]
        return (first.keys() & second.keys()).intersection(documents)

    def _exact(self, partial: dict[int, float], near: Sequence[dict[int, float]]) -> dict[int, float]:
        """Return the scores of the best candidates, summed in the order in which all would be."""
        for added in near:
            for document, score in added.items():
                partial[document] += score
        self._raise_floor(partial.values())
        half = PARAMETERS.saturation
        least = self._floor * _SLACK
        scores = {document: 0.0 for document, score in partial.items() if score >= least}
        for place, word in enumerate(self._scorer.counted):
            weight, found = word.weight, self._frequencies.get(place, {})
            for document in scores.keys() & found.keys():
                times = found[document]
                scores[document] += weight * (times / (half + times))
        for added in near:
            for document in scores.keys() & added.keys():
                scores[document] += added[document]
        return scores

    def _hopes(self, partial: dict[int, float]) -> dict[int, float]:
        """Return the most that nearness can add to each candidate, from what its words count there.

        Words aren't adjacent more often than the rarer of them stands, nor near more often than each of one to each of the other.
        """
        hopes: dict[int, float] = {}
        half, window = PARAMETERS.saturation, 2 * PARAMETERS.window - 1
        likely = list(partial)
        divided = dict(zip(likely, self._scorer.lengths.divided(self._lists, likely), strict=True))
        for pair in self._scorer.pairs:
            weight = pair.weight
            first, second = [self._frequencies.get(place, {}) for place in pair.places]
            lists = (*pair.first.found.lists[self._number], *pair.second.found.lists[self._number])
            lightest = min([one.weight for one in lists], default=1.0)
            for document in self._both(pair, partial):
                one, other = first[document] / lightest, second[document] / lightest
                adjacent = one if one < other else other  # noqa: FURB136  (three times as fast as a call)
                near = one * other * divided[document]
                if near > window * adjacent:  # noqa: PLR1730
                    near = window * adjacent
                added = weight * (adjacent / (half + adjacent) + near / (half + near))
                hopes[document] = hopes.get(document, 0.0) + added
        return hopes
