"""In what order do all titles of an index stand?  Headings, read once → each article's rank, by which as many as there are can be put in order.

A read of 50,000 titles takes two seconds and an order by ranks some milliseconds: ``Titles.read`` is a generator that stops after each group.
"""

from __future__ import annotations

from array import array
from heapq import nsmallest
from typing import TYPE_CHECKING

from artcli.index.segments.record import heading
from artcli.search.ordering import title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.index.snapshot import Snapshot

_Key = tuple[tuple[tuple[int, str], ...], int, str]


class Titles:
    """The order of an index's titles, as the index was when they were read."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._ranks = array("I")
        self._of: tuple[tuple[str, int], ...] | None = None

    def knows(self, snapshot: Snapshot) -> bool:
        """Tell whether the titles of a snapshot have been read."""
        return self._of == _segments(snapshot)

    def first(self, documents: Iterable[int], wanted: int) -> list[int]:
        """Return the first so many of some documents of the snapshot that was read last."""
        return nsmallest(wanted, documents, key=self._ranks.__getitem__)

    def read(self, snapshot: Snapshot) -> Iterator[float]:
        """Read a snapshot's titles, yielding after each group of records which part of them has been read.

        Equals stand by date, newest first, then by id, as in any order of hits.  Raises ``IndexDamagedError``.
        """
        if self.knows(snapshot):
            return
        keys: list[_Key] = []
        total = sum([segment.documents for segment in snapshot.segments])
        for segment in snapshot.segments:
            dates, first = segment.column("date"), len(keys)
            for group in range(segment.records.groups):
                for stored in segment.records.group(group):
                    local = len(keys) - first
                    try:
                        keys.append((title_key(heading(stored)["title"]), -dates[local], segment.identifier(local)))
                    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
                        raise segment.file.damaged(what="an article can't be read") from None
                yield len(keys) / total
            segment.file.forget()
        ranks = array("I", bytes(4 * len(keys)))
        for rank, document in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
            ranks[document] = rank
        self._ranks, self._of = ranks, _segments(snapshot)


def _segments(snapshot: Snapshot) -> tuple[tuple[str, int], ...]:
    return tuple([(str(segment.path), segment.documents) for segment in snapshot.segments])
