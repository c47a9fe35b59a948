"""How do articles make a book?  Entries → the bytes of an EPUB 3.3, with contents for EPUB 3's readers and, as NCX, for EPUB 2's.

An article is a chapter of its own file, written as it comes; of those that are written only what the contents need is kept.
"""

from __future__ import annotations

import uuid
from collections import Counter
from tempfile import TemporaryFile
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from artcli.export import epub_parts as parts
from artcli.export.fragment import article_html
from artcli.export.source import cited
from artcli.export.style import BOOK
from artcli.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import IO

    from artcli.export.epub_parts import Book, Chapter
    from artcli.model import Entry

_PART = 1 << 20
_NAMESPACE = uuid.UUID("6f7a8f1e-6f0c-5e55-9f0e-2a5b7d1c4e90")
"""Ours, for the identifiers of books: the same articles make the same book."""


def epub(entries: Iterable[Entry], title: str, modified: datetime) -> Iterator[bytes]:
    """Yield the parts of a book; ``title`` is that of several articles, ``modified`` the moment, in UTC, that the book says it is of."""
    with TemporaryFile() as file:
        _write(file, entries, title, modified)
        file.seek(0)
        while part := file.read(_PART):
            yield part


@dataclass(frozen=True, slots=True)
class _Told:
    """What is kept of chapters that are written."""

    chapters: list[Chapter] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    authors: dict[str, None] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def _write(file: IO[bytes], entries: Iterable[Entry], title: str, modified: datetime) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as book:

        def put(name: str, text: str) -> None:
            kind = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            info = ZipInfo(name, (max(modified.year, 1980), *modified.timetuple()[1:6]))
            info.compress_type = kind
            info.external_attr = 0o644 << 16
            book.writestr(info, text.encode())

        put("mimetype", "application/epub+zip")  # first, stored, without extra fields: by it the file is told
        put("META-INF/container.xml", parts.CONTAINER)
        put("EPUB/style.css", BOOK)
        told = _Told()
        for number, entry in enumerate(entries, 1):
            chapter = _chapter(entry, number)
            put(f"EPUB/{chapter.file}", parts.chapter(chapter, article_html(entry, "", 1)))
            _note(told, entry, chapter)
        whole = _book(told, title, modified)
        put("EPUB/nav.xhtml", parts.navigation(whole))
        put("EPUB/toc.ncx", parts.ncx(whole))
        put("EPUB/package.opf", parts.package(whole))


def _chapter(entry: Entry, number: int) -> Chapter:
    source = cited(entry)
    headings = tuple(
        [
            parts.Heading(f"p{place}", block.text)
            for place, block in enumerate(entry.article.blocks, 1)
            if block.kind == "heading"
        ]
    )
    return parts.Chapter(f"article-{number:05}.xhtml", f"a{number}", source.title, source.language, headings)


def _note(told: _Told, entry: Entry, chapter: Chapter) -> None:
    told.chapters.append(chapter)
    if chapter.language:
        told.languages[chapter.language] += 1
    if len(told.authors) < parts.MOST_AUTHORS:
        told.authors.update(dict.fromkeys(cited(entry).authors))
    if entry.article.date:
        told.dates.append(entry.article.date)
    told.names.append(entry.id)


def _book(told: _Told, title: str, modified: datetime) -> Book:
    single = len(told.chapters) == 1
    return parts.Book(
        identifier=f"urn:uuid:{uuid.uuid5(_NAMESPACE, ' '.join(told.names))}",
        title=told.chapters[0].title if single else title,
        languages=tuple([name for name, _ in told.languages.most_common()]) or ("und",),
        authors=tuple(told.authors)[: parts.MOST_AUTHORS],
        date=told.dates[0] if single and told.dates else None,
        modified=modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        chapters=tuple(told.chapters),
    )
