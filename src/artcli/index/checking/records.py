"""Do the stored articles of a segment make sense, and which segment do they make?  Groups of records → a new segment, a part at a time."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from artcli.errors import IndexDamagedError
from artcli.index.entries import Filed, file_key, filed_of
from artcli.index.fields import day_number
from artcli.index.ids import DIGEST_BYTES, ID_LENGTH, content_hash
from artcli.index.segments.record import unpacked
from artcli.index.segments.segment import Segment
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.merge import merge
from artcli.index.writing.writer import SegmentBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from artcli.index.segments.stored import StoredRecords

PART_DOCUMENTS = 5_000
PART_WORDS = 4_000_000
"""Of a part, whichever comes first: together some 150 MB of memory."""
LEXICON_SIZE = 500_000

PROBLEMS = (KeyError, TypeError, ValueError, AttributeError, OverflowError)


def understood(record: bytes) -> Filed | None:
    """Return the article of a record, None where it isn't one, or isn't what its own hash says."""
    try:
        filed = filed_of(unpacked(record))
        right = filed.content == content_hash(filed.article) and _fits(filed)
    except (RecursionError, *PROBLEMS):
        return None
    return filed if right else None


def _fits(filed: Filed) -> bool:
    """Tell whether an article has values that a segment can keep; raises one of ``PROBLEMS`` where they can't even be looked at."""
    keys = [file_key(path).encode("utf-8", "surrogatepass") for path in filed.hashes]
    digests = [len(bytes.fromhex(digest)) for digest in filed.hashes.values()]
    own = filed.path in filed.hashes or not filed.hashes  # without a file: from standard input
    known = own and len(set(keys)) == len(keys) and set(digests) <= {DIGEST_BYTES}
    known = known and filed.stamps.keys() <= filed.hashes.keys()
    return known and filed.id.isascii() and len(filed.id) == ID_LENGTH and 0 <= day_number(filed.article.date) < 2**32


class Rebuild:
    """A segment that is made again from another's stored articles; ``faults`` says what stands against it."""

    def __init__(self, folder: Path) -> None:
        """Take a folder for its parts, and itself."""
        self.faults: list[str] = []
        self._folder = folder
        self._numbers = count()
        self._lexicon = QuickLexicon()
        self._parts: list[Path] = []
        self._builder: SegmentBuilder | None = None
        self._unreadable = 0

    def read(self, segment: Segment, advance: Callable[[int, int], None] | None) -> None:
        """Read all articles of a segment, deleted ones too.

        Raises ``OSError``.
        """
        records = segment.records
        self._check_dictionaries(records)
        for group in range(records.groups):
            documents = records.documents(group)
            try:
                found = records.group(group)
            except IndexDamagedError:
                self._unreadable += len(documents)
                found = []
            for record in found:
                self._take(understood(record))
            if advance is not None:
                advance(sum(map(len, found)), len(documents))
        first = records.documents(0).start if records.groups else segment.documents
        if self._unreadable:
            self.faults.append(f"{self._unreadable:,} of {segment.documents:,} stored articles can't be read")
        elif first:
            self.faults.append("its first stored articles are missing")
        if self.faults:
            self.abandon()

    def _check_dictionaries(self, records: StoredRecords) -> None:
        """Look at both copies of each dictionary: the other is enough to read articles, but this one may be gone one day as well."""
        try:
            for group, name in records.dictionaries().items():
                records.copy_of(group, name)
        except (ValueError, IndexDamagedError):
            self.faults.append("what its stored articles are packed against is damaged")

    def finish(self) -> Segment:
        """Return the segment, which has the documents of the other in their order.

        Raises ``OSError``, ``IndexDamagedError``, or what numpy does where numbers are too high.
        """
        self._close_part()
        if len(self._parts) == 1:
            return Segment(self._parts[0])
        parts = [Segment(path) for path in self._parts]
        path = self._path()
        try:
            merge(parts, path)
        finally:
            for part in parts:
                part.close()
        return Segment(path)

    def abandon(self) -> None:
        """Leave it."""
        if self._builder is not None:
            self._builder.abandon()
            self._builder = None

    def _take(self, filed: Filed | None) -> None:
        if filed is None or self._unreadable:
            self._unreadable += filed is None
            return
        if self._builder is None:
            self._builder = SegmentBuilder(self._path(), self._lexicon)
        self._builder.add(filed)
        if self._builder.documents >= PART_DOCUMENTS or self._builder.words >= PART_WORDS:
            self._close_part()

    def _close_part(self) -> None:
        if self._builder is not None:
            self._builder.finish()
            self._parts.append(self._folder / f"{self._builder.name}.seg")
            self._builder = None
        if self._lexicon.size > LEXICON_SIZE:
            self._lexicon = QuickLexicon()

    def _path(self) -> Path:
        return self._folder / f"part{next(self._numbers)}.seg"
