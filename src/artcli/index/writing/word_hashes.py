"""By which number is a word known to every process?  A lexicon's spellings → hashes of how they are spelt, by numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.analysis.stream import Lexicon

Array = Any
_WORD = np.uint64
MIX = (_WORD(0x9E3779B97F4A7C15), _WORD(0xC2B2AE3D27D4EB4F), _WORD(0xFF51AFD7ED558CCD))
"""Odd numbers that spread bits: the golden ratio's (Knuth 1973, 6.4), one of xxHash's primes, and one of MurmurHash3's finalizer."""
_FIRST, _SECOND, _LAST = MIX
_HALF = _WORD(32)
_PART = 8
_LONGEST = 2 * _PART
_SEPARATOR = "\0"
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(_PART)] + [2**64 - 1], _WORD)


class WordHashes:
    """The hashes of a lexicon's spellings, by their numbers; ``NOTHING``'s is 0."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Know none yet."""
        self._lexicon = lexicon
        self._classes = np.zeros(0, _WORD)
        self._spellings = np.zeros(0, _WORD)

    def all(self) -> Array:
        """Return the hashes of all spellings that the lexicon has by now."""
        classes = self._lexicon.classes
        known = len(self._classes)
        if known < len(classes):
            new = hashes_of([terms[0] if terms else "" for terms in classes[known:]])
            self._classes = np.concatenate((self._classes, new))
            self._spellings = np.concatenate((self._spellings, self._of_spellings(known)))
        return self._spellings

    def _of_spellings(self, known: int) -> Array:
        """Return the hashes of the spellings from a number on: of one word that word's, of several one that depends on their order."""
        lexicon = self._lexicon
        ends = np.concatenate(([0], np.array(lexicon.expansion_ends, np.int64)))[known:]
        starts, ends = ends[:-1], ends[1:]
        classes = np.array(lexicon.expansion_class[int(starts[0]) :], np.int64)
        places = np.array(lexicon.expansion_place[int(starts[0]) :], np.int64).astype(_WORD)
        parts = np.append(self._classes[classes] * (places * _SECOND | _WORD(1)), _WORD(0))
        found = np.add.reduceat(parts, starts - starts[0])
        found[starts == ends] = 0
        return found


def hashes_of(words: Sequence[str]) -> Array:
    """Return a hash for each word, of its first 16 bytes and its length: words that differ later are no words of a language."""
    data = _SEPARATOR.join(words).encode("utf-8", "surrogatepass")
    ends = np.append(np.flatnonzero(np.frombuffer(data, np.uint8) == 0), len(data))
    return word_hashes(data, np.concatenate(([0], ends[:-1] + 1)), ends)


def word_hashes(data: bytes, starts: Array, ends: Array) -> Array:
    """Return the hash of each word, from where it begins in ``data`` to where it ends."""
    bytes_ = np.frombuffer(data + bytes(_LONGEST + 1), np.uint8)
    lengths = ends - starts
    at_each = np.ndarray((len(bytes_) - 7,), "<u8", buffer=bytes_, strides=(1,))
    first = at_each[starts] & _MASKS[np.minimum(lengths, _PART)]
    second = at_each[starts + _PART] & _MASKS[np.clip(lengths - _PART, 0, _PART)]
    return _mixed((first * _FIRST) ^ ((second + lengths.astype(_WORD)) * _SECOND))


def _mixed(numbers: Array) -> Array:
    numbers = (numbers ^ (numbers >> _HALF)) * _LAST
    return numbers ^ (numbers >> _HALF)
