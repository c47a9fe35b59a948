"""Which articles answer best, where many do?  What ``best`` does, by numpy: all of them scored by their words, and by nearness those that it may lift.

Everything is worked out in the same order as there, so that scores are the same to the last bit.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.decoding import ListDecoder
from artcli.ranking import PARAMETERS
from artcli.search.vectors import bits, flags_of, keys_of
from artcli.search.worth import COMMON, Worth, kept_worth, known_worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.search.documents import Documents
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
    return _Best(scorer, matches.together(), wanted).scores()


class _Best:
    """The search for the best articles by several words."""

    def __init__(self, scorer: Scorer, documents: Documents, wanted: int) -> None:
        self._scorer = scorer
        self._size = documents.size
        self._wanted = wanted
        self._documents = np.flatnonzero(flags_of(documents.bits, documents.size))
        self._floor = 0.0

    def scores(self) -> dict[int, float]:
        """Return the scores of the best."""
        scores = np.zeros(len(self._documents))
        counts = []
        for word in self._scorer.counted:
            here = self._counts(word)
            scores += word.weight * (here / (PARAMETERS.saturation + here))
            counts.append(here if self._scorer.pairs else None)
        self._raise_floor(scores)
        if self._scorer.pairs:
            scores = self._with_nearness(scores, self._hopes(counts))
        self._raise_floor(scores)
        best = np.flatnonzero(scores >= self._floor)
        return dict(zip(self._documents[best].tolist(), scores[best].tolist(), strict=True))

    def _raise_floor(self, scores: Array) -> None:
        if len(scores) >= self._wanted:
            self._floor = max(self._floor, float(np.partition(scores, -self._wanted)[-self._wanted]))

    def _counts(self, word: CountedWord) -> Array:
        """Return what a word counts in each of the articles."""
        every = np.zeros(self._size)
        segments = self._scorer.segments
        known = known_worth(word.word.forms, segments)
        if known is not None:
            if known.documents:
                every[np.asarray(known.documents)] = np.asarray(known.counts)
            return every[self._documents]
        for number, lists in enumerate(segments):
            base = lists.segment.base
            self._add_counts(word, number, every[base : base + lists.segment.documents])
        if sum([one.documents for here in word.found.lists for one in here]) <= COMMON:
            there = np.flatnonzero(every)
            documents, counts = array("I", there.astype(np.uint32).tobytes()), array("d", every[there].tobytes())
            kept_worth(word.word.forms, segments, Worth(documents, counts, self._size, bits(every > 0)))
        return every[self._documents]

    def _add_counts(self, word: CountedWord, number: int, counts: Array) -> None:
        lists = self._scorer.segments[number]
        decoder = ListDecoder(lists.segment)
        for field, one, _, weight in word.found.lists[number]:
            documents, times = decoder.documents(one), decoder.frequencies(one)
            fixed, share = self._scorer.lengths.divisors[field]
            if share:
                counts[documents] += times / (fixed / weight + share / weight * _lengths(lists, field)[documents])
            else:
                counts[documents] += times * (weight / fixed)

    def _hopes(self, counts: Sequence[Array]) -> Array:
        """Return the most that nearness can add to each article, as ``hope.hopes`` does."""
        found = np.zeros(len(self._documents))
        half, window = PARAMETERS.saturation, 2 * PARAMETERS.window - 1
        divided = self._divided()
        for pair in self._scorer.pairs:
            one, other = [counts[place] for place in pair.places]
            lists = [one for word in (pair.first, pair.second) for here in word.found.lists for one in here]
            heavier = 1 / min([one.weight for one in lists], default=1.0)
            least = np.minimum(one, other)
            adjacent = least * heavier
            near = np.minimum(one * other * divided * (heavier * heavier), least * (window * heavier))
            found += pair.weight * (adjacent / (half + adjacent) + near / (half + near))
        return found

    def _divided(self) -> Array:
        """Return the most that an occurrence is divided by in any field of each article."""
        every = np.zeros(self._size)
        for lists in self._scorer.segments:
            base = lists.segment.base
            here = every[base : base + lists.segment.documents]
            for name, (fixed, share) in self._scorer.lengths.divisors.items():
                np.maximum(here, fixed + share * _lengths(lists, name) if share else fixed, out=here)
        return every[self._documents]

    def _with_nearness(self, scores: Array, hopes: Array) -> Array:
        """Return the scores with what each pair adds, 0 for articles that it can't lift to the floor."""
        bounds = scores + hopes
        found = np.zeros(len(scores))
        first = np.argpartition(bounds, -FIRST)[-FIRST:] if len(bounds) > FIRST else np.arange(len(bounds))
        first.sort()
        found[first] = self._near(scores, first)
        self._raise_floor(found)
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


def _lengths(lists: Lists, field: str) -> Array:
    return np.asarray(lists.segment.column(f"length.{field}"))
