"""What is known of an index beside its segments?  Side files: small, named and checked by the manifest, read whole by who wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from artcli.index import durable
from artcli.index.faults import damaged
from artcli.index.manifest import SideEntry

if TYPE_CHECKING:
    from pathlib import Path


def side_entry(name: str, generation: int, data: bytes) -> SideEntry:
    """Return what the manifest says of a side file with these bytes."""
    return SideEntry(name, generation, len(data), crc32(data))


def read_side(path: Path, entry: SideEntry) -> bytes:
    """Return the bytes of a side file in the index's folder.

    Raises ``IndexDamagedError``.
    """
    name = path / entry.file_name
    try:
        data = durable.read(name, entry.bytes)
    except FileNotFoundError as error:
        raise damaged(name, "it is missing") from error
    except OSError as error:
        raise damaged(name, f"it can't be read: {error.strerror or error}") from error
    if len(data) != entry.bytes or crc32(data) != entry.checksum:
        raise damaged(name, "wrong checksum")
    return data
