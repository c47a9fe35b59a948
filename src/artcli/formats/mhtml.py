"""Saved web pages (MHTML, RFC 2557): a page with its pictures in one mail message; the page is read, the rest isn't looked at."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING

from artcli.errors import FormatError
from artcli.formats.html import decoded, read_source

if TYPE_CHECKING:
    from artcli.formats.content import Content


def read(data: bytes, name: str) -> Content:
    """Return the article of the page.

    Raises ``FormatError`` where there is no page in it, or no article in that.
    """
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return read_source(_source(page, str(part.get_content_charset() or "")), name)
    message = "a saved web page without a page in it"
    raise FormatError(message)


def _source(page: bytes, charset: str) -> str:
    if charset:
        try:
            return page.decode(charset)
        except (LookupError, UnicodeError):
            pass
    return decoded(page)
