"""How much may come out of a file?  Bounds that no honest file meets, and a stream that keeps to them.

A bomb is a small file that unpacks to a huge one: it is refused by the ratio of what came out to what went in, and by the total.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol

from artcli.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from typing_extensions import Buffer

MOST_MEMBER = 64 * 2**20
"""Bytes of one member: what a file by itself may have, too."""
MOST_TOTAL = 4 * 2**30
"""Bytes that may come out of one file."""
MOST_RATIO = 200
"""Bytes out for each byte in: text comes to 3 to 10, logs and tables to 50."""
FREE = 16 * 2**20
"""Bytes that may come out whatever the ratio: small files of blanks do no harm."""
MOST_MEMBERS = 200_000
DEPTH = 2
"""Containers inside containers that are opened: a zip of mailboxes, a tar with zips; no more."""

_CHUNK = 2**18


class Decompressor(Protocol):
    """What bz2, lzma and zlib have in common."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most so many bytes more."""


def check_ratio(taken: int, given: int, what: str) -> None:
    """Refuse a file of which too much has come out.

    Raises ``FormatError``.
    """
    if given > MOST_TOTAL or (given > FREE and given > MOST_RATIO * max(taken, 1)):
        message = f"{what} that unpacks to {given // max(taken, 1):,} times its size or more: refused as a bomb"
        raise FormatError(message)


def too_large() -> FormatError:
    """Say that one member has too many bytes."""
    return FormatError(f"larger than {MOST_MEMBER // 2**20} MiB")


def read_whole(stream: BinaryIO) -> bytes:
    """Return all bytes of a stream that should have no more than a member may.

    Raises ``FormatError``.
    """
    data = stream.read(MOST_MEMBER + 1)
    if len(data) > MOST_MEMBER:
        raise too_large()
    return data


class Unpacked(io.RawIOBase):
    """A compressed stream, read as what it was; streams that follow each other in one file are one, as gzip has it."""

    def __init__(self, packed: BinaryIO, begin: Callable[[], Decompressor], what: str) -> None:
        """Take the stream, what begins a decompressor, and what a person calls the format."""
        super().__init__()
        self._packed = packed
        self._begin = begin
        self._what = what
        self._one: Decompressor | None = begin()
        self._rest = b""
        self._taken = self._given = 0
        self._ended = False

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill a buffer as far as may be.

        Raises ``FormatError`` for damaged data, for data that end too early, and for bombs.
        """
        view = memoryview(buffer).cast("B")
        data = self._more(len(view))
        view[: len(data)] = data
        return len(data)

    def _more(self, most: int) -> bytes:
        while self._one is not None:
            data = self._step(self._one, most)
            self._given += len(data)
            check_ratio(self._taken, self._given, self._what)
            if data:
                return data
        return b""

    def _step(self, one: Decompressor, most: int) -> bytes:
        """Take a step: read, unpack, or begin the next stream."""
        if getattr(one, "eof", False):
            self._next(one)
            return b""
        if not self._rest and getattr(one, "needs_input", True) and not self._ended:
            self._rest = self._packed.read(_CHUNK)
            self._taken += len(self._rest)
            self._ended = not self._rest
        try:
            data = one.decompress(self._rest, most)
        except Exception as error:  # zlib, bz2 and lzma each have an error of their own
            message = f"damaged {self._what} ({error})"
            raise FormatError(message) from error
        self._rest = getattr(one, "unconsumed_tail", b"")
        if not data and self._ended and not self._rest and not getattr(one, "eof", False):
            message = f"{self._what} that end too early"
            raise FormatError(message)
        return data

    def _next(self, one: Decompressor) -> None:
        """Begin the stream that may follow; zeros at the end are padding, and what else follows isn't ours."""
        rest: bytes = getattr(one, "unused_data", b"")
        rest = (rest or self._packed.read(_CHUNK)).lstrip(b"\0")
        self._one = None
        if rest:
            following = self._begin()
            try:
                following.decompress(rest[:64], 0)
            except Exception:  # noqa: BLE001  (see above)
                return
            self._one, self._rest = self._begin(), rest
