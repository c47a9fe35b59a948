"""Of which format is a file?  Its first bytes and its name → a format of the table, or none where it is plain text or unknown.

Content first: a wrong ending doesn't matter.  The name counts where the content may be two things.  Plain text must pass at once
(``_MAY_BE``: a microsecond); nothing is imported here.
"""

from __future__ import annotations

import json
import re

from artcli.formats.table import FORMATS, Format

LOOKED_AT = 65_536
"""Bytes that are enough to tell a format by."""

_MAY_BE = re.compile(
    rb"PK[\3\5]|\x1f\x8b\x08|BZh|\xfd7zXZ|%PDF-|\s*(?:\xef\xbb\xbf\s*)?[<{\[]|From[ :]|(?:Date|Subject|To|Received|Sender|Cc):[ \t]"
    rb"|[A-Z][A-Za-z]*-[A-Za-z-]+:[ \t]"
)
_LOOSE = (".html", ".htm", "xhtml", ".pdf", ".eml", ".mht", "mhtml")
"""Endings of files that may begin as a text may."""
_MAGIC = {b"\x1f\x8b": "gzip", b"BZ": "bzip2", b"\xfd7": "xz", b"%P": "pdf"}
_TAR = slice(257, 262)

_SPACE = rb"\s*(?:\xef\xbb\xbf\s*)?"
_HTML = re.compile(
    _SPACE + rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:p|div|h[1-6]|article|section|title|meta|table|span|br|a)\b[^>]{0,400}>", re.IGNORECASE)
_BEFORE = b" \t\r\n\f\v\xef\xbb\xbf"
_DOCUMENT = re.compile(_SPACE + rb'(?:\[\s*)?\{\s*"[^"\\\r\n]{1,200}"\s*:')
_LINES = re.compile(_SPACE + rb"\{[^\n]*\n\s*\{")
_OBJECT = re.compile(_SPACE + rb"(\{.*)")
_MBOX = re.compile(rb"From [^\r\n]{0,200}\d{4}[^\r\n]{0,20}\r?\n>?[A-Za-z][A-Za-z-]{0,60}:")
_HEADERS = re.compile(rb"(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_OF_MACHINES = re.compile(
    rb"^(?:received|message-id|mime-version|return-path|delivered-to|dkim-signature|content-transfer-encoding|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
"""Headers that programs write and no person does: a note that begins with From, Date and Subject is a text."""
_OF_MAIL = re.compile(rb"^(?:from|date|subject|to|sender|snapshot-content-location):", re.IGNORECASE | re.MULTILINE)
_SAVED_PAGE = re.compile(
    rb"^(?:snapshot-content-location:|from: <?saved by|content-type:\s*multipart/related[^\n]*(?:\n[ \t][^\n]*)*text/html)",
    re.IGNORECASE | re.MULTILINE,
)


def tell(data: bytes, path: str) -> Format | None:
    r"""Tell a file's format by its bytes, of which the first 64 KiB are enough, and its name.

    >>> tell(b"Harbour wall to rise\n\nIt rained.\n", "a.zip")
    >>> tell(b"%PDF-1.7 ...", "a.txt").name
    'pdf'
    """
    if _MAY_BE.match(data) is None and data[_TAR] != b"ustar":
        return _by_name(data, path) if path[-5:].lower().endswith(_LOOSE) else None
    name = _by_magic(data) or _by_text(data, path)
    return FORMATS[name] if name else None


def _by_name(data: bytes, path: str) -> Format | None:
    """Tell what begins as anything may: a page without its head, or in UTF-16; a PDF after a stray line; a mail's rarer headers."""
    ending = path[path.rfind(".") :].lower()
    if ending == ".pdf":
        return FORMATS["pdf"] if b"%PDF-" in data[:1024] else None
    if ending in (".eml", *FORMATS["mhtml"].endings):
        name = _mail(data[:LOOKED_AT], ending)
        return FORMATS[name] if name else None
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"<" in data
    return FORMATS["html"] if marked or _TAG.search(data, 0, LOOKED_AT) else None


def _by_magic(data: bytes) -> str | None:
    if data.startswith(b"PK") and data[2:4] in (b"\3\4", b"\5\6"):
        return "epub" if data[30:58] == b"mimetypeapplication/epub+zip" else "zip"
    if data[_TAR] == b"ustar":
        return "tar"
    return _MAGIC.get(data[:2])


def _by_text(data: bytes, path: str) -> str | None:
    head = data[:LOOKED_AT]
    if _HTML.match(head):
        return "html"
    ending = path[path.rfind(".") :].lower()
    if head.lstrip(_BEFORE)[:1] in (b"{", b"[") and (found := _json(data, ending)):
        return found
    if head.startswith(b"From "):
        return "mbox" if _MBOX.match(head) else None
    if ending in FORMATS["html"].endings and _TAG.search(head):
        return "html"
    return _mail(head, ending)


def _json(data: bytes, ending: str) -> str | None:
    """Tell rows on lines of their own from a document, and that from a text that begins with a bracket."""
    if ending in FORMATS["json"].endings:
        return "jsonl" if _LINES.match(data) and _is_object(data, ending) else "json"
    if _is_object(data, ending):
        return "jsonl"
    return "json" if _DOCUMENT.match(data) and not _goes_on_as_text(data) else None


def _goes_on_as_text(data: bytes) -> bool:
    """Tell a text with an object above it, as some sites' generators have it, from a document."""
    text = data.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return text[end:].lstrip()[:1] not in ("", "{", "[", ",", "]")


def _is_object(data: bytes, ending: str) -> bool:
    match = _OBJECT.match(data)
    if not match:
        return False
    if ending in FORMATS["jsonl"].endings:
        return True
    try:
        return isinstance(json.loads(match[1]), dict)
    except (ValueError, RecursionError):
        return len(match[1]) > LOOKED_AT // 2 and match.end() == len(
            data
        )  # a long first row, of which this is the beginning


def _mail(head: bytes, ending: str) -> str | None:
    headers = _HEADERS.match(head)
    if not headers or not _OF_MAIL.search(headers[0]):
        return None
    if ending in FORMATS["mhtml"].endings or _SAVED_PAGE.search(headers[0]):
        return "mhtml"
    return "mail" if ending == ".eml" or _OF_MACHINES.search(headers[0]) else None
