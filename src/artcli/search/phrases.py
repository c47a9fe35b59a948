"""In which articles of a segment do words stand together?  A plan of words near each other → document numbers, by positions.

Positions are looked at only in articles that have all the words, in one way or another.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain, pairwise, repeat
from operator import mul

from artcli.hints import TYPE_CHECKING
from artcli.index.effort import EFFORT
from artcli.query.plan import NOTHING, Detour, Near, Plan, Terms, either, every
from artcli.ranking import PARAMETERS, Nearness, nearness
from artcli.search.documents import Documents
from artcli.search.lists import Among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from artcli.search.lists import Lists

Group = tuple[str, ...]

_FEW = 16
"""Pairs of places that are all looked at: less work than to search for those that are near."""
DEAR = 24
"""Keys this many times more than the documents asked about are looked for document by document."""
PER_KEY, CALLS = 0.3, 200.0
"""Microseconds that a key takes to be looked for among others, and that numpy's calls take for a phrase in a segment."""
HALVED = 8
"""Keys this many times more are searched by halving for each of the few; else all of them are held against a set of the few."""


def candidates_of(near: Near) -> Plan:
    """Return the plan of the articles that have each of the words, wherever they stand."""
    ways: list[list[Plan]] = [[_terms(near.field, group)] for group in near.groups]
    for detour in near.detours:
        there = every([_terms(near.field, group) for group in detour.groups])
        for place in range(detour.first, detour.after):
            ways[place].append(there)
    return every([either(way) for way in ways])


