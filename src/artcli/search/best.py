"""Which articles answer best?  Those that match, and the words that count → the scores of the best, without scoring all.

What each word counts is at hand for all articles (``worth``; words that are too common for that go to ``blocks``).  Of many articles, those are
left out first whose words together can't reach the best found so far, by the words they have: sets of bits (MaxScore, Turtle and
Flood 1995, all articles with the same words at once).  What nearness adds is looked at last, from the likeliest article on.
A score is summed in the same order whatever was left out: the same to the last bit.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import nlargest
from itertools import compress, repeat
from operator import add

from artcli.hints import TYPE_CHECKING
from artcli.index.effort import EFFORT
from artcli.ranking import PARAMETERS, saturated
from artcli.search.blocks import best_by_blocks
from artcli.search.documents import Documents, Unread, bits_of
from artcli.search.hope import Reach, hopes
from artcli.search.lists import Among
from artcli.search.worth import known_worth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.search.matching import Matches
    from artcli.search.scoring import CountedWord, Pair, Scorer
    from artcli.search.worth import Worth

FEW = 256
"""Articles that are all scored: less work than leaving some out."""
MANY = 32
"""Articles whose nearness is looked at together."""
OFTEN = 0.3
"""Times that two words can be expected near each other in an article, above which too few are without for looking for those."""
PER_ARTICLE, PER_PAIRED, PER_POSTING, PER_MERGED, PER_LOOK = 0.1, 1.0, 0.15, 0.5, 3.0
"""Microseconds that an article takes, without pairs and with them, a posting that isn't decoded yet, one of a pattern's many lists, and a word that is looked up
in an article instead.

Measured on 50,000 and 1,000,000 articles.
"""
LONG, LONG_AMONG_SOME = 1 << 14, 1 << 12
"""Articles that have a word, above which a process that searches once looks at it block by block: where all of these match, and where some do.

Among a million, with dates: a word of 25,000 takes 79 ms of the processor, not 116.
"""
FEW_LISTS = 8
"""Lists of a word in a segment; a pattern has more."""
CALLS = 100.0
"""Microseconds that numpy's calls take for a pair in a segment."""
_SLACK = 1 - 1e-9
"""Bounds and scores are summed in different orders, and counts that differ less may make the same score."""


def best_scores(scorer: Scorer, matches: Matches, wanted: int) -> dict[int, float]:
    """Return the scores of the best so many articles, and of all that score the same as the last of them."""
    if wanted < 1 or not matches:
        return {}
    if EFFORT.worth_numpy(_work(scorer, matches), _calls(scorer)):
        from artcli.search import vector_best  # noqa: PLC0415  (numpy)

        return vector_best.best_scores(scorer, matches, wanted)
    alone = scorer.counted[0] if len(scorer.counted) == 1 and _are_all_of(matches, scorer.counted[0]) else None
    if len(scorer.counted) == 1 and not scorer.segments[0].searched_before:
        articles = scorer.counted[0].found.counts.articles
        if articles > (LONG if alone else LONG_AMONG_SOME):
            return best_by_blocks(scorer, matches, wanted)
    worths = []
    for word in scorer.counted:
        worth = scorer.worth(word)
        if worth is None:
            return best_by_blocks(scorer, matches, wanted)
        worths.append(worth)
    if alone and alone.weight > 0:
        return _of_one_word(alone, worths[0], None, wanted)
    documents = matches.together()
    if len(worths) == 1 and scorer.counted[0].weight > 0 and not documents.bits & ~worths[0].bits:
        return _of_one_word(scorer.counted[0], worths[0], documents, wanted)
    return _Best(scorer, worths, documents, wanted).scores()


def _work(scorer: Scorer, matches: Matches) -> float:
    """Return about how many microseconds it takes to find the best of some articles; a single word's are found by their blocks."""
    if len(scorer.counted) < 2 and not _is_pattern(scorer.counted):
        return 0.0
    unknown = [
        one.documents
        for word in scorer.counted
        if known_worth(word.word.forms, scorer.segments) is None
        for here in word.found.lists
        for one in here
    ]
    total = sum([lists.segment.documents for lists in scorer.segments])
    paired = [
        min(len(matches), pair.first.counts.articles * pair.second.counts.articles / total) for pair in scorer.pairs
    ]
    if not paired and len(scorer.counted) == 1:
        return sum(unknown) * PER_MERGED
    looked_up = len(matches) * len(scorer.counted) * PER_LOOK
    return len(matches) * PER_ARTICLE + sum(paired) * PER_PAIRED + min(sum(unknown) * PER_POSTING, looked_up)


