"""How do the bytes of a segment file lie?  Magic, pages and their checksums, sections, footer, trailer; docs/index-format.md is its prose.

Everything is little-endian.  Pure: bytes in, values out; opens no file.
"""

from __future__ import annotations

import json
import struct
from zlib import crc32

from artcli.hints import Any, NamedTuple
from artcli.values import dataclass

MAGIC = b"ARTCLISG"
END_MAGIC = b"ARTCLIEN"
VERSION = 2
"""Raised whenever an older artcli couldn't read a segment, or a newer one not this."""

READ = (1, VERSION)
"""The versions that are read: the first knows no dictionaries."""

PAGE = 4096
"""Bytes that share a checksum: what a file system reads at least, and 4 µs of checking."""
HEADER_LENGTH = 64
ALIGNMENT = 8
BLOCK = 128
"""Postings of a block: what is skipped or decoded as one."""
LARGEST_FOOTER = 16 * 2**20
MANY = 1 << 31
"""The bit of a term's value that says it has more than one list or document."""


class Width(NamedTuple):
    """How wide the numbers of a pool are: the end of its name, in bits, and the type code of its elements."""

    name: str
    type_code: str


HALF, TWELVE = 4, 5
WIDTHS = {
    1: Width("8", "B"),
    2: Width("16", "H"),
    3: Width("32", "I"),
    HALF: Width("4", "B"),
    TWELVE: Width("12", "B"),
}
"""The widths of pools by their codes; 0 is that of numbers that need not be kept."""
KINDS = {"gaps": ("8", "16", "32"), "freqs": ("4", "8", "16", "32"), "places": ("8", "12", "16", "32")}
"""The pools that there are."""

_HEADER = struct.Struct("<8sII48x")
_TRAILER = struct.Struct("<8sIIQQQQQII")


class FormatError(ValueError):
    """Bytes that aren't laid out as they should be; the message says where."""


class VersionError(FormatError):
    """A format of another version."""

    def __init__(self, found: int) -> None:
        """Take the version found."""
        super().__init__(f"format {found}, not {VERSION}")
        self.found = found


@dataclass(frozen=True, slots=True)
class Trailer:
    """Where the parts at a file's end lie, and what they must add up to."""

    checksum: int
    table: int
    table_length: int
    root_length: int
    footer_length: int
    file_length: int


def header() -> bytes:
    """Return a segment file's first bytes."""
    return _HEADER.pack(MAGIC, VERSION, PAGE)


def check_header(data: bytes) -> None:
    """Raise ``FormatError`` unless these are a segment file's first bytes."""
    if len(data) < HEADER_LENGTH:
        message = "cut short"
        raise FormatError(message)
    magic, version, page = _HEADER.unpack(data[:HEADER_LENGTH])
    if magic != MAGIC:
        message = "not a segment"
        raise FormatError(message)
    if version not in READ:
        raise VersionError(version)
    if page != PAGE:
        message = f"pages of {page} bytes"
        raise FormatError(message)


def trailer(parts: Trailer) -> bytes:
    """Return a segment file's last bytes."""
    packed = _TRAILER.pack(
        END_MAGIC,
        VERSION,
        parts.checksum,
        parts.table,
        parts.table_length,
        parts.root_length,
        parts.footer_length,
        parts.file_length,
        0,
        0,
    )[:-4]
    return packed + struct.pack("<I", crc32(packed))


TRAILER_LENGTH = _TRAILER.size


def read_trailer(data: bytes, file_length: int) -> Trailer:
    """Return what a segment file's last bytes say.

    Raises ``FormatError`` where they don't fit each other or the file.
    """
    if len(data) != TRAILER_LENGTH or data[:8] != END_MAGIC:
        message = "cut short or grown"
        raise FormatError(message)
    if crc32(data[:-4]) != int.from_bytes(data[-4:], "little"):
        message = "wrong checksum at its end"
        raise FormatError(message)
    _, version, checksum, table, table_length, root_length, footer_length, length, _, _ = _TRAILER.unpack(data)
    if version not in READ:
        raise VersionError(version)
    found = Trailer(checksum, table, table_length, root_length, footer_length, length)
    pages = -(-table // PAGE)
    whole = table + table_length + root_length + footer_length + TRAILER_LENGTH
    if (
        length != file_length
        or whole != length
        or table_length != 4 * pages
        or root_length != 4 * -(-table_length // PAGE)
        or footer_length > LARGEST_FOOTER
        or table < HEADER_LENGTH
    ):
        message = "wrong size"
        raise FormatError(message)
    return found


def checksums(data: bytes | bytearray | memoryview) -> bytes:
    """Return the checksum of each page of some bytes, as the table and its root hold them."""
    view = memoryview(data)
    return b"".join([crc32(view[at : at + PAGE]).to_bytes(4, "little") for at in range(0, len(view), PAGE)])


def footer(meta: dict[str, Any]) -> bytes:
    """Return a footer's bytes."""
    return json.dumps(meta, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def read_footer(data: bytes, end: int) -> dict[str, Any]:
    """Return a footer, its sections known to lie between the header and ``end``.

    Raises ``FormatError``.
    """
    try:
        meta: dict[str, Any] = json.loads(data)
        for at, length in meta["sections"].values():
            if type(at) is not int or type(length) is not int or at < HEADER_LENGTH or length < 0 or at + length > end:
                message = "a section lies outside of it"
                raise FormatError(message)
        if type(meta["documents"]) is not int or not 0 <= meta["documents"] < MANY:
            message = "wrong number of documents"
            raise FormatError(message)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"its footer lacks something ({error})"
        raise FormatError(message) from error
    except FormatError:
        raise
    except ValueError as error:
        message = "its footer can't be read"
        raise FormatError(message) from error
    return meta


def bound_code(impact: float) -> int:
    """Return the code of an impact, rounded up: ``code`` means at most ``2 ** ((code - 64) / 8)``.

    >>> bound_code(1.0), bound_of(bound_code(1.3)) >= 1.3
    (64, True)
    """
    from math import ceil, log2  # noqa: PLC0415  (writing only)

    return min(255, max(0, ceil(8 * log2(impact)) + 64)) if impact > 0 else 0


def bound_of(code: int) -> float:
    """Return the highest impact that a code stands for; the last code bounds nothing."""
    return float("inf") if code == 255 else BOUNDS[code]


BOUNDS = tuple([2.0 ** ((code - 64) / 8) for code in range(256)])
