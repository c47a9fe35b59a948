"""How are a document and a position there one number?  Document × stride + position: keys, in the order of both."""

from __future__ import annotations

APART = 2048
"""Places that keys leave free between documents: more than a phrase has words, or words that are near lie apart."""
_WIDE = 2**32


def type_of_keys(highest: int) -> str:
    """Return the type code of an array of keys up to this one."""
    return "I" if highest < _WIDE else "Q"
