"""Is it known which articles are versions of which?  What has come since the last time is compared, and the index told, in a commit of its own.

What no ingest came to do, as it was stopped or killed, the next one does: the manifest says which segments have been compared.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import ArtcliError, IndexDamagedError
from artcli.index.manifest import VersionsEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from artcli.index.snapshot import Snapshot
    from artcli.index.transaction import Transaction
    from artcli.index.versions import Link

    Compare = Callable[[tuple[str, ...], float], Sequence[Link] | None]


def find_versions(transaction: Transaction, threshold: float, compare: Compare | None = None) -> None:
    """See that it is known which articles are versions of others; with a threshold of 0, that nobody is told of any.

    ``compare`` returns the links of the articles in some segments, None where that can't be done now.  Raises ``OSError``.
    """
    if not threshold:
        if transaction.versions is not None:
            transaction.compared(None)
            transaction.commit()
        return
    names = not_compared(transaction, threshold)
    if not names:
        return
    known = _known(transaction)
    if known is None:
        names, known = tuple([entry.name for entry in transaction.segments]), set()
    links = compare(names, threshold) if compare else compared(transaction.snapshot, names, threshold)
    if links is not None:
        _tell(transaction, names, threshold, (known, links))


def not_compared(transaction: Transaction, threshold: float) -> tuple[str, ...]:
    """Return the segments whose articles are to be compared with all others."""
    versions = transaction.versions
    known = versions is not None and versions.threshold == threshold
    return tuple([entry.name for entry in transaction.segments if not (known and entry.compared)])


def compared(
    snapshot: Snapshot | None, names: Collection[str], threshold: float, part: tuple[int, int] = (0, 1)
) -> Sequence[Link] | None:
    """Return the links of the articles in some segments, or a part of them; None where it can't be done, which is no reason to end an ingest."""
    from artcli.index.comparing.links import links_between  # noqa: PLC0415  (numpy)

    with suppress(OSError, ArtcliError, MemoryError):
        return links_between(snapshot, names, threshold, part) if snapshot else []
    return None


def _known(transaction: Transaction) -> set[Link] | None:
    """Return the links that the index has, None where their file can't be read."""
    snapshot, entry = transaction.snapshot, transaction.versions
    if snapshot is None or entry is None or entry.name is None:
        return set()
    try:
        return set(snapshot.versions.links()) if snapshot.versions is not None else None
    except IndexDamagedError:
        return None


def _tell(
    transaction: Transaction, names: Collection[str], threshold: float, links: tuple[set[Link], Sequence[Link]]
) -> None:
    """Commit what was found, with what was known before of other articles: ``links`` are the known and the new ones."""
    snapshot = transaction.snapshot
    assert snapshot is not None
    before, new = links
    after = _still(snapshot, before, names) | set(new)
    entry = transaction.versions
    if entry is None or entry.threshold != threshold or before != after:
        entry = _written(transaction, threshold, after)
    transaction.compared(entry)
    transaction.commit()


def _still(snapshot: Snapshot, links: Collection[Link], names: Collection[str]) -> set[Link]:
    """Return those links that hold still: both articles are there, and neither was compared just now."""
    linked = {one for link in links for one in link[:2]}
    if not linked:
        return set()
    there = set()
    for segment in snapshot.segments:
        if segment.name not in names:
            for document in segment.identified(linked):
                if segment.deleted is None or document not in segment.deleted:
                    there.add(segment.identifier(document))
    return {link for link in links if link.one in there and link.other in there}


def _written(transaction: Transaction, threshold: float, links: Collection[Link]) -> VersionsEntry:
    if not links:
        return VersionsEntry(threshold)
    from artcli.index.comparing.grouping import groups_of  # noqa: PLC0415  (only where there is something to group)
    from artcli.index.comparing.written import write_versions  # noqa: PLC0415

    groups = groups_of(links)
    entry = VersionsEntry(threshold, transaction.new_name())
    assert entry.file_name is not None
    size = write_versions(transaction.path / entry.file_name, links, groups)
    articles = sum([len(group) for group in groups if len(group) > 1])
    return VersionsEntry(threshold, entry.name, size, articles)
