"""bzip2: one file, compressed."""

from __future__ import annotations

import bz2
import io
from typing import TYPE_CHECKING

from artcli.formats.limits import Unpacked
from artcli.formats.told import LOOKED_AT

if TYPE_CHECKING:
    from typing import BinaryIO


def unwrap(packed: BinaryIO) -> BinaryIO:
    """Return the stream of what was compressed."""
    return io.BufferedReader(Unpacked(packed, bz2.BZ2Decompressor, "bzip2 data"), LOOKED_AT)
