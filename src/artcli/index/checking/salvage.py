"""Which articles of a broken segment can still be read?  The bytes of its file → articles, with their numbers as far as these are known.

Groups of records are streams of zlib, one after another from the header on; each carries its own checksum, and each article the hash of
what it says.  So they are found again without the footer, and whatever else is broken.  What they are packed against stands there twice.
"""

from __future__ import annotations

import mmap
import re
import zlib
from struct import error as StructError  # noqa: N812  (it is a class, whatever its name)
from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.errors import IndexDamagedError
from artcli.index.checking.records import understood
from artcli.index.checking.report import LostArticle
from artcli.index.segments.format import HEADER_LENGTH
from artcli.index.segments.packing import DICTIONARY_BYTES, checksum, named
from artcli.index.segments.stored import LARGEST_GROUP, unpack_group

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from artcli.index.entries import Filed
    from artcli.index.segments.segment import Segment

_BEGINNING = re.compile(rb"\x78[\x01\x5e\x9c\xda\x20\x3f\x7d\xbb\xf9]")
"""How a stream of zlib begins: a window of 32 kB, one of four hints at how hard it was tried, and whether it has a dictionary (from space on)."""
_ALONE = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_PIECE = 64 * 1024


class Saved(NamedTuple):
    """An article that can be read, and its number in the broken segment, None where that can't be told."""

    document: int | None
    filed: Filed


def salvage(path: Path, segment: Segment | None) -> Iterator[Saved]:
    """Yield the articles of a segment's file that can be read, deleted ones too; ``segment`` is the file where it could be opened.

    Raises ``OSError``.
    """
    if not path.stat().st_size:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        known = _first_documents(segment)
        number: int | None = 0
        end = HEADER_LENGTH
        for start, after, group in _groups(data):
            number = known.get(start, number if start == end else None)
            for record in group:
                filed = understood(record)
                if filed is not None:
                    yield Saved(number, filed)
                number = None if number is None else number + 1
            end = after


def lost_of(segment: Segment | None, documents: set[int]) -> list[LostArticle]:
    """Return what can be known of some documents that can't be read."""
    if segment is None:
        return [LostArticle() for _ in documents]
    paths = _paths(segment, documents)
    return [LostArticle(paths.get(one), _identifier(segment, one)) for one in sorted(documents)]


def _first_documents(segment: Segment | None) -> dict[int, int]:
    """Return the number of the first document of each group, by the byte of the file where the group begins."""
    found: dict[int, int] = {}
    if segment is None:
        return found
    start = segment.meta["sections"]["stored.text"][0]
    for group in range(segment.records.groups):
        try:
            begins, _ = segment.records.extent(group)
            found[start + begins] = segment.records.documents(group).start
        except IndexDamagedError:
            continue
    return found


def _groups(data: mmap.mmap) -> Iterator[tuple[int, int, list[bytes]]]:
    """Yield where each group begins and ends, and its records: none where it is a dictionary."""
    streams = _Streams(data)
    at = HEADER_LENGTH
    while beginning := _BEGINNING.search(data, at):
        start = beginning.start()
        found = streams.group(start)
        at = start + 1
        if found is not None:
            at, group = found
            yield start, at, group


class _Streams:
    """The streams of a file, and the dictionaries among them."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._dictionaries: dict[int, bytes] = {}
        self._searched = False

    def group(self, start: int) -> tuple[int, list[bytes]] | None:
        """Return where the group that begins here ends, and its records; None where there is none."""
        found = self._stream(start)
        if found is None:
            return None
        end, unpacked = found
        try:
            return end, unpack_group(unpacked, len(unpacked))
        except (ValueError, StructError):
            return (end, []) if self._is_dictionary(unpacked) else None

    def _is_dictionary(self, unpacked: bytes) -> bool:
        if len(unpacked) == DICTIONARY_BYTES:
            self._dictionaries[checksum(unpacked)] = unpacked
        return len(unpacked) == DICTIONARY_BYTES

    def _stream(self, start: int) -> tuple[int, bytes] | None:
        """Return where the stream that begins here ends, and what it unpacks to."""
        pieces: list[bytes] = []
        at, size = start, 0
        try:
            reader = self._reader(start)
            while not reader.eof:
                piece = self._data[at : at + _PIECE]
                pieces.append(reader.decompress(piece, LARGEST_GROUP - size + 1))
                size += len(pieces[-1])
                at += len(piece)
                if size > LARGEST_GROUP or not piece or reader.unconsumed_tail:
                    return None
            return at - len(reader.unused_data), b"".join(pieces)
        except (zlib.error, KeyError):
            return None

    def _reader(self, start: int) -> Any:
        """Return what unpacks the stream that begins here.

        Raises ``KeyError`` where its dictionary is nowhere.
        """
        name = named(self._data[start : start + 6])
        if name is None:
            return zlib.decompressobj()
        if name not in self._dictionaries and not self._searched:
            self._search()
        return zlib.decompressobj(zdict=self._dictionaries[name])

    def _search(self) -> None:
        """Look for dictionaries in the whole file: the first copy of one may be broken."""
        self._searched = True
        for beginning in _ALONE.finditer(self._data, HEADER_LENGTH):
            found = self._stream(beginning.start())
            if found is not None:
                self._is_dictionary(found[1])


def _paths(segment: Segment, documents: set[int]) -> dict[int, str]:
    """Return the first file of each of some documents, as far as the terms can be read."""
    found: dict[int, str] = {}
    terms = segment.terms("file")
    for place in range(len(terms)):
        try:
            for document in terms.lists(place):
                if document in documents:
                    found.setdefault(document, str(terms.term(place), "utf-8", "replace"))
        except IndexDamagedError:
            continue
    return found


def _identifier(segment: Segment, document: int) -> str | None:
    try:
        return segment.identifier(document)
    except IndexDamagedError:
        return None
