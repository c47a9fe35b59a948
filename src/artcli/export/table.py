"""Which forms are there, and what does each make of articles?  ``FORMS`` is the table; a row is a form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from artcli.model import ArticleMarks, Entry

    Write = Callable[[Iterable[Entry], "Whole"], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Whole:
    """What a form is told beside the articles: a title for several, the moment (in UTC), and what the reader added to each."""

    title: str
    moment: datetime
    marks_of: Callable[[str], ArticleMarks | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is, endings of the names of its files, and what writes it; ``is_text`` if a terminal may show it."""

    what: str
    suffixes: tuple[str, ...]
    write: Write
    is_text: bool = True


def form_of(name: str) -> str | None:
    """Return the form that a file's name asks for; None where its ending says nothing.

    >>> form_of("Korea.EPUB"), form_of("refs.csl.json"), form_of("korea")
    ('epub', 'csl', None)
    """
    folded = name.casefold()
    endings = [(suffix, form) for form, row in FORMS.items() for suffix in row.suffixes if folded.endswith(suffix)]
    return max(endings, key=lambda one: len(one[0]))[1] if endings else None


def _markdown(entries: Iterable[Entry], _: Whole) -> Iterator[bytes]:
    from artcli.text.markdown import to_markdown  # noqa: PLC0415  (each form loads its own, here and below)

    return _parted((to_markdown(entry.article) for entry in entries), "\n")


def _html(entries: Iterable[Entry], whole: Whole) -> Iterator[bytes]:
    from artcli.export.page import page  # noqa: PLC0415

    return page(entries, whole.title)


def _epub(entries: Iterable[Entry], whole: Whole) -> Iterator[bytes]:
    from artcli.export.epub import epub  # noqa: PLC0415

    return epub(entries, whole.title, whole.moment)


def _text(entries: Iterable[Entry], _: Whole) -> Iterator[bytes]:
    from artcli.export.plain import plain  # noqa: PLC0415

    return _parted(map(plain, entries), "\n\n")


def _json_lines(entries: Iterable[Entry], whole: Whole) -> Iterator[bytes]:
    return _parted(f"{record}\n" for record in _records(entries, whole))


def _json(entries: Iterable[Entry], whole: Whole) -> Iterator[bytes]:
    return _array(_records(entries, whole))


def _records(entries: Iterable[Entry], whole: Whole) -> Iterator[str]:
    from artcli.records import entry_record  # noqa: PLC0415

    for entry in entries:
        yield json.dumps(entry_record(entry, whole.marks_of(entry.id)), ensure_ascii=False)


def _bibtex(entries: Iterable[Entry], _: Whole) -> Iterator[bytes]:
    from artcli.export.citations import bibtex  # noqa: PLC0415

    return _parted(map(bibtex, entries), "\n")


def _ris(entries: Iterable[Entry], _: Whole) -> Iterator[bytes]:
    from artcli.export.citations import ris  # noqa: PLC0415

    return _parted(map(ris, entries))


def _csl(entries: Iterable[Entry], _: Whole) -> Iterator[bytes]:
    from artcli.export.citations import csl_text  # noqa: PLC0415

    return _array(map(csl_text, entries))


def _citations(entries: Iterable[Entry], _: Whole) -> Iterator[bytes]:
    from artcli.export.citations import sentence  # noqa: PLC0415

    return _parted(f"{sentence(entry)}\n" for entry in entries)


def _parted(texts: Iterable[str], between: str = "") -> Iterator[bytes]:
    """Yield texts with something between them; what UTF-8 has no bytes for is replaced."""
    before = ""
    for text in texts:
        yield (before + text).encode("utf-8", "replace")
        before = between


def _array(records: Iterable[str]) -> Iterator[bytes]:
    """Yield an array of JSON, an object a line."""
    before = "[\n"
    for record in records:
        yield (before + record).encode("utf-8", "replace")
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


FORMS = {
    "markdown": Form("Markdown with front matter, as normalise prints it", (".md", ".markdown"), _markdown),
    "html": Form("one web page", (".html", ".htm"), _html),
    "epub": Form("a book for e-readers", (".epub",), _epub, is_text=False),
    "text": Form("plain text", (".txt", ".text"), _text),
    "json": Form("one array of articles", (".json",), _json),
    "jsonl": Form("an object a line", (".jsonl", ".ndjson"), _json_lines),
    "bibtex": Form("citations for LaTeX", (".bib", ".bibtex"), _bibtex),
    "ris": Form("citations for reference managers", (".ris",), _ris),
    "csl": Form("citations as CSL-JSON", (".csl.json",), _csl),
    "citations": Form("citations as sentences", (".citations.txt",), _citations),
}
USUAL = "markdown"
