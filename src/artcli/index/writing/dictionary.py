"""How do terms get into a segment?  Sorted terms, field by field, with what each leads to → the sections that ``terms`` reads."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from artcli.index.segments.format import MANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.index.writing.assemble import SegmentFile


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

    def add_field(self, number: int, entries: Iterable[tuple[bytes, Sequence[int]]]) -> None:
        """Write a field's terms, which come in the order of their bytes, with the lists or documents of each."""
        seed = crc32(bytes((number,)))
        terms = []
        end = self._end
        for term, values in entries:
            terms.append(term)
            end += len(term)
            self._ends.append(end)
            self._hashes.append(crc32(term, seed))
            if len(values) == 1:
                self._values.append(values[0])
            else:
                self._values.append(MANY + len(self._more))
                self._more.append(len(values))
                self._more.extend(values)
        self._end = end
        self._text.write(b"".join(terms))

    def finish(self) -> None:
        """Write the sections; the hash table has as many buckets as terms, down to a power of two."""
        buckets = 1 << max(len(self._ends) - 1, 2).bit_length() - 1
        chosen = (
            np.frombuffer(self._hashes, np.uint32) & np.uint32(buckets - 1) if self._hashes else np.empty(0, np.uint32)
        )
        starts = np.zeros(buckets + 1, np.uint32)
        np.cumsum(np.bincount(chosen, minlength=buckets), out=starts[1:])
        order = np.argsort(chosen, kind="stable").astype("<u4")
        for name, numbers in (("term.ends", self._ends), ("term.value", self._values), ("term.more", self._more)):
            self._file.spool(name).write(numbers.tobytes())
        self._file.spool("hash.starts").write(starts.astype("<u4").tobytes())
        self._file.spool("hash.terms").write(order.tobytes())
