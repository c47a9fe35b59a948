"""Is everything in the index as it should be?  A folder → a report; nothing is changed, and no lock is taken.

First the manifest and its files, then each segment's checksums, and last each segment is made again from the texts it stores: what
comes out must be what is there, byte for byte.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.errors import IndexDamagedError, IndexVersionError, IndexWriteError
from artcli.index import durable
from artcli.index.checking.files import entry_faults
from artcli.index.checking.pages import page_faults
from artcli.index.checking.rebuilt import content_faults
from artcli.index.checking.report import CheckReport, Finding
from artcli.index.checking.sides import side_faults
from artcli.index.checking.unique import repeated
from artcli.index.checking.versions import versions_findings
from artcli.index.directory import IndexDirectory
from artcli.index.faults import unreadable
from artcli.index.manifest import MANIFEST, Manifest
from artcli.index.snapshot import open_segment, read_deletions
from artcli.index.transaction import OURS

if TYPE_CHECKING:
    from collections.abc import Callable

    from artcli.index.manifest import SegmentEntry
    from artcli.index.segments.deletions import Deletions
    from artcli.index.segments.segment import Segment

    Advance = Callable[[int, int], None]
    """Told how many bytes, and how many articles, are done."""

_TRIES = 10
"""How often a writer may be faster than we open what it replaces."""


@dataclass
class Examined:
    """A segment of the manifest: as it is open, None where it can't be, its deletions, and what is wrong with the files of both."""

    entry: SegmentEntry
    segment: Segment | None = None
    deleted: Deletions | None = None
    faults: list[str] = field(default_factory=list)
    deletions_fault: str | None = None

    def findings(self) -> list[Finding]:
        """Return what is wrong with its files."""
        found = [Finding(self.entry.file_name, fault) for fault in self.faults]
        if self.deletions_fault is not None:
            found.append(Finding(self.entry.deletions_name or MANIFEST, self.deletions_fault))
        return found


def check(path: Path, *, quick: bool = False, advance: Advance | None = None) -> CheckReport:
    """Check an index; with ``quick``, only its checksums and its manifest.

    Raises ``IndexMissingError``, ``IndexVersionError``, ``IndexWriteError`` where there is no room to work in, or ``IndexDamagedError``
    for what the system won't let us read.
    """
    try:
        manifest = IndexDirectory(path).manifest()
    except IndexDamagedError as error:
        if isinstance(error.__cause__, OSError):
            raise
        return CheckReport(0, 0, _size(path), quick, (Finding(MANIFEST, what_of(error)),))
    with ExitStack() as stack:
        manifest, opened = _open(path, manifest, stack)
        report = examined(path, opened, quick=quick, advance=advance)
    of_versions = versions_findings(path, manifest)
    if of_versions and IndexDirectory(path).manifest() == manifest:  # else a writer has replaced it
        report = replace(report, findings=report.findings + of_versions)
    report = replace(report, findings=report.findings + side_faults(path, manifest))
    return replace(report, notes=report.notes + _leftovers(path, manifest))


def examined(path: Path, opened: list[Examined], *, quick: bool, advance: Advance | None) -> CheckReport:
    """Look for what is wrong with the segments of an index, note it in them too, and report it.

    Raises ``IndexWriteError``.
    """
    notes = _examine(opened, quick=quick, advance=advance)
    findings = [finding for one in opened for finding in one.findings()]
    findings += [Finding(MANIFEST, what) for what in repeated(_sound(opened))]
    articles = sum(one.entry.documents - one.entry.deleted for one in opened)
    return CheckReport(articles, len(opened), _size(path), quick, tuple(findings), notes)


def _examine(opened: list[Examined], *, quick: bool, advance: Advance | None) -> tuple[str, ...]:
    """Note in segments what is wrong with them, and return what is worth knowing besides."""
    notes: list[str] = []
    for one in opened:
        if one.segment is not None:
            one.faults += page_faults(one.segment)
            if not one.faults:
                one.faults += entry_faults(one.segment, one.entry)
        if one.segment is not None and not one.faults and not quick:
            one.faults += _contents(one.segment, notes, advance)
        elif advance is not None:
            advance(one.entry.bytes, one.entry.documents)
    return tuple(dict.fromkeys(notes))