def together(near: Near, lists: Lists, numbers: dict[Group, Sequence[int]], among: Among) -> Iterable[int]:
    """Return those of some articles in which the words stand as asked, and maybe others, some repeatedly.

    ``numbers`` has the lists of each group of terms.
    """
    stride, size = lists.stride(near.field), lists.segment.documents
    if not near.slop and not near.detours:
        words = [numbers[group] for group in near.groups]
        if EFFORT.worth_numpy(_work(lists, words, among), CALLS):
            from artcli.search.vectors import in_line  # noqa: PLC0415  (numpy)

            placed = sorted(enumerate(words), key=lambda word: sum(map(lists.segment.occurrences, word[1])))
            return in_line(lists, near.field, placed, Documents(among.bits(size), size))
        return [key // stride for key in _in_line(near.field, lists, words, among)]
    keys = {group: _within(lists.keys(near.field, found, among), among, stride) for group, found in numbers.items()}
    if near.slop:
        return _near(near, keys, among, stride)
    return [key // stride for key in _by_any_way(near, keys)]


def _work(lists: Lists, words: Sequence[Sequence[int]], among: Among) -> float:
    """Return about how many microseconds it takes to hold words against each other."""
    known = [len(one) for numbers in words if (one := lists.known_keys(numbers)) is not None]
    unknown = [lists.place_time(numbers, len(among)) for numbers in words if lists.known_keys(numbers) is None]
    return sum(unknown) + (min(known) * PER_KEY if len(known) == len(words) else 0.0)


def _within(keys: Sequence[int], among: Among, stride: int) -> Sequence[int]:
    """Return the keys of some documents, and of others where these are most."""
    if len(among) * DEAR > len(keys):
        return keys
    return [key for document in among.ordered for key in keys_in(keys, document, stride)]


def _terms(field: str, group: Group) -> Plan:
    return Terms(field, group) if group else NOTHING


def _in_line(field: str, lists: Lists, words: Sequence[Sequence[int]], among: Among) -> Collection[int]:
    """Return the keys of one word where the others are in line with it.

    The rarest are held against the others: these are decoded only where an article is still in question.
    """
    stride = lists.stride(field)
    places = sorted(range(len(words)), key=lambda place: sum(map(lists.segment.occurrences, words[place])))
    found: Collection[int] = _within(lists.keys(field, words[places[0]], among), among, stride)
    for before, place in pairwise(places):
        if len(found) < len(among):
            among = Among({key // stride for key in found})
        found = _met(found, place - before, lists.keys(field, words[place], among))
    return found


def _met(few: Collection[int], shift: int, many: Sequence[int]) -> Collection[int]:
    """Return those of some keys, shifted, that are among others, which are ascending."""
    if not few or not many:
        return ()
    if len(few) * HALVED < len(many):
        last = many[-1]
        wanted = [key for one in few if (key := one + shift) <= last]
        places = map(bisect_left, repeat(many), wanted)
        return [key for key, place in zip(wanted, places, strict=True) if many[place] == key]
    return {key + shift for key in few}.intersection(many)


def _by_any_way(near: Near, keys: Mapping[Group, Sequence[int]]) -> set[int]:
    """Return the keys right behind the words, each step of which may be said in several ways."""
    steps = [*[Detour(place, place + 1, (group,)) for place, group in enumerate(near.groups)], *near.detours]
    behind: list[set[int]] = [set() for _ in range(len(near.groups) + 1)]
    for step in sorted(steps, key=lambda step: step.first):
        first = keys[step.groups[0]]
        reached = behind[step.first].intersection(first) if step.first else set(first)
        for group in step.groups[1:]:
            reached = {key + 1 for key in reached}.intersection(keys[group])
        behind[step.after].update([key + 1 for key in reached])
    return behind[-1]


def _near(near: Near, keys: Mapping[Group, Sequence[int]], among: Among, stride: int) -> set[int]:
    """Return the articles where words are near: only those are looked at in which each of the others is near the rarest one."""
    from artcli.index.segments.standing import stand_near  # noqa: PLC0415  (few queries say how near)

    reach = len(near.groups) - 1 + near.slop
    rarest, *others = sorted(set(near.groups), key=lambda group: len(keys[group]))
    documents: set[int] = set(among.documents)
    for group in others:
        documents.intersection_update(near_documents(keys[rarest], keys[group], reach, stride))
    return {
        one for one in documents if stand_near([keys_in(keys[group], one, stride) for group in near.groups], near.slop)
    }


def near_documents(first: Sequence[int], second: Sequence[int], reach: int, stride: int) -> set[int]:
    """Return the documents where keys of two words are no more than so many places apart.

    Where any two are, so are two that follow each other in the order of all.
    """
    both = sorted(chain(map(mul, first, repeat(2)), [2 * key + 1 for key in second]))
    most = 2 * reach + 1
    close = [one for one, other in pairwise(both) if other - one <= most and (one ^ other) & 1]
    return {one // (2 * stride) for one in close}


def nearness_in(
    keys: Sequence[int], others: Sequence[int], documents: Iterable[int], stride: int
) -> list[tuple[int, Nearness]]:
    """Return those of some documents, which are in order, in which two words are near, and how often."""
    found = []
    reach = PARAMETERS.window - 1
    at = other = 0
    for document in documents:
        start = document * stride
        at, other = bisect_left(keys, start, at), bisect_left(others, start, other)
        here = keys[at : bisect_left(keys, start + stride, at)]
        there = others[other : bisect_left(others, start + stride, other)]
        if len(here) * len(there) > _FEW:
            both = nearness(here, there)
            if both.near:
                found.append((document, both))
        else:
            apart = [two - one for one in here for two in there if -reach <= two - one <= reach]
            if apart:
                found.append((document, Nearness(apart.count(1), len(apart))))
    return found


def keys_in(keys: Sequence[int], document: int, stride: int) -> Sequence[int]:
    """Return the keys of one document."""
    start = document * stride
    first = bisect_left(keys, start)
    return keys[first : bisect_left(keys, start + stride, first)]


def places_of(lists: Lists, numbers: Sequence[int], among: Among) -> dict[int, list[int]]:
    """Return where the words of some lists stand in those of some articles that have any, ascending and each place once."""
    found: dict[int, list[int]] = {}
    shared: set[int] = set()
    for number in numbers:
        for document, these in lists.places(number, among):
            if document in found:
                found[document] += these
                shared.add(document)
            else:
                found[document] = these
    for document in shared:
        found[document] = sorted(set(found[document]))
    return found
