"""In which articles do words stand together?  A Whoosh query over one field: groups of terms, in order or near each other.

Whoosh's own ``Phrase`` takes one term a place, and its span queries pair by pair can't say "within so many words, all of them".
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.reading import IndexReader
    from whoosh.searching import SearchContext, Searcher

Places = dict[int, list[int]]
"""Document numbers → ascending positions of a word there."""

MOST_COMBINATIONS = 10_000
"""Ways to choose a place for each word that are tried for one article before it counts as not near: the words are everywhere."""


def places_of(reader: IndexReader, fieldname: str, terms: Sequence[str]) -> Places:
    """Return where any of the terms stands."""
    found: dict[int, set[int]] = {}
    for term in terms:
        if (fieldname, term) not in reader:
            continue
        postings = reader.postings(fieldname, term)
        while postings.is_active():
            found.setdefault(postings.id(), set()).update(postings.value_as("positions"))
            postings.next()
    return {document: sorted(places) for document, places in found.items()}


class Near(Query):  # type: ignore[misc,unused-ignore]
    """Articles in which each group of terms has a word, next to each other in this order, or with others among them.

    Without ``slop`` the words follow each other; with it they stand in any order with at most ``slop`` other words among them.
    """

    def __init__(self, fieldname: str, groups: Sequence[Sequence[str]], slop: int = 0) -> None:
        """Take the field, the terms for each word, and how many other words may lie among them."""
        self.fieldname = fieldname
        self.groups = tuple([tuple(group) for group in groups])
        self.slop = slop
        self.boost = 1.0

    def __repr__(self) -> str:
        return f"Near({self.fieldname!r}, {self.groups!r}, slop={self.slop})"

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, Near) and self.fieldname == other.fieldname
        return same and (self.groups, self.slop) == (other.groups, other.slop)

    def __hash__(self) -> int:
        return hash((self.fieldname, self.groups, self.slop))

    def is_leaf(self) -> bool:
        """Have no children."""
        return True

    def field(self) -> str:
        """Return the field that is looked in."""
        return self.fieldname

    def terms(self, phrases: bool = False) -> Iterator[tuple[str, str]]:  # noqa: ARG002  (Whoosh's signature)
        """Yield the terms looked for."""
        for group in self.groups:
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
        found = [places_of(reader, self.fieldname, group) for group in self.groups]
        together = set(found[0]).intersection(*found[1:])
        documents = [doc for doc in sorted(together) if self._stand_together([places[doc] for places in found])]
        return ListMatcher(documents) if documents else NullMatcher()

    def _stand_together(self, places: Sequence[Sequence[int]]) -> bool:
        return stand_near(places, self.slop) if self.slop else follow(places)


def follow(places: Sequence[Sequence[int]]) -> bool:
    """Say whether words follow each other, from their positions."""
    starts = set(places[0])
    for offset, later in enumerate(places[1:], 1):
        starts &= {place - offset for place in later}
    return bool(starts)


def stand_near(places: Sequence[Sequence[int]], slop: int) -> bool:
    """Say whether words stand in any order, at different places, with at most ``slop`` others among them."""
    reach = len(places) - 1 + slop
    for first in places[0]:
        near = [[place for place in others if abs(place - first) <= reach and place != first] for others in places[1:]]
        for tried, chosen in enumerate(product(*near)):
            taken = (first, *chosen)
            if len(set(taken)) == len(taken) and max(taken) - min(taken) <= reach:
                return True
            if tried > MOST_COMBINATIONS:
                return False
    return False
