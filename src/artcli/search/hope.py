"""How much can an article score at the most?  The words it has, and how often each → bounds, without a position being read."""

from __future__ import annotations

from functools import reduce
from operator import or_

from artcli.hints import TYPE_CHECKING
from artcli.ranking import PARAMETERS, saturated
from artcli.search.documents import Documents, bits_of
from artcli.search.worth import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.search.scoring import Scorer
    from artcli.search.worth import Worth

MOST_WORDS = 10
"""Words by which articles are told apart: there are 2 to that power kinds of articles; the others are held to be in all."""


MOST_PARTED = 5
"""Words by whose counts they are told apart too."""


class Reach:
    """What articles that have some of the words, and no others, can score at the most."""

    def __init__(self, scorer: Scorer, worths: Sequence[Worth]) -> None:
        """Take the words, and what they count in each article."""
        highest = [
            word.weight * saturated(max([level.highest for level in worth.levels], default=0.0))
            for word, worth in zip(scorer.counted, worths, strict=True)
        ]
        order = sorted(range(len(worths)), key=highest.__getitem__, reverse=True)
        self._order = order[:MOST_WORDS]
        self._worths = worths
        self._highest = highest
        self._levels = [self._added(scorer.counted[place].weight, worths[place]) for place in order[:MOST_PARTED]]
        self._levels += [[Level(worths[place].bits, highest[place])] for place in self._order[MOST_PARTED:]]
        self._rest = [sum([highest[place] for place in self._order[at:]]) for at in range(len(self._order) + 1)]
        self._always = sum([highest[place] for place in order[MOST_WORDS:]])
        self._nearest: dict[int, float] = {}
        self._pairs = [(1 << pair.places[0] | 1 << pair.places[1], 2 * pair.weight) for pair in scorer.pairs]

    def _added(self, weight: float, worth: Worth) -> list[Level]:
        return [Level(level.bits, weight * saturated(level.highest)) for level in worth.levels]

    def strongest(self, documents: Documents, wanted: int) -> Documents:
        """Return some articles that are likely to be among the best: those in which the three strongest words count most."""
        kinds = [(0.0, documents.bits)]
        for at, place in enumerate(self._order[:3]):
            levels = [*self._levels[at], Level(~self._worths[place].bits, 0.0)]
            kinds = [
                (high + level.highest, both) for high, bits in kinds for level in levels if (both := bits & level.bits)
            ]
        kinds.sort(reverse=True)
        found: list[int] = []
        for _, bits in kinds:
            found += Documents(bits, documents.size).listed[: 2 * wanted]
            if len(found) >= wanted:
                break
        return Documents(bits_of(found, documents.size), documents.size)

    def above(self, documents: Documents, least: float) -> Documents:
        """Return the articles that can score so much."""
        found: list[int] = []
        self._walk(0, documents.bits, (1 << len(self._highest)) - 1, self._always - least, found)
        return Documents(reduce(or_, found, 0), documents.size)

    def _walk(self, at: int, bits: int, maybe: int, over: float, found: list[int]) -> None:
        """Part articles by what words count in them, one word after another; ``maybe`` are the words not known to be missing.

        ``over`` is by how much the words that they are known to have are over what is asked for.
        """
        if not bits:
            return
        nearest = self._nearest.get(maybe)
        if nearest is None:
            nearest = self._nearest[maybe] = sum([most for words, most in self._pairs if words & maybe == words])
        if over + self._rest[at] + nearest < 0:
            return
        if at == len(self._order) or over >= 0:
            found.append(bits)
            return
        place = self._order[at]
        for there, highest in self._levels[at]:
            self._walk(at + 1, bits & there, maybe, over + highest, found)
        self._walk(at + 1, bits & ~self._worths[place].bits, maybe & ~(1 << place), over, found)


def hopes(scorer: Scorer, listed: Sequence[int], counts: Sequence[Sequence[float]]) -> list[float]:
    """Return the most that nearness can add to each of some articles, from what the words count there.

    Words aren't adjacent more often than the rarer of them stands, nor near more often than each of one to each of the other.
    """
    found = [0.0] * len(listed)
    half, window = PARAMETERS.saturation, 2 * PARAMETERS.window - 1
    divided = scorer.divided(listed)
    for pair in scorer.pairs:
        weight = pair.weight
        first, second = counts[pair.places[0]], counts[pair.places[1]]
        lists = [one for word in (pair.first, pair.second) for here in word.found.lists for one in here]
        heavier = 1 / min([one.weight for one in lists], default=1.0)
        most, square = window * heavier, heavier * heavier
        for place in [at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one and other]:
            one, other = first[place], second[place]
            least = one if one < other else other  # noqa: FURB136  (three times as fast as a call)
            adjacent, near = least * heavier, one * other * divided[place] * square
            if near > least * most:  # noqa: PLR1730
                near = least * most
            found[place] += weight * (adjacent / (half + adjacent) + near / (half + near))
    return found
