"""How many processes may read at once, and how long may the segment of each become?  Measured sizes → words."""

from __future__ import annotations

import os

MEMORY = 458 * 2**20
"""Bytes that all processes of an ingest may take together."""
_PARENT = 100 * 2**20
_WORKER = 125 * 2**20
_WORD = 13
_FEWEST_WORDS = 50_000
"""Bytes that the parent takes, a worker with a full lexicon and no segment, and one for each word of its segment at the end; measured."""


def cores() -> int:
    """Return how many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def most_words(memory: int, jobs: int) -> int:
    """Return how many words a segment may have so that all processes stay within the memory."""
    others = _PARENT if jobs > 1 else 0
    return max((memory - others - jobs * _WORKER) // (jobs * _WORD), _FEWEST_WORDS)
