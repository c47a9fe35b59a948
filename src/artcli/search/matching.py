"""Which articles does a compiled query match?  A Whoosh query → document numbers, by sets.

Whoosh's own matchers for AND and OR nest one level a clause, which Python's limit of recursion ends at a few hundred words, and look
at each posting through every level.  Terms are answered by Whoosh, once each, and joined here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import query as whoosh

from artcli.index.near import Near, Way, follow, stand_near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoosh.searching import Searcher

    from artcli.search.places import TermPlaces

NONE: frozenset[int] = frozenset()


class Matching:
    """The articles that queries match in one index, each term looked up once."""

    def __init__(self, searcher: Searcher, places: TermPlaces) -> None:
        """Take the searcher, and where it keeps the terms' places."""
        self._places = places
        self._searcher = searcher
        self._reader = searcher.reader()
        self._known: dict[whoosh.Query, frozenset[int]] = {}

    def documents(self, query: whoosh.Query) -> frozenset[int]:
        """Return the document numbers that a query matches."""
        if isinstance(query, whoosh.And):
            return self._all(query.subqueries)
        if isinstance(query, whoosh.Or):
            return NONE.union(*[self.documents(side) for side in query.subqueries])
        if isinstance(query, whoosh.Not):
            return self.documents(whoosh.Every()) - self.documents(query.query)
        if query not in self._known:
            self._known[query] = self._leaf(query)
        return self._known[query]

    def _all(self, clauses: Sequence[whoosh.Query]) -> frozenset[int]:
        found: frozenset[int] | None = None
        for clause in clauses:
            these = self.documents(clause)
            found = these if found is None else found & these
            if not found:
                return NONE
        return found or NONE

    def _leaf(self, query: whoosh.Query) -> frozenset[int]:
        if isinstance(query, whoosh.Term):
            if (query.fieldname, query.text) not in self._reader:
                return NONE
            return frozenset(self._reader.postings(query.fieldname, query.text).all_ids())
        if isinstance(query, Near):
            return self._near(query) if self._could_match(query) else NONE
        return frozenset(query.docs(self._searcher))

    def _near(self, query: Near) -> frozenset[int]:
        """Look at the places only in articles that have all the words."""
        known = {group: self._places.of_any(query.fieldname, group) for group in groups_of(query)}
        if query.slop:
            together = set(known[query.groups[0]]).intersection(*[known[group] for group in query.groups[1:]])
            return frozenset(
                [one for one in together if stand_near([known[group][one] for group in query.groups], query.slop)]
            )
        steps = [(place, place + 1, (group,)) for place, group in enumerate(query.groups)]
        ways = [
            Way(first, after, [known[group] for group in groups]) for first, after, groups in (*steps, *query.detours)
        ]
        return frozenset([one for one in _candidates(ways, len(query.groups)) if follow(one, ways, len(query.groups))])

    def _could_match(self, query: Near) -> bool:
        """Tell whether any article has all the words, wherever they stand."""
        groups = [[whoosh.Term(query.fieldname, term) for term in group] for group in query.groups]
        return bool(query.detours or self._all([whoosh.Or(group) for group in groups]))


def groups_of(query: Near) -> list[tuple[str, ...]]:
    """Return the groups of terms that a query is about, those of its detours too."""
    return [*query.groups, *[group for detour in query.detours for group in detour.groups]]


def _candidates(ways: Sequence[Way], words: int) -> frozenset[int]:
    """Return the articles that have each of the words, in one way or another."""
    there: list[set[int]] = [set() for _ in range(words)]
    for way in ways:
        documents = set(way.places[0]).intersection(*way.places[1:])
        for place in range(way.first, way.after):
            there[place] |= documents
    return frozenset(there[0].intersection(*there[1:]))
