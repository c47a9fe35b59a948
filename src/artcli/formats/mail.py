"""Mail messages (RFC 5322, MIME): headers → hints, the text that its author meant to be read → text.

Signatures and quotations are the normaliser's to tell.  Attachments aren't read.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from artcli.errors import EmptyTextError, FormatError, NothingInsideError, TextError
from artcli.formats.content import Content
from artcli.formats.html_text import html_text
from artcli.formats.written import one_line
from artcli.model import Hints
from artcli.text.decoding import decode
from artcli.text.metadata.bylines import split_authors
from artcli.text.metadata.front_fields import decode_words

if TYPE_CHECKING:
    from email.message import Message

_PREFIXES = re.compile(
    r"(?:(?:re|fwd?|aw|wg|sv|vs|vb|antw|doorst|tr|rv|res|enc|odp|pd|ynt|ilt|回复|回覆|答复|转发|轉寄)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_VIA = re.compile(r"^['\"]?(.+?)['\"]?(?:\s+via\s+.+|\s+\(via\s.+\)|\s*\([^)]*@[^)]*\))?$")
_FLOWED = re.compile(r"(?m)(?<!^--) \n(?=[^\s>])")
_ASCII_BASED = re.compile(
    r"(?:us-?)?ascii|utf-?8|iso-?8859-?\d+|latin-?\d|windows-?125\d|cp125\d|unknown.*|x-.*|default", re.IGNORECASE
)


def read(data: bytes, name: str) -> Content:
    """Return a message's text, with what its headers say.

    Raises ``NothingInsideError`` where it has no text, ``FormatError`` where it is encrypted.
    """
    message = message_from_bytes(data)
    text = _body(message)
    if not text.strip():
        message_ = "a message without text"
        raise NothingInsideError(message_)
    return Content(text, name, headers_of(message))


def headers_of(message: Message) -> Hints:
    """Return what the headers say of the message as an article."""
    author = _person(_header(message, "From"))
    return Hints(
        title=plain_subject(_header(message, "Subject")) or None,
        authors=(author,) if author else (),
        date=_date(_header(message, "Date")),
        source=_list_name(_header(message, "List-Id")),
    )


def plain_subject(subject: str) -> str:
    """Return a subject without Re: and Fwd:, in the languages that have others.

    >>> plain_subject("Re: AW: Fwd: Harbour wall")
    'Harbour wall'
    """
    return _PREFIXES.sub("", subject, count=1).strip() if _PREFIXES.match(subject) else subject


def _header(message: Message, name: str) -> str:
    """Return a header as text, its encoded words decoded; bytes that no standard allows are decoded as a text's are."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            raw = str(value)
            if not raw.isascii():
                raw = _guessed(raw.encode("utf-8", "surrogateescape"))
            return one_line(decode_words(one_line(raw)))
    return ""


def _person(value: str) -> str | None:
    """Return the name of a sender, without the address."""
    name, address = parseaddr(value)
    if not name and "<" in value:
        name = value.partition("<")[0].strip(' "')
    match = _VIA.match(name.strip())
    name = match[1].strip() if match else ""
    if not name or "@" in name or name == address:
        return None
    names = split_authors(name)
    return names[0] if len(names) == 1 else name  # "Roe, Jane" is Jane Roe


def _date(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).date().isoformat() if value else None
    except (ValueError, TypeError, OverflowError):
        return None


def _list_name(value: str) -> str | None:
    name, _, rest = value.partition("<")
    return name.strip(' "') or rest.partition(">")[0].partition(".")[0].strip() or None


def _body(message: Message) -> str:
    """Return the text to be read: plain text before HTML where both say the same."""
    kind = message.get_content_type()
    if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        what = "an encrypted message"
        raise FormatError(what)
    if message.is_multipart():
        parts = [part for part in message.get_payload() if not isinstance(part, str) and not _is_attached(part)]
        if kind == "multipart/alternative":
            return _best([*parts])
        found = [_body(part) for part in parts]
        return "\n\n".join([text for text in found if text.strip()])
    if kind == "text/html":
        return html_text(_text(message))[0]
    return _text(message) if kind in ("text/plain", "text/markdown") else ""


def _best(parts: list[Message]) -> str:
    for wanted in ("text/plain", "text/markdown", "text/html", ""):
        for part in parts:
            if part.get_content_type() == wanted or not wanted:
                text = _body(part)
                if text.strip():
                    return text
    return ""


def _is_attached(part: Message) -> bool:
    return (part.get_content_disposition() or "") == "attachment"


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    text = _decoded(data, str(part.get_content_charset() or "")).replace("\r\n", "\n")
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    return _FLOWED.sub(" ", text) if flowed else text


def _decoded(data: bytes, charset: str) -> str:
    """Decode a text as it says it is, unless that can't be: what is UTF-8 by its rules is nothing else."""
    if not charset or _ASCII_BASED.fullmatch(charset):
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
    if charset and not charset.lower().startswith(("us-ascii", "ascii", "utf-8")):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeError, ValueError):
            pass
    return _guessed(data)


def _guessed(data: bytes) -> str:
    try:
        return decode(data).text
    except EmptyTextError:
        return ""
    except TextError:
        return data.decode("utf-8", "replace")
