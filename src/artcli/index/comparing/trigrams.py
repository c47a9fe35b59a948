"""Which runs of three words does a text have?  Texts → hashes of their word trigrams, by numpy, many texts at once.

A word is a run of letters and digits, capitals aside, or one character of a script without spaces.  Punctuation is none, so that curly quotation
marks and straight ones, dashes and hyphens make no other words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.analysis.words import has_spaceless, spaceless_passages
from artcli.index.writing.sketches import SHINGLE, runs_of
from artcli.index.writing.word_hashes import word_hashes

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = Any
_BETWEEN = b"\0"
_TABLE = bytes([code if chr(code).isalnum() else ord(" ") for code in range(128)]).lower() + bytes(range(128, 256))
_SIGNS = re.compile(rb"\xe2[\x80\x81].|\xc2.", re.DOTALL)
"""In UTF-8: general punctuation, and the signs of Latin-1."""
_SPACE = ord(" ")


def trigrams_of(texts: Sequence[str]) -> list[Array]:
    """Return the hashes of each text's trigrams, each once, in ascending order.

    >>> [len(one) for one in trigrams_of(["The sea, the sea, the sea!", "The “sea” the sea", "sea"])]
    [2, 2, 0]
    """
    if not texts:
        return []
    data = _BETWEEN.join([_bytes_of(text) for text in texts])
    bytes_ = np.frombuffer(data, np.uint8)
    between = (bytes_ == _SPACE) | (bytes_ == 0)
    edges = np.flatnonzero(np.diff(between, prepend=True, append=True))
    starts, ends = edges[0::2], edges[1::2]
    runs = runs_of(word_hashes(data, starts, ends)) if len(starts) >= SHINGLE else np.empty(0, np.uint64)
    words = np.searchsorted(starts, np.append(np.flatnonzero(bytes_ == 0), len(data)))
    found, first = [], 0
    for last in words.tolist():
        found.append(_each_once(runs[first : max(last - SHINGLE + 1, first)]))
        first = last
    return found


def shared(one: Array, other: Array) -> float:
    """Return the share of two texts' trigrams that both have, of all that either has: their resemblance."""
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / max(len(one) + len(other) - both, 1)


def _bytes_of(text: str) -> bytes:
    if not text.isascii() and has_spaceless(text):
        text = spaceless_passages().sub(lambda found: f" {' '.join(found[0])} ", text)
    data = text.encode("utf-8", "surrogatepass").translate(_TABLE)
    return data if text.isascii() else _SIGNS.sub(b" ", data)


def _each_once(runs: Array) -> Array:
    runs = np.sort(runs)
    return runs[np.flatnonzero(np.diff(runs, prepend=runs[:1] ^ np.uint64(1)))]
