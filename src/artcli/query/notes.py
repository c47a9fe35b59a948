"""Which notes does a part of a query match?  Notes by their articles' ids → the words they have, and the notes that a plan over these finds.

Notes are few and short: their words are put into a dictionary, once for a search that asks for them, and a query is compiled for them as
it is for the words of an index.
"""

from __future__ import annotations

from functools import cached_property

from artcli.analysis.distance import edit_distance
from artcli.analysis.forms import LAYERS
from artcli.analysis.words import tokens
from artcli.hints import TYPE_CHECKING
from artcli.index.vocabulary import Vocabulary
from artcli.query.plan import All, Detour, Either, Except, Near, Plan, Terms, either, every, identified, without

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence


class Notes(Vocabulary):
    """Notes and their words; of whatever field is asked for."""

    def __init__(self, texts: Mapping[str, str], language: str | None) -> None:
        """Take the notes by their articles' ids, and the language whose forms their words have."""
        self.ids = frozenset(texts)
        self.language = language
        self._texts = texts

    def found(self, plan: Plan) -> Plan:
        """Return what finds the articles whose notes a plan over their words finds."""
        if isinstance(plan, Terms):
            return identified(frozenset(self._having(plan.terms)))
        if isinstance(plan, Near):
            return identified(frozenset(self._near(plan)))
        if isinstance(plan, All):
            return every([self.found(part) for part in plan.parts])
        if isinstance(plan, Either):
            return either([self.found(part) for part in plan.parts])
        if isinstance(plan, Except):
            return without(self.found(plan.plan), self.found(plan.excluded))
        return plan

    def has(self, field: str, term: str) -> bool:  # noqa: ARG002  (there is one)
        """Say whether any note has a term."""
        return term in self._places

    def terms_like(self, field: str, pattern: Hashable, find: Callable[[], Iterable[str]]) -> list[str]:  # noqa: ARG002  (nothing is kept)
        """Return what ``find`` finds for a pattern."""
        return list(find())

    def nearly(self, field: str, layer: str, word: str, most: int, prefix: str = "") -> Iterator[str]:
        """Yield the terms of a layer that ``most`` changes make of a word, and begin so."""
        for term in self._terms(field, layer + prefix):
            if (layer or term[0] not in LAYERS) and edit_distance(word, term[len(layer) :], most) <= most:
                yield term

    def _terms(self, field: str, prefix: str, within: str = "") -> Iterator[str]:  # noqa: ARG002  (there is one)
        return (term for term in sorted(self._places) if term.startswith(prefix) and within in term)

    @cached_property
    def _places(self) -> dict[str, dict[str, set[int]]]:
        """All terms of the notes: the positions of each in each note that has it."""
        found: dict[str, dict[str, set[int]]] = {}
        for one, text in self._texts.items():
            for token in tokens(text, self.language):
                for term in token.terms:
                    found.setdefault(term, {}).setdefault(one, set()).add(token.position)
        return found

    def _having(self, terms: Iterable[str]) -> dict[str, set[int]]:
        """Return the notes that have any of the terms, and where."""
        found: dict[str, set[int]] = {}
        for term in terms:
            for one, places in self._places.get(term, {}).items():
                found[one] = found.get(one, set()) | places
        return found

    def _near(self, near: Near) -> Iterator[str]:
        """Yield the notes in which words stand together as a plan says."""
        groups = {group: self._having(group) for group in near.groups}
        groups |= {group: self._having(group) for detour in near.detours for group in detour.groups}
        for one in self.ids:
            here = {group: places.get(one, set()) for group, places in groups.items()}
            if near.slop:
                there = _lie_near([here[group] for group in near.groups], near.slop)
            else:
                there = _follow(near.groups, near.detours, here)
            if there:
                yield one


def _follow(
    groups: Sequence[tuple[str, ...]], detours: Sequence[Detour], here: Mapping[tuple[str, ...], set[int]]
) -> bool:
    """Tell whether a word of each group follows one of the group before it, by detours or not."""
    reached: list[set[int]] = [set().union(*here.values()), *[set[int]() for _ in groups]]
    steps = [*detours, *[Detour(place, place + 1, (group,)) for place, group in enumerate(groups)]]
    for first, after, words in sorted([(step.first, step.after, step.groups) for step in steps]):
        for place in reached[first]:
            if all(place + offset in here[group] for offset, group in enumerate(words)):
                reached[after].add(place + len(words))
    return bool(reached[-1])


def _lie_near(groups: Sequence[set[int]], slop: int) -> bool:
    """Tell whether each group has a place of its own, with at most so many others among them."""
    span = len(groups) + slop
    for first in sorted(set[int]().union(*groups)):
        within = [{place for place in places if first <= place < first + span} for places in groups]
        if all(within) and len(set[int]().union(*within)) >= len(groups) and _each_has_its_own(within):
            return True
    return False


def _each_has_its_own(groups: Sequence[set[int]]) -> bool:
    """Tell whether every group can have one of its places that no other has: augmenting paths, as Kuhn found them."""
    owner: dict[int, int] = {}

    def settle(group: int, tried: set[int]) -> bool:
        for place in groups[group] - tried:
            tried.add(place)
            if place not in owner or settle(owner[place], tried):
                owner[place] = group
                return True
        return False

    return all([settle(group, set()) for group in range(len(groups))])
