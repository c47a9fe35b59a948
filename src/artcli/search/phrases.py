"""In which articles of a segment do words stand together?  A plan of words near each other → document numbers, by positions.

Positions are looked at only in articles that have all the words, in one way or another.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain, pairwise, repeat
from operator import mul
from typing import TYPE_CHECKING

from artcli.index.standing import stand_near
from artcli.query.plan import NOTHING, Detour, Near, Plan, Terms, either, every

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.search.lists import Among, Lists

Group = tuple[str, ...]


def candidates_of(near: Near) -> Plan:
    """Return the plan of the articles that have each of the words, wherever they stand."""
    ways: list[list[Plan]] = [[_terms(near.field, group)] for group in near.groups]
    for detour in near.detours:
        there = every([_terms(near.field, group) for group in detour.groups])
        for place in range(detour.first, detour.after):
            ways[place].append(there)
    return every([either(way) for way in ways])


def together(near: Near, lists: Lists, numbers: dict[Group, Sequence[int]], among: Among) -> set[int]:
    """Return those of some articles in which the words stand as asked; ``numbers`` has the lists of each group of terms."""
    if not len(among):
        return set()
    stride = lists.stride(near.field)
    if near.slop or near.detours:
        keys = {group: lists.keys(near.field, found, among) for group, found in numbers.items()}
        if near.slop:
            return _near(near, keys, among, stride)
        last = _by_any_way(near, keys)
    else:
        last = _in_line(
            [lists.keys(near.field, numbers[group], among, place) for place, group in enumerate(near.groups)]
        )
    return {key // stride for key in last}.intersection(among.documents)


def _terms(field: str, group: Group) -> Plan:
    return Terms(field, group) if group else NOTHING


def _in_line(words: Sequence[list[int]]) -> set[int]:
    """Return the keys that all words have, each less its place in the line: a set of the rarest is held against the others."""
    rarest, *others = sorted(words, key=len)
    return set(rarest).intersection(*others)


def _by_any_way(near: Near, keys: dict[Group, list[int]]) -> set[int]:
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


def _near(near: Near, keys: dict[Group, list[int]], among: Among, stride: int) -> set[int]:
    """Return the articles where words are near: only those are looked at in which each of the others is near the rarest one."""
    reach = len(near.groups) - 1 + near.slop
    rarest, *others = sorted(set(near.groups), key=lambda group: len(keys[group]))
    documents: set[int] = set(among.documents)
    for group in others:
        documents.intersection_update(near_documents(keys[rarest], keys[group], reach, stride))
    return {
        one for one in documents if stand_near([keys_in(keys[group], one, stride) for group in near.groups], near.slop)
    }


def near_documents(first: list[int], second: list[int], reach: int, stride: int) -> set[int]:
    """Return the documents where keys of two words are no more than so many places apart.

    Where any two are, so are two that follow each other in the order of all.
    """
    both = sorted(chain(map(mul, first, repeat(2)), [2 * key + 1 for key in second]))
    most = 2 * reach + 1
    close = [one for one, other in pairwise(both) if other - one <= most and (one ^ other) & 1]
    return {one // (2 * stride) for one in close}


def keys_in(keys: list[int], document: int, stride: int) -> list[int]:
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
