"""In which articles do words stand together?  A Whoosh query over one field: groups of terms, in order or near each other.

Whoosh's own ``Phrase`` takes one term a place, and its span queries pair by pair can't say "within so many words, all of them".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.query import Query

from artcli.index.segments.standing import Places, Way, follow, stand_near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.reading import IndexReader
    from whoosh.searching import SearchContext, Searcher


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
