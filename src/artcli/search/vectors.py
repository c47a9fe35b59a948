"""Which documents and positions have some lists, where there are hundreds of thousands?  What ``lists``, ``matching`` and ``phrases`` decode, by numpy."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from artcli.index.decoding import ListDecoder
from artcli.search.keys import type_of_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from artcli.index.segments.segment import Segment
    from artcli.search.documents import Documents
    from artcli.search.memory import Memory

Array = Any


class Listed(Protocol):
    """The lists of a segment: ``search.lists.Lists``."""

    segment: Segment
    searched_before: bool
    decoded: Memory

    def stride(self, field: str) -> int:
        """Return by what documents are multiplied in keys of a field."""

    def known_keys(self, numbers: Sequence[int]) -> array[int] | None:
        """Return where the words of some lists stand in all documents, if that is known."""

    def whole_keys(self, field: str, numbers: Sequence[int], asked: int) -> Sequence[int] | None:
        """Return the same, decoded if it is worth it for so many documents."""


class Decoder:
    """The lists of a segment; their documents and frequencies are decoded once in a search: they are matched, counted and told where by turns."""

    def __init__(self, lists: Listed) -> None:
        """Take the lists; nothing is read yet."""
        self._decoder = ListDecoder(lists.segment)
        self._kept = lists.decoded
        self.places = self._decoder.places

    def documents(self, number: int) -> Array:
        """Return a list's documents, ascending."""
        return self._known("documents", number, self._decoder.documents)

    def frequencies(self, number: int) -> Array:
        """Return how often a list's words stand in each of its documents."""
        return self._known("frequencies", number, self._decoder.frequencies)

    def _known(self, kind: str, number: int, decode: Callable[[int], Array]) -> Array:
        found = self._kept.get((kind, number))
        if found is None:
            found = decode(number)
            self._kept.keep((kind, number), found, found.nbytes)
        return found


def bits_of_lists(lists: Listed, numbers: Sequence[int]) -> int:
    """Return the documents that any of some lists of a segment has, as the bits of a number."""
    decoder = Decoder(lists)
    flags = np.zeros(lists.segment.documents, bool)
    for number in numbers:
        flags[decoder.documents(number)] = True
    return bits(flags)


def bits_above(documents: Sequence[int], counts: Sequence[float], least: float, size: int) -> int:
    """Return the documents, of so many in all, whose count is more than this, as bits."""
    flags = np.zeros(size, bool)
    flags[np.asarray(documents)[np.asarray(counts) > least]] = True
    return bits(flags)


def in_line(lists: Listed, field: str, words: Sequence[tuple[int, Sequence[int]]], among: Documents) -> list[int]:
    """Return the documents of some in which words stand in line: each at its place, by its lists; the rarest come first."""
    stride = lists.stride(field)
    flags = flags_of(among.bits, among.size)
    first, found = 0, None
    for place, numbers in words:
        keys = keys_of(lists, field, numbers, flags) - place
        if found is None:
            first, found = place, keys
        else:
            at = np.searchsorted(keys, found)
            at[at == len(keys)] = 0
            found = found[keys[at] == found] if len(keys) else keys
        flags = np.zeros(among.size, bool)
        flags[(found + first) // stride] = True
    return np.flatnonzero(flags).tolist()


def all_keys(lists: Listed, stride: int, numbers: Sequence[int]) -> array[int]:
    """Return where the words of some lists stand in all documents, as ``Lists.whole_keys`` does."""
    keys = _decoded(lists, stride, numbers, None)
    code = type_of_keys(int(keys[-1]) if len(keys) else 0)
    return array(code, keys.astype(f"<u{array(code).itemsize}").tobytes())


def keys_of(lists: Listed, field: str, numbers: Sequence[int], flags: Array) -> Array:
    """Return where the words of some lists stand in documents that are flagged, as keys (``Lists.stride``), ascending."""
    stride = lists.stride(field)
    known: Sequence[int] | None = lists.known_keys(numbers)
    if known is None and lists.searched_before:
        known = lists.whole_keys(field, numbers, int(np.count_nonzero(flags)))
    if known is None:
        return _decoded(lists, stride, numbers, flags)
    keys = np.asarray(known)
    starts = np.flatnonzero(flags) * stride
    first = np.searchsorted(keys, starts.astype(keys.dtype))
    sizes = np.searchsorted(keys, (starts + stride - 1).astype(keys.dtype), "right") - first
    ends = np.cumsum(sizes)
    at = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(first - (ends - sizes), sizes)
    return keys[at].astype(np.int64)


def _decoded(lists: Listed, stride: int, numbers: Sequence[int], flags: Array | None) -> Array:
    """Return where the words of some lists stand in all documents, or in those that are flagged, as keys, ascending."""
    decoder = Decoder(lists)
    found = []
    for number in numbers:
        documents = decoder.documents(number)
        chosen = np.arange(len(documents)) if flags is None else np.flatnonzero(flags[documents])
        if len(chosen):
            frequencies = decoder.frequencies(number)
            places = decoder.places(number, frequencies, chosen)
            found.append(np.repeat(documents[chosen] * stride, frequencies[chosen]) + places)
    if not found:
        return np.empty(0, np.int64)
    return found[0] if len(found) == 1 else np.sort(np.concatenate(found))


def flags_of(bits: int, size: int) -> Array:
    """Return a flag for each of so many documents, from their bits."""
    data = np.frombuffer(bits.to_bytes(-(-size // 8), "little"), np.uint8)
    return np.unpackbits(data, count=size, bitorder="little").astype(bool)


def bits(flags: Array) -> int:
    """Return documents as bits, from their flags."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")
