"""What do records say of their articles, without the texts?  Documents → headings, each group of records unpacked once."""

from __future__ import annotations

from itertools import groupby

from artcli.hints import TYPE_CHECKING
from artcli.index.segments.record import heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.index.segments.record import Short
    from artcli.index.segments.segment import Segment
    from artcli.index.snapshot import Snapshot

_FEW = 8
"""Articles of a group up to which each is unpacked by itself: what lies behind it isn't then."""


def headings(snapshot: Snapshot, documents: Iterable[int]) -> dict[int, Short]:
    """Return the headings of some documents by their numbers.

    Raises ``IndexDamagedError``.
    """
    found: dict[int, Short] = {}
    for (base, group), numbers in groupby(sorted(documents), lambda one: _place(snapshot, one)):
        segment, _ = snapshot.segment_of(base)
        for local, stored in _records(segment, group, [number - segment.base for number in numbers]):
            found[segment.base + local] = _heading(segment, stored)
    return found


def all_headings(snapshot: Snapshot) -> Iterator[Short]:
    """Yield the heading of each article that isn't deleted.

    Raises ``IndexDamagedError``.
    """
    for segment in snapshot.segments:
        for group in range(segment.records.groups):
            numbers = segment.records.documents(group)
            for local, stored in zip(numbers, segment.records.group(group), strict=True):
                if segment.deleted is None or local not in segment.deleted:
                    yield _heading(segment, stored)


def _place(snapshot: Snapshot, document: int) -> tuple[int, int]:
    """Return which segment, by its first document, and which group of it has a document."""
    segment, local = snapshot.segment_of(document)
    return segment.base, segment.records.group_of(local)


def _records(segment: Segment, group: int, wanted: list[int]) -> Iterator[tuple[int, bytes]]:
    if len(wanted) <= _FEW:
        yield from [(local, segment.records.record(local)) for local in wanted]
        return
    records = segment.records.group(group)
    first = segment.records.documents(group).start
    yield from [(local, records[local - first]) for local in wanted]


def _heading(segment: Segment, stored: bytes) -> Short:
    try:
        found = heading(stored)
        if type(found["words"]) is not int or not {type(found[name]) for name in ("id", "title", "path")} == {str}:
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise segment.file.damaged(what="an article can't be read") from None
    return found
