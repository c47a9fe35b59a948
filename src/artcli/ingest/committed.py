"""What does the index have already?  Look-ups of files, articles and ids in what was last committed, one by one and in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from artcli.formats.content import SEPARATOR
from artcli.index.entries import file_key
from artcli.index.segments.segment import DIGEST_BYTES
from artcli.index.snapshot import parse_record, title_of
from artcli.ingest.tasks import Known, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from artcli.index.segments.segment import Segment
    from artcli.index.snapshot import Snapshot
    from artcli.records import Record

_FAR = 8
"""A stretch of a segment's files so many times longer than the files looked for isn't read: each is looked up (5 µs) instead."""
_FEW = 50
"""Files fewer than a fiftieth of the library's aren't worth reading all its hashes for."""
_MANY = 4
"""Look-ups that may leave what they touched in memory: some 300 KB of each segment, since the system maps what lies around it too."""
_PIECE = 10_000
"""Keys that are read at a time."""
_SPREAD = 64
"""Bits of ``Seen`` for each thing in it: one of a thousand that aren't there is looked for in vain."""


class Held(Protocol):
    """What has an index open: a transaction, for one."""

    @property
    def generation(self) -> int:
        """The number of the last commit."""

    @property
    def snapshot(self) -> Snapshot | None:
        """The index as last committed, None where it never was."""


class Committed:
    """The last commit of a transaction, for looking things up."""

    def __init__(self, transaction: Held) -> None:
        """Take the transaction, or what else holds an index; nothing is opened yet."""
        self._transaction = transaction
        self._names: dict[str, Segment] = {}
        self._generation = -1
        self._finds = 0
        self._titles_of: tuple[str, int] | None = None
        self._titles: list[str] = []

    @property
    def documents(self) -> int:
        """How many articles there are."""
        snapshot = self._transaction.snapshot
        return snapshot.documents if snapshot else 0

    def segments(self) -> dict[str, Segment]:
        """Return the segments by name."""
        if self._generation != self._transaction.generation:
            snapshot = self._transaction.snapshot
            self._names = {segment.name: segment for segment in snapshot.segments} if snapshot else {}
            self._generation = self._transaction.generation
        return self._names

    def alive(self, place: Place) -> bool:
        """Tell whether an article is there."""
        segment = self.segments().get(place.segment)
        return segment is not None and (segment.deleted is None or place.document not in segment.deleted)

    def find(self, field: str, key: bytes, gone: Container[Place]) -> Place | None:
        """Return where the article with a key is, those that are to go left out."""
        self._finds += 1
        if self._finds % _MANY == 0:
            self._forget()
        for name, segment in self.segments().items():
            for document in segment.key(field, key):
                place = Place(name, document)
                if (segment.deleted is None or document not in segment.deleted) and place not in gone:
                    return place
        return None

    def identifier(self, place: Place) -> str:
        """Return an article's id."""
        return self.segments()[place.segment].identifier(place.document)

    def record(self, place: Place) -> Record:
        """Return what is stored of an article."""
        segment = self.segments()[place.segment]
        return parse_record(segment, segment.stored(place.document))

    def title(self, place: Place) -> str:
        """Return an article's title; soon where it lies beside the one asked for before.

        Raises ``IndexDamagedError``.
        """
        segment = self.segments()[place.segment]
        group = segment.records.group_of(place.document)
        if self._titles_of != (place.segment, group):
            self._titles = [title_of(segment, record) for record in segment.records.group(group)]
            self._titles_of = (place.segment, group)
        return self._titles[place.document - segment.records.documents(group).start]

    def article_of(self, path: str) -> tuple[str, str] | None:
        """Return the id and the title of the article that a file belongs to."""
        place = self.find("file", path_key(path), ())
        return None if place is None else (self.identifier(place), self.title(place))

    def below(self, beginning: bytes, unless: Callable[[bytes], bool]) -> Iterator[tuple[bytes, Place]]:
        """Yield the keys of known files that begin so, each with its article, ``unless`` says no."""
        for segment in self.segments().values():
            terms, deleted = segment.terms("file"), segment.deleted
            whole = terms.prefix(beginning)
            for places in (whole[at : at + _PIECE] for at in range(0, len(whole), _PIECE)):
                for place, key in zip(places, terms.slice(places), strict=True):
                    if not unless(key):
                        alive = [one for one in segment.key_at("file", place) if deleted is None or one not in deleted]
                        yield from ((key, Place(segment.name, document)) for document in alive)
        self._forget()

    def files(self, paths: Sequence[str]) -> list[Known | None]:
        """Return what is known of files; neighbours in the order of their paths are found by the thousand."""
        segments = self.segments().values()
        if not segments:
            return [None] * len(paths)
        keys = [path_key(path) for path in paths]
        found: dict[bytes, Known] = {}
        for segment in segments:
            found.update(_files_of(segment, keys))
        self._forget()
        return [found.get(key) for key in keys]

    def inside(self, path: str) -> dict[bytes, Known]:
        """Return what is known of the members of a container, by their keys."""
        found: dict[bytes, Known] = {}
        for segment in self.segments().values():
            terms = segment.terms("file")
            first = path_key(path) + SEPARATOR.encode()
            stretch = range(terms.find(first), terms.find(first[:-1] + b"0"))  # "0" follows "/"
            found.update(_known_at(segment, dict(zip(terms.slice(stretch), stretch, strict=True))))
        return found

    def seen(self, files: int, expected: int) -> Seen | None:
        """Return a sieve that knows all hashes and ids there are, with room for ``expected`` more.

        None where making it would take longer than looking up so many files.
        """
        documents = self.documents
        if files * _FEW < documents:
            return None
        seen = Seen(documents + expected)
        for segment in self.segments().values():
            for field in ("hash", "id"):
                for term in segment.terms(field):
                    seen.add(term)
        self._forget()
        return seen

    def _forget(self) -> None:
        """Keep what is looked at once from piling up: 70 MB with 500,000 articles."""
        for segment in self.segments().values():
            segment.file.forget()


