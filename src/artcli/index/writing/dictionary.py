"""How do terms get into a segment?  Sorted terms, field by field, with what each leads to → the sections that ``terms`` reads."""

from __future__ import annotations

from array import array
from itertools import compress, islice, repeat
from operator import ne
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from artcli.index.segments.filter import BITS_A_BUCKET, FILTER, HASH_BITS, MULTIPLIER
from artcli.index.segments.format import MANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.writing.assemble import SegmentFile

Array = Any
_HIGHEST = 2**32


class DictionaryWriter:
    """A segment's terms on their way into its file."""

    def __init__(self, file: SegmentFile) -> None:
        """Take the file."""
        self._file = file
        self._text = file.spool("term.text")
        self._end = 0
        self._ends = array("I")
        self._values = array("I")
        self._more = array("I")
        self._hashes = array("I")

    def __len__(self) -> int:
        return len(self._ends)

    def add_field(self, number: int, terms: Sequence[bytes], values: Sequence[int] | Array) -> None:
        """Write a field's terms, which come in the order of their bytes, each as often as it has lists or documents, with one of these."""
        if not terms:
            return
        new = np.ones(len(terms), bool)
        new[1:] = np.fromiter(map(ne, terms, islice(terms, 1, None)), bool, len(terms) - 1)
        if not new.all():
            terms = list(compress(terms, new.tolist()))
        ends = self._end + np.cumsum(np.fromiter(map(len, terms), np.int64, len(terms)))
        self._end = int(ends[-1])
        if self._end >= _HIGHEST:
            message = "too many terms for one segment"
            raise OverflowError(message)
        self._text.write(b"".join(terms))
        self._ends.frombytes(ends.astype(np.uint32).tobytes())
        self._hashes.extend(map(crc32, terms, repeat(crc32(bytes((number,))))))
        self._values.frombytes(self._leading(new, np.asarray(values, np.int64)).astype(np.uint32).tobytes())

    def _leading(self, new: Array, values: Array) -> Array:
        """Return what ``term.value`` says of terms: the one value of each, or where in ``term.more`` there are several."""
        starts = np.flatnonzero(new)
        counts = np.diff(np.append(starts, len(new)))
        found = values[starts]
        many = counts > 1
        if many.any():
            terms = np.repeat(np.arange(len(starts)), counts)
            some = many[terms]
            sizes = counts[many]
            begins = np.cumsum(sizes + 1) - sizes - 1
            more = np.empty(int((sizes + 1).sum()), np.uint32)
            those = np.ones(len(more), bool)
            those[begins] = False
            more[begins] = sizes
            more[those] = np.sort((terms[some] << 32) | values[some]) & 0xFFFFFFFF
            found[many] = MANY + len(self._more) + begins
            self._more.frombytes(more.tobytes())
        return found

    def finish(self) -> None:
        """Write the sections; the hash table has a bucket for two terms, down to a power of two, the filter sixteen bits for each bucket."""
        buckets = 1 << max(len(self._ends) // 2 - 1, 2).bit_length() - 1
        hashes = np.frombuffer(self._hashes, np.uint32) if self._hashes else np.empty(0, np.uint32)
        chosen = hashes & np.uint32(buckets - 1)
        starts = np.zeros(buckets + 1, np.uint32)
        np.cumsum(np.bincount(chosen, minlength=buckets), out=starts[1:])
        keys = chosen.astype(np.uint64) << np.uint64(32) | np.arange(len(chosen), dtype=np.uint64)
        keys.sort()  # in a tenth of the time that a stable sort by buckets alone takes
        order = keys.astype("<u4")
        for name, numbers in (("term.ends", self._ends), ("term.value", self._values), ("term.more", self._more)):
            self._file.spool(name).write(numbers.tobytes())
        self._file.spool("hash.starts").write(starts.astype("<u4").tobytes())
        self._file.spool("hash.terms").write(order.tobytes())
        self._file.spool(FILTER).write(_filter_of(hashes, min(buckets * BITS_A_BUCKET, 1 << HASH_BITS)))


def _filter_of(hashes: Array, size: int) -> bytes:
    """Return the bits that say which terms may be there; see ``segments.filter``."""
    bits = np.zeros(size, bool)
    bits[hashes & np.uint32(size - 1)] = True
    bits[(hashes * np.uint32(MULTIPLIER)) >> np.uint32(HASH_BITS + 1 - size.bit_length())] = True
    return np.packbits(bits, bitorder="little").tobytes()
