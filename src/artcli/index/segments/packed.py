"""How are small numbers kept in less than their bytes?  Numbers of 4 and 12 bits ↔ bytes, by slices: no loop over numbers.  Pure.

Of a part of 12 bits a number, the low bytes come first, then the high halves of a byte, two in each, the first of them in its upper half.
"""

from __future__ import annotations

from binascii import hexlify

_VALUE_OF_DIGIT = bytes.maketrans(b"0123456789abcdef", bytes(range(16)))


def halves(data: bytes | memoryview, count: int) -> bytes:
    r"""Return the first ``count`` halves of bytes.

    >>> list(halves(b"\x12\x30", 3))
    [1, 2, 3]
    """
    return hexlify(data).translate(_VALUE_OF_DIGIT)[:count]


def twelve_bits(data: bytes | memoryview, count: int) -> list[int]:
    r"""Return so many numbers of 12 bits.

    >>> twelve_bits(b"\x01\xff\x0a\x12\x30", 3)
    [257, 767, 778]
    """
    wide = bytearray(2 * count)
    wide[0::2] = data[:count]
    wide[1::2] = halves(data[count:], count)
    return memoryview(wide).cast("H").tolist()


def half_bytes(count: int) -> int:
    """Return how many bytes hold so many halves."""
    return (count + 1) // 2


def twelve_bit_bytes(count: int) -> int:
    """Return how many bytes hold so many numbers of 12 bits."""
    return count + (count + 1) // 2
