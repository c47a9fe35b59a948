"""Which articles answer a single word best?  Those that match, and what the word counts in each → the scores of the best.

A score grows with what the word counts, so counts are compared, and only those of the best made scores.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from artcli.ranking import saturated
from artcli.search.documents import Documents, bits_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from artcli.search.counting import Worth
    from artcli.search.matching import Matches
    from artcli.search.scoring import Scorer

_SLACK = 1 - 1e-9
"""Counts that differ less may make the same score."""


def best_of_one_word(scorer: Scorer, matches: Matches, wanted: int) -> dict[int, float] | None:
    """Return the scores of the best so many articles, and of all that score the same as the last of them.

    None where that isn't so easily said: of several words, of a common one in a large segment, of articles that match by something else.
    """
    if len(scorer.counted) != 1 or scorer.counted[0].weight <= 0:
        return None
    word = scorer.counted[0]
    worths = []
    for number, documents in enumerate(matches.documents):
        worth = scorer.worth(word, number) if documents else None
        if worth is not None:
            worths.append((worth, number))
        elif documents:
            return None
    worths.sort(key=lambda one: -one[0].highest)
    counts: dict[int, float] = {}
    least = 0.0
    for worth, number in worths:
        if worth.highest < least:
            break
        base = matches.segments[number].segment.base
        for document, count in _no_less(worth, matches.documents[number], wanted, least):
            counts[base + document] = count
        if len(counts) >= wanted:
            least = nlargest(wanted, counts.values())[-1] * _SLACK
    if len(counts) < min(wanted, len(matches)):
        return None
    scores = {document: word.weight * saturated(count) for document, count in counts.items() if count >= least}
    floor = nlargest(wanted, scores.values())[-1] if len(scores) > wanted else 0.0
    return {document: score for document, score in scores.items() if score >= floor}


def _no_less(worth: Worth, documents: Collection[int], wanted: int, least: float) -> list[tuple[int, float]]:
    """Return those of some documents of a segment in which a word counts enough to be among the best of them, and ``least``."""
    flags = _left_out(worth, documents)
    pairs = zip(worth.documents, worth.counts, strict=True)
    if flags is None:
        if len(worth.counts) > wanted:
            least = max(least, nlargest(wanted, worth.counts)[-1] * _SLACK)
        return [pair for pair in pairs if pair[1] >= least]
    return [pair for pair in pairs if pair[1] >= least and flags[pair[0]]]


def _left_out(worth: Worth, documents: Collection[int]) -> bytes | None:
    """Return a flag for each document of the segment that says whether it matches, None where all that have the word do."""
    if not isinstance(documents, Documents):
        size = max(worth.bits.bit_length(), max(documents) + 1)
        documents = Documents(bits_of(documents, size), size)
    return documents.flags() if worth.bits & ~documents.bits else None
