"""What does an article look like on a terminal?  ``article_page(entry_or_article, PageOptions(…))`` → a page; several → one after another.

A card, a rule, the body in a measure for reading, and its notes.
"""

from __future__ import annotations

from itertools import chain

from artcli.hints import TYPE_CHECKING
from artcli.model import Article, Entry
from artcli.render.body import Look, body_lines, note_lines
from artcli.render.cells import cells
from artcli.render.column import MEASURE, Column, all_moved, column_of, moved
from artcli.render.layout import Setting, Sheet, hanging, packed, styled, wrapped
from artcli.render.links import link_file
from artcli.render.notes import parted, printed_notes
from artcli.render.parts import authors_of, card_parts, shown_path, title_of, version_parts, versions_count
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.render.body import Find

_BETWEEN = 2
"""Empty lines about the rule between two articles."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How to show an article: ``spans`` finds the words to highlight in a text, ``found`` those that are looked for in it.

    ``folder`` is where paths are seen from, ``today`` the day that ages count to, in ISO 8601; ``tags`` and ``note`` are what the reader
    added; ``more`` are further lines of the card, such as its versions.  ``indent`` sets paragraphs with indents in place of empty lines.
    """

    measure: int = MEASURE
    spans: Find | None = None
    found: Find | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    more: tuple[str, ...] = ()
    folder: str | None = None
    today: str | None = None
    indent: bool = False
    links: bool = False


def article_page(item: Entry | Article, options: PageOptions | None = None) -> Sheet:
    """Return an article as a page: card, rule, body and notes."""
    return Sheet(lambda setting: _lines(item, options or PageOptions(), setting))


def pages(sheets: Sequence[Sheet]) -> Sheet:
    """Return several pages as one, a rule as wide as the screen between two."""

    def lines(setting: Setting) -> Iterator[Text]:
        for number, sheet in enumerate(sheets):
            if number:
                rule = Text(("=" if setting.ascii else "═") * setting.width, "rule")
                yield from [*[Text()] * _BETWEEN, rule, *[Text()] * _BETWEEN]
            yield from sheet.lines(setting)

    return Sheet(lines)


def _lines(item: Entry | Article, options: PageOptions, setting: Setting) -> Iterator[Text]:
    article = item.article if isinstance(item, Entry) else item
    column = column_of(options.measure, setting)
    others = _others(item, options, column) if isinstance(item, Entry) else ()
    card = chain(_card(article, options, column), _origin(item, options, column), others, _note(options.note, column))
    yield from all_moved(card, column.left)
    if not article.blocks:
        return
    yield Text()
    yield moved(Text(("-" if setting.ascii else "─") * column.width, "rule"), column.left)
    look = Look(options.spans, options.found, indent=options.indent, links=options.links)
    body, notes = parted(article.blocks)
    yield from body_lines(body, look, column)
    yield from note_lines([*notes, *printed_notes(article)], look, column)


def _card(article: Article, options: PageOptions, column: Column) -> Iterator[Text]:
    title = Text(title_of(article.title), "title")
    if article.title.strip():  # without marks, so that it can be read and copied as it is
        hits = options.spans(article.title) if options.spans else ()
        title = styled(article.title, hits, "title", found=options.found(article.title) if options.found else ())
    yield from wrapped(title, column.width)
    if article.subtitle:
        yield from wrapped(Text(safe(article.subtitle), "subtitle"), column.width)
    authors, parts = authors_of(article), card_parts(article, options.today)
    if authors or parts:
        yield Text()
    if authors:
        yield from wrapped(Text(authors, "meta"), column.width)
    yield from packed(parts, column.width, "meta")


def _origin(item: Entry | Article, options: PageOptions, column: Column) -> Iterator[Text]:
    path = shown_path(item.path, options.folder) if isinstance(item, Entry) else ""
    parts = [safe(item.short_id), path] if isinstance(item, Entry) else []
    if options.tags:
        parts.append("tags: " + safe(", ".join(options.tags)))
    for line in packed(parts, column.width, "dim"):
        if options.links and isinstance(item, Entry):
            link_file(line, _piece(line.plain, path, item.short_id), item.path)
        yield line
    for more in options.more:
        yield from wrapped(Text(safe(more), "dim"), column.width)


def _piece(line: str, path: str, short_id: str) -> str:
    """Return as much of a path as stands in a line of the card: it may be longer than one."""
    piece = line.rpartition(" · ")[2].strip()
    return path if path in line else piece if piece in path and piece != short_id else ""


def _others(entry: Entry, options: PageOptions, column: Column) -> Iterator[Text]:
    """Yield the other files that make the same article, and its other versions."""
    for path in entry.copies:
        shown = wrapped(Text(shown_path(path, options.folder), "dim"), column.width - 5)
        yield from hanging(Text("also ", "dim"), Text("     "), shown)
    if entry.versions:
        yield Text(versions_count(len(entry.versions)), "dim")
    for version in entry.versions:
        parts = version_parts(version, options.folder)
        yield from hanging(Text("  ", "dim"), Text("  "), [*packed(parts, column.width - 2, "dim")])


def _note(note: str | None, column: Column) -> Iterator[Text]:
    """Yield the reader's note, a paragraph a line break: the card's last part."""
    for number, line in enumerate(note.split("\n") if note else ()):
        if not number:
            yield Text()
        first, rest = Text("" if number else "note: ", "dim"), Text()
        lines = wrapped(Text(safe(line)), column.width - cells(first.plain))
        yield from hanging(first, rest, lines) if lines else [Text()]
