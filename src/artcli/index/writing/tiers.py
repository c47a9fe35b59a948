"""Which segments should be one?  What the manifest says of them → the names of those to be merged now.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.manifest import SegmentEntry

FANOUT = 8
"""Segments of about one size that become one: each article is written again once for every eightfold of the library."""
LARGEST = 50_000
"""Documents of a segment that only ``compact`` makes larger: merging so many (of 11 segments) takes 215 MB, beside workers that go on."""
_SMALLEST = 1_000


def choose(entries: Sequence[SegmentEntry]) -> list[str]:
    """Return the names of segments that should be one now; none where all is well.

    Segments are of one tier when their sizes are within ``FANOUT`` of each other, counted from the smallest.
    """
    tiers: dict[int, list[SegmentEntry]] = {}
    for entry in entries:
        tiers.setdefault(_tier(_live(entry)), []).append(entry)
    for _, tier in sorted(tiers.items()):
        if len(tier) >= FANOUT and len(chosen := _within(tier)) >= FANOUT // 2:
            return chosen
    return [entry.name for entry in entries if entry.deleted * 2 > entry.documents][:1]


def _within(tier: Sequence[SegmentEntry]) -> list[str]:
    """Return the first segments of a tier that together are no larger than one may be."""
    names, documents = [], 0
    for entry in tier:
        documents += _live(entry)
        if documents > LARGEST:
            break
        names.append(entry.name)
    return names


def _live(entry: SegmentEntry) -> int:
    return entry.documents - entry.deleted


def _tier(documents: int) -> int:
    tier, size = 0, _SMALLEST
    while documents > size:
        size *= FANOUT
        tier += 1
    return tier
