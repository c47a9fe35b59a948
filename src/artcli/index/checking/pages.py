"""Which pages of a segment have a wrong checksum, and what lies there?  A segment → lines that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.segments.format import PAGE

if TYPE_CHECKING:
    from artcli.index.segments.segment import Segment

SHOWN = 3
_KINDS = {
    "stored": "stored articles",
    "term": "terms",
    "hash": "terms",
    "column": "columns",
    "order": "columns",
    "file": "hashes of files",
    "sketch": "sketches",
}


def page_faults(segment: Segment) -> list[str]:
    """Return a line for each of the first pages that are broken, and one for all others; reads the whole file."""
    broken = segment.file.broken_pages()
    lines = [f"wrong checksum at byte {page * PAGE} ({_part(segment, page)})" for page in broken[:SHOWN]]
    if len(broken) > SHOWN:
        lines.append(f"wrong checksums of {len(broken) - SHOWN:,} more pages of {len(segment.file.seen):,}")
    return lines


def _part(segment: Segment, page: int) -> str:
    start, stop = page * PAGE, (page + 1) * PAGE
    sections = segment.meta["sections"]
    kinds = [_kind(name) for name, (at, length) in sorted(sections.items()) if at < stop and start < at + length]
    return ", ".join(dict.fromkeys(kinds)) or "between its parts"


def _kind(section: str) -> str:
    return _KINDS.get(section.partition(".")[0], "lists of words")
