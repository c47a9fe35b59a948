"""Which characters do the bytes of a file stand for?  Bytes in, text and the encoding out, or the reason why there is none.

The order: known formats are refused; a byte-order mark is believed; UTF-8 that holds to its rules can't be anything else;
then UTF-16 without a mark, UTF-8 with faults, and at last the encodings of one and two bytes that have no rules
(``decode_detect``).  Detection looks at a sample; the whole is decoded once.  Pure.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from artcli.errors import BinaryTextError, EmptyTextError
from artcli.text.decoding.binary import binary_reason, has_controls, known_format
from artcli.text.decoding.detect import detect_encoding, looks_like_legacy
from artcli.text.decoding.mixed import decode_mixed
from artcli.text.decoding.utf16 import detect_utf16, detect_wide_east_asian

SAMPLE_BYTES = 32_768
"""As much as detection looks at: and of that only a stretch is scored (``decode_detect.SCORED_BYTES``)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding that it was in, and what had to be mended to read it."""

    text: str
    encoding: str
    repairs: dict[str, int] = field(default_factory=dict)


_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8_MARKS = re.compile(rb"(?:\xef\xbb\xbf)+")
_MARK_BYTES = tuple(mark for mark, _ in _MARKS)


def decode(data: bytes) -> Decoded:
    r"""Read the bytes of a file as text.

    Raises ``EmptyTextError`` where there is nothing but white space, ``BinaryTextError`` where there is no text.

    >>> decode("Gr\u00fc\u00dfe".encode()).text, decode("Das ist sch\u00f6n.".encode("cp1252")).encoding
    ('Grüße', 'cp1252')
    """
    name = known_format(data)
    if name is not None:
        message = f"{name}, not text"
        raise BinaryTextError(message)
    decoded = _decode_marked(data) if data.startswith(_MARK_BYTES) else _decode_bare(data)
    text = decoded.text
    if not text[:1].isalnum() and (text.isspace() or not text.strip("\ufeff\0 \t\r\n")):
        message = "nothing but white space" if data else "no bytes"
        raise EmptyTextError(message)
    return decoded


def _decode_bare(data: bytes) -> Decoded:
    """Decode bytes without a mark."""
    if 0 in data:
        return _decode_with_nuls(data)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _decode_faulty(data, error)
    return _checked(data, text)


def _checked(data: bytes, text: str) -> Decoded:
    """Believe UTF-8 unless its few strange characters are a legacy encoding's by chance, or escapes mark ISO-2022."""
    if 0x1B in data:
        encoding = _iso_2022(data)
        if encoding:
            return Decoded(data.decode(encoding, "replace"), encoding)
    if len(text) != len(data) and looks_like_legacy(data, text):
        return _decode_legacy(data)
    if has_controls(data):
        _refuse_binary(data[:SAMPLE_BYTES])
    return Decoded(text, "utf-8")


_ISO_2022 = {b"\x1b$B": "iso2022_jp_2", b"\x1b$@": "iso2022_jp_2", b"\x1b$)C": "iso2022_kr"}


def _iso_2022(data: bytes) -> str | None:
    for mark, encoding in _ISO_2022.items():
        if mark in data:
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return None


