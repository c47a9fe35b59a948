"""How does an index become one segment?  All of its segments, without what was deleted → one, in a commit of its own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from artcli.config.keys import NEAR_DUPLICATES
from artcli.ingest.versions import find_versions

if TYPE_CHECKING:
    from artcli.index.directory import IndexDirectory
    from artcli.index.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Compaction:
    """What a compaction came to: segments and bytes before and after, and how many articles there are."""

    articles: int
    segments_before: int
    segments: int
    bytes_before: int
    bytes: int
    seconds: float


def compact(directory: IndexDirectory, *, near_duplicates: float = NEAR_DUPLICATES, wait: bool = False) -> Compaction:
    """Merge all segments of an index into one, and see that it is known which articles are versions of others; searches go on meanwhile.

    Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
    """
    directory.manifest()  # an index that isn't there isn't made
    begun = time.monotonic()
    with directory.transaction(wait=wait, command="compact") as transaction:
        before = transaction.segments
        if len(before) > 1 or any(entry.deleted for entry in before) or _lacks_sketches(transaction):
            from artcli.ingest.merging import merge_entries  # noqa: PLC0415  (numpy, which a compact index needs not)

            entry = merge_entries(transaction.path, before)
            transaction.replace([one.name for one in before], entry)
        transaction.commit()
        find_versions(transaction, near_duplicates)
        snapshot = transaction.commit()
        after = transaction.segments
        return Compaction(
            articles=snapshot.documents,
            segments_before=len(before),
            segments=len(after),
            bytes_before=sum(entry.bytes for entry in before),
            bytes=sum(entry.bytes for entry in after),
            seconds=time.monotonic() - begun,
        )


def _lacks_sketches(transaction: Transaction) -> bool:
    """Tell whether an artcli that didn't look for versions wrote some of it."""
    snapshot = transaction.snapshot
    return snapshot is not None and any(segment.sketches() is None for segment in snapshot.segments)
