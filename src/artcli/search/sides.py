"""Which source and which authors has each article?  Headings, read once a segment → numbers, by which the articles found are counted.

A read of 50,000 headings takes two seconds, a count of them a fiftieth of one: ``Sides.read`` is a generator that stops after each group.
"""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from artcli.index.segments.record import heading
from artcli.model import Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.index.segments.segment import Segment
    from artcli.index.snapshot import Snapshot
    from artcli.search.matching import Matches

NONE = 0
"""The number of no name."""


class _Names:
    """Names and their numbers."""

    def __init__(self) -> None:
        self.names = [""]
        self._numbers = {"": NONE}

    def number(self, name: str) -> int:
        """Return the number of a name, a new one for a new name."""
        found = self._numbers.get(name)
        if found is None:
            found = self._numbers[name] = len(self.names)
            self.names.append(name)
        return found

    def counts(self, numbers: Iterable[int], most: int) -> tuple[tuple[Count, ...], int]:
        """Return the most frequent names of some numbers, and how many more there are."""
        counted = Counter(numbers)
        del counted[NONE]
        best = sorted(counted.items(), key=lambda pair: (-pair[1], self.names[pair[0]]))[:most]
        return tuple([Count(self.names[number], count) for number, count in best]), len(counted) - len(best)


class _Column:
    """The numbers of a segment's documents: those of document ``n`` stand from ``starts[n]`` to ``starts[n + 1]``."""

    def __init__(self) -> None:
        self.starts = array("I", [0])
        self.numbers = array("I")

    def add(self, numbers: Iterable[int]) -> None:
        """Take the next document's."""
        self.numbers.extend(numbers)
        self.starts.append(len(self.numbers))

    def of(self, documents: Iterable[int]) -> Iterator[int]:
        """Yield the numbers of some documents."""
        starts, numbers = self.starts, self.numbers
        return chain.from_iterable([numbers[starts[one] : starts[one + 1]] for one in documents])


class Sides:
    """Sources and authors of an index's articles, by segment; those of segments that are gone are forgotten."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._names = {"sources": _Names(), "authors": _Names()}
        self._columns: dict[tuple[str, int], dict[str, _Column]] = {}

    def read(self, snapshot: Snapshot) -> Iterator[None]:
        """Read what isn't known of a snapshot, yielding after each group of records.

        Raises ``IndexDamagedError``.
        """
        known = {}
        for segment in snapshot.segments:
            key = _key(segment)
            columns = self._columns.get(key)
            if columns is None:
                columns = {"sources": _Column(), "authors": _Column()}
                yield from self._read(segment, columns)
            known[key] = columns
        self._columns = known

    def _read(self, segment: Segment, columns: dict[str, _Column]) -> Iterator[None]:
        sources, authors = self._names["sources"].number, self._names["authors"].number
        for group in range(segment.records.groups):
            for stored in segment.records.group(group):
                try:
                    said = heading(stored)
                    columns["sources"].add([sources(said.get("source") or "")])
                    columns["authors"].add([authors(one) for one in dict.fromkeys(said.get("authors", ()))])
                except (ValueError, KeyError, TypeError, RecursionError):
                    raise segment.file.damaged(what="an article can't be read") from None
            yield
        segment.file.forget()

    def counts(self, matches: Matches, name: str, most: int) -> tuple[tuple[Count, ...], int] | None:
        """Return the most frequent ``sources`` or ``authors`` of the articles found, and how many more there are; None before all are read."""
        numbers = []
        for lists, documents in zip(matches.segments, matches.documents, strict=True):
            columns = self._columns.get(_key(lists.segment))
            if columns is None:
                return None
            numbers.append(columns[name].of(documents))
        return self._names[name].counts(chain.from_iterable(numbers), most)


def _key(segment: Segment) -> tuple[str, int]:
    return str(segment.path), segment.documents
