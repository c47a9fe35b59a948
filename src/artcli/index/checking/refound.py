"""Which segments make an index whose manifest can't be read?  The files in its folder → a manifest."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from artcli.errors import IndexDamagedError, IndexVersionError
from artcli.index import durable
from artcli.index.checking.files import counted
from artcli.index.manifest import Manifest, SegmentEntry
from artcli.index.segments import deletions
from artcli.index.segments.segment import Segment
from artcli.values import replace
from artcli.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

_SEGMENT = re.compile(r"(s[0-9a-f]{16})\.seg", re.ASCII)
_DELETIONS = re.compile(r"(s[0-9a-f]{16})\.([0-9]{1,18})\.del", re.ASCII)


def refound(path: Path) -> Manifest:
    """Return a manifest of all segments in a folder, each with the newest of its deletions that can be read.

    Raises ``IndexVersionError`` or ``OSError``.
    """
    generations: dict[str, list[int]] = {}
    names = sorted(os.listdir(path))  # noqa: PTH208  (names are what it is about)
    for name in names:
        if found := _DELETIONS.fullmatch(name):
            generations.setdefault(found[1], []).append(int(found[2]))
    segments = [found[1] for name in names if (found := _SEGMENT.fullmatch(name)) and (path / name).is_file()]
    entries = [_entry(path, name, sorted(generations.get(name, ()), reverse=True)) for name in segments]
    highest = max([generation for those in generations.values() for generation in those], default=0)
    return Manifest(highest, __version__, segments=tuple(entries))


def _entry(path: Path, name: str, generations: list[int]) -> SegmentEntry:
    file = path / f"{name}.seg"
    size = durable.size_of(file)
    try:
        segment = Segment(file)
    except IndexDamagedError:
        return SegmentEntry(name, 0, bytes=size)
    try:
        entry = counted(segment, size)
    except IndexDamagedError:
        entry = SegmentEntry(name, segment.documents, bytes=size)
    finally:
        segment.close()
    for generation in generations:
        if count := _deleted(path, entry, generation):
            return replace(entry, deleted=count, deletions=generation)
    if generations:  # none can be read: that is found again, and told
        return replace(entry, deleted=min(1, entry.documents), deletions=generations[0])
    return entry


def _deleted(path: Path, entry: SegmentEntry, generation: int) -> int:
    """Return how many documents a file of deletions has, 0 where it can't be read."""
    file = path / f"{entry.name}.{generation}.del"
    try:
        data = durable.read(file, deletions.file_size(entry.documents))
        return deletions.from_bytes(data, file, entry.name, entry.documents).count
    except (IndexDamagedError, IndexVersionError, OSError):
        return 0
