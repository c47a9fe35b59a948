"""What does one writer change?  Segments added, replaced, and documents deleted, then all at once a new generation.

A commit writes files of new names, sees to it that they are on the disk, and then puts a new manifest in the place of the old one: at
any moment the folder holds one generation whole.  What that doesn't name any more is deleted after it.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import ArtcliError
from artcli.index import durable
from artcli.index.faults import damaged
from artcli.index.manifest import MANIFEST, Manifest, to_bytes
from artcli.index.sides import read_side, side_entry
from artcli.index.snapshot import Snapshot, read_deletions, read_manifest
from artcli.values import replace
from artcli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from artcli.index.manifest import SegmentEntry, SideEntry, VersionsEntry
    from artcli.index.segments.deletions import Deletions

OURS = re.compile(
    r"s[0-9a-f]{16}\..+|[a-z]{1,20}\.[0-9]+\.side(?:\.tmp)?|manifest\.json\.tmp|(?:stamps|failures)\.tmp", re.ASCII
)
"""Names of files that belong to an index only as long as its manifest names them: anything else in its folder isn't touched."""


class Transaction:
    """Changes to an index by the one process that holds its lock; what isn't committed never was."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        """Take the folder and what is committed there."""
        self.path = path
        self._manifest = manifest
        self._segments = {entry.name: entry for entry in manifest.segments}
        self._deletions: dict[str, Deletions] = {}
        self._snapshot: Snapshot | None = None
        self._obsolete: set[str] = set()
        self.versions = manifest.versions
        self._sides: dict[str, bytes] = {}

    @property
    def generation(self) -> int:
        """The number of the last commit, 0 where there has been none."""
        return self._manifest.generation

    @property
    def segments(self) -> tuple[SegmentEntry, ...]:
        """The segments as the next commit would have them; their counts of deletions are the last commit's."""
        return tuple(self._segments.values())

    @property
    def snapshot(self) -> Snapshot | None:
        """The index as last committed, None where it never was; closed by the next commit.

        Raises ``IndexDamagedError`` or ``IndexVersionError``.
        """
        if self._snapshot is None and self.generation:
            try:
                self._snapshot = Snapshot(self.path, self._manifest)
            except FileNotFoundError as error:
                raise damaged(self.path / str(error.filename), "it is missing") from error
        return self._snapshot

    def new_name(self) -> str:
        """Return a name for a new segment."""
        return f"s{secrets.token_hex(8)}"

    def path_of(self, name: str) -> Path:
        """Return where the file of a segment lies, or is to be written."""
        return self.path / f"{name}.seg"

    def add_segment(self, entry: SegmentEntry) -> None:
        """Add a segment, whose file is whole and on the disk."""
        self._accept(entry)
        self._segments[entry.name] = entry

    def delete(self, name: str, documents: Iterable[int]) -> None:
        """Delete documents of a segment, by their numbers in it; those that are deleted already stay so."""
        self._deletions[name] = self.deletions(name).with_more(documents)

    def deletions(self, name: str) -> Deletions:
        """Return the deletions of a segment as the next commit would have them.

        Raises ``IndexDamagedError`` or ``IndexVersionError``.
        """
        known = self._deletions.get(name)
        if known is None:
            known = self._deletions[name] = read_deletions(self.path, self._segments[name])
        return known

    def replace(self, names: Iterable[str], entry: SegmentEntry | None) -> None:
        """Put a segment, or nothing, in the place of others: where the first of them was.

        A name that has gone meanwhile, as all its documents were deleted, is passed over.  Deletions since the others were read are
        the caller's to carry over.
        """
        gone = set(names)
        if entry:
            self._accept(entry)
        kept: dict[str, SegmentEntry] = {}
        for name, one in self._segments.items():
            if name not in gone:
                kept[name] = one
            elif entry:
                kept[entry.name] = entry
        if entry:
            kept[entry.name] = entry
        self._segments = kept
        for name in gone:
            self._deletions.pop(name, None)

    def compared(self, versions: VersionsEntry | None) -> None:
        """Say which articles are versions of others, in all segments as they are now; with None that nobody knows."""
        self.versions = versions
        self._segments = {name: replace(entry, compared=versions is not None) for name, entry in self._segments.items()}

    def side(self, name: str) -> bytes | None:
        """Return the bytes of a side file as the next commit would have it, None where there is none.

        Raises ``IndexDamagedError``.
        """
        if name in self._sides:
            return self._sides[name]
        entry = self._manifest.side(name)
        return None if entry is None else read_side(self.path, entry)

    def put_side(self, name: str, data: bytes) -> None:
        """Put a side file in the place of the one of its name, with the next commit."""
        self._sides[name] = data

    def commit(self) -> Snapshot:
        """Make what was changed the index, and return it as it is now; the snapshot of before is closed.

        Raises ``OSError``, and then the last commit is as it was.
        """
        generation = self.generation + 1
        segments = tuple([one for entry in self.segments if (one := self._settled(entry, generation)) is not None])
        sides = self._settled_sides(generation)
        before = self._manifest
        new = Manifest(generation, __version__, segments=segments, versions=self.versions, sides=sides)
        if (segments, self.versions, sides) != (before.segments, before.versions, before.sides) or not self.generation:
            self._write(new)
        snapshot = self.snapshot
        assert snapshot is not None
        return snapshot

    def close(self) -> None:
        """Let the files go, and remove those that were never committed."""
        if self._snapshot:
            self._snapshot.close()
            self._snapshot = None
        with suppress(ArtcliError, OSError):  # what can't be read is swept by nobody
            found = read_manifest(self.path)  # an interrupted commit may have put it there unbeknown to us
            sweep(self.path, self._manifest.file_names | (found.file_names if found else frozenset()))

    def _accept(self, entry: SegmentEntry) -> None:
        if entry.name in self._segments or entry.deleted or durable.size_of(self.path_of(entry.name)) != entry.bytes:
            raise damaged(self.path_of(entry.name), "it isn't the segment that was to be added")

    def _settled(self, entry: SegmentEntry, generation: int) -> SegmentEntry | None:
        """Return what the next manifest says of a segment, its deletions written; None where nothing of it is left."""
        known = self._deletions.get(entry.name)
        count = entry.deleted if known is None else known.count
        if count == entry.documents:
            return None
        if known is None or count == entry.deleted:
            return entry
        new = replace(entry, deleted=count, deletions=generation)
        assert new.deletions_name is not None
        durable.write(self.path / new.deletions_name, known.to_bytes(entry.name))
        return new

    def _settled_sides(self, generation: int) -> tuple[SideEntry, ...]:
        """Return the side files of the next manifest, those that changed written."""
        entries = {entry.name: entry for entry in self._manifest.sides}
        for name, data in self._sides.items():
            entry, known = side_entry(name, generation, data), entries.get(name)
            if known is None or (known.bytes, known.checksum) != (entry.bytes, entry.checksum):
                durable.write(self.path / entry.file_name, data)
                entries[name] = entry
        self._sides.clear()
        return tuple([entries[name] for name in sorted(entries)])

    def _write(self, manifest: Manifest) -> None:
        before = self._manifest
        durable.sync_folder(self.path)  # the names of new segments and deletions, before anything names them
        durable.write(self.path / MANIFEST, to_bytes(manifest))
        self._manifest = manifest
        self._segments = {entry.name: entry for entry in manifest.segments}
        self._deletions = {name: one for name, one in self._deletions.items() if name in self._segments}
        self._obsolete |= before.file_names - manifest.file_names
        if self._snapshot:
            self._snapshot.close()
            self._snapshot = None
        durable.sync_folder(self.path)
        self._obsolete = {name for name in self._obsolete if not _removed(self.path / name)}


def sweep(path: Path, kept: frozenset[str]) -> None:
    """Remove what writers that never came to an end have left in a folder, but for the files named."""
    for name in os.listdir(path):  # noqa: PTH208  (names are what it is about)
        if OURS.fullmatch(name) and name not in kept:
            _removed(path / name)


def _removed(path: Path) -> bool:
    """Try to remove a file; on Windows one that somebody reads stays until a later commit."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
