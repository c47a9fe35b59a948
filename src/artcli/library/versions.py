"""Which other versions of an article are there, and what differs?  An article of an index → what a reader sees of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.entries import entry_of, read_filed, unique_prefix
from artcli.model import Version
from artcli.records import version_record
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.comparison import Row, Run
    from artcli.index.snapshot import Snapshot
    from artcli.model import Article, Entry
    from artcli.records import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between an article and another version of it, which stands on the old side."""

    version: Version
    rows: tuple[Row, ...]


def entry_with_versions(snapshot: Snapshot, document: int) -> Entry:
    """Return an article with all that belongs to it: its other files, and its other versions, the newest first.

    Raises ``IndexDamagedError``.
    """
    filed = read_filed(snapshot, document)
    found = [_version(snapshot, one) for one in snapshot.versions_of(filed.id)]
    found.sort(key=lambda one: (one.date or "", one.id), reverse=True)
    return replace(entry_of(snapshot, filed), copies=filed.copies, versions=tuple(found))


def differences(snapshot: Snapshot, document: int) -> tuple[Difference, ...]:
    """Return what differs between an article and each of its other versions, which stand on the old side.

    Raises ``IndexDamagedError``.
    """
    from artcli.comparison import compare  # noqa: PLC0415  (difflib, seldom needed)

    entry = entry_with_versions(snapshot, document)
    here = _texts(entry.article)
    found = []
    for version in entry.versions:
        other = snapshot.document_of_key("id", version.id)
        if other is not None:
            there = _texts(read_filed(snapshot, other).article)
            found.append(Difference(version, tuple(compare("\n".join(there), here))))
    return tuple(found)


def _version(snapshot: Snapshot, id_: str) -> Version:
    document = snapshot.document_of_key("id", id_)
    assert document is not None  # it was there a moment ago, and a snapshot stays as it is
    filed = read_filed(snapshot, document)
    article = filed.article
    return Version(id_, unique_prefix(snapshot, id_), article.title, article.date, article.source, filed.path)


def _texts(article: Article) -> list[str]:
    """Return what an article says, part by part."""
    head = [article.title, article.subtitle or "", ", ".join(article.authors)]
    return [text for text in head if text] + [block.text for block in article.blocks]


def difference_record(difference: Difference) -> Record:
    """Return the object that ``show --versions`` prints for another version: what it is, and the passages that differ, run by run."""
    differing = [row for row in difference.rows if any([run.changed for run in (*row.old, *row.new)])]
    rows = [{"that": _runs(row.old), "this": _runs(row.new)} for row in differing]
    return version_record(difference.version) | {"differences": rows}


def _runs(runs: Iterable[Run]) -> list[Record]:
    return [{"text": run.text, "changed": run.changed} for run in runs]
