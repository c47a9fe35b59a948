"""PDF documents: pdfium gives each character's place and size; ``pages`` makes lines, columns and paragraphs of them."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from artcli.errors import FormatError
from artcli.formats.content import Content
from artcli.formats.pages import Glyph, Page, lines_of, read_pages
from artcli.formats.written import one_line
from artcli.model import Dropped, Hints

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES = 5_000
_HYPHENS = frozenset((0x02, 0xFFFE, 0xAD))
"""What pdfium makes of a hyphen at a line's end, and a soft one."""
_SEEN_PAGES = 10
_LAST_OF_PLANES = 0x10FFFF


def read(data: bytes, name: str) -> Content:
    """Return a document's text in reading order, without what belongs to its pages.

    Raises ``FormatError`` where it is locked, damaged, or has pictures of pages instead of text.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _reason(error) from error
    try:
        more = len(document) - _MOST_PAGES
        pages = [_page(document, number) for number in range(min(len(document), _MOST_PAGES))]
        title = one_line(document.get_metadata_value("Title") or "")
    except pypdfium2.PdfiumError as error:
        raise _reason(error) from error
    finally:
        document.close()
    if not any(page.lines for page in pages):
        message = "a PDF document of pictures, without text: run OCR on it first, such as ocrmypdf"
        raise FormatError(message)
    found = read_pages(pages)
    if more > 0:
        found.dropped.append(Dropped("page", f"{more:,} pages after the first {_MOST_PAGES:,}"))
    return Content(found.text, name, Hints(title=found.title or _usable(title, name), dropped=tuple(found.dropped)))


def _reason(error: Exception) -> FormatError:
    if "password" in str(error).lower():
        return FormatError("a PDF document locked with a password")
    return FormatError(f"a damaged PDF document ({str(error).strip('.').lower()})")


def _usable(title: str, name: str) -> str | None:
    """Return a title that isn't what a program wrote for want of one."""
    machine = title.lower().startswith(("untitled", "microsoft word", "document")) or title.lower().endswith(
        (".doc", ".docx", ".pdf", ".tex", ".dvi", ".qxd", ".indd")
    )
    return title if title and title != name and not machine else None


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    page = document[number]
    text = page.get_textpage()
    try:
        width, height = page.get_size()
        return Page(width, height, lines_of(_glyphs(text.raw, height)))
    finally:
        text.close()
        page.close()


def _glyphs(text: object, height: float) -> Iterator[Glyph]:
    """Yield the characters of a page in the order they were set, places from the top."""
    box = pdfium.FS_RECTF()
    at = ctypes.byref(box)
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 and code in (10, 13):
            continue
        char = "-" if code in _HYPHENS else chr(code) if 0 < code <= _LAST_OF_PLANES else "\ufffd"
        if pdfium.FPDFText_GetLooseCharBox(text, index, at):
            yield Glyph(char, box.left, box.right, height - box.bottom, box.top - box.bottom)
