"""Which articles are versions of which?  An index and its new segments → links, by what the articles say word by word; numpy.

A pair whose sketches speak for it is verified on what is stored: its resemblance is the share of word trigrams that both have, of all that either
has (Broder 1997).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.comparing.candidates import candidates
from artcli.index.comparing.trigrams import shared, trigrams_of
from artcli.index.segments.record import BETWEEN, unpacked
from artcli.index.segments.sketches import NO_HASH, SIZE
from artcli.index.versions import PARTS, Link
from artcli.index.writing.sketches import numbers_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from artcli.index.segments.segment import Segment
    from artcli.index.snapshot import Snapshot

Array = Any
SHORTEST = 50
"""Words that an article has at least which is compared: short notices are alike without being versions of one."""
_PAIRS = 4_000
"""Pairs that are verified at a time: their articles' trigrams take some 30 MB."""
_TEXTS = 64
"""Texts that are worked on together: some 200 kB, which stay in the processor's cache."""
_LENGTHS = 0.8
"""Of the threshold: how far the shorter of two may be from the longer, by their words."""


def links_between(
    snapshot: Snapshot, fresh: Collection[str], threshold: float, part: tuple[int, int] = (0, 1)
) -> list[Link]:
    """Return links of the articles in some segments with any others, and between them: those that resemble each other by ``threshold`` or more.

    ``part`` says which of how many parts of them, that together are all.

    Raises ``IndexDamagedError``.
    """
    sketches = np.concatenate([_sketches(segment) for segment in snapshot.segments])
    words = np.concatenate([np.asarray(segment.column("words"), np.int64) for segment in snapshot.segments])
    new = np.concatenate([np.full(segment.documents, segment.name in fresh) for segment in snapshot.segments])
    pairs = candidates(sketches, new, part)
    lengths = words[pairs]
    pairs = pairs[lengths.min(axis=1) >= _LENGTHS * threshold * lengths.max(axis=1)]
    found = []
    for start in range(0, len(pairs), _PAIRS):
        some = pairs[start : start + _PAIRS]
        for (one, other), share in zip(some.tolist(), _resemblances(snapshot, some), strict=True):
            if share >= threshold:
                first, second = sorted((_identifier(snapshot, one), _identifier(snapshot, other)))
                found.append(Link(first, second, round(share * PARTS) / PARTS))
    return found


def _sketches(segment: Segment) -> Array:
    """Return the sketches of a segment, empty for what isn't to be compared: deleted and short articles."""
    data = segment.sketches()
    if data is None:
        return np.full((segment.documents, SIZE), NO_HASH, np.uint32)
    found = numbers_of(data)
    short = np.asarray(segment.column("words")) < SHORTEST
    if segment.deleted is not None:
        short |= np.frombuffer(segment.deleted.live, np.uint8) == 0
    found[short] = NO_HASH
    return found


def _resemblances(snapshot: Snapshot, pairs: Array) -> Iterator[float]:
    trigrams = dict(_trigrams(snapshot, np.unique(pairs).tolist()))
    for one, other in pairs.tolist():
        yield shared(trigrams[one], trigrams[other])


def _trigrams(snapshot: Snapshot, documents: list[int]) -> Iterator[tuple[int, Array]]:
    """Yield the trigrams of some articles."""
    for start in range(0, len(documents), _TEXTS):
        some = documents[start : start + _TEXTS]
        bodies = []
        for document in some:
            segment, local = snapshot.segment_of(document)
            bodies.append(_body(segment.stored(local)))
        for segment in snapshot.segments:
            segment.file.forget()  # each article read takes 100 kB of what lies around it with it
        yield from zip(some, trigrams_of(bodies), strict=True)


def _body(record: bytes) -> str:
    """Return the text of a stored article, without reading the rest of its record."""
    text = record.partition(b"\n")[2]
    if text:
        return text.decode("utf-8", "surrogatepass").replace(BETWEEN, "\n")
    return "\n".join([block.text for block in unpacked(record)["blocks"]])


def _identifier(snapshot: Snapshot, document: int) -> str:
    segment, local = snapshot.segment_of(document)
    return segment.identifier(local)
