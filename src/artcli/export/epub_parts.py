"""What lies in an EPUB?  Its files as texts: container, package document, contents (EPUB 3.3, and the NCX of EPUB 2), chapters.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.export.clean import escaped, one_line
from artcli.export.fragment import language_attributes
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_AUTHORS = 50
"""Creators that a book names: more say nothing."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)

CONTAINER = (
    _DECLARATION
    + """\
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
)
_MANIFEST = (
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter: its anchor and its text."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its file, its name in the manifest, title, language (empty: not known) and headings."""

    file: str
    name: str
    title: str
    language: str
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What a package document says of a book; ``modified`` is ISO 8601 in UTC, ``date`` when a single article was written."""

    identifier: str
    title: str
    languages: tuple[str, ...]
    authors: tuple[str, ...]
    date: str | None
    modified: str
    chapters: tuple[Chapter, ...]


def chapter(one: Chapter, body: str) -> str:
    """Return a chapter's document around its text."""
    attributes = language_attributes(one.language)
    return _xhtml(one.title, f'<article epub:type="chapter"{attributes}>\n{body}</article>\n', attributes)


def navigation(book: Book) -> str:
    """Return the contents as EPUB 3 reads them: articles, and below them their headings."""
    items = []
    for one in book.chapters:
        below = [
            f'<li><a href="{one.file}#{heading.anchor}">{_label(heading.text)}</a></li>' for heading in one.headings
        ]
        inner = f"\n<ol>\n{_lines(below)}</ol>\n" if below else ""
        items.append(f'<li><a href="{one.file}">{_label(one.title)}</a>{inner}</li>')
    body = f'<nav epub:type="toc" id="toc">\n<h1>{_label(book.title)}</h1>\n<ol>\n{_lines(items)}</ol>\n</nav>\n'
    return _xhtml(book.title, body, language_attributes(book.languages[0]))


def ncx(book: Book) -> str:
    """Return the contents as EPUB 2 reads them."""
    points = [
        f'<navPoint id="n{number}" playOrder="{number}"><navLabel><text>{_label(one.title)}</text></navLabel>'
        f'<content src="{one.file}"/></navPoint>'
        for number, one in enumerate(book.chapters, 1)
    ]
    return (
        f'{_DECLARATION}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">\n<head>\n'
        f'<meta name="dtb:uid" content="{escaped(book.identifier)}"/>\n</head>\n'
        f"<docTitle><text>{_label(book.title)}</text></docTitle>\n<navMap>\n{_lines(points)}</navMap>\n</ncx>\n"
    )


def package(book: Book) -> str:
    """Return the package document: what the book is, its files, their order."""
    items = [
        *_MANIFEST,
        *[f'<item id="{one.name}" href="{one.file}" media-type="application/xhtml+xml"/>' for one in book.chapters],
    ]
    order = ['<itemref idref="nav"/>', *[f'<itemref idref="{one.name}"/>' for one in book.chapters]]
    return (
        f'{_DECLARATION}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_lines(_metadata(book))}</metadata>\n'
        f"<manifest>\n{_lines(items)}</manifest>\n"
        f'<spine toc="ncx">\n{_lines(order)}</spine>\n</package>\n'
    )


def _metadata(book: Book) -> list[str]:
    lines = [
        f'<dc:identifier id="book">{escaped(book.identifier)}</dc:identifier>',
        f"<dc:title>{_label(book.title)}</dc:title>",
    ]
    languages = [language for language in book.languages if _TAG.fullmatch(language)] or ["und"]
    lines += [f"<dc:language>{language}</dc:language>" for language in languages]
    lines += [f"<dc:creator>{_label(author)}</dc:creator>" for author in book.authors if one_line(author)]
    if book.date and _DATE.fullmatch(book.date):
        lines.append(f"<dc:date>{book.date}</dc:date>")
    return [*lines, f'<meta property="dcterms:modified">{book.modified}</meta>']


def _label(text: str) -> str:
    """Return a text for contents, which may not be empty."""
    return escaped(one_line(text)) or "·"


def _lines(lines: Sequence[str]) -> str:
    return "".join([f"{line}\n" for line in lines])


def _xhtml(title: str, body: str, attributes: str) -> str:
    return (
        f'{_DECLARATION}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"{attributes}>\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{_label(title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n<body>\n{body}</body>\n</html>\n'
    )
