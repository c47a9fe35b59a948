"""How are a document and a position there one number?  Document × stride + position: keys, in the order of both."""

from __future__ import annotations

APART = 2048
"""Places that keys leave free between documents: more than a phrase has words, or words that are near lie apart."""
_WIDE = 2**32


def type_of_keys(highest: int) -> str:
    """Return the type code of an array of keys up to this one."""
    return "I" if highest < _WIDE else "Q"


def highest(numbers: memoryview) -> int:
    """Return the highest of some unsigned numbers, or the highest there can be with the same first byte; 0 where there are none.

    Only their highest bytes are looked at, all at once: no Python is run for a number.

    >>> from array import array
    >>> highest(memoryview(array("H", [3, 700, 9])))
    767
    >>> highest(memoryview(array("I", [3, 255])))
    255
    """
    data = numbers.tobytes()
    for plane in reversed(range(numbers.itemsize)):
        found = _highest_byte(data[plane :: numbers.itemsize])
        if found or not plane:
            return (found + 1 << 8 * plane) - 1 if data else 0
    return 0


def _highest_byte(data: bytes) -> int:
    """Return the highest byte, 0 where there is none: half of the values that it may have are ruled out by each look."""
    low = 0
    for bit in reversed(range(8)):
        above = data.translate(None, bytes(range(low + (1 << bit))))
        if above:
            data, low = above, low + (1 << bit)
    return low
