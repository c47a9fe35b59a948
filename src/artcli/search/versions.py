"""Which version of an article is shown?  The order of hits → of each group the one that comes first; the others are named beside it."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.search.ordering import first_found, read_ranked
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.snapshot import Snapshot
    from artcli.search.finding import Found
    from artcli.search.ordering import Ranked
    from artcli.search.request import Order


@dataclass(frozen=True, slots=True)
class Shown:
    """Hits in their places, and how many were left out before the last of them, being versions of one that comes before."""

    hits: list[Ranked]
    left_out: int = 0


def placed_versions(snapshot: Snapshot, found: Found, order: Order, places: range) -> Shown:
    """Return the hits at some places, counted from 0, where versions of an article take one place: that of the first."""
    wanted = places.stop
    while True:
        documents, scores = first_found(snapshot, found, order, wanted)
        kept, left_out = _first_of_each(snapshot, documents, places.stop)
        if len(kept) == places.stop or len(documents) < wanted:
            return Shown(read_ranked(snapshot, found, kept[places.start :], scores), left_out)
        wanted *= 2


def _first_of_each(snapshot: Snapshot, documents: Sequence[int], wanted: int) -> tuple[list[int], int]:
    """Return the first so many articles of which none is a version of another, and how many were passed over."""
    seen: set[int] = set()
    kept: list[int] = []
    for place, document in enumerate(documents):
        if len(kept) == wanted:
            return kept, place - wanted
        segment, local = snapshot.segment_of(document)
        group = snapshot.version_group(segment.identifier(local))
        if group is None or group not in seen:
            kept.append(document)
            if group is not None:
                seen.add(group)
    return kept, len(documents) - len(kept)
