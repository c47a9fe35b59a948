"""What does Whoosh want to know of a segment that isn't in it as such?  Lengths as Whoosh counts them, and the postings of a term as one.

Whoosh counts a field's length in terms, all of those at one position, and remembers of each document's length a byte.  The segment
of articles counts words; the rest is worked out from the postings when a score asks for it first, and kept.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from whoosh.util.numeric import byte_to_length, length_to_byte

from artcli.analysis.forms import JOINED
from artcli.index.segments.format import BLOCK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.segments.segment import Segment

Places = list[list[int]]

MOST_REMEMBERED = 256
"""Terms whose postings are kept: a query asks for each of its terms several times, for weights, for lengths and to match."""

_JOINED = JOINED.encode()


class Lengths(NamedTuple):
    """How long a field is: in each document, rounded as Whoosh rounds, and exactly in all of them."""

    rounded: Sequence[int]
    total: int


class TermPostings:
    """Where a term stands, its lists united: documents, how often in each, and positions when they are asked for."""

    def __init__(self, segment: Segment, lists: Sequence[int]) -> None:
        """Read the documents of a text's, a code's or a number's term."""
        self._segment = segment
        self._lists = lists
        self._blocks: dict[int, Places] = {}
        self._merged: dict[int, list[int]] | None = None
        if len(lists) == 1:
            self.documents: Sequence[int] = segment.documents_of(lists[0])
            self.frequencies: Sequence[int] = segment.frequencies_of(lists[0])
            return
        found: dict[int, int] = {}
        for one in lists:
            for document, count in zip(segment.documents_of(one), segment.frequencies_of(one), strict=True):
                found[document] = found.get(document, 0) + count
        self.documents = sorted(found)
        self.frequencies = [found[document] for document in self.documents]

    def places(self, index: int) -> list[int]:
        """Return the positions in the document at ``index``; none in a field without positions."""
        if len(self._lists) == 1:
            block = index // BLOCK
            if block not in self._blocks:
                self._blocks[block] = self._segment.block_places(self._lists[0], block)
            return self._blocks[block][index % BLOCK]
        if self._merged is None:
            self._merged = self._merge()
        return self._merged.get(self.documents[index], [])

    def _merge(self) -> dict[int, list[int]]:
        merged: dict[int, list[int]] = {}
        for one in self._lists:
            for document, places in self._segment.places_of(one).items():
                if document in merged:
                    merged[document] = sorted(merged[document] + places)
                else:
                    merged[document] = places
        return merged


class KeyPostings(TermPostings):
    """The documents of a key."""

    def __init__(self, documents: Sequence[int]) -> None:
        """Take the documents, which are what a key's term leads to."""
        self.documents = documents
        self.frequencies = [1] * len(documents)

    def places(self, index: int) -> list[int]:  # noqa: ARG002
        """Return no position."""
        return []


class SegmentView:
    """A segment as Whoosh's readers ask about it."""

    def __init__(self, segment: Segment) -> None:
        """Take the segment, of articles or written by Whoosh; nothing is read yet."""
        self.segment = segment
        self._lengths: dict[str, Lengths | None] = {}
        self._postings: dict[tuple[str, bytes], TermPostings] = {}

    def postings(self, field: str, term: bytes) -> TermPostings | None:
        """Return where a term stands, deleted documents too; None where there is no such term."""
        asked = field, term
        found = self._postings.get(asked)
        if found is None:
            lists = self.segment.lists(field, term)
            if not lists:
                return None
            if len(self._postings) >= MOST_REMEMBERED:
                self._postings.clear()
            kind = self.segment.fields[field].kind
            found = KeyPostings(lists) if kind == "key" else TermPostings(self.segment, lists)
            self._postings[asked] = found
        return found

    def lengths(self, field: str) -> Lengths | None:
        """Return how long a field is; None for one that has no length, such as a date."""
        if field not in self._lengths:
            self._lengths[field] = self._lengths_of(field)
        return self._lengths[field]

    def _lengths_of(self, field: str) -> Lengths | None:
        known = self.segment.fields.get(field)
        if known is None or f"length.{field}" not in self.segment.meta["columns"]:
            return None
        exact = array("Q", self.segment.column(f"length.{field}"))
        if not self.segment.meta.get("whoosh"):
            self._count_all_terms(field, exact)
        return Lengths([byte_to_length(length_to_byte(length)) for length in exact], sum(exact))

    def _count_all_terms(self, field: str, counted: array[int]) -> None:
        """Add to each document's words the terms that stand where another was counted: stems and the like, and compounds."""
        terms = self.segment.terms(field)
        more: dict[int, int] = {}
        for index in range(len(terms)):
            uncounted = terms.term(index).startswith(_JOINED)
            for one in terms.lists(index):
                more[one] = more.get(one, -1) + 1 + uncounted
        for one, times in more.items():
            if times:
                for document, count in zip(
                    self.segment.documents_of(one), self.segment.frequencies_of(one), strict=True
                ):
                    counted[document] += times * count
