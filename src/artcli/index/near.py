"""In which articles do words stand together?  A Whoosh query over one field: groups of terms, in order or near each other.

Whoosh's own ``Phrase`` takes one term a place, and its span queries pair by pair can't say "within so many words, all of them".
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.reading import IndexReader
    from whoosh.searching import SearchContext, Searcher

Places = dict[int, list[int]]
"""Document numbers → ascending positions of a word there."""

MOST_SEATED = 100
"""Words near each other that are also given a place each, no two the same; nobody says more, and the recursion stays shallow."""


class Detour(NamedTuple):
    """Another way to say the words from ``first`` up to ``after``: these groups of terms, one after the other."""

    first: int
    after: int
    groups: tuple[tuple[str, ...], ...]


def places_of(reader: IndexReader, fieldname: str, terms: Sequence[str]) -> Places:
    """Return where any of the terms stands."""
    found: dict[int, set[int]] = {}
    for term in terms:
        if (fieldname, term) not in reader:  # type: ignore[operator,unused-ignore]
            continue
        postings = reader.postings(fieldname, term)
        while postings.is_active():
            found.setdefault(postings.id(), set()).update(postings.value_as("positions"))
            postings.next()
    return {document: sorted(places) for document, places in found.items()}


class Near(Query):  # type: ignore[misc,unused-ignore]
    """Articles in which each group of terms has a word, next to each other in this order, or with others among them.

    Without ``slop`` the words follow each other, and detours may be taken; with it they stand in any order with at most ``slop``
    other words among them.
    """

    def __init__(
        self, fieldname: str, groups: Sequence[Sequence[str]], slop: int = 0, detours: Sequence[Detour] = ()
    ) -> None:
        """Take the field, the terms for each word, how many other words may lie among them, and other ways to say some."""
        self.fieldname = fieldname
        self.groups = tuple([tuple(group) for group in groups])
        self.slop = slop
        self.detours = () if slop else tuple(detours)
        self.boost = 1.0

    def __repr__(self) -> str:
        return f"Near({self.fieldname!r}, {self.groups!r}, slop={self.slop}, detours={self.detours!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Near) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def _parts(self) -> tuple[object, ...]:
        return self.fieldname, self.groups, self.slop, self.detours

    def is_leaf(self) -> bool:
        """Have no children."""
        return True

    def field(self) -> str:
        """Return the field that is looked in."""
        return self.fieldname

    def terms(self, phrases: bool = False) -> Iterator[tuple[str, str]]:  # noqa: ARG002  (Whoosh's signature)
        """Yield the terms looked for."""
        for group in (*self.groups, *[group for detour in self.detours for group in detour.groups]):
            for term in group:
                yield self.fieldname, term

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return no fewer than the articles found."""
        return ixreader.doc_count()

    def estimate_min_size(self, ixreader: IndexReader) -> int:  # noqa: ARG002
        """Return no more than the articles found."""
        return 0

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher:  # noqa: ARG002
        """Return the articles of one segment."""
        reader = searcher.reader()
        known: dict[tuple[str, ...], Places] = {}
        for group in (*self.groups, *[group for detour in self.detours for group in detour.groups]):
            if group not in known:
                known[group] = places_of(reader, self.fieldname, group)
        if self.slop:
            together = set(known[self.groups[0]]).intersection(*[known[group] for group in self.groups[1:]])
            documents = [doc for doc in together if stand_near([known[group][doc] for group in self.groups], self.slop)]
        else:
            documents = self._following(known)
        return ListMatcher(sorted(documents)) if documents else NullMatcher()

    def _following(self, known: dict[tuple[str, ...], Places]) -> list[int]:
        steps = [(place, place + 1, (group,)) for place, group in enumerate(self.groups)]
        ways = [
            Way(first, after, [known[group] for group in groups]) for first, after, groups in (*steps, *self.detours)
        ]
        candidates: set[int] | None = None
        for place in range(len(self.groups)):
            there: set[int] = set()
            for way in ways:
                if way.first <= place < way.after:
                    there |= set(way.places[0]).intersection(*way.places[1:])
            candidates = there if candidates is None else candidates & there
        return [doc for doc in candidates or () if follow(doc, ways, len(self.groups))]


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
