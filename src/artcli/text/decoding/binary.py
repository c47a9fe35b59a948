"""Are these bytes something other than text?  Bytes in, a reason for a person out (or none).  Pure."""

from __future__ import annotations

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"OggS\x00", "an Ogg recording"),
    (b"fLaC\x00", "a FLAC recording"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"{\\rtf1", "an RTF document"),
    (b"%!PS-Adobe", "a PostScript document"),
)
"""What a file of a known format begins with (file(1) knows the same)."""

_FIRST = tuple(magic for magic, _ in MAGIC)
_FIRST_PAIRS = frozenset(magic[:2] for magic in (*_FIRST, b"RIFF", b"\0\0", b"BM", b"MZ"))
"""A look at two bytes spares nearly all files the others."""

_RIFF = {b"WAVE": "a WAV recording", b"AVI ": "a film", b"WEBP": "a WebP image"}

MOST_CONTROLS = 0.05
"""A file with more than one control character in twenty isn't text; random bytes have 9 to 11 %."""
MOST_NULS = 0.1

_CONTROLS = bytes(sorted((set(range(0x20)) | {0x7F}) - set(b"\t\n\v\f\r\x1b\x08\0")))


def known_format(data: bytes) -> str | None:
    """Name the format that the first bytes give away.

    >>> known_format(b"%PDF-1.7 ..."), known_format(b"Percent signs")
    ('a PDF document', None)
    """
    if data[:2] not in _FIRST_PAIRS:
        return None
    if data.startswith(_FIRST):
        return next(name for magic, name in MAGIC if data.startswith(magic))
    if data.startswith(b"RIFF") and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    if data[4:8] == b"ftyp" and data[:3] == b"\0\0\0":
        return "a film or recording (MPEG-4)"
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return "a BMP image"
    if data.startswith(b"MZ") and b"\0\0" in data[:64]:
        return "a program"
    return None


def has_controls(data: bytes) -> bool:
    """Tell whether there is any control character that texts don't have, NULs aside; 3 GB a second."""
    return len(data.translate(None, _CONTROLS)) != len(data)


def binary_reason(sample: bytes) -> str | None:
    """Say why a sample can't be text in an encoding that keeps ASCII's control characters, with a figure.

    >>> binary_reason(b"ab" + bytes(8))
    '80 % NUL bytes'
    """
    length = len(sample) or 1
    nuls = sample.count(0) / length
    if nuls > MOST_NULS:
        return f"{nuls:.0%} NUL bytes".replace("%", " %")
    controls = (length - len(sample.translate(None, _CONTROLS))) / length
    if controls > MOST_CONTROLS:
        return f"{controls:.0%} control characters".replace("%", " %")
    return None
