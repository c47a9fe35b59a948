"""In which articles of a segment do words stand together?  A plan of words near each other → document numbers, by positions.

Positions are looked at only in articles that have all the words, in one way or another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.standing import stand_near
from artcli.query.plan import NOTHING, Detour, Near, Plan, Terms, either, every
from artcli.search.lists import PLACE_BITS, Among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.search.lists import Lists

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
    if near.slop:
        return _near(near, lists, numbers, among)
    keys = {group: _keys(lists, found, among) for group, found in numbers.items()}
    last = _by_any_way(near, keys) if near.detours else _in_line([keys[group] for group in near.groups])
    return {key >> PLACE_BITS for key in last} & among.documents


def _terms(field: str, group: Group) -> Plan:
    return Terms(field, group) if group else NOTHING


def _keys(lists: Lists, numbers: Sequence[int], among: Among) -> set[int]:
    found = [lists.keys(number, among) for number in numbers]
    return found[0] if len(found) == 1 else set().union(*found)


def _in_line(words: Sequence[set[int]]) -> list[int]:
    """Return the keys of the first word where the others follow: those of the rarest word are tried."""
    order = sorted(range(len(words)), key=lambda number: len(words[number]))
    first = order[0]
    starts = [key - first for key in words[first]]
    for number in order[1:]:
        keys = words[number]
        starts = [key for key in starts if key + number in keys]
    return starts


def _by_any_way(near: Near, keys: dict[Group, set[int]]) -> set[int]:
    """Return the keys right behind the words, each step of which may be said in several ways."""
    steps = [*[Detour(place, place + 1, (group,)) for place, group in enumerate(near.groups)], *near.detours]
    behind: list[set[int]] = [set() for _ in range(len(near.groups) + 1)]
    for step in sorted(steps, key=lambda step: step.first):
        reached = keys[step.groups[0]]
        if step.first:
            reached = reached & behind[step.first]
        for group in step.groups[1:]:
            reached = {key + 1 for key in reached} & keys[group]
        behind[step.after].update([key + 1 for key in reached])
    return behind[-1]


def _near(near: Near, lists: Lists, numbers: dict[Group, Sequence[int]], among: Among) -> set[int]:
    places = {group: places_of(lists, found, among) for group, found in numbers.items()}
    wanted = [places[group] for group in near.groups]
    return {one for one in among.documents if stand_near([word[one] for word in wanted], near.slop)}


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
