"""Does each article stand in the index once?  Ids and files of articles that aren't deleted, over all segments."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from artcli.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.index.segments.segment import Segment

_SHOWN = 3


class Place(NamedTuple):
    """A document: the number of its segment among those looked at, and its own there."""

    segment: int
    document: int


def shared_keys(segments: Sequence[Segment], field: str) -> dict[bytes, list[Place]]:
    """Return the terms of a field of keys that more than one living document has, and which.

    Eight bytes a term are kept in memory, not the terms.
    """
    hashes = array("q", [hash(term) for _, term, _ in _keys(segments, field)])
    found, counts = np.unique(np.frombuffer(hashes, np.int64) if hashes else np.empty(0, np.int64), return_counts=True)
    doubtful = set(found[counts > 1].tolist())
    places: dict[bytes, list[Place]] = defaultdict(list)
    if doubtful:
        for number, term, document in _keys(segments, field):
            if hash(term) in doubtful:
                places[term].append(Place(number, document))
    return {term: those for term, those in places.items() if len(those) > 1}


def repeated(segments: Sequence[Segment]) -> list[str]:
    """Return a line for each of the first ids and files that more than one article has."""
    lines = []
    for field, name in (("id", "id"), ("file", "file")):
        shared = shared_keys(segments, field)
        shown = [str(term, "utf-8", "replace") for term in sorted(shared)[:_SHOWN]]
        lines += [f"more than one article has the {name} {one}" for one in shown]
        if len(shared) > _SHOWN:
            lines.append(f"so it is with {len(shared) - _SHOWN:,} more {name}s")
    return lines


def _keys(segments: Sequence[Segment], field: str) -> Iterator[tuple[int, bytes, int]]:
    for number, segment in enumerate(segments):
        terms = segment.terms(field)
        deleted = segment.deleted
        try:
            for place, term in enumerate(terms):
                for document in terms.lists(place):
                    if document < segment.documents and (deleted is None or document not in deleted):
                        yield number, term, document
        except IndexDamagedError:
            continue  # told by whoever looked at its pages
