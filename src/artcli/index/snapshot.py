"""What does one search see?  The segments of a generation, open for reading, as one run of document numbers.

Opening takes a few system calls a segment, however large they are; what was opened stays as it is, whatever is committed meanwhile.
Outside of a segment a document's number is its segment's ``base`` and its number in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import merge
from itertools import compress, islice

from artcli.errors import IndexDamagedError, IndexVersionError
from artcli.hints import TYPE_CHECKING, Any
from artcli.index import durable, manifest
from artcli.index.faults import damaged
from artcli.index.ids import standing
from artcli.index.segments.record import heading, unpacked
from artcli.index.segments.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from typing_extensions import Self

    from artcli.index.manifest import Manifest, SegmentEntry
    from artcli.index.segments.deletions import Deletions
    from artcli.index.versions import VersionsFile


class Snapshot:
    """An index as it was when it was opened.

    ``documents`` counts what isn't deleted; all document numbers are below ``highest``.  ``versions`` says which articles are versions of
    one another; None where none are, or where its file is broken, which stops nobody from searching: ``check`` tells of it.  ``kept`` is for
    what others work out about it, by whatever they please: it never changes, so it is right as long as the snapshot is there.
    """

    def __init__(self, path: Path, committed: Manifest) -> None:
        """Open the segments of a manifest in a folder.

        Raises ``FileNotFoundError``, ``IndexDamagedError`` or ``IndexVersionError``.
        """
        self.path = path
        self.manifest = committed
        self.generation = committed.generation
        self.kept: dict[object, Any] = {}
        self.documents = 0
        self.highest = 0
        opened: list[Segment] = []
        try:
            for entry in committed.segments:
                segment = open_segment(path, entry)
                opened.append(segment)
                segment.base = self.highest
                self.highest += entry.documents
                self.documents += entry.documents - entry.deleted
        except BaseException:
            for segment in opened:
                segment.close()
            raise
        self.segments = tuple(opened)
        self.versions = _open_versions(path, committed)
        self._bases = [segment.base for segment in opened]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the files go."""
        for segment in self.segments:
            segment.close()
        if self.versions is not None:
            self.versions.close()

    def segment_of(self, document: int) -> tuple[Segment, int]:
        """Return the segment that a document lies in, and its number there.

        Raises ``IndexError``.
        """
        if not 0 <= document < self.highest:
            message = f"document {document} of {self.highest}"
            raise IndexError(message)
        segment = self.segments[bisect_right(self._bases, document) - 1]
        return segment, document - segment.base

    def live(self, document: int) -> bool:
        """Tell whether a document isn't deleted."""
        segment, local = self.segment_of(document)
        return segment.deleted is None or local not in segment.deleted

    def live_documents(self) -> Iterator[int]:
        """Yield the numbers of all documents that aren't deleted, in order."""
        for segment in self.segments:
            numbers = range(segment.base, segment.base + segment.documents)
            yield from numbers if segment.deleted is None else compress(numbers, segment.deleted.live)

    def length_total(self, field: str) -> int:
        """Return how many words a field has in all documents, deleted ones too."""
        return sum(entry.lengths.get(field, 0) for entry in self.manifest.segments)

    def average_length(self, field: str) -> float:
        """Return how many words a field has in a document, on average of all of them, deleted ones too."""
        return self.length_total(field) / self.highest if self.highest else 0.0

    def languages(self) -> tuple[str | None, ...]:
        """Return the languages that documents are in, the most frequent first; None is that of those whose language isn't known."""
        counts: dict[str, int] = {}
        for entry in self.manifest.segments:
            for language, count in entry.languages.items():
                counts[language] = counts.get(language, 0) + count
        return tuple([language or None for language in sorted(counts, key=lambda one: (-counts[one], one))])

    def years(self) -> tuple[int | None, int | None]:
        """Return the years of the earliest and the latest date, None and None where nothing is dated."""
        first = min(
            (entry.first_year for entry in self.manifest.segments if entry.first_year is not None), default=None
        )
        last = max((entry.last_year for entry in self.manifest.segments if entry.last_year is not None), default=None)
        return first, last

    def record(self, document: int) -> dict[str, Any]:
        """Return what is stored of a document.

        Raises ``IndexDamagedError``.
        """
        segment, local = self.segment_of(document)
        return parse_record(segment, segment.stored(local))

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield what is stored of each document that isn't deleted, in order; each group is unpacked once.

        Raises ``IndexDamagedError``.
        """
        for segment in self.segments:
            for group in range(segment.records.groups):
                numbers = segment.records.documents(group)
                for local, stored in zip(numbers, segment.records.group(group), strict=True):
                    if segment.deleted is None or local not in segment.deleted:
                        yield parse_record(segment, stored)

    def document_of_key(self, field: str, key: str) -> int | None:
        """Return the document that has a key (an id, a file, a hash) and isn't deleted, the first of several; None where there is none."""
        term = key.encode("utf-8", "backslashreplace")
        for segment in self.segments:
            for local in segment.key(field, term):
                if segment.deleted is None or local not in segment.deleted:
                    return segment.base + local
        return None

    def version_group(self, id_: str) -> int | None:
        """Return the number of the group of versions that an article belongs to, None where it has no others."""
        versions = self.versions
        if versions is None:
            return None
        try:
            return versions.group_of(id_)
        except IndexDamagedError:  # ``check`` tells of it
            self.versions = None
            return None

    def versions_of(self, id_: str) -> tuple[str, ...]:
        """Return the ids of the other versions of an article, as far as they are in the index."""
        versions, group = self.versions, self.version_group(id_)
        if versions is None or group is None:
            return ()
        try:
            members = versions.members(group)
        except IndexDamagedError:
            self.versions = None
            return ()
        return tuple([one for one in members if one != id_ and self.document_of_key("id", one) is not None])

    def ids_with_prefix(self, prefix: str, limit: int) -> list[str]:
        """Return the first ids, in order, that begin with ``prefix``."""
        beginning = prefix.encode("utf-8", "backslashreplace")
        found = merge(*[_live_ids(segment, beginning) for segment in self.segments])
        return [str(term, "utf-8", "replace") for term in islice(found, limit)]

    def neighbours(self, full: str, shared: int) -> Iterator[str]:
        """Yield ids among which is the one that has most of its beginning in common with ``full``, if that is ``shared`` characters or more."""
        term = full.encode("utf-8", "backslashreplace")
        beginning, share = term[:shared], standing(full)
        for segment in self.segments:
            ids = segment.sorted_ids
            places = ids.beginning(beginning, share)
            if len(places) > 1 or (places and ids[places.start] != term):
                middle = bisect_left(ids, term, places.start, places.stop)
                for side in (range(middle - 1, places.start - 1, -1), range(middle, places.stop)):
                    yield from islice(_others(segment, side, term), 1)


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest in a folder, None where there is none.

    Raises ``IndexDamagedError``, ``IndexVersionError`` or ``OSError``.
    """
    name = path / manifest.MANIFEST
    try:
        data = durable.read(name, manifest.LARGEST)
    except FileNotFoundError:
        return None
    return manifest.from_bytes(data, name)


def open_segment(path: Path, entry: SegmentEntry) -> Segment:
    """Open a segment of the index in a folder, with its deletions.

    Raises ``FileNotFoundError``, ``IndexDamagedError`` or ``IndexVersionError``.
    """
    name = path / entry.file_name
    if durable.size_of(name) != entry.bytes:
        raise damaged(name, "wrong size")
    segment = Segment(name)
    try:
        if segment.documents != entry.documents or "whoosh" in segment.meta:
            raise damaged(name, "its number of documents isn't the manifest's")
        if entry.deletions_name is not None:
            segment.deleted = read_deletions(path, entry)
    except BaseException:
        segment.close()
        raise
    return segment


def _open_versions(path: Path, committed: Manifest) -> VersionsFile | None:
    """Open the file of versions, if there is one that can be read: without it a search shows every version, which is better than none."""
    entry = committed.versions
    if entry is None or entry.file_name is None:
        return None
    from artcli.index.versions import VersionsFile  # noqa: PLC0415  (most libraries have none)

    try:
        return VersionsFile(path / entry.file_name)
    except (IndexDamagedError, IndexVersionError, OSError):
        return None


def read_deletions(path: Path, entry: SegmentEntry) -> Deletions:
    """Return the deletions of a segment, none where it has no file of them.

    Raises ``FileNotFoundError``, ``IndexDamagedError`` or ``IndexVersionError``.
    """
    from artcli.index.segments import deletions  # noqa: PLC0415  (most indexes have none)

    if entry.deletions_name is None:
        return deletions.Deletions(entry.documents)
    name = path / entry.deletions_name
    found = deletions.from_bytes(
        durable.read(name, deletions.file_size(entry.documents)), name, entry.name, entry.documents
    )
    if found.count != entry.deleted:
        raise damaged(name, "its count isn't the manifest's")
    return found


def parse_record(segment: Segment, stored: bytes) -> dict[str, Any]:
    """Return the object of a stored record.

    Raises ``IndexDamagedError``.
    """
    try:
        return unpacked(stored)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(segment.path, "an article can't be read") from error


def title_of(segment: Segment, stored: bytes) -> str:
    """Return the title of a stored record.

    Raises ``IndexDamagedError``.
    """
    try:
        title = heading(stored)["title"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged(segment.path, "an article can't be read") from error
    return title if isinstance(title, str) else ""


def _live_ids(segment: Segment, beginning: bytes) -> Iterator[bytes]:
    terms = segment.terms("id")
    return (terms.term(place) for place in terms.prefix(beginning) if _any_live(segment, place))


def _others(segment: Segment, places: range, term: bytes) -> Iterator[str]:
    """Yield the live ids at these places, but for the one given."""
    identifiers = segment.sorted_ids
    for place in places:
        other = identifiers[place]
        if other != term and _any_live(segment, place):
            yield str(other, "utf-8", "replace")


def _any_live(segment: Segment, place: int) -> bool:
    deleted = segment.deleted
    return deleted is None or any(local not in deleted for local in segment.key_at("id", place))
