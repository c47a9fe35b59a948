"""How much can an article score at the most?  The words it has, and how often each → bounds, without a position being read."""

from __future__ import annotations

from functools import reduce
from heapq import nlargest
from operator import or_
from typing import TYPE_CHECKING

from artcli.ranking import PARAMETERS, saturated
from artcli.search.documents import Documents, bits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.search.scoring import Scorer
    from artcli.search.worth import Worth

MOST_WORDS = 10
"""Words by which articles are told apart: there are 2 to that power kinds of articles; the others are held to be in all."""


class Reach:
    """What articles that have some of the words, and no others, can score at the most."""

    def __init__(self, scorer: Scorer, worths: Sequence[Worth]) -> None:
        """Take the words, and what they count in each article."""
        highest = [word.weight * saturated(worth.highest) for word, worth in zip(scorer.counted, worths, strict=True)]
        order = sorted(range(len(worths)), key=highest.__getitem__, reverse=True)
        self._order = order[:MOST_WORDS]
        self._worths = worths
        self._highest = highest
        self._always = sum([highest[place] for place in order[MOST_WORDS:]])
        self._pairs = [(1 << pair.places[0] | 1 << pair.places[1], 2 * pair.weight) for pair in scorer.pairs]

    def differs(self, documents: int) -> bool:
        """Tell whether there are articles that lack one of the words."""
        return any([documents & ~self._worths[place].bits for place in self._order])

    def strongest(self, documents: Documents, wanted: int) -> Documents:
        """Return some articles that are likely to be among the best: those in which the two strongest words count most."""
        found = 0
        for place in self._order[:2]:
            worth = self._worths[place]
            least = nlargest(wanted, worth.counts)[-1:] or [0.0]
            there = [one for one, _ in worth.no_less(least[0], documents)]
            found |= bits_of(there[: 2 * wanted], documents.size)
        return Documents(found, documents.size)

    def above(self, documents: Documents, least: float) -> Documents:
        """Return the articles that can score so much."""
        found: list[int] = []
        self._walk(0, documents.bits, (1 << len(self._highest)) - 1, self._always - least, found)
        return Documents(reduce(or_, found, 0), documents.size)

    def _walk(self, at: int, bits: int, maybe: int, over: float, found: list[int]) -> None:
        """Part articles by the words they have, one word after another; ``maybe`` are the words not known to be missing.

        ``over`` is by how much those that they are known to have are over what is asked for.
        """
        if not bits:
            return
        rest = sum([self._highest[place] for place in self._order[at:]])
        if over + rest + sum([most for words, most in self._pairs if words & maybe == words]) < 0:
            return
        if at == len(self._order) or over >= 0:
            found.append(bits)
            return
        place = self._order[at]
        there = self._worths[place].bits
        self._walk(at + 1, bits & there, maybe, over + self._highest[place], found)
        self._walk(at + 1, bits & ~there, maybe & ~(1 << place), over, found)


def hopes(scorer: Scorer, listed: Sequence[int], counts: Sequence[Sequence[float]]) -> list[float]:
    """Return the most that nearness can add to each of some articles, from what the words count there.

    Words aren't adjacent more often than the rarer of them stands, nor near more often than each of one to each of the other.
    """
    found = [0.0] * len(listed)
    half, window = PARAMETERS.saturation, 2 * PARAMETERS.window - 1
    divided = scorer.divided(listed)
    for pair in scorer.pairs:
        weight = pair.weight
        lists = [one for word in (pair.first, pair.second) for here in word.found.lists for one in here]
        heavier = 1 / min([one.weight for one in lists], default=1.0)
        most, square = window * heavier, heavier * heavier
        rows = zip(found, counts[pair.places[0]], counts[pair.places[1]], divided, strict=True)
        found = [
            known
            + weight
            * (
                (adjacent := (least := one if one < other else other) * heavier) / (half + adjacent)  # noqa: FURB136
                + (near := all_of if (all_of := one * other * longest * square) < most * least else most * least)
                / (half + near)
            )
            for known, one, other, longest in rows
        ]
    return found
