"""What is an article's sketch?  Spelling numbers of a segment's texts → the few hashes by which versions of an article are found, by numpy.

A sketch is the ``SIZE`` word trigrams of a body that come first in an order that chance made (bottom-k MinHash, Broder 1997): two bodies
share about as much of their sketches as of all their trigrams.  Words are hashed by how they are spelt, so that sketches of all segments
can be compared, whichever process made them.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.entries import filed_of
from artcli.index.segments.record import unpacked
from artcli.index.segments.sketches import NO_HASH, SIZE, SKETCH_BYTES
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.word_hashes import MIX

if TYPE_CHECKING:
    from artcli.index.segments.segment import Segment

Array = Any
SHINGLE = 3
"""Words that are hashed together: pairs are shared by articles of one subject, and of runs of four an edited article keeps too few."""
_SLICE = 50_000
"""Words that are worked on at a time: what lies between stays in the processor's cache."""
_SLACK = 3
"""Times ``SIZE`` that so many trigrams are expected below the first bound; a text that has too few there is looked at whole."""
_WORD = np.uint64
_FIRST, _SECOND, _LAST = MIX
_HALF = _WORD(32)
_ROW_BITS, _DROPPED = 20, _WORD(20)
"""A key has a text's number in a slice above, and the upper 44 bits of a hash below."""
_KEPT = _WORD(NO_HASH)


def sketches_of(spellings: array[int], counts: array[int], hashes: Array) -> bytes:
    """Return the sketches of some texts, one after another.

    ``spellings`` are the numbers of all texts, ``counts`` how many each has, ``hashes`` those of the numbers.
    """
    numbers = np.frombuffer(spellings, np.uint32) if len(spellings) else np.empty(0, np.uint32)
    sizes = np.array(counts, np.int64)
    ends = np.cumsum(sizes)
    found = np.full((len(sizes), SIZE), NO_HASH, np.uint32)
    text = 0
    while text < len(sizes):
        start = int(ends[text] - sizes[text])
        last = max(int(np.searchsorted(ends, start + _SLICE, "right")), text + 1)
        last = min(last, text + (1 << _ROW_BITS))
        words = hashes.take(numbers[start : int(ends[last - 1])].astype(np.int64))
        _fill(found[text:last], *_without_signs(words, ends[text:last] - start))
        text = last
    return _narrowed(found)


def sketches_from_texts(segment: Segment) -> bytes:
    """Return the sketches of a segment that has none, made from what it stores; texts that can't be read have none.

    Raises ``IndexDamagedError``.
    """
    lexicon = QuickLexicon()
    spellings, counts = array("I"), array("I")
    for group in range(segment.records.groups):
        for record in segment.records.group(group):
            article = filed_of(unpacked(record)).article
            lexicon.table(article.language).add_all([article.body], spellings, counts)
    return sketches_of(spellings, counts, lexicon.hashes.all())


def sketch_rows(segment: Segment) -> Array:
    """Return the sketches of a segment as rows of bytes, made from its texts where it has none.

    Raises ``IndexDamagedError``.
    """
    known = segment.sketches()
    data = sketches_from_texts(segment) if known is None else known
    return np.frombuffer(data, np.uint8).reshape(-1, SKETCH_BYTES)


def numbers_of(data: bytes | memoryview) -> Array:
    """Return sketches as rows of numbers."""
    narrow = np.frombuffer(data, np.uint8).reshape(-1, SIZE, 3)
    wide = np.zeros((len(narrow), SIZE, 4), np.uint8)
    wide[:, :, :3] = narrow
    return wide.view("<u4")[:, :, 0]


def runs_of(words: Array) -> Array:
    """Return the hash of each run of ``SHINGLE`` words."""
    runs = (words[:-2] * _FIRST + words[1:-1]) * _SECOND + words[2:]
    runs ^= runs >> _HALF
    runs *= _LAST
    return runs


def _without_signs(words: Array, ends: Array) -> tuple[Array, Array]:
    """Leave out what is no word; return the words' hashes, and where each text ends."""
    there = words != 0
    gone = np.flatnonzero(~there)
    return (words[there], ends - np.searchsorted(gone, ends)) if len(gone) else (words, ends)


def _fill(found: Array, words: Array, ends: Array) -> None:
    """Put the sketch of each text into its row: kept bits of those trigrams whose upper bits make the lowest numbers."""
    if len(words) < SHINGLE:
        return
    runs = runs_of(words)
    sizes = np.diff(ends, prepend=0)
    bounds = np.minimum(2.0**64 * _SLACK * SIZE / np.maximum(sizes, 1), 2.0**64 - 2**12).astype(_WORD)
    low = np.flatnonzero(runs <= np.repeat(bounds, sizes)[:-2])
    counts = _fill_from(found, runs, low, ends)
    few = np.flatnonzero((counts < SIZE) & (sizes - SHINGLE + 1 > counts))
    if len(few):
        places = np.concatenate([np.arange(ends[one] - sizes[one], ends[one] - SHINGLE + 1) for one in few.tolist()])
        _fill_from(found, runs, places, ends)


def _fill_from(found: Array, runs: Array, places: Array, ends: Array) -> Array:
    """Fill the rows of texts from the trigrams at some places; return how many each has there."""
    texts: Array = np.searchsorted(ends, places, "right")
    whole = places + SHINGLE <= ends[texts]
    texts, some = texts[whole], runs[places[whole]]
    keys = (texts.astype(_WORD) << _WORD(64 - _ROW_BITS)) | (some >> _DROPPED)
    order = np.argsort(keys)
    keys = keys[order]
    new = np.ones(len(keys), bool)
    new[1:] = keys[1:] != keys[:-1]
    order = order[new]
    texts, some = texts[order], some[order]
    counts = np.bincount(texts, minlength=len(ends))
    ranks = np.arange(len(texts)) - np.repeat(np.cumsum(counts) - counts, counts)
    best = ranks < SIZE
    found[texts[best], ranks[best]] = np.minimum(some[best] & _KEPT, _KEPT - _WORD(1))
    return counts


def _narrowed(found: Array) -> bytes:
    """Return rows of numbers in three bytes each."""
    return np.ascontiguousarray(found.astype("<u4").view(np.uint8).reshape(len(found), SIZE, 4)[:, :, :3]).tobytes()