def _decode_marked(data: bytes) -> Decoded:
    mark, encoding = next((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark))
    if encoding == "utf-8":
        marks = _UTF8_MARKS.match(data)
        length = marks.end() if marks else 0
        decoded = _decode_bare(data[length:])
        return Decoded(decoded.text, decoded.encoding, {"byte_order_marks": length // 3} | decoded.repairs)
    body = data[len(mark) :]
    repairs = {"byte_order_marks": 1}
    if encoding == "utf-32-le" and _is_utf16_with_nul(body):
        body, encoding = data[2:], "utf-16-le"
    text = _decode_wide(body, encoding, repairs)
    return Decoded(text, encoding, repairs)


def _is_utf16_with_nul(body: bytes) -> bool:
    """Tell UTF-16 that begins with a NUL from UTF-32: the latter's fourth bytes are all zero."""
    return any(body[3:400:4])


def _decode_wide(body: bytes, encoding: str, repairs: dict[str, int]) -> str:
    """Decode UTF-16 or UTF-32; surrogates that stand alone and a cut end become U+FFFD and are counted."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        width = 4 if "32" in encoding else 2
        cut = len(body) % width
        text = body[: len(body) - cut].decode(encoding, "replace")
        if cut:
            repairs["cut_character"] = 1
        faults = text.count("\ufffd")
        if faults:
            if faults > max(3, len(text) // 10):
                message = f"binary, not text ({faults * 100 // len(text)} % of {encoding.upper()} is invalid)"
                raise BinaryTextError(message) from None
            repairs["surrogates"] = faults
        return text


def _decode_with_nuls(data: bytes) -> Decoded:
    full = data.rstrip(b"\0")
    if len(full) + 2 < len(data):
        return _decode_padded(full + data[len(full) : len(full) + 1], len(data) - len(full))
    encoding = detect_utf16(data[:SAMPLE_BYTES])
    if encoding:
        repairs: dict[str, int] = {}
        return Decoded(_decode_wide(data, encoding, repairs), encoding, repairs)
    _refuse_binary(data[:SAMPLE_BYTES])
    _refuse_binary(data[len(data) // 2 :][:SAMPLE_BYTES])
    rest = data.replace(b"\0", b"")
    if not rest:
        message = "binary, not text (100 % NUL bytes)"
        raise BinaryTextError(message)
    decoded = _decode_bare(rest)
    return Decoded(decoded.text, decoded.encoding, {"nul_bytes": len(data) - len(rest)} | decoded.repairs)


def _decode_padded(data: bytes, nuls: int) -> Decoded:
    """Read a file that ends in a run of NULs, the first of which may be half of a character of UTF-16."""
    if data == b"\0":
        message = "binary, not text (100 % NUL bytes)"
        raise BinaryTextError(message)
    encoding = detect_utf16(data[:SAMPLE_BYTES])
    decoded = _decode_bare(data if encoding == "utf-16-le" and len(data) % 2 == 0 else data[:-1])
    return Decoded(decoded.text, decoded.encoding, {"nul_bytes": nuls} | decoded.repairs)


def _refuse_binary(sample: bytes) -> None:
    reason = binary_reason(sample)
    if reason:
        message = f"binary, not text ({reason})"
        raise BinaryTextError(message)


_TRAIL_BYTES = bytes(range(0x80, 0xC0))
_LOST_START = re.compile(rb"[\x80-\xbf]{1,3}(?![\x80-\xbf])(?s:.*?)[\xc2-\xf4][\x80-\xbf]")
_SURROGATE_BYTES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def _decode_faulty(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Read bytes that aren't UTF-8 throughout: cut, with surrogates, mixed, or another encoding."""
    if error.start == 0 and _LOST_START.match(data):
        start = 3 - len(data[:3].lstrip(_TRAIL_BYTES))
        try:
            return Decoded(data[start:].decode(), "utf-8", {"cut_character": 1})
        except UnicodeDecodeError:
            pass
    if error.start >= len(data) - 3 and error.reason == "unexpected end of data" and error.start > 0:
        text = data[: error.start].decode()
        if not text.isascii():
            return Decoded(text, "utf-8", {"cut_character": 1})
    if b"\xed" in data and _SURROGATE_BYTES.search(data):
        try:
            text = data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            pass
        else:
            count = len(_SURROGATE_BYTES.findall(data))
            joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            return Decoded(joined, "cesu-8", {"surrogates": count})
    wide = detect_wide_east_asian(data[:SAMPLE_BYTES]) if error.start < SAMPLE_BYTES else None
    if wide:
        repairs: dict[str, int] = {}
        return Decoded(_decode_wide(data, wide, repairs), wide, repairs)
    _refuse_binary(data[:SAMPLE_BYTES])
    mixed = decode_mixed(data)
    if mixed is not None:
        return Decoded(mixed.text, "utf-8", {"mixed_encodings": mixed.lines})
    return _decode_legacy(data)


_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
"""Windows-1252 as browsers have it: its five undefined bytes are control characters."""


def _decode_legacy(data: bytes) -> Decoded:
    encoding = detect_encoding(data, SAMPLE_BYTES)
    if encoding is None:
        message = "binary, not text (in none of the encodings that artcli knows)"
        raise BinaryTextError(message)
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        if encoding == "cp1252":
            return Decoded(data.decode("latin-1").translate(_WINDOWS), encoding)
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, {"undecodable_bytes": max(1, text.count("\ufffd"))})
