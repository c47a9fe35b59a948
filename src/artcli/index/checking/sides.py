"""Are the side files what the manifest says, and what can be made again of one that isn't?  A manifest and a folder → findings, and entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.errors import IndexDamagedError
from artcli.index import durable
from artcli.index.checking.report import Finding
from artcli.index.entries import all_filed
from artcli.index.furniture import SIDE, KnownLine, KnownSource, from_bytes, source_key, to_bytes
from artcli.index.manifest import Manifest
from artcli.index.sides import read_side, side_entry
from artcli.index.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from artcli.index.manifest import SegmentEntry, SideEntry

_EXAMPLES = 3


def side_faults(path: Path, manifest: Manifest) -> tuple[Finding, ...]:
    """Return what is wrong with the side files of an index."""
    found = [Finding(entry.file_name, what) for entry in manifest.sides if (what := _fault(path, entry)) is not None]
    return tuple(found)


def saved_sides(path: Path, old: Manifest, segments: Sequence[SegmentEntry], generation: int) -> tuple[SideEntry, ...]:
    """Return the side files of a repaired index: those that are whole, and what was learned made again from its segments.

    Raises ``OSError`` and ``IndexDamagedError``.
    """
    sides = [entry for entry in old.sides if _fault(path, entry) is None]
    if not any(entry.name == SIDE for entry in sides):
        data = _learned_again(path, Manifest(generation, "", segments=tuple(segments)))
        if data is not None:
            entry = side_entry(SIDE, generation, data)
            durable.write(path / entry.file_name, data)
            sides.append(entry)
    return tuple(sorted(sides, key=lambda one: one.name))


def _fault(path: Path, entry: SideEntry) -> str | None:
    try:
        data = read_side(path, entry)
        if entry.name == SIDE:
            from_bytes(data, path / entry.file_name)
    except IndexDamagedError as error:
        return str(error).partition(" is damaged: ")[2].rstrip(".") or str(error)
    return None


def _learned_again(path: Path, manifest: Manifest) -> bytes | None:
    """Return what the articles say was learned: the lines that were left out of them; None where there are none."""
    sources: dict[str, KnownSource] = {}
    lines: dict[tuple[str, str], KnownLine] = {}
    with Snapshot(path, manifest) as snapshot:
        for filed in all_filed(snapshot):
            key, name = source_key(filed.article.source, filed.path)
            source = sources.setdefault(key, KnownSource(key, name))
            source.seen += 1
            for dropped in filed.article.dropped:
                if dropped.at is None:
                    continue
                line = lines.get((key, dropped.text))
                if line is None:
                    line = lines[key, dropped.text] = KnownLine(dropped.text, learned=True)
                    source.lines.append(line)
                line.articles += 1
                line.examples.extend([filed.id] if len(line.examples) < _EXAMPLES else [])
    return to_bytes(sources.values()) if lines else None
