"""How do articles make one page of HTML?  Entries → parts of a page with its contents first: articles wait in a file meanwhile."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from artcli.export.clean import escaped
from artcli.export.fragment import article_html, language_attributes
from artcli.export.source import title_of
from artcli.export.style import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.model import Entry

IN_MEMORY = 8 << 20
"""Bytes of articles that are held before they go to the disk."""
_PART = 1 << 20


def page(entries: Iterable[Entry], title: str) -> Iterator[bytes]:
    """Yield the parts of a page; a single article is its title and language, several have ``title`` and contents."""
    contents: list[str] = []
    with SpooledTemporaryFile(IN_MEMORY) as waiting:
        first = None
        for entry in entries:
            first = first or entry
            contents.append(f'<li><a href="#{entry.short_id}">{_title(entry)}</a></li>\n')
            waiting.write(_article(entry).encode())
        several = len(contents) > 1
        title_shown = escaped(title) if several or first is None else _title(first)
        language = "" if several or first is None else language_attributes(first.article.language)
        yield _head(title_shown, language).encode()
        if several:
            yield f'<h1>{title_shown}</h1>\n<nav aria-label="Contents">\n<ol>\n'.encode()
            yield "".join(contents).encode()
            yield b"</ol>\n</nav>\n"
        yield b"<main>\n"
        waiting.seek(0)
        while part := waiting.read(_PART):
            yield part
        yield b"</main>\n</body>\n</html>\n"


def _title(entry: Entry) -> str:
    return escaped(title_of(entry))


def _article(entry: Entry) -> str:
    name, language = entry.short_id, language_attributes(entry.article.language)
    return f'<article id="{name}"{language}>\n{article_html(entry, f"{name}-", 2)}</article>\n'


def _head(title: str, language: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<meta name="generator" content="artcli"/>\n'
        f"<title>{title}</title>\n<style>\n{PAGE}</style>\n</head>\n<body>\n"
    )
