"""What of an index was decoded lately?  Keys → values that took time to make; those that weren't asked for longest are let go.

What is kept never changes, as segments don't.  Keys are tuples that begin with the segment's number.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable

LARGEST = 96 << 20
"""Bytes kept at the most: what 200 searches of all kinds decode of 50,000 articles, and half of what a process may take."""


class Memory:
    """Values, the one used least lately first.

    >>> memory = Memory(100)
    >>> for name in "abcd":
    ...     memory.keep(name, name.upper(), 30)
    >>> memory.get("a"), memory.get("d")
    (None, 'D')
    """

    __slots__ = ("_kept", "_most", "_taken")

    def __init__(self, most: int = LARGEST) -> None:
        """Take how many bytes may be kept."""
        self._most = most
        self._kept: dict[Hashable, tuple[Any, int]] = {}
        self._taken = 0

    def get(self, key: Hashable) -> Any:
        """Return what is kept for a key, None where nothing is."""
        found = self._kept.pop(key, None)
        if found is None:
            return None
        self._kept[key] = found
        return found[0]

    def keep(self, key: Hashable, value: object, size: int) -> None:
        """Keep a value of about so many bytes."""
        self._taken += size - self._kept.pop(key, (None, 0))[1]
        self._kept[key] = (value, size)
        while self._taken > self._most:
            self._taken -= self._kept.pop(next(iter(self._kept)))[1]