def _is_pattern(words: Sequence[CountedWord]) -> bool:
    return max([len(here) for word in words for here in word.found.lists], default=0) > FEW_LISTS


def _calls(scorer: Scorer) -> float:
    """Return about how many microseconds numpy's calls take for that."""
    return CALLS * (1 + len(scorer.pairs)) * len(scorer.segments)


def _are_all_of(matches: Matches, word: CountedWord) -> bool:
    """Tell whether just the articles that have a word match, as far as that can be told without reading which they are."""
    return all(
        [
            isinstance(documents, Unread) and documents.are_those_of([one.number for one in lists])
            for documents, lists in zip(matches.documents, word.found.lists, strict=True)
        ]
    )


def _of_one_word(word: CountedWord, worth: Worth, documents: Documents | None, wanted: int) -> dict[int, float]:
    """Return the best of articles (None: all) that all have the word: a score grows with what the word counts, so counts are compared."""
    if documents is None or worth.bits == documents.bits:
        counts = worth.first(wanted, _SLACK)
    else:
        counts = worth.first_of(documents, wanted, _SLACK)
    return _first({document: word.weight * saturated(count) for document, count in counts}, wanted)


def _first(scores: dict[int, float], wanted: int) -> dict[int, float]:
    """Return the best so many, and all that score the same as the last of them."""
    floor = _last_of(scores.values(), wanted)
    return {document: score for document, score in scores.items() if score >= floor}


def _last_of(scores: Iterable[float], wanted: int) -> float:
    """Return the last of the best so many scores, 0 where there are fewer."""
    best = nlargest(wanted, scores)
    return best[-1] if len(best) == wanted else 0.0


