"""Do words stand together in an article?  Their positions → whether they follow each other, or lie near.  Pure.

Positions of a word are ascending, as the index has them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Places = dict[int, list[int]]
"""Document numbers → ascending positions of a word there."""

MOST_SEATED = 100
"""Words near each other that are also given a place each, no two the same; nobody says more, and the recursion stays shallow."""


class Way(NamedTuple):
    """A step through a phrase, from word ``first`` to word ``after``, and where each of its words stands."""

    first: int
    after: int
    places: Sequence[Places]


def follow(document: int, ways: Sequence[Way], words: int) -> bool:
    """Say whether words follow each other in an article, by any of the ways through them.

    >>> follow(7, [Way(0, 1, [{7: [3]}]), Way(1, 2, [{7: [4]}])], 2)
    True
    """
    nexts: list[set[int]] = [set() for _ in range(words + 1)]
    for way in sorted(ways, key=lambda way: way.first):
        if (way.first and not nexts[way.first]) or not all(document in places for places in way.places):
            continue
        starts = set(way.places[0][document])
        if way.first:
            starts &= nexts[way.first]
        for offset, later in enumerate(way.places[1:], 1):
            starts &= {other - offset for other in later[document]}
        nexts[way.after] |= {start + len(way.places) for start in starts}
    return bool(nexts[words])


def stand_near(places: Sequence[Sequence[int]], slop: int) -> bool:
    """Say whether words stand in any order, at different places, with at most ``slop`` others among them.

    >>> stand_near([[1, 90], [4], [3]], slop=1), stand_near([[1], [1]], slop=5)
    (True, False)
    """
    reach = len(places) - 1 + slop
    words = Counter([tuple(one) for one in places])
    standing: dict[int, list[int]] = {}
    for number, one in enumerate(words):
        for place in one:
            standing.setdefault(place, []).append(number)
    wanted = list(words.values())
    have, lacking, low = [0] * len(wanted), len(wanted), 0
    order = sorted(standing)
    for place in order:
        for number in standing[place]:
            have[number] += 1
            lacking -= have[number] == wanted[number]
        while order[low] < place - reach:
            for number in standing[order[low]]:
                lacking += have[number] == wanted[number]
                have[number] -= 1
            low += 1
        if not lacking and _have_a_place_each([standing[one] for one in _window(order, low, place)], wanted):
            return True
    return False


def _window(order: Sequence[int], low: int, last: int) -> Iterator[int]:
    for index in range(low, len(order)):
        if order[index] > last:
            return
        yield order[index]


def _have_a_place_each(standing: Sequence[Sequence[int]], wanted: Sequence[int]) -> bool:
    """Say whether so many of each word can be had, no two at one place, from the words that may stand at each (Kuhn 1955)."""
    if sum(wanted) > MOST_SEATED or all(len(numbers) == 1 for numbers in standing):
        return True  # they have been counted
    seats = [(number, copy) for number, times in enumerate(wanted) for copy in range(times)]
    taken: dict[int, tuple[int, int]] = {}

    def seated(seat: tuple[int, int], tried: set[int]) -> bool:
        places = [place for place, numbers in enumerate(standing) if seat[0] in numbers]
        for place in sorted(places, key=taken.__contains__):  # free ones first
            if place not in tried:
                tried.add(place)
                if place not in taken or seated(taken[place], tried):
                    taken[place] = seat
                    return True
        return False

    return all([seated(seat, set()) for seat in seats])
