"""Is this UTF-8 with lines of another encoding, or stray bytes, among it?  Bytes in, text out where it is, else none.  Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from artcli.text.decoding.detect import BY_CHANCE, EAST_ASIAN, detect_encoding

_CHARACTER = (
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_VALID = re.compile(rb"(?:" + _CHARACTER + rb")+")
_PIECES = re.compile(rb"((?:" + _CHARACTER + rb")+)")
_WESTERN = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2\x80[\x93-\xba]|\xe2\x82\xac")
"""UTF-8 of Western letters and quotation marks: in one-byte encodings these bytes never stand together."""
_ASCII = bytes(range(0x80))

LEAST_VALID = 0.2
"""Share of the bytes beyond ASCII that stand in lines of UTF-8; legacy text in 15 encodings, cut to lines, had none by chance."""
MOSTLY_VALID = 0.8
"""From this share on, a line is UTF-8 with stray bytes; below, it is of the other encoding, where chance
makes valid characters of 65 % at most (GB 18030)."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """The text of a file in two encodings, the other one, and the lines that weren't UTF-8."""

    text: str
    other: str
    lines: int


def decode_mixed(data: bytes) -> Mixed | None:
    r"""Read line by line: as UTF-8 where that is possible, else in the encoding that the other lines are in.

    >>> decode_mixed("caf\u00e9 ol\u00e9\n".encode() + "na\u00efve\n".encode("cp1252")).text
    'café olé\nnaïve\n'
    """
    if not _may_be_mixed(data):
        return None
    lines = data.split(b"\n")
    kinds = [_kind(line) for line in lines]
    good = b"\n".join([line for line, kind in zip(lines, kinds, strict=True) if kind == "good"])
    rest = [
        _VALID.sub(b" ", line) if kind == "stray" else line
        for line, kind in zip(lines, kinds, strict=True)
        if kind != "good"
    ]
    stray = [line for line, kind in zip(lines, kinds, strict=True) if kind == "stray"]
    valid = _count_high(good) + sum(map(_count_high, stray))
    if not valid or BY_CHANCE.search(good.decode()):
        return None
    other = detect_encoding(b"\n".join(rest), 32_768) or "cp1252"
    if valid < LEAST_VALID * _count_high(data) and (other in dict(EAST_ASIAN) or not _WESTERN.search(good)):
        return None
    text = "\n".join([_read_line(line, kind, other) for line, kind in zip(lines, kinds, strict=True)])
    return Mixed(text, other, len(rest))


def _may_be_mixed(data: bytes) -> bool:
    """Tell whether it is worth looking at the lines one by one."""
    if _WESTERN.search(data):
        return True
    sample = data[:65_536]
    return sum(map(len, _VALID.findall(sample))) * 10 > _count_high(sample)


def _count_high(data: bytes) -> int:
    return len(data.translate(None, _ASCII))


def _kind(line: bytes) -> str:
    """Call a line good UTF-8, UTF-8 with stray bytes, or another encoding's."""
    return "good" if _is_utf8(line) else "stray" if _is_mostly_utf8(line) else "other"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(line: bytes) -> bool:
    """Tell a line of UTF-8 with stray bytes; what is valid must look like text, not like a chance."""
    runs = _VALID.findall(line)
    valid = sum(map(len, runs))
    if len(runs) < 2 or valid < MOSTLY_VALID * _count_high(line):
        return False
    return BY_CHANCE.search(_PIECES.sub(rb"\1", line).decode("utf-8", "ignore")) is None


def _read_line(line: bytes, kind: str, other: str) -> str:
    if kind == "good":
        return line.decode()
    if kind == "other":
        return line.decode(other, "replace")
    pieces = _PIECES.split(line)
    foreign = b"".join(pieces[1::2]).decode() > "\u0250"
    texts = [_read_piece(piece, "ascii" if foreign else other) for piece in pieces]
    return "".join(texts)


def _read_piece(piece: bytes, other: str) -> str:
    """Read a piece as UTF-8 if it is; stray bytes among letters that aren't Latin were parts of a character: one U+FFFD."""
    if _is_utf8(piece):
        return piece.decode()
    return _STRAY.sub("\ufffd", piece.decode("latin-1")) if other == "ascii" else piece.decode(other, "replace")


_STRAY = re.compile(r"[\x80-\xff]+")