class _Best:
    """The search for the best articles by several words."""

    def __init__(self, scorer: Scorer, worths: Sequence[Worth], documents: Documents, wanted: int) -> None:
        self._scorer = scorer
        self._worths = worths
        self._documents = documents
        self._wanted = wanted
        self._floor = 0.0
        self._flags: dict[tuple[int, int], bytes] = {}

    def scores(self) -> dict[int, float]:
        """Return the scores of the best."""
        looked_at = self._documents
        if len(looked_at) > max(FEW, self._wanted):
            looked_at = self._likely()
        counts = [worth.at(looked_at) for worth in self._worths]
        scores = self._summed(counts, len(looked_at))
        if self._scorer.pairs:
            return _first(self._with_nearness(looked_at.listed, counts, scores), self._wanted)
        return _first(dict(zip(looked_at.listed, scores, strict=True)), self._wanted)

    def _summed(self, counts: Sequence[Sequence[float]], size: int) -> list[float]:
        """Return what the words add to each of some articles, in the words' order, from what they count there."""
        half = PARAMETERS.saturation
        total: list[float] | None = None
        for word, here in zip(self._scorer.counted, counts, strict=True):
            weight = word.weight
            added = [weight * (times / (half + times)) for times in here]
            total = added if total is None else list(map(add, total, added))
        return [0.0] * size if total is None else total

    def _likely(self) -> Documents:
        """Return the articles that may be among the best by the words they have, and the heights of these."""
        reach = Reach(self._scorer, self._worths)
        documents = self._documents
        some = reach.strongest(documents, max(FEW // 4, self._wanted))
        counts = [worth.at(some) for worth in self._worths]
        scores = self._summed(counts, len(some))
        self._raise_floor(scores)
        if self._scorer.pairs:
            best = nlargest(max(16, self._wanted), range(len(scores)), key=scores.__getitem__)
            near: list[dict[int, float]] = [{} for _ in self._scorer.pairs]
            self._try([some.listed[place] for place in best], [scores[place] for place in best], near)
        return reach.above(documents, self._floor * _SLACK)

    def _raise_floor(self, scores: Iterable[float]) -> None:
        self._floor = max(self._floor, _last_of(scores, self._wanted))

    def _with_nearness(self, listed: list[int], counts: list[list[float]], scores: list[float]) -> dict[int, float]:
        """Return the scores, with what each pair adds, of the articles that it may lift to the floor: the likeliest are tried first."""
        self._raise_floor(scores)
        near: list[dict[int, float]] = [{} for _ in self._scorer.pairs]
        size = max(self._wanted, MANY // 2)
        first = sorted(nlargest(size, range(len(listed)), key=scores.__getitem__))
        tried = [listed[place] for place in first]
        self._try(tried, [scores[place] for place in first], near)
        left = self._reaching(scores, repeat(2 * sum([pair.weight for pair in self._scorer.pairs])))
        listed, scores = list(compress(listed, left)), list(compress(scores, left))
        hoped = hopes(self._scorer, listed, [list(compress(one, left)) for one in counts])
        left = self._reaching(scores, hoped)
        listed, scores = list(compress(listed, left)), list(compress(scores, left))
        hoped = list(compress(hoped, left))
        bounds = list(map(add, scores, hoped))
        known = set(tried)
        order = [place for place, one in enumerate(listed) if one not in known]
        if len(order) > MANY:
            flags = self._near([listed[place] for place in order]).flags()
            order = [place for place in order if flags[listed[place]]]
        order.sort(key=bounds.__getitem__, reverse=True)
        start = 0
        while start < len(order) and bounds[order[start]] >= self._floor * _SLACK:
            some = sorted(order[start : start + size])
            self._try([listed[place] for place in some], [scores[place] for place in some], near)
            start += size
            size *= 2
        found = dict(zip(listed, scores, strict=True))
        for added in near:
            for document in found.keys() & added.keys():
                found[document] += added[document]
        return found

    def _reaching(self, scores: Sequence[float], more: Iterable[float]) -> list[bool]:
        """Tell of each article whether it may reach the floor with so much more than its score."""
        least = self._floor * _SLACK
        if not least:
            return [True] * len(scores)
        return [score + added >= least for score, added in zip(scores, more, strict=False)]

    def _near(self, documents: Sequence[int]) -> Documents:
        """Return those of some articles in which the words of any pair are near; nearly, where most are."""
        found = 0
        for number, base, local in self._by_segment(documents):
            among = Among(local)
            size = self._scorer.segments[number].segment.documents
            for pair in self._scorer.pairs:
                often = self._scorer.nearness_expected(pair, number) > OFTEN
                there = local if often else self._scorer.near_documents(pair, number, among)
                found |= bits_of(there, size) << base
        return Documents(found, self._documents.size)

    def _by_segment(self, documents: Sequence[int]) -> Iterator[tuple[int, int, list[int]]]:
        """Yield the segments that some articles lie in, which are in order: number, base, and the documents there."""
        start = 0
        for number, lists in enumerate(self._scorer.segments):
            base = lists.segment.base
            stop = bisect_left(documents, base + lists.segment.documents, start)
            if stop > start:
                yield number, base, [one - base for one in documents[start:stop]]
            start = stop

    def _try(self, documents: Sequence[int], scores: Sequence[float], near: Sequence[dict[int, float]]) -> None:
        """Look at what nearness adds to the scores of some articles, and raise the floor."""
        found = self._added(documents)
        for each, new in zip(near, found, strict=True):
            each.update(new)
            scores = [score + new.get(one, 0.0) for one, score in zip(documents, scores, strict=True)]
        self._raise_floor(scores)

    def _added(self, documents: Sequence[int]) -> list[dict[int, float]]:
        found: list[dict[int, float]] = [{} for _ in self._scorer.pairs]
        for number, base, local in self._by_segment(documents):
            for pair, added in zip(self._scorer.pairs, found, strict=True):
                both = self._both(pair, base, local)
                for one, score in self._scorer.pair_scores(pair, number, Among(both)).items() if both else ():
                    added[base + one] = score
        return found

    def _both(self, pair: Pair, base: int, local: list[int]) -> list[int]:
        """Return those of some documents of a segment that have both words of a pair."""
        flags = self._flags.get(pair.places)
        if flags is None:
            first, second = [self._worths[place].bits for place in pair.places]
            lacking = self._documents.bits & ~(first & second)
            flags = Documents(first & second, self._documents.size).flags() if lacking else b""
            self._flags[pair.places] = flags
        return [one for one in local if flags[base + one]] if flags else local
