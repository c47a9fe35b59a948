"""xz: one file, compressed."""

from __future__ import annotations

import io
import lzma
from typing import TYPE_CHECKING

from artcli.formats.limits import Unpacked
from artcli.formats.told import LOOKED_AT

if TYPE_CHECKING:
    from typing import BinaryIO

_MOST_MEMORY = 128 * 2**20
"""What `xz -9` needs twice; a header may ask for 4 GiB."""


def _begin() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)


def unwrap(packed: BinaryIO) -> BinaryIO:
    """Return the stream of what was compressed."""
    return io.BufferedReader(Unpacked(packed, _begin, "xz data"), LOOKED_AT)
