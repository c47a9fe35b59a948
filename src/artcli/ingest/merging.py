"""How do segments become one while an ingest goes on?  Entries of the manifest → a merged segment; the work of one process."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from artcli.index.snapshot import open_segment
from artcli.index.writing.merge import merge
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from artcli.index.manifest import SegmentEntry
    from artcli.index.segments.segment import Segment


def merge_entries(folder: Path, entries: Sequence[SegmentEntry]) -> SegmentEntry:
    """Merge segments as the manifest had them, into a file beside them.

    Raises ``OSError`` and ``IndexDamagedError``; no file remains then.
    """
    opened: list[Segment] = []
    try:
        opened.extend(open_segment(folder, entry) for entry in entries)  # those that were are closed, if one can't be
        entry = merge(opened, folder / f"s{secrets.token_hex(8)}.seg")
        known = all(one.compared for one in entries)
        return replace(entry, compared=known and all(segment.sketches() is not None for segment in opened))
    finally:
        for segment in opened:
            segment.close()
