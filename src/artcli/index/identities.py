"""By what would an article be known again without its index?  Ids → identities, each group of records unpacked once."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.index.entries import file_key
from artcli.index.faults import damaged
from artcli.index.segments.record import heading
from artcli.model import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.index.segments.segment import Segment
    from artcli.index.snapshot import Snapshot
    from artcli.records import Record


def identities_of(snapshot: Snapshot, ids: Iterable[str]) -> Iterator[Identity]:
    """Yield the identities of those of some articles that are in the index.

    Raises ``IndexDamagedError``.
    """
    found = [snapshot.document_of_key("id", one) for one in ids]
    group, records = ("", -1), []
    for document in sorted([one for one in found if one is not None]):
        segment, local = snapshot.segment_of(document)
        number = segment.records.group_of(local)
        if group != (segment.name, number):
            group, records = (segment.name, number), segment.records.group(number)
        yield _identity(segment, records[local - segment.records.documents(number).start])


def _identity(segment: Segment, stored: bytes) -> Identity:
    try:
        record: Record = heading(stored)
        digest = record["hashes"].get(record["path"], "")
        return Identity(record["id"], file_key(record["path"]), digest, record["content"], record["title"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(segment.path, "an article can't be read") from error
