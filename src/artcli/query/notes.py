"""Which notes have a word?  Notes by their articles' ids → those that a part of a query matches, with all that the language says of words.

Notes are few and short: their words are put into a dictionary, once for a search that asks for them.  Pure.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from artcli.analysis.fold import fold, lower
from artcli.analysis.forms import JOINED, LAYERS
from artcli.analysis.typed import typed
from artcli.analysis.words import tokens
from artcli.query.expand import accepting
from artcli.query.plan import Plan, identified
from artcli.query.regexes import LONGEST_WORD
from artcli.query.tree import Node, Phrase, Regex, Wildcard, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Places = dict[str, list[int]]
"""Ids → the positions of a word in these notes."""


class Notes:
    """Notes and their words."""

    def __init__(self, texts: Mapping[str, str], language: str | None) -> None:
        """Take the notes by their articles' ids, and the language whose forms their words have."""
        self.texts = texts
        self.ids = frozenset(texts)
        self._language = language

    def found(self, leaf: Node) -> Plan:
        """Return what finds the articles whose notes have a word, a phrase or what a pattern stands for."""
        return identified(frozenset(self._matching(leaf)))

    @cached_property
    def _places(self) -> dict[str, Places]:
        """All terms of the notes, and where they stand."""
        found: dict[str, Places] = {}
        for one, text in self.texts.items():
            for token in tokens(text, self._language):
                for term in token.terms:
                    found.setdefault(term, {}).setdefault(one, []).append(token.position)
        return found

    def _matching(self, leaf: Node) -> Iterable[str]:
        if isinstance(leaf, Word):
            return self._words(leaf.text, exact=leaf.exact, slop=0)
        if isinstance(leaf, Phrase):
            return self._words(leaf.text, exact=leaf.exact, slop=leaf.slop)
        accept = _accepting(leaf)
        ids = self._having([term for term in self._places if term[0] not in LAYERS and accept(term)])
        if isinstance(leaf, Wildcard) and leaf.word:
            return {*ids, *self._words(leaf.word, exact=False, slop=0)}
        return ids

    def _having(self, terms: Iterable[str]) -> Places:
        """Return the places of any of the terms."""
        found: Places = {}
        for term in terms:
            for one, places in self._places.get(term, {}).items():
                found.setdefault(one, []).extend(places)
        return found

    def _words(self, text: str, *, exact: bool, slop: int) -> Iterable[str]:
        """Return the ids of the notes that have these words, side by side or with some others among them."""
        wanted = typed(text, (self._language,), exact=exact)
        groups = []
        for token in wanted:
            terms = [form.term for form in token.forms]
            if len(wanted) == 1 and not exact:
                terms.append(JOINED + fold(token.word))
            if token.is_one_character:
                terms = [term for term in self._places if term.startswith(token.word)]
            groups.append(self._having(terms))
        if not groups:
            return ()
        shared = set(groups[0]).intersection(*groups[1:])
        if len(groups) == 1:
            return shared
        near = _adjacent if not slop else _near(len(groups) + slop)
        return [one for one in shared if near([group[one] for group in groups])]


def _adjacent(groups: Sequence[Sequence[int]]) -> bool:
    """Tell whether each group has a place right behind one of the group before it."""
    starts = set(groups[0])
    for offset, places in enumerate(groups):
        starts &= {place - offset for place in places}
    return bool(starts)


def _near(span: int) -> Callable[[Sequence[Sequence[int]]], bool]:
    """Return what tells whether each group has a place of its own among some that lie within ``span``."""

    def tell(groups: Sequence[Sequence[int]]) -> bool:
        every = sorted({place for places in groups for place in places})
        for first in every:
            within = [[place for place in places if first <= place < first + span] for places in groups]
            if (
                all(within)
                and len({place for places in within for place in places}) >= len(groups)
                and _each_has_its_own(within)
            ):
                return True
        return False

    return tell


def _each_has_its_own(groups: Sequence[Sequence[int]]) -> bool:
    """Tell whether every group can have one of its places that no other has: augmenting paths, as Kuhn found them."""
    owner: dict[int, int] = {}

    def settle(group: int, tried: set[int]) -> bool:
        for place in groups[group]:
            if place in tried:
                continue
            tried.add(place)
            if place not in owner or settle(owner[place], tried):
                owner[place] = group
                return True
        return False

    return all([settle(group, set()) for group in range(len(groups))])


def _accepting(leaf: Node) -> Callable[[str], bool]:
    """Return what tells whether a pattern stands for a word; its accents count only where some are typed."""
    accept = accepting(leaf, lower)
    shape = leaf.pattern if isinstance(leaf, (Wildcard, Regex)) else str(leaf)
    if fold(shape) != lower(shape):
        return accept
    return lambda word: len(word) <= LONGEST_WORD and (accept(word) or accept(fold(word)))
