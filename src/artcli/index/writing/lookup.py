"""Which spelling is each chunk of many texts?  Texts → spelling numbers, by numpy: tables of chunks up to 16 bytes, looked at for all together.

A dict of Python's has to make an object of each chunk first, and waits for the memory at each look; here looks are independent, and the
processor takes many at once.  What the tables don't have goes to the lexicon's dict, one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.analysis.stream import Lexicon, NotRememberedError
from artcli.index.writing.chunks import chunks_of
from artcli.index.writing.word_hashes import WordHashes

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from artcli.analysis.stream import Spellings
    from artcli.index.writing.chunks import Chunks

Array = Any
_WORD = np.uint64
_BITS = 17
"""Of the number of slots for chunks up to 8 bytes, of which some 40,000 are met in 10,000 articles; and of the numbers that are kept in them."""
_REST, _NUMBER, _MOST = _WORD(64 - _BITS), _WORD(_BITS), _WORD(1 << _BITS)
_FEW_BYTES = 1 << 14
"""Texts of fewer are looked up in the dict: a hundred titles in two thirds of the time."""
_LONG_BITS = 16
"""Of the number of slots for chunks up to 16 bytes, a tenth of all."""
_MIX = (_WORD(0x9E3779B97F4A7C15), _WORD(0xC2B2AE3D27D4EB4F))
"""Odd numbers that spread bits: the golden ratio's (Knuth 1973, 6.4), and one of xxHash's primes."""
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(8)] + [2**64 - 1], _WORD)
_PART = 8
_LONGEST = 2 * _PART


class QuickLexicon(Lexicon):
    """A lexicon whose spellings are looked up by tables; one a process, as it is."""

    def __init__(self) -> None:
        """Know nothing."""
        super().__init__()
        self._tables: dict[str | None, SpellingTable] = {}
        self.hashes = WordHashes(self)

    def table(self, language: str | None) -> SpellingTable:
        """Return the table of a language's spellings."""
        if language not in self._tables:
            self._tables[language] = SpellingTable(self.spellings(language))
        return self._tables[language]


class SpellingTable:
    """The commonest spellings of a language, by their bytes."""

    def __init__(self, spellings: Spellings) -> None:
        """Take the spellings, which the tables are filled from as they are met."""
        self._spellings = spellings
        self._first, self._second = [_ShortTable(mix) for mix in _MIX]
        self._long = _LongTable()

    def add_all(self, texts: Sequence[str | bytes], numbers: array[int], counts: array[int]) -> None:
        """Append the numbers of texts' spellings, in order, and how many each text has: what ``Spellings.add_all`` does.

        Texts may be in UTF-8 already.
        """
        chunks = chunks_of([*map(_encoded, texts)]) if sum(map(len, texts)) >= _FEW_BYTES else None
        try:
            found = self._looked_up(chunks) if chunks else None
        except NotRememberedError:
            found = None
        if chunks is None or found is None:
            self._spellings.add_all([*map(_decoded, texts)], numbers, counts)
            return
        numbers.frombytes(found.view(np.uint8))
        counts.frombytes(np.diff(chunks.upto, prepend=0).astype(np.uint32).view(np.uint8))

    def _looked_up(self, chunks: Chunks) -> Array:
        lengths = chunks.ends - chunks.starts
        at_each = chunks.at_each()
        keys = at_each[chunks.starts]
        keys &= _MASKS.take(lengths, mode="clip")
        found, known = self._first.numbers(keys)
        long = np.flatnonzero(lengths > _PART)
        more = at_each[chunks.starts[long] + _PART] & _MASKS.take(lengths[long] - _PART, mode="clip")
        found[long], known[long] = self._long.numbers(keys[long], more, lengths[long])
        missing = np.flatnonzero(~known)
        short = missing[lengths[missing] <= _PART]
        found[short], known[short] = self._second.numbers(keys[short])
        new = missing[~known[missing]]
        if len(new):
            found[new] = self._met_first(chunks, new)
            short = new[lengths[new] <= _PART]
            left = self._first.keep(keys[short], found[short])
            self._second.keep(keys[short][left], found[short][left])
            of_long = ~known[long]
            self._long.keep(keys[long][of_long], more[of_long], lengths[long][of_long], found[long][of_long])
        return found

    def _met_first(self, chunks: Chunks, places: Array) -> list[int]:
        """Return the numbers of chunks that no table has."""
        data = chunks.data
        edges = zip(chunks.starts[places].tolist(), chunks.ends[places].tolist(), strict=True)
        some = [data[start:end] for start, end in edges]
        self._spellings.learn(some)
        return list(map(self._spellings.__getitem__, some))


class _ShortTable:
    """Numbers of chunks up to 8 bytes.

    The product of an odd number and such a chunk says all of the chunk: its upper bits are a slot, and the lower ones are kept there above
    the number.  So one look at one place of the memory finds a chunk.
    """

    def __init__(self, mix: Any) -> None:
        """Know none; ``mix`` is the odd number."""
        self._mix = mix
        self._slots = np.zeros(1 << _BITS, _WORD)

    def numbers(self, keys: Array) -> tuple[Array, Array]:
        """Return the number of each chunk, and whether it is known."""
        products = keys * self._mix
        there = self._slots.take((products >> _REST).view(np.int64))  # others are slow to take by
        products <<= _NUMBER
        there ^= products
        return there.astype(np.uint32), there < _MOST

    def keep(self, keys: Array, numbers: Array) -> Array:
        """Keep chunks where there is room; return which there was none for.  Of two for one slot the last stays."""
        products = keys * self._mix
        places = products >> _REST
        free = (self._slots[places] == 0) & (numbers < _MOST)
        self._slots[places[free]] = (products[free] << _NUMBER) | numbers[free]
        return ~free


class _LongTable:
    """Numbers of chunks of 9 to 16 bytes, by both halves."""

    def __init__(self) -> None:
        """Know none."""
        self._keys = np.zeros(1 << _LONG_BITS, _WORD)
        self._more = np.zeros(1 << _LONG_BITS, _WORD)
        self._numbers = np.zeros(1 << _LONG_BITS, np.uint32)

    def numbers(self, keys: Array, more: Array, lengths: Array) -> tuple[Array, Array]:
        """Return the number of each chunk, and whether it is known."""
        places = _places(keys, more)
        known = (self._keys[places] == keys) & (self._more[places] == more) & (lengths <= _LONGEST)
        return self._numbers[places], known

    def keep(self, keys: Array, more: Array, lengths: Array, numbers: Array) -> None:
        """Keep chunks where there is room; of two for one slot the last stays, in all three columns."""
        places = _places(keys, more)
        free = (self._keys[places] == 0) & (lengths <= _LONGEST)
        places = places[free]
        self._keys[places], self._more[places], self._numbers[places] = keys[free], more[free], numbers[free]


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def _decoded(text: str | bytes) -> str:
    return text if isinstance(text, str) else text.decode("utf-8", "surrogatepass")


def _places(keys: Array, more: Array) -> Array:
    slots: Array = ((keys * _MIX[0]) ^ (more * _MIX[1])) >> _WORD(64 - _LONG_BITS)
    return slots.view(np.int64)
