"""Which other versions of an article are there, and what differs?  An article of an index → what a reader sees of the others."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.index.entries import read_filed
from artcli.index.other_versions import Difference, difference, with_versions
from artcli.records import version_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.comparison import Run
    from artcli.index.snapshot import Snapshot
    from artcli.model import Entry
    from artcli.records import Record

__all__ = ["Difference", "difference_record", "differences", "entry_with_versions"]


def entry_with_versions(snapshot: Snapshot, document: int) -> Entry:
    """Return an article with all that belongs to it: its other files, and its other versions, the newest first.

    Raises ``IndexDamagedError``.
    """
    filed = read_filed(snapshot, document)
    there = [snapshot.document_of_key("id", one) for one in snapshot.versions_of(filed.id)]
    return with_versions(snapshot, filed, [read_filed(snapshot, one) for one in there if one is not None])


def differences(snapshot: Snapshot, document: int) -> tuple[Difference, ...]:
    """Return what differs between an article and each of its other versions, which stand on the old side.

    Raises ``IndexDamagedError``.
    """
    entry = entry_with_versions(snapshot, document)
    found = []
    for version in entry.versions:
        other = snapshot.document_of_key("id", version.id)
        if other is not None:
            found.append(difference(version, read_filed(snapshot, other).article, entry.article))
    return tuple(found)


def difference_record(difference: Difference) -> Record:
    """Return the object that ``show --versions`` prints for another version: what it is, and the passages that differ, run by run."""
    differing = [row for row in difference.rows if any([run.changed for run in (*row.old, *row.new)])]
    rows = [{"that": _runs(row.old), "this": _runs(row.new)} for row in differing]
    return version_record(difference.version) | {"differences": rows}


def _runs(runs: Iterable[Run]) -> list[Record]:
    return [{"text": run.text, "changed": run.changed} for run in runs]
