"""gzip: one file, compressed."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, cast

from artcli.formats.limits import Unpacked
from artcli.formats.told import LOOKED_AT

if TYPE_CHECKING:
    from typing import BinaryIO

    from artcli.formats.limits import Decompressor

_WITH_HEADER = 31


def _begin() -> Decompressor:
    return cast("Decompressor", zlib.decompressobj(_WITH_HEADER))


def unwrap(packed: BinaryIO) -> BinaryIO:
    """Return the stream of what was compressed."""
    return io.BufferedReader(Unpacked(packed, _begin, "gzip data"), LOOKED_AT)
