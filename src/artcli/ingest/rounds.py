"""How does a round of work become a commit?  Finished segments, articles to be filed anew and articles to go → one new generation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from artcli.index.entries import filed_of
from artcli.index.faults import damaged
from artcli.index.snapshot import open_segment, parse_record
from artcli.index.stamps import NO_STAMP
from artcli.index.writing.tiers import choose
from artcli.ingest.tasks import Merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.index.entries import Filed
    from artcli.index.manifest import SegmentEntry
    from artcli.index.segments.deletions import Deletions
    from artcli.index.segments.segment import Segment
    from artcli.index.transaction import Transaction
    from artcli.ingest.cards import Card
    from artcli.ingest.desk import Desk
    from artcli.ingest.shelf import Shelf
    from artcli.ingest.tasks import Place


@dataclass(frozen=True, slots=True)
class _Begun:
    """A merge under way: what was deleted of its segments when it began."""

    merge: Merge
    deleted: dict[str, Deletions]


class Rounds:
    """Commits of an ingest, round after round, and the merges between them."""

    def __init__(self, transaction: Transaction, shelf: Shelf, desk: Desk) -> None:
        """Take what is written to, what was decided, and a desk for articles that are filed anew."""
        self._transaction = transaction
        self._shelf = shelf
        self._desk = desk
        self._begun: _Begun | None = None
        self._merged: SegmentEntry | None = None
        self._given_up = False
        self.committed = 0

    def commit(self, finished: Iterable[SegmentEntry]) -> None:
        """Make a round's segments and decisions the index.

        Raises ``OSError`` and ``IndexDamagedError``.
        """
        before = self._transaction.generation
        fresh = [*finished, *self._desk.finish()]
        for entry in fresh:
            self._transaction.add_segment(entry)
        if self._shelf.cards:
            self._file_anew(fresh)
            for entry in self._desk.finish():
                self._transaction.add_segment(entry)
        for name, documents in _by_segment(self._shelf.gone).items():
            self._transaction.delete(name, documents)
        self._settle_merge()
        self._transaction.commit()
        self.committed += self._transaction.generation > before
        self._shelf.cleared()

    @property
    def under_way(self) -> Merge | None:
        """The merge under way."""
        return self._begun.merge if self._begun else None

    def next_merge(self) -> Merge | None:
        """Return segments that should be one now, if no others are being merged; None where all is well."""
        if self._begun or self._given_up or not self.committed:
            return None

        segments = {entry.name: entry for entry in self._transaction.segments}
        names = choose([*segments.values()])
        return Merge(tuple([segments[name] for name in names])) if names else None

    def begin(self, merge: Merge) -> None:
        """Say that these committed segments are being merged from now on."""
        self._begun = _Begun(merge, {entry.name: self._transaction.deletions(entry.name) for entry in merge.entries})

    def merged(self, entry: SegmentEntry | None) -> None:
        """Take what the merge under way came to, for the next commit; None where it came to nothing."""
        self._merged = entry
        if entry is None:
            self._begun = None
            self._given_up = True  # it would fail again

    def _file_anew(self, fresh: Sequence[SegmentEntry]) -> None:
        """Write the articles whose card has changed again, in a segment of their own; the old ones go."""
        opened = {entry.name: open_segment(self._transaction.path, entry) for entry in fresh}
        snapshot = self._transaction.snapshot
        there = {segment.name: segment for segment in snapshot.segments} if snapshot else {}
        try:
            for place in sorted(self._shelf.cards):
                if place not in self._shelf.gone:
                    card = self._shelf.cards[place]
                    filed = _filed(opened.get(place.segment) or there[place.segment], place.document)
                    ingested = card.ingested or filed.ingested
                    anew = replace(filed, id=card.id, path=card.path, ingested=ingested, hashes=card.hashes)
                    anew = replace(anew, stamps=stamps_on(card))
                    self._desk.file(anew)
                    self._shelf.gone.add(place)
        finally:
            for segment in opened.values():
                segment.close()

    def _settle_merge(self) -> None:
        """Put what was merged in the place of its segments, without what was deleted of them meanwhile."""
        begun, entry = self._begun, self._merged
        if begun is None or entry is None:
            return
        self._begun = self._merged = None
        deleted: list[int] = []
        base = 0
        there = {one.name for one in self._transaction.segments}
        for one in begun.merge.entries:
            before = begun.deleted[one.name]
            now = self._transaction.deletions(one.name) if one.name in there else range(one.documents)
            deleted.extend([base + before.live.count(1, 0, document) for document in now if document not in before])
            base += one.documents - before.count
        self._transaction.replace([one.name for one in begun.merge.entries], entry)
        if deleted:
            self._transaction.delete(entry.name, deleted)


def _by_segment(places: Iterable[Place]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in places:
        found.setdefault(place.segment, []).append(place.document)
    return found


def stamps_on(card: Card) -> dict[str, bytes]:
    """Return the stamps of a card's files, as far as they are known."""
    return {path: card.stamps[path] for path in card.hashes if card.stamps.get(path, NO_STAMP) != NO_STAMP}


def _filed(segment: Segment, document: int) -> Filed:
    try:
        return filed_of(parse_record(segment, segment.stored(document)))
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(segment.path, f"an article can't be read ({type(error).__name__})") from error
