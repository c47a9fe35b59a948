"""Web pages: trafilatura tells what of a page is its article, and reads its metadata; the normaliser does the rest.

Only the bytes of the file are looked at: no script runs, nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

import lxml_html_clean  # noqa: F401  (trafilatura needs it: without it, it isn't there)
from trafilatura import bare_extraction

from artcli.errors import FormatError
from artcli.formats.content import Content
from artcli.formats.html_text import html_text
from artcli.formats.written import Written, one_line
from artcli.model import Hints
from artcli.text.decoding import decode
from artcli.text.metadata.bylines import read_byline

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\s(?:xml:)?lang\s*=\s*[\"']?\s*([A-Za-z]{2})(?![A-Za-z])", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_LOOKED_AT = 4096
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(
        logging.NullHandler()
    )  # what they warn of is nothing that a reader could mend
_KINDS = {"p": "paragraph", "head": "heading", "quote": "quote", "code": "code", "ab": "heading"}


def read(data: bytes, name: str) -> Content:
    """Return a page's article.

    Raises ``FormatError`` where it has none.
    """
    return read_source(decoded(data), name)


def read_source(source: str, name: str) -> Content:
    """Return the article of a page whose text is known.

    Raises ``FormatError``.
    """
    source = _DECLARATION.sub("", source, count=1)
    found: Any = bare_extraction(source, include_comments=False, with_metadata=True) if source.strip() else None
    body = getattr(found, "body", None)
    title = one_line(getattr(found, "title", None) or "")
    text = _written(body, title) if body is not None else ""
    if not text.strip():
        text, own = html_text(source)
        title = title or own
    if not text.strip():
        message = "an HTML page without text"
        raise FormatError(message)
    return Content(text, name, _hints(found, title, source))


def decoded(data: bytes) -> str:
    """Return a page's source: UTF-8 by its rules, or what the page says it is, or what its bytes look like.

    Raises ``TextError``.
    """
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        match = _CHARSET.search(data[:_LOOKED_AT])
        if match:
            try:
                return data.decode(match[1].decode())
            except (LookupError, UnicodeError):
                pass
    return decode(data).text


def _hints(found: Any, title: str, source: str) -> Hints:
    authors = [name for one in (getattr(found, "author", None) or "").split(";") for name in _names(one_line(one))]
    language = _LANGUAGE.search(source[:_LOOKED_AT])
    return Hints(
        title=title or None,
        authors=tuple(authors),
        date=getattr(found, "date", None),
        source=one_line(getattr(found, "sitename", None) or "") or None,
        language=language[1].lower() if language else None,
    )


def _names(text: str) -> list[str]:
    """Return the names of an author field, which may be a whole byline."""
    found = read_byline(text) if text else None
    return [*found.authors] if found and found.authors else [text] if text else []


def _written(body: _Element, title: str) -> str:
    written = Written()
    for element in body:
        _write(element, written)
    text = written.text
    heading = f"## {title}"
    return text[len(heading) :].lstrip("\n") if title and text.startswith(f"{heading}\n") else text


def _write(element: _Element, written: Written) -> None:
    tag = str(element.tag)
    if tag == "list":
        for item in element.iter("item"):
            written.add("item", _text(item))
    elif tag == "table":
        rows = [" | ".join([one_line(_text(cell)) for cell in row.iter("cell")]) for row in element.iter("row")]
        written.add("table", "\n".join([row for row in rows if row.strip(" |")]))
    elif tag == "quote" and len(element.findall("p")) > 1:
        for part in element:
            written.add("quote", _text(part))
    else:
        written.add(_KINDS.get(tag, "paragraph"), _text(element))
    if element.tail and element.tail.strip():
        written.add("paragraph", element.tail)


def _text(element: _Element) -> str:
    """Return the text of an element; a line break parts words."""
    for line_break in element.iter("lb"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return "".join([str(part) for part in element.itertext()])
