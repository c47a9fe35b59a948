"""What can be saved of a broken index?  A folder → the same with whatever is broken dropped, and a report of what became of it.

All is one commit, made under the writer's lock: before it the index is as broken as it was, after it ``check`` finds nothing.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

from artcli.errors import IndexDamagedError
from artcli.index import durable
from artcli.index.checking.check import check, examined, open_examined, what_of
from artcli.index.checking.parts import Kept, Salvager, resolve
from artcli.index.checking.refound import refound
from artcli.index.checking.report import CheckReport, Finding, RepairReport
from artcli.index.checking.sides import saved_sides, side_faults
from artcli.index.checking.versions import versions_findings
from artcli.index.directory import IndexDirectory
from artcli.index.faults import unwritable
from artcli.index.lock import LOCK, WriterLock
from artcli.index.manifest import MANIFEST, Manifest, to_bytes
from artcli.index.segments.deletions import Deletions
from artcli.index.transaction import OURS, sweep
from artcli.values import replace
from artcli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from artcli.index.checking.check import Examined

    Advance = Callable[[int, int], None]


def repair(path: Path, advance: Advance | None = None) -> RepairReport:
    """Drop what is broken in an index, and say what became of it; an index with nothing broken stays as it is.

    Raises ``IndexMissingError``, ``IndexVersionError``, ``IndexLockedError``, ``IndexWriteError``, or ``IndexDamagedError`` for what the
    system won't let us read.
    """
    if not IndexDirectory(path).exists():
        check(path, quick=True)  # tells what is there instead, before a lock is made there
    lock = WriterLock(path / LOCK, "check --repair")
    try:
        lock.acquire()
        try:
            return _repair(path, advance)
        finally:
            lock.release()
    except OSError as error:
        raise unwritable(path, error) from error


def _repair(path: Path, advance: Advance | None) -> RepairReport:
    manifest, lost = _committed(path)
    before = _names(path)
    with ExitStack() as stack:
        opened = [open_examined(path, entry) for entry in manifest.segments]
        for one in opened:
            if one.segment is not None:
                stack.callback(one.segment.close)
        report = examined(path, opened, quick=False, advance=advance)
        of_versions = versions_findings(path, manifest)
        report = replace(report, findings=lost + report.findings + side_faults(path, manifest) + of_versions)
        if not report.findings:
            return RepairReport(report)
        try:
            done, new = _dropped(
                path, opened, report, replace(manifest, versions=None if of_versions else manifest.versions)
            )
        except BaseException:
            for name in _names(path) - before:
                (path / name).unlink(missing_ok=True)
            raise
    sweep(path, new.file_names)
    return replace(done, removed=tuple(sorted(before - _names(path))))


def _committed(path: Path) -> tuple[Manifest, tuple[Finding, ...]]:
    """Return the manifest, or one made of what lies in the folder, with what is wrong with the one there."""
    try:
        return IndexDirectory(path).manifest(), ()
    except IndexDamagedError as error:
        if isinstance(error.__cause__, OSError):
            raise
        return refound(path), (Finding(MANIFEST, what_of(error)),)


def _dropped(
    path: Path, opened: Sequence[Examined], before: CheckReport, old: Manifest
) -> tuple[RepairReport, Manifest]:
    """Write what can be saved of broken segments into new ones, see that no article is there twice, and commit."""
    salvager = Salvager(path)
    kept: list[Kept] = []
    returned = 0
    for one in opened:
        if one.deletions_fault is not None:
            returned += one.entry.deleted
        if one.faults:
            kept += salvager.save(one)
        elif one.segment is not None:
            deleted = one.deleted or Deletions(one.entry.documents)
            entry = replace(one.entry, deleted=0, deletions=None) if one.deletions_fault is not None else one.entry
            kept.append(Kept(entry, deleted))
    superseded = resolve(path, kept)
    manifest = _commit(path, kept, old)
    report = RepairReport(
        before=before,
        rescued=salvager.rescued,
        lost=tuple(salvager.lost),
        unknown=salvager.unknown,
        returned=max(returned + salvager.returned - len(superseded), 0),
        superseded=tuple(superseded),
    )
    return report, manifest


def _commit(path: Path, kept: Sequence[Kept], old: Manifest) -> Manifest:
    """Write the deletions that changed and the side files that were lost, then the manifest; what is deleted whole is left out."""
    generation = old.generation + 1
    entries = []
    for one in kept:
        entry = one.entry
        if one.deleted.count == entry.documents:
            continue
        if one.deleted.count != entry.deleted:
            entry = replace(entry, deleted=one.deleted.count, deletions=generation)
            durable.write(path / f"{entry.name}.{generation}.del", one.deleted.to_bytes(entry.name))
        entries.append(entry)
    sides = saved_sides(path, old, entries, generation)
    manifest = Manifest(generation, __version__, segments=tuple(entries), versions=old.versions, sides=sides)
    durable.sync_folder(path)
    durable.write(path / MANIFEST, to_bytes(manifest))
    durable.sync_folder(path)
    return manifest


def _names(path: Path) -> set[str]:
    return {name for name in os.listdir(path) if OURS.fullmatch(name)}  # noqa: PTH208  (names are what it is about)
