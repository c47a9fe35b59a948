"""What does an article look like on a terminal?  ``article_page(entry_or_article, PageOptions(…))`` → a renderable.

A card, a rule, and the body in a measure for reading: 66 characters, which typographers ask for, 88 at the most.  In the
middle of a wide terminal; from the left edge of one that is hardly wider than the measure.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from artcli.model import Article, Entry
from artcli.patterns import lazy
from artcli.render.cells import cells
from artcli.render.layout import LARGEST_MEASURE, Setting, Sheet, folded, hanging, packed, styled, wrapped
from artcli.render.parts import authors_of, card_parts, shown_path, title_of, version_parts, versions_count
from artcli.render.safe import safe, safe_block
from artcli.render.text import Text
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artcli.model import Block, BlockKind, Span

MEASURE = 66
_TAB = 4
MARGIN = 2  # a text that would have less beside it begins at the left edge

_MARKER = lazy(r"( *)((?:[-*+•‣◦–]|\(?[0-9A-Za-z]{1,4}[.)])[ \t]+)", re.ASCII)
_BULLETS = ("-", "*", "+")


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How to show an article: ``spans`` finds the words to highlight in a block's text; ``folder`` is where paths are seen from.

    ``tags`` and ``note`` are what the reader added to it.
    """

    measure: int = MEASURE
    spans: Callable[[str], Iterable[Span]] | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    """The column of text on its page."""

    left: int
    width: int
    page: Setting


def article_page(item: Entry | Article, options: PageOptions | None = None) -> Sheet:
    """Return an article as a page: card, rule and body."""
    return Sheet(lambda setting: _lines(item, options or PageOptions(), setting))