def path_key(path: str) -> bytes:
    """Return a path as the index has it among its keys."""
    return path.encode() if path.isascii() else file_key(path).encode("utf-8", "surrogatepass")


def _files_of(segment: Segment, keys: list[bytes]) -> dict[bytes, Known]:
    if not keys:
        return {}
    terms = segment.terms("file")
    stretch = range(terms.find(min(keys)), terms.find(max(keys) + b"\0"))
    if len(stretch) > _FAR * len(keys):
        places = {key: place for key in keys if (place := terms.index(key)) >= 0}
    else:
        there = dict(zip(terms.slice(stretch), stretch, strict=True))
        places = {key: there[key] for key in there.keys() & keys}
    return _known_at(segment, places)


def _known_at(segment: Segment, places: dict[bytes, int]) -> dict[bytes, Known]:
    """Return what is known of files whose numbers among the segment's files these are."""
    digests = segment.file.section("file.digest").all() if places else memoryview(b"")
    found = {}
    for key, place in places.items():
        for document in segment.key_at("file", place):
            if segment.deleted is None or document not in segment.deleted:
                digest = bytes(digests[place * DIGEST_BYTES : (place + 1) * DIGEST_BYTES])
                found[key] = Known(Place(segment.name, document), digest, segment.stamp(place))
    return found


class Seen:
    """A sieve (Bloom 1970, with two bits a thing): what was put in is in it, and little else is."""

    def __init__(self, expected: int) -> None:
        """Make room for so many things."""
        self._mask = (1 << max(_SPREAD * expected - 1, 1 << 15).bit_length()) - 1
        self._bits = bytearray((self._mask + 1) // 8)

    def add(self, key: bytes) -> None:
        """Put a thing in."""
        spread = hash(key)
        first, second = spread & self._mask, spread >> 32 & self._mask
        self._bits[first >> 3] |= 1 << (first & 7)
        self._bits[second >> 3] |= 1 << (second & 7)

    def __contains__(self, key: bytes) -> bool:
        spread, bits = hash(key), self._bits
        first = spread & self._mask
        if not bits[first >> 3] >> (first & 7) & 1:
            return False
        second = spread >> 32 & self._mask
        return bool(bits[second >> 3] >> (second & 7) & 1)
