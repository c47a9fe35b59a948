"""Is this UTF-8 with lines of another encoding among it?  Bytes in, text out where it is; none where it isn't.  Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from artcli.text.decode_detect import detect_encoding

_HIGH = re.compile(rb"[\x80-\xff]+")
_CHARACTER = (
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_VALID = re.compile(rb"(?:" + _CHARACTER + rb")+")
_PIECES = re.compile(rb"((?:" + _CHARACTER + rb")+)")

LEAST_VALID = 0.2
"""Share of high bytes that are in UTF-8 characters; by chance a page of Mac Roman has 5 %, of KOI8-R and Big5 10 %."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """The text of a file in two encodings, and the count of the lines that weren't UTF-8."""

    text: str
    repairs: dict[str, int] = field(default_factory=dict)


def decode_mixed(data: bytes) -> Mixed | None:
    """Read line by line: as UTF-8 where that is possible, else in the encoding that the other lines are in.

    >>> decode_mixed("caf\\u00e9 ol\\u00e9\\n".encode() + "na\\u00efve\\n".encode("cp1252")).text
    'café olé\\nnaïve\\n'
    """
    sample = data[:200_000]
    high = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    lines = data.split(b"\n")
    good, bad = _sort_lines(lines)
    strength = sum(map(len, _VALID.findall(b"\n".join(good))))
    return None if not strength or not high else _read(lines, set(bad), b"\n".join(bad))


def _sort_lines(lines: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    good: list[bytes] = []
    bad: list[bytes] = []
    for line in lines:
        try:
            line.decode()
        except UnicodeDecodeError:
            bad.append(line)
        else:
            good.append(line)
    return good, bad


def _read(lines: list[bytes], bad: set[bytes], bad_text: bytes) -> Mixed:
    encoding = detect_encoding(bad_text, 32_768) or "cp1252"
    texts = [line.decode(encoding, "replace") if line in bad else line.decode() for line in lines]
    return Mixed("\n".join(texts), {"mixed_encodings": len(bad)})
