"""Which articles answer best, where many do?  What ``best`` does, by numpy: all of them scored by their words, and by nearness those that it may lift.

Everything is worked out in the same order as there, so that scores are the same to the last bit.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.ranking import PARAMETERS
from artcli.search.documents import Documents, bits_of
from artcli.search.vectors import Decoder, bits, flags_of, keys_of
from artcli.search.worth import COMMON, Worth, kept_worth, known_worth

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from artcli.search.lists import Lists
    from artcli.search.matching import Matches
    from artcli.search.scoring import CountedWord, Pair, Scorer

Array = Any
FIRST = 256
"""Articles whose nearness is looked at first: the best by their words, and what these may gain."""
AT_ONCE = 8192
"""Articles whose positions are looked at together: of the commonest words some 40 MB."""
_SLACK = 1 - 1e-9
"""Bounds and scores are summed in different orders."""


def best_scores(scorer: Scorer, matches: Matches, wanted: int) -> dict[int, float]:
    """Return the scores of the best so many articles, and of all that score the same as the last of them."""
    return _Best(scorer, matches, wanted).scores()


class _Best:
    """The search for the best articles by several words: one segment after another by these, all together by their nearness."""

    def __init__(self, scorer: Scorer, matches: Matches, wanted: int) -> None:
        self._scorer = scorer
        self._matches = matches
        self._wanted = wanted
        self._floor = 0.0
        self._best = np.empty(0)
        self._worths = [known_worth(word.word.forms, scorer.segments) for word in scorer.counted]
        self._kept: list[list[tuple[Array, Array]] | None] = [
            [] if known is None and scorer.segments[0].searched_before and _postings(word) <= COMMON else None
            for word, known in zip(scorer.counted, self._worths, strict=True)
        ]
        self._documents = np.empty(0, np.int64)

    def scores(self) -> dict[int, float]:
        """Return the scores of the best."""
        parts = [self._by_words(number, documents) for number, documents in enumerate(self._matches.documents)]
        self._keep()
        self._documents, scores, hopes = [np.concatenate(part) for part in zip(*parts, strict=True)]
        if self._scorer.pairs:
            scores = self._with_nearness(scores, hopes)
        self._best = np.empty(0)  # the same articles again, but with nearness
        self._raise_floor(scores)
        best = np.flatnonzero(scores >= self._floor)
        return dict(zip(self._documents[best].tolist(), scores[best].tolist(), strict=True))

    def _by_words(self, number: int, documents: Collection[int]) -> tuple[Array, Array, Array]:
        """Return those articles of a segment that may be among the best: their numbers in the index, what their words score, and the most that nearness adds.

        A segment's arrays fit the processor's cache; those of a million articles would be fetched from memory for each word.
        """
        lists = self._scorer.segments[number]
        base, size = lists.segment.base, lists.segment.documents
        here = documents if isinstance(documents, Documents) else Documents(bits_of(documents, size), size)
        local = np.flatnonzero(flags_of(here.bits, size))
        scores, counts = np.zeros(len(local)), []
        for place, word in enumerate(self._scorer.counted):
            count = self._counts(place, number)[local]
            scores += word.weight * (count / (PARAMETERS.saturation + count))
            counts.append(count)
        self._raise_floor(scores)
        likely = self._likely(scores, 2 * sum([pair.weight for pair in self._scorer.pairs]))
        local, scores = local[likely], scores[likely]
        hopes = self._hopes(lists, local, [count[likely] for count in counts])
        likely = self._likely(scores, hopes)
        return local[likely] + base, scores[likely], hopes[likely]

    def _likely(self, scores: Array, more: Array | float) -> Array:
        """Return the places of the scores that may reach the floor with so much more."""
        return np.flatnonzero(scores + more >= self._floor * _SLACK)

    def _raise_floor(self, scores: Array) -> None:
        """Take the best so many of these scores and those of before: no article's may be given twice."""
        best = np.concatenate((self._best, scores[scores >= self._floor]))
        if len(best) >= self._wanted:
            self._best = np.partition(best, -self._wanted)[-self._wanted :]
            self._floor = max(self._floor, float(self._best[0]))
        else:
            self._best = best

    def _counts(self, place: int, number: int) -> Array:
        """Return what a word counts in each article of a segment."""
        lists = self._scorer.segments[number]
        base, size = lists.segment.base, lists.segment.documents
        counts = np.zeros(size)
        known = self._worths[place]
        if known is None:
            self._add_counts(self._scorer.counted[place], number, counts)
            kept = self._kept[place]
            if kept is not None:
                there = np.flatnonzero(counts)
                kept.append((there + base, counts[there]))
        elif known.documents:
            every = np.asarray(known.documents)
            first, last = np.searchsorted(every, (base, base + size)).tolist()
            counts[every[first:last] - base] = np.asarray(known.counts)[first:last]
        return counts

    def _keep(self) -> None:
        """Keep what words count for later searches, of which a process that has searched twice will make more."""
        segments = self._scorer.segments
        size = segments[-1].segment.base + segments[-1].segment.documents
        for word, kept in zip(self._scorer.counted, self._kept, strict=True):
            if kept:
                there, counts = [np.concatenate(part) for part in zip(*kept, strict=True)]
                flags = np.zeros(size, bool)
                flags[there] = True
                documents = array("I", there.astype(np.uint32).tobytes())
                worth = Worth(documents, array("d", counts.tobytes()), size, bits(flags))
                kept_worth(word.word.forms, segments, worth)

    def _add_counts(self, word: CountedWord, number: int, counts: Array) -> None:
        lists = self._scorer.segments[number]
        decoder = Decoder(lists)
        for field, one, _, weight in word.found.lists[number]:
            documents, times = decoder.documents(one), decoder.frequencies(one)
            fixed, share = self._scorer.lengths.divisors[field]
            if share:
                counts[documents] += times / (fixed / weight + share / weight * _lengths(lists, field)[documents])
            else:
                counts[documents] += times * (weight / fixed)

    def _hopes(self, lists: Lists, documents: Array, counts: Sequence[Array]) -> Array:
        """Return the most that nearness can add to each of some documents of a segment, as ``hope.hopes`` does."""
        found = np.zeros(len(documents))
        half, window = PARAMETERS.saturation, 2 * PARAMETERS.window - 1
        divided = self._divided(lists, documents)
        for pair in self._scorer.pairs:
            one, other = [counts[place] for place in pair.places]
            words = [one for word in (pair.first, pair.second) for here in word.found.lists for one in here]
            heavier = 1 / min([one.weight for one in words], default=1.0)
            least = np.minimum(one, other)
            adjacent = least * heavier
            near = np.minimum(one * other * divided * (heavier * heavier), least * (window * heavier))
            found += pair.weight * (adjacent / (half + adjacent) + near / (half + near))
        return found

    def _divided(self, lists: Lists, documents: Array) -> Array:
        """Return the most that an occurrence is divided by in any field of each of some documents of a segment."""
        found = np.zeros(len(documents))
        for name, (fixed, share) in self._scorer.lengths.divisors.items():
            np.maximum(found, fixed + share * _lengths(lists, name)[documents] if share else fixed, out=found)
        return found

    def _with_nearness(self, scores: Array, hopes: Array) -> Array:
        """Return the scores with what each pair adds, 0 for articles that it can't lift to the floor."""
        bounds = scores + hopes
        found = np.zeros(len(scores))
        first = np.argpartition(bounds, -FIRST)[-FIRST:] if len(bounds) > FIRST else np.arange(len(bounds))
        first.sort()
        found[first] = self._near(scores, first)
        self._best = np.empty(0)
        self._raise_floor(found[first])
        left = bounds >= self._floor * _SLACK
        left[first] = False
        rest = np.flatnonzero(left)
        found[rest] = self._near(scores, rest)
        return found

    def _near(self, scores: Array, places: Array) -> Array:
        """Return the scores of some of the articles, which are in order, with what each pair adds."""
        found = scores[places]
        documents = self._documents[places]
        for number, lists in enumerate(self._scorer.segments):
            base = lists.segment.base
            first, last = np.searchsorted(documents, (base, base + lists.segment.documents)).tolist()
            for start in range(first, last, AT_ONCE):
                stop = min(start + AT_ONCE, last)
                for pair in self._scorer.pairs:
                    found[start:stop] += self._pair_scores(pair, number, documents[start:stop] - base)
        return found

    def _pair_scores(self, pair: Pair, number: int, documents: Array) -> Array:
        """Return what a pair adds to each of some documents of a segment."""
        lists = self._scorer.segments[number]
        adjacent, near = np.zeros(len(documents)), np.zeros(len(documents))
        flags = np.zeros(lists.segment.documents, bool)
        flags[documents] = True
        for name, first, second in self._scorer.fields_of(pair, number):
            stride = lists.stride(name)
            keys, others = keys_of(lists, name, first, flags), keys_of(lists, name, second, flags)
            if not len(keys) or not len(others):
                continue
            beside, close = _together(keys, others)
            at = np.searchsorted(documents, keys // stride)
            fixed, share = self._scorer.lengths.divisors[name]
            divided = fixed + share * _lengths(lists, name)[documents] if share else fixed
            adjacent += np.bincount(at, beside, len(documents)) / divided
            near += np.bincount(at, close, len(documents)) / divided
        half = PARAMETERS.saturation
        return pair.weight * (adjacent / (half + adjacent) + near / (half + near))


def _together(keys: Array, others: Array) -> tuple[Array, Array]:
    """Return for each key whether another follows it at once, and how many are near."""
    reach = PARAMETERS.window - 1
    after = np.searchsorted(others, keys + 1)
    follows = others[np.minimum(after, len(others) - 1)] == keys + 1
    return follows, np.searchsorted(others, keys + reach, "right") - np.searchsorted(others, keys - reach)


def _postings(word: CountedWord) -> int:
    return sum([one.documents for here in word.found.lists for one in here])


def _lengths(lists: Lists, field: str) -> Array:
    return np.asarray(lists.segment.column(f"length.{field}"))
