"""What does a word count in every article?  Its lists in all segments → documents and counts, beside each other, kept for the next search."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from heapq import nlargest
from itertools import compress, repeat

from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.index.effort import EFFORT
from artcli.search.counting import frequencies
from artcli.search.documents import Documents, bits_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.search.counting import CountedForms, Lengths
    from artcli.search.lists import Lists
    from artcli.search.scored import FieldForms

COMMON = 1 << 17
"""Postings of a word in all segments together, above which it is looked at block by block: to decode so many takes some 20 ms."""
FIRST = 1 << 13
"""The same where a process hasn't searched before, and may not again, and several words are looked for."""
HALVED = 8
"""Documents this many times more are searched by halving for each of the few."""
PER_POSTING, CALLS = 0.1, 100.0
"""Microseconds that a posting takes to become a bit, and that numpy's calls take for all of a word's."""
_SAMPLE = 256
_FEW = 16
_ENTRY = 200
_POSTING = 12
_LEVELS = 4


class Level(NamedTuple):
    """Articles, as bits, in which a word counts no more than ``highest``."""

    bits: int
    highest: float


class Worth:
    """What a word counts in each article that has it: documents, ascending and as bits, and counts beside them; never changes."""

    __slots__ = ("_first", "_levels", "bits", "counts", "documents", "size")

    def __init__(self, documents: Sequence[int], counts: Sequence[float], size: int, bits: int | None = None) -> None:
        """Take documents and counts, how many documents the index has, and the documents' bits if they are known."""
        self.documents = documents
        self.counts = counts
        self.size = size
        self.bits = bits_of(documents, size) if bits is None else bits
        self._levels: tuple[Level, ...] | None = None
        self._first: tuple[int, list[tuple[int, float]]] = (0, [])

    def first(self, wanted: int, slack: float) -> list[tuple[int, float]]:
        """Return the articles in which the word counts most and how much: so many, and all where it counts ``slack`` of the last or more."""
        if self._first[0] != wanted:
            least = nlargest(wanted, self.counts)[-1] * slack if len(self.counts) > wanted else 0.0
            pairs = zip(self.documents, self.counts, strict=True)
            self._first = (wanted, [pair for pair in pairs if pair[1] >= least])
        return self._first[1]

    @property
    def levels(self) -> tuple[Level, ...]:
        """The articles in parts, by what the word counts in them, the highest first."""
        if self._levels is None:
            self._levels = tuple(self._parted())
        return self._levels

    def _parted(self) -> Iterator[Level]:
        """Yield an eighth of the articles in which the word counts most, as many as make half, and the rest."""
        counts, documents = self.counts, self.documents
        some = sorted(counts[:: len(counts) // _SAMPLE + 1], reverse=True)
        known, highest = 0, max(counts, default=0.0)
        for least in (some[len(some) // 8], some[len(some) // 2]) if len(some) >= _FEW else ():
            if EFFORT.worth_numpy(PER_POSTING * len(documents), CALLS):
                from artcli.search.vectors import bits_above  # noqa: PLC0415  (numpy)

                bits = bits_above(documents, counts, least, self.size)
            else:
                bits = bits_of(list(compress(documents, map(least.__lt__, counts))), self.size)
            if bits & ~known:
                yield Level(bits & ~known, highest)
                known, highest = bits, least
        if self.bits & ~known:
            yield Level(self.bits & ~known, highest)

    def at(self, wanted: Documents) -> list[float]:
        """Return what the word counts in each of some articles, 0 where it isn't."""
        listed, documents, counts = wanted.listed, self.documents, self.counts
        if not documents or not listed:
            return [0.0] * len(listed)
        here = Documents(wanted.bits & self.bits, self.size)
        if not here:
            return [0.0] * len(listed)
        if len(here) * HALVED < len(documents):
            found = list(map(counts.__getitem__, map(bisect_left, repeat(documents), here.listed)))
            if len(found) == len(listed):
                return found
            return list(map(dict(zip(here.listed, found, strict=True)).get, listed, repeat(0.0)))
        chosen = list(map(wanted.flags().__getitem__, documents))
        if not wanted.bits & ~self.bits:
            return list(compress(counts, chosen))
        known = dict(zip(compress(documents, chosen), compress(counts, chosen), strict=True))
        return list(map(known.get, listed, repeat(0.0)))

    def first_of(self, some: Documents, wanted: int, slack: float) -> list[tuple[int, float]]:
        """Return the same as ``first``, but of some articles that all have the word: parts by what it counts are looked at as long as need be."""
        found: list[tuple[int, float]] = []
        least = 0.0
        for level in self.levels:
            if level.highest < least:
                break
            here = Documents(some.bits & level.bits, some.size)
            found += zip(here.listed, self.at(here), strict=True)
            if len(found) >= wanted:
                least = nlargest(wanted, [count for _, count in found])[-1] * slack
        return [pair for pair in found if pair[1] >= least]


def worth_of(
    forms: FieldForms, found: CountedForms, segments: Sequence[Lists], lengths: Lengths, *, alone: bool
) -> Worth | None:
    """Return what a word, the only one or one of several, counts in all articles; None where it is too common for that."""
    if not segments:
        return Worth((), (), 0)
    known = known_worth(forms, segments)
    most = COMMON if alone or segments[0].searched_before else FIRST
    if known is None and sum([one.documents for words in found.lists for one in words]) <= most:
        documents, counts = array("I"), array("d")
        for words, lists in zip(found.lists, segments, strict=True):
            here = frequencies(words, lists, lengths, None)
            ordered = sorted(here)
            base = lists.segment.base
            documents.extend([base + one for one in ordered] if base else ordered)
            counts.extend(map(here.__getitem__, ordered))
        size = segments[-1].segment.base + segments[-1].segment.documents
        known = kept_worth(forms, segments, Worth(documents, counts, size))
    return known


def known_worth(forms: FieldForms, segments: Sequence[Lists]) -> Worth | None:
    """Return what a word counts, where an earlier search has found that out."""
    known: Worth | None = segments[0].memory.get(("worth", forms))
    return known


def kept_worth(forms: FieldForms, segments: Sequence[Lists], worth: Worth) -> Worth:
    """Keep what a word counts for later searches."""
    size = _ENTRY + _POSTING * len(worth.documents) + _LEVELS * worth.size // 8
    segments[0].memory.keep(("worth", forms), worth, size)
    return worth
