"""What becomes of a broken segment, and of articles that stand twice after it?  New segments of what can be read; the newest ingest wins."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from artcli.index.checking.records import LEXICON_SIZE, PART_DOCUMENTS, PART_WORDS
from artcli.index.checking.report import LostArticle
from artcli.index.checking.salvage import lost_of, salvage
from artcli.index.checking.unique import shared_keys
from artcli.index.entries import filed_of
from artcli.index.segments.deletions import Deletions
from artcli.index.segments.segment import Segment
from artcli.index.snapshot import parse_record
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.writer import SegmentBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from artcli.index.checking.check import Examined
    from artcli.index.checking.unique import Place
    from artcli.index.entries import Filed
    from artcli.index.manifest import SegmentEntry


@dataclass
class Kept:
    """A segment of the index to come: what is committed of it, and what isn't to be seen of it from now on."""

    entry: SegmentEntry
    deleted: Deletions


class Salvager:
    """Writes what can be read of broken segments into new ones, and counts what can't be."""

    def __init__(self, path: Path) -> None:
        """Take the index's folder."""
        self.rescued = 0
        self.returned = 0
        self.unknown = 0
        self.lost: list[LostArticle] = []
        self._path = path
        self._lexicon = QuickLexicon()
        self._builder: SegmentBuilder | None = None
        self._written: list[Kept] = []

    def save(self, broken: Examined) -> list[Kept]:
        """Return the segments that take the place of a broken one.

        Raises ``OSError``.
        """
        self._written = []
        seen: set[int] = set()
        nameless = 0
        file = self._path / broken.entry.file_name
        for document, filed in salvage(file, broken.segment) if file.is_file() else ():
            if document is None:
                nameless += 1
            elif document in seen or (broken.deleted is not None and _has(broken.deleted, document)):
                continue
            else:
                seen.add(document)
            self._add(filed)
        self._close()
        self._count(broken, seen, nameless)
        return self._written

    def _count(self, broken: Examined, seen: set[int], nameless: int) -> None:
        entry = broken.entry
        self.rescued += len(seen) + nameless
        if broken.segment is not None and not nameless:
            gone = set(range(entry.documents)) - seen - set(broken.deleted or ())
            self.lost += lost_of(broken.segment, gone)
            return
        self.unknown += max(entry.documents - entry.deleted - len(seen) - nameless, 0)
        if nameless and broken.deletions_fault is None:
            self.returned += entry.deleted

    def _add(self, filed: Filed) -> None:
        if self._builder is None:
            self._builder = SegmentBuilder(self._path / f"s{secrets.token_hex(8)}.seg", self._lexicon)
        self._builder.add(filed)
        if self._builder.documents >= PART_DOCUMENTS or self._builder.words >= PART_WORDS:
            self._close()

    def _close(self) -> None:
        if self._builder is not None:
            entry = self._builder.finish()
            self._written.append(Kept(entry, Deletions(entry.documents)))
            self._builder = None
        if self._lexicon.size > LEXICON_SIZE:
            self._lexicon = QuickLexicon()


def resolve(path: Path, kept: Sequence[Kept]) -> list[LostArticle]:
    """Delete articles whose id, or one of whose files, a newer one has, and return them.

    Raises ``IndexDamagedError``.
    """
    segments = [Segment(path / one.entry.file_name) for one in kept]
    try:
        gone: list[LostArticle] = []
        for field in ("id", "file"):
            for segment, one in zip(segments, kept, strict=True):
                segment.deleted = one.deleted
            losers = {place for places in shared_keys(segments, field).values() for place in _older(segments, places)}
            for place in sorted(losers):
                filed = _filed(segments, place)
                gone.append(LostArticle(filed.path, filed.id))
                one = kept[place.segment]
                one.deleted = one.deleted.with_more([place.document])
        return gone
    finally:
        for segment in segments:
            segment.close()


def _older(segments: Sequence[Segment], places: Sequence[Place]) -> list[Place]:
    """Return all of these documents but the one that was ingested last."""
    return sorted(places, key=lambda place: (_filed(segments, place).ingested, place))[:-1]


def _filed(segments: Sequence[Segment], place: Place) -> Filed:
    segment = segments[place.segment]
    return filed_of(parse_record(segment, segment.stored(place.document)))


def _has(deleted: Deletions, document: int) -> bool:
    return document < deleted.documents and document in deleted
