"""Which words does the index have?  Its terms field by field: those there are, those of a shape, and the lists that they lead to."""

from __future__ import annotations

from heapq import merge
from itertools import groupby

from artcli.analysis.forms import FOLDED, LAYERS
from artcli.hints import TYPE_CHECKING
from artcli.index.effort import EFFORT
from artcli.ranking import TermCounts, counts_of_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from artcli.index.segments.segment import Segment
    from artcli.index.segments.terms import TermRange
    from artcli.index.snapshot import Snapshot


PER_TERM, CALLS = 0.2, 500.0
"""Microseconds that it takes to tell whether a term is nearly a word, and that numpy's calls take for a segment; measured on 133,000 terms."""


class _Seen:
    """What has been looked up in a snapshot, which never changes."""

    __slots__ = ("counts", "lists", "patterns")

    def __init__(self) -> None:
        self.lists: dict[tuple[str, str], tuple[Sequence[int], ...]] = {}
        self.counts: dict[tuple[str, str], TermCounts] = {}
        self.patterns: dict[tuple[str, Hashable], list[str]] = {}


class Vocabulary:
    """The terms of an index."""

    lists_terms = True
    """Whether the terms that begin so, or have a shape, can be listed."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take the index as it is now."""
        self._segments = snapshot.segments
        self._documents = snapshot.highest
        self._seen: _Seen = snapshot.kept.setdefault(_Seen, _Seen())

    def lists(self, field: str, term: str) -> tuple[Sequence[int], ...]:
        """Return for each segment the lists of a term, or its documents in a field of keys; () where no segment has it."""
        known = self._seen.lists
        key = (field, term)
        if key not in known:
            raw = _bytes(term)
            there = set(self._with_layer(field, term[:1]))
            found = tuple([segment.lists(field, raw) if segment in there else () for segment in self._segments])
            known[key] = found if any(found) else ()
        return known[key]

    def has(self, field: str, term: str) -> bool:
        """Say whether a field has a term."""
        return bool(self.lists(field, term))

    def knows(self, field: str, term: str) -> bool:
        """Say the same, also where ``has`` says yes to what it would have to ask for."""
        return self.has(field, term)

    def words(self, field: str, prefix: str = "") -> Iterator[str]:
        """Yield the terms of a field that are words as they stand, and begin so; without those of other layers."""
        for term in self._terms(field, prefix):
            if term[:1] not in LAYERS:
                yield term

    def folded(self, field: str, prefix: str = "") -> Iterator[str]:
        """Yield the words that begin so without their accents: those of a field that have some."""
        for term in self._terms(field, FOLDED + prefix):
            yield term[1:]

    def terms_like(self, field: str, pattern: Hashable, find: Callable[[], Iterable[str]]) -> list[str]:
        """Return what ``find`` finds for a pattern in a field; kept for the next who asks for this pattern there."""
        patterns = self._seen.patterns
        if (field, pattern) not in patterns:
            patterns[field, pattern] = list(find())
        return patterns[field, pattern]

    def like(
        self, field: str, layer: str, prefix: str, accept: Callable[[str], bool] = bool, within: str = ""
    ) -> Iterator[str]:
        """Yield the terms of a layer (``""`` has the words as they stand) that begin so, their mark aside, and are accepted without it.

        ``within`` is what each of them has in it, which finds them sooner where they begin anyhow.
        """
        if layer:
            for term in self._terms(field, layer + prefix, within):
                if accept(term[1:]):
                    yield term
            return
        for term in self._terms(field, prefix, within):
            if term[:1] not in LAYERS and accept(term):
                yield term

    def nearly(self, field: str, layer: str, word: str, most: int, prefix: str = "") -> Iterator[str]:
        """Yield the terms of a layer that ``most`` changes make of a word, and begin so, their mark aside; see ``nearby``."""
        from artcli.index.segments.nearby import is_near, one_change_away, some_changes_away  # noqa: PLC0415  (few queries ask)

        likely: dict[bytes, TermRange] = {}
        every = [segment.terms(field) for segment in self._with_layer(field, layer)]
        if not prefix and most > 1:
            EFFORT.expect(PER_TERM * sum(map(len, every)))
        for terms in every:
            if most == 1 and not prefix:
                found = one_change_away(terms, layer, word)
            elif not prefix and EFFORT.worth_numpy(PER_TERM * len(terms), CALLS):
                from artcli.index import near_arrays  # noqa: PLC0415  (numpy)

                found = near_arrays.some_changes_away(terms, layer, word, most)
            else:
                found = some_changes_away(terms, layer, word, most, prefix)
            likely.update(dict.fromkeys(found, terms))
        words = [terms.text(one) for one, terms in likely.items()]
        for term in sorted([one for one in words if is_near(word, one, most)]):
            yield layer + term

    def counts(self, field: str, term: str) -> TermCounts:
        """Return in how many articles, and how often, a field has a term; nearly, as no article is looked into."""
        known = self._seen.counts
        if (field, term) not in known:
            counts = [
                TermCounts(segment.document_count(one), segment.occurrences(one))
                for segment, lists in zip(self._segments, self.lists(field, term), strict=False)
                for one in lists
            ]
            known[field, term] = counts_of_forms(counts, self._documents)
        return known[field, term]

    def frequency(self, field: str, term: str) -> int:
        """Return in how many articles a field has a term, nearly."""
        return self.counts(field, term).articles

    def spelt_like(self, field: str, word: str, most: int) -> Iterable[str]:
        """Return the terms of a field that so many changes make of a word."""
        return self.nearly(field, "", word, most)

    def _with_layer(self, field: str, mark: str) -> list[Segment]:
        """Return the segments whose field has terms with a mark; all that have the field for a mark that is none."""
        segments = [segment for segment in self._segments if field in segment.fields]
        if mark not in LAYERS:
            return segments
        return [segment for segment in segments if mark in segment.fields[field].layers]

    def _terms(self, field: str, prefix: str, within: str = "") -> Iterator[str]:
        """Yield the terms of a field that begin so, and have something in them, in order, of all segments together."""
        beginning, piece = _bytes(prefix), _bytes(within)
        found = []
        for terms in [segment.terms(field) for segment in self._with_layer(field, prefix[:1])]:
            if piece:
                these = [one for one in map(terms.term, terms.containing(piece)) if one.startswith(beginning)]
            else:
                these = terms.slice(terms.prefix(beginning))
            found.append(map(terms.text, these))
        return found[0] if len(found) == 1 else _distinct(merge(*found))


def _distinct(ordered: Iterable[str]) -> Iterator[str]:
    return (one for one, _ in groupby(ordered))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
