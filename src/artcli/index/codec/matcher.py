"""Where does a term stand, one document after the other?  Postings → Whoosh's matcher, which skips blocks that can't matter."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from whoosh.matching import LeafMatcher, ReadTooFar

from artcli.index.segments.format import BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typing_extensions import Self
    from whoosh.formats import Format
    from whoosh.scoring import BaseScorer

    from artcli.index.codec.view import TermPostings

_PLACED = frozenset(("positions", "position_boosts"))


class TermMatcher(LeafMatcher):  # type: ignore[misc,unused-ignore]
    """The documents of a term, in order.

    A block is 128 postings, as stock Whoosh has them, so that what it skips is what stock Whoosh skips; its highest weight and
    shortest length are worked out when they are asked for first, since Whoosh's scores need both and the segment's bounds are of
    another formula.
    """

    def __init__(
        self,
        term: tuple[str, bytes],
        postings: TermPostings,
        form: Format,
        scorer: BaseScorer | None,
        lengths: Sequence[int] | None,
    ) -> None:
        """Take the term, its postings, its field's format, what scores, and the lengths of the field by document."""
        self._term = term
        self._postings = postings
        self._documents = postings.documents
        self.format: Any = form
        self.scorer = scorer
        self._lengths = lengths
        self._at = 0

    def copy(self) -> Self:
        """Return a matcher that goes on from here by itself."""
        made = self.__class__(self._term, self._postings, self.format, self.scorer, self._lengths)
        made._at = self._at  # noqa: SLF001
        return made

    def is_active(self) -> bool:
        """Tell whether there is a document here."""
        return self._at < len(self._documents)

    def reset(self) -> None:
        """Begin again."""
        self._at = 0

    def id(self) -> int:
        """Return the document."""
        return self._documents[self._at]

    def all_ids(self) -> Iterator[int]:
        """Return all documents from here on."""
        return iter(self._documents[self._at :])

    def next(self) -> bool:  # type: ignore[override,unused-ignore]
        """Go to the next document, and tell whether it is in another block: Whoosh's collectors ask, whatever its types say."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return not self._at % BLOCK or not self.is_active()

    def skip_to(self, target: int) -> None:
        """Go to the first document from here that isn't before ``target``."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._documents, target, self._at)

    def skip_to_quality(self, minimum: float) -> int:
        """Go to the next block that can score above ``minimum``, and return how many were skipped."""
        skipped = 0
        while self.is_active() and self.block_quality() <= minimum:  # type: ignore[no-untyped-call,unused-ignore]
            self._at = (self._at // BLOCK + 1) * BLOCK
            skipped += 1
        return skipped

    def weight(self) -> float:
        """Return how often the term stands in the document."""
        return float(self._postings.frequencies[self._at])

    def value(self) -> bytes:
        """Return the posting's value in the encoding of its format, for those who copy postings."""
        encoded: bytes
        if self.format.supports("positions"):
            encoded = self.format.encode(self._postings.places(self._at))
        elif self.format.fixed_value_size():
            encoded = int(self.weight()).to_bytes(4, "big")
        else:
            encoded = b""
        return encoded

    def value_as(self, kind: str) -> Any:
        """Return what the posting's value means, without encoding it first."""
        if kind in _PLACED and self.format.supports(kind):
            places = self._postings.places(self._at)
            return places if kind == "positions" else [(place, 1) for place in places]
        if kind == "frequency":
            return int(self.weight()) if self.format.fixed_value_size() != 0 else 1
        if kind == "weight":
            return self.value_as("frequency") * self.format.field_boost
        return super().value_as(kind)  # type: ignore[no-untyped-call,unused-ignore]

    def block_min_id(self) -> int:
        """Return the first document of this block."""
        return int(self._documents[self._block().start])

    def block_max_id(self) -> int:
        """Return the last document of this block."""
        return int(self._documents[min(self._block().stop, len(self._documents)) - 1])

    def block_max_weight(self) -> float:
        """Return how often the term stands in a document of this block at most."""
        return float(max(self._postings.frequencies[self._block()]))

    def block_min_length(self) -> int:
        """Return how long the field is in a document of this block at least."""
        return min(self._block_lengths(), default=0)

    def block_max_length(self) -> int:
        """Return how long the field is in a document of this block at most."""
        return max(self._block_lengths(), default=0)

    def _block(self) -> slice:
        """Return the block that this document lies in; behind the end it is the last, for matchers that look back."""
        start = min(self._at, len(self._documents) - 1) // BLOCK * BLOCK
        return slice(start, start + BLOCK)

    def _block_lengths(self) -> list[int]:
        lengths = self._lengths
        return [] if lengths is None else [lengths[document] for document in self._documents[self._block()]]
