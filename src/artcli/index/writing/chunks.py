"""Where are the chunks of many texts?  Texts → bytes that white space parts into chunks, and where each begins and ends, by numpy.

``Spellings.parted`` looks through all bytes for each thing that must be seen to; here that is found by the few bytes where a number begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from artcli.analysis.stream import TABLE
from artcli.analysis.words import with_whole_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = Any
_PADDING = 16
"""Zero bytes behind the last chunk."""
_SPACE, _COMMA, _WHOLE, _NUL = ord(" "), ord(","), ord("#"), 0
_DIGIT = np.zeros(256, bool)
_DIGIT[list(b"0123456789")] = True
_BLANK = np.zeros(256, bool)
_BLANK[list(b" \xa0\x89\xaf")] = True
_BEFORE = _DIGIT.copy()
_BEFORE[list(b"\xc2\x80")] = True
"""A space or the last byte of a wide one between digits, and what is before that: a digit, or a byte more of the wide one."""
_DASH = "—".encode()


class Chunks(NamedTuple):
    """Chunks in ``data``, which some zero bytes follow; ``upto`` says for each text how many there are up to its end."""

    data: bytes
    starts: Array
    ends: Array
    upto: Array

    def at_each(self) -> Array:
        """Return the eight bytes from each place on as a number, the first lowest; also of the eight behind those."""
        return np.ndarray((len(self.data) - 7,), "<u8", buffer=self.data, strides=(1,))


def chunks_of(texts: Sequence[bytes]) -> Chunks | None:
    """Return the chunks of texts in UTF-8, as ``Spellings.parted`` parts them; None where a text has a NUL."""
    parts = [*texts]
    joined, borders = _joined(parts)
    raw = np.frombuffer(joined, np.uint8)
    if np.count_nonzero(raw == _NUL) != len(borders):
        return None
    begins = _number_begins(raw)
    spaced = _spaced(raw, begins)
    if len(spaced):
        inside: Array = np.searchsorted(borders, spaced)
        for one in {*inside.tolist()}:
            text = texts[one].decode("utf-8", "surrogatepass")
            parts[one] = with_whole_numbers(text).encode("utf-8", "surrogatepass")
        joined, borders = _joined(parts)
        raw = np.frombuffer(joined, np.uint8)
        begins = _number_begins(raw)
    bytes_ = np.frombuffer(bytearray(joined.translate(TABLE) + bytes(_PADDING)), np.uint8)
    bytes_[_commas(raw, begins)] = _WHOLE
    dashes = _dashes(raw)
    for place in range(len(_DASH)):
        bytes_[dashes - place] = _SPACE
    edges = _changes(bytes_[: len(raw)] <= _SPACE)
    starts, ends = edges[0::2], edges[1::2]
    upto = np.append(np.searchsorted(edges, borders, "right") >> 1, len(starts))
    return Chunks(bytes_.tobytes(), starts, ends, upto)


def _joined(parts: Sequence[bytes]) -> tuple[bytes, Array]:
    """Return texts with a NUL between two, and where each of these is."""
    borders = np.cumsum([len(part) + 1 for part in parts[:-1]]) - 1 if len(parts) > 1 else np.empty(0, np.int64)
    return b"\0".join(parts), borders


def _number_begins(raw: Array) -> Array:
    """Return where the digits of numbers begin, or go on after a sign; what begins the first text isn't asked for."""
    digits = raw - np.uint8(ord("0")) < 10  # smaller ones wrap round
    return np.flatnonzero(digits[1:] > digits[:-1]) + 1


def _spaced(raw: Array, begins: Array) -> Array:
    """Return where a number may go on after a space: three digits behind what may be a wide one, and no fourth."""
    some = begins[(begins > 1) & (begins + 2 < len(raw))]
    some = some[_BLANK[raw[some - 1]] & _BEFORE[raw[some - 2]]]
    some = some[_DIGIT[raw[some + 1]] & _DIGIT[raw[some + 2]]]
    after = raw[np.minimum(some + 3, len(raw) - 1)]
    return some[~_DIGIT[after] | (some + 3 == len(raw))]


def _commas(raw: Array, begins: Array) -> Array:
    """Return where commas are between digits."""
    some = begins[begins > 1]
    return some[(raw[some - 1] == _COMMA) & _DIGIT[raw[some - 2]]] - 1


def _dashes(raw: Array) -> Array:
    """Return where the last byte of each long dash is."""
    some = np.flatnonzero(raw == _DASH[2])
    some = some[some > 1]
    return some[(raw[some - 1] == _DASH[1]) & (raw[some - 2] == _DASH[0])]


def _changes(between: Array) -> Array:
    """Return where chunks begin and end, in turn; outside there are none."""
    if not len(between):
        return np.flatnonzero(between)
    changed = np.empty(len(between) + 1, bool)
    changed[0], changed[-1] = not between[0], not between[-1]
    np.not_equal(between[1:], between[:-1], out=changed[1:-1])
    return np.flatnonzero(changed)