def _column(measure: int, setting: Setting) -> _Column:
    measure = max(1, min(measure, LARGEST_MEASURE))
    if setting.width < measure + 2 * MARGIN:
        return _Column(0, min(measure, setting.width), setting)
    return _Column((setting.width - measure) // 2, measure, setting)


def _lines(item: Entry | Article, options: PageOptions, setting: Setting) -> Iterator[Text]:
    article = item.article if isinstance(item, Entry) else item
    column = _column(options.measure, setting)
    others = _others(item, options, column) if isinstance(item, Entry) else ()
    for line in chain(_card(article, column), _origin(item, options, column), others, _note(options.note, column)):
        yield _moved(line, column.left)
    if article.blocks:
        yield Text()
        yield _moved(Text(("-" if setting.ascii else "─") * column.width, "rule"), column.left)
        yield from _body(article.blocks, options, column)


def _moved(line: Text, left: int) -> Text:
    return Text.assemble(" " * left, line) if left and line.plain else line


def _card(article: Article, column: _Column) -> Iterator[Text]:
    yield from wrapped(Text(title_of(article.title), "title"), column.width)
    if article.subtitle:
        yield from wrapped(Text(safe(article.subtitle), "subtitle"), column.width)
    authors, parts = authors_of(article), card_parts(article)
    if authors or parts:
        yield Text()
    if authors:
        yield from wrapped(Text(authors, "meta"), column.width)
    yield from packed(parts, column.width, "meta")


def _origin(item: Entry | Article, options: PageOptions, column: _Column) -> Iterator[Text]:
    parts = [safe(item.short_id), shown_path(item.path, options.folder)] if isinstance(item, Entry) else []
    if options.tags:
        parts.append("tags: " + safe(", ".join(options.tags)))
    yield from packed(parts, column.width, "dim")


def _others(entry: Entry, options: PageOptions, column: _Column) -> Iterator[Text]:
    """Yield the other files that make the same article, and its other versions."""
    for path in entry.copies:
        yield from hanging(
            Text("also ", "dim"),
            Text("     "),
            wrapped(Text(shown_path(path, options.folder), "dim"), column.width - 5),
        )
    if entry.versions:
        yield Text(versions_count(len(entry.versions)), "dim")
    for version in entry.versions:
        yield from hanging(
            Text("  ", "dim"), Text("  "), [*packed(version_parts(version, options.folder), column.width - 2, "dim")]
        )


def _note(note: str | None, column: _Column) -> Iterator[Text]:
    """Yield the reader's note, a paragraph a line break: the card's last part."""
    for number, line in enumerate(note.split("\n") if note else ()):
        if not number:
            yield Text()
        first, rest = Text("" if number else "note: ", "dim"), Text()
        lines = wrapped(Text(safe(line)), column.width - cells(first.plain))
        yield from hanging(first, rest, lines) if lines else [Text()]


def _body(blocks: Iterable[Block], options: PageOptions, column: _Column) -> Iterator[Text]:
    before: BlockKind | None = None
    for block in blocks:
        if before == block.kind == "quote":
            yield _moved(_quote_rule(column), column.left)
        elif not before == block.kind == "list_item":
            yield Text()
        yield from _block_lines(block, options, column)
        before = block.kind


def _block_lines(block: Block, options: PageOptions, column: _Column) -> Iterator[Text]:
    spans = options.spans(block.text) if options.spans else ()
    is_fixed = block.kind in ("verse", "table", "code")
    text = styled(block.text, spans, marks=column.page.marks, shown=safe_block if is_fixed else safe)
    if is_fixed:
        return _fixed(text, block.kind, column)
    return (_moved(line, column.left) for line in _flowing(text, block.kind, column))


def _flowing(text: Text, kind: BlockKind, column: _Column) -> Iterable[Text]:
    if kind == "list_item":
        return _list_item(text, column.width)
    if kind == "quote":
        rule = _quote_rule(column)
        return hanging(rule, rule, wrapped(text, column.width - cells(rule.plain)))
    if kind == "heading":
        text.style = "heading"
    return wrapped(text, column.width)


def _quote_rule(column: _Column) -> Text:
    return Text("| " if column.page.ascii else "│ ", "rule")


def _list_item(text: Text, width: int) -> Iterator[Text]:
    """Yield an item with its marker hanging; a Markdown bullet is shown as a bullet."""
    match = _MARKER.match(text.plain)
    if not match or match.end() > width // 2:
        yield from wrapped(text, width)
        return
    indent, marker = match.groups()
    shown = "• " if marker.strip() in _BULLETS else marker
    first, rest = Text(indent + shown), Text(" " * (len(indent) + cells(shown)))
    yield from hanging(first, rest, wrapped(text[match.end() :], width - cells(rest.plain)))


def _fixed(text: Text, kind: BlockKind, column: _Column) -> Iterator[Text]:
    """Yield lines as they were set, moved left where that makes room for them.

    A line that is wider than the terminal goes on in the next: verse at a word, as poems are printed, the others at the cell.
    """
    lines = [_without_tabs(line) for line in text.lines()]
    for line in lines:
        line.rstrip()
    room = column.page.width - max((cells(line.plain) for line in lines), default=0)
    left = min(column.left, room) if room >= 0 else column.left
    for line in lines:
        for turned in _turned(line, kind, column.page.width - left, is_ascii=column.page.ascii):
            yield _moved(turned, left)


def _without_tabs(line: Text) -> Text:
    """Return a line with spaces up to the next place for each tab."""
    spaces, column = [], 0
    for part in line.plain.split("\t")[:-1]:
        column += cells(part)
        spaces.append(" " * (_TAB - column % _TAB))
        column += len(spaces[-1])
    return line.replaced("\t", spaces)


def _turned(line: Text, kind: BlockKind, width: int, *, is_ascii: bool) -> Iterable[Text]:
    """Return a line, or where it is too wide, its parts, each marked as going on."""
    if cells(line.plain) <= width:
        return [line]
    mark = Text("    " if kind == "verse" else "> " if is_ascii else "↪ ", "rule")
    part = wrapped if kind == "verse" else folded
    first, *rest = part(line, width - cells(mark.plain))
    return [first, *hanging(mark, mark, rest)]
