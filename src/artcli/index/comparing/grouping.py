"""Which articles are versions of one another?  Links between two → groups.  Pure.

Who is linked to one of a group belongs to it.  Where that makes a group that no story has, a chain of bulletins each of which repeats half of the
one before, only links between all but the same articles count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.index.versions import Link

LARGE = 32
"""Articles of a group above which it may be a chain."""
CLOSE = 0.8
"""The resemblance that links need in such a group: some 3 % of the words differ."""


def groups_of(links: Iterable[Link]) -> list[list[str]]:
    """Return the groups that links make, each of them and all of them sorted; an article that is left alone is a group of one.

    >>> from artcli.index.versions import Link
    >>> groups_of([Link("a", "b", 0.9), Link("c", "b", 0.5), Link("d", "e", 0.7)])
    [['a', 'b', 'c'], ['d', 'e']]
    """
    found = []
    for group, inside in _joined(list(links)):
        if len(group) > LARGE:
            close = _joined([link for link in inside if link.resemblance >= CLOSE])
            linked = {one for some, _ in close for one in some}
            found += [some for some, _ in close] + [[one] for one in group if one not in linked]
        else:
            found.append(group)
    return sorted(found)


def _joined(links: list[Link]) -> list[tuple[list[str], list[Link]]]:
    """Return which articles are connected, with their links."""
    parents: dict[str, str] = {}

    def root(one: str) -> str:
        parents.setdefault(one, one)
        while parents[one] != one:
            parents[one] = one = parents[parents[one]]
        return one

    for link in links:
        parents[root(link.one)] = root(link.other)
    groups: dict[str, list[str]] = {}
    for one in list(parents):
        groups.setdefault(root(one), []).append(one)
    inside: dict[str, list[Link]] = {}
    for link in links:
        inside.setdefault(root(link.one), []).append(link)
    return [(sorted(group), inside[top]) for top, group in groups.items()]