def _open_one(path: Path, entry: SegmentEntry) -> Examined:
    """Open a segment and its deletions, as far as can be.

    Raises ``IndexVersionError``, ``FileNotFoundError``, or ``IndexDamagedError`` for what the system won't let us read.
    """
    found = Examined(entry)
    try:
        found.segment = open_segment(path, replace(entry, deleted=0, deletions=None))
    except IndexDamagedError as error:
        found.faults.append(what_of(error))
    except PermissionError as error:
        raise unreadable(path / entry.file_name, error) from error
    except FileNotFoundError:
        raise
    except OSError as error:
        found.faults.append(f"it can't be read: {error.strerror or error}")
    try:
        if entry.deletions is not None:
            found.deleted = read_deletions(path, entry)
    except FileNotFoundError:
        raise
    except (IndexDamagedError, IndexVersionError, OSError) as error:
        found.deletions_fault = what_of(error)
    if found.segment is not None:
        found.segment.deleted = found.deleted
    return found


def open_examined(path: Path, entry: SegmentEntry) -> Examined:
    """Open a segment and its deletions, as far as they are there and can be opened.

    Raises ``IndexVersionError``, or ``IndexDamagedError`` for what the system won't let us read.
    """
    found = Examined(entry)
    deletions = entry.deletions_name
    if deletions is not None and not (path / deletions).exists():
        found.deletions_fault = "it is missing"
        entry = replace(entry, deleted=0, deletions=None)
    try:
        opened = _open_one(path, entry)
    except FileNotFoundError:
        found.faults.append("it is missing")
        return found
    return replace(opened, entry=found.entry, deletions_fault=found.deletions_fault or opened.deletions_fault)


def what_of(error: Exception) -> str:
    """Return what is wrong, the file's name left out, which stands beside it anyway."""
    text = str(error)
    return (text.partition(" is damaged: ")[2] or text).rstrip(".")


def _open(path: Path, manifest: Manifest, stack: ExitStack) -> tuple[Manifest, list[Examined]]:
    """Open all segments; where a file is missing since a writer has replaced it, begin again with its manifest."""
    for _ in range(_TRIES):
        opened = []
        for entry in manifest.segments:
            try:
                one = _open_one(path, entry)
            except FileNotFoundError:
                one = open_examined(path, entry)
            opened.append(one)
            if one.segment is not None:
                stack.callback(one.segment.close)
        newer = IndexDirectory(path).manifest()
        if newer == manifest:
            return manifest, opened
        manifest = newer
    message = "The index changes faster than it can be checked."
    raise IndexDamagedError(message, hint="Check it again when no artcli writes to it.")


def _contents(segment: Segment, notes: list[str], advance: Advance | None) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="artcli-check-") as folder:
        try:
            return content_faults(segment, Path(folder), notes, advance)
        except OSError as error:
            message = f"There is no room to check the index in {folder}: {error.strerror or error}."
            hint = "Name another folder in TMPDIR, or look at the checksums only: artcli check --quick"
            raise IndexWriteError(message, hint=hint) from error


def _sound(opened: list[Examined]) -> list[Segment]:
    return [one.segment for one in opened if one.segment is not None and not one.faults and not one.deletions_fault]


def _leftovers(path: Path, manifest: Manifest) -> tuple[str, ...]:
    """Return a note of files that no commit names: of a writer at work, or of one that never came to an end."""
    left = [name for name in _names(path) if OURS.fullmatch(name) and name not in manifest.file_names]
    if not left:
        return ()
    files = "1 file is" if len(left) == 1 else f"{len(left):,} files are"
    return (f"{files} of no commit: an ingest is at work, or was stopped and the next one removes what it left.",)


def _size(path: Path) -> int:
    found = 0
    for name in _names(path):
        if OURS.fullmatch(name) or name == MANIFEST:
            with suppress(OSError):  # it went while we looked, or isn't a file
                found += durable.size_of(path / name)
    return found


def _names(path: Path) -> list[str]:
    try:
        return sorted(os.listdir(path))  # noqa: PTH208  (names are what it is about)
    except OSError as error:
        raise unreadable(path, error) from error
