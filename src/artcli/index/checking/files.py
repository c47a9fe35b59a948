"""Does the manifest say of a segment what is in it?  A segment's columns, counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from artcli.errors import IndexDamagedError
from artcli.index.faults import damaged
from artcli.index.manifest import SegmentEntry
from artcli.values import replace

if TYPE_CHECKING:
    from artcli.index.segments.segment import Segment


def counted(segment: Segment, size: int) -> SegmentEntry:
    """Return what a manifest should say of a segment whose file has ``size`` bytes, its deletions left out.

    Raises ``IndexDamagedError``.
    """
    codes = segment.languages()
    spoken = np.bincount(np.asarray(segment.column("language")), minlength=len(codes))
    if len(spoken) != len(codes):
        raise damaged(segment.path, "an article's language isn't there")
    dates = np.asarray(segment.column("date"))
    years = dates[dates > 0] // 10_000
    return SegmentEntry(
        name=segment.name,
        documents=segment.documents,
        bytes=size,
        lengths={name: field.length for name, field in segment.fields.items()},
        languages={code or "": int(count) for code, count in zip(codes, spoken.tolist(), strict=True)},
        first_year=int(years.min()) if len(years) else None,
        last_year=int(years.max()) if len(years) else None,
    )


def entry_faults(segment: Segment, entry: SegmentEntry) -> list[str]:
    """Return in what the manifest is wrong about a segment."""
    try:
        found = counted(segment, entry.bytes)
    except IndexDamagedError as error:
        return [str(error).partition(" is damaged: ")[2].rstrip(".")]
    if replace(entry, deleted=0, deletions=None, compared=False) == found:
        return []
    return ["the manifest counts other words, languages or years than it has"]
