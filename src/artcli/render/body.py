"""How are an article's blocks set?  Blocks → lines of a column: paragraphs, headings, lists, quotations, verse, tables, code, and notes."""

from __future__ import annotations

import re

from artcli.hints import TYPE_CHECKING
from artcli.patterns import lazy
from artcli.render.cells import cells
from artcli.render.column import Column, all_moved, moved
from artcli.render.layout import folded, hanging, styled, wrapped
from artcli.render.links import link_addresses
from artcli.render.safe import safe, safe_block
from artcli.render.tables import table_lines
from artcli.render.text import Text
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from artcli.model import Block, BlockKind, Span
    from artcli.render.notes import Note

    Find = Callable[[str], Iterable[Span]]

_TAB = 4
_INDENT = "  "
_FIXED = ("verse", "table", "code")
_MARKER = lazy(r"( *)((?:[-*+•‣◦–]|\(?[0-9A-Za-z]{1,4}[.)])[ \t]+)", re.ASCII)
_BULLETS = ("-", "*", "+")


@dataclass(frozen=True, slots=True)
class Look:
    """How texts are set: which words are ``hits``, which are ``found``; paragraphs with indents; addresses as links."""

    hits: Find | None = None
    found: Find | None = None
    indent: bool = False
    links: bool = False

    def text(self, raw: str, *, marks: bool, shown: Callable[[str], str] = safe) -> Text:
        """Return a raw text with its words in their styles."""
        hits = self.hits(raw) if self.hits else ()
        found = self.found(raw) if self.found else ()
        text = styled(raw, hits, marks=marks, shown=shown, found=found)
        if self.links:
            link_addresses(text)
        return text


def body_lines(blocks: Iterable[Block], look: Look, column: Column) -> Iterator[Text]:
    """Yield the lines of blocks, what parts them before each."""
    before: BlockKind | None = None
    for block in blocks:
        is_indented = look.indent and before == block.kind == "paragraph"
        if before == block.kind == "quote":
            yield moved(_quote_rule(column), column.left)
        elif not (is_indented or before == block.kind == "list_item"):
            yield Text()
        yield from _block_lines(block, look, column, indent=_INDENT if is_indented else "")
        before = block.kind


def note_lines(notes: Sequence[Note], look: Look, column: Column) -> Iterator[Text]:
    """Yield notes after a short rule, each with its mark hanging."""
    if not notes:
        return
    yield Text()
    yield moved(Text(("-" if column.page.ascii else "─") * min(12, column.width), "rule"), column.left)
    yield Text()
    room = min(max(cells(safe(note.mark)) for note in notes) + 1, column.width // 3)
    for note in notes:
        text = look.text(note.text, marks=column.page.marks)
        if note.start:
            text = text[note.start :]
        text.style = "note"
        mark = safe(note.mark)
        first = Text(mark + " " * max(1, room - cells(mark)) if mark else "", "note")
        lines = wrapped(text, max(2, column.width - max(cells(first.plain), room)))
        yield from all_moved(hanging(first, Text(" " * room), lines), column.left)


def _block_lines(block: Block, look: Look, column: Column, *, indent: str) -> Iterator[Text]:
    is_fixed = block.kind in _FIXED
    marks = column.page.marks and block.kind not in (
        "table",
        "code",
    )  # between signs, nothing would stand under another
    text = look.text(block.text, marks=marks, shown=safe_block if is_fixed else safe)
    if block.kind == "table":
        return _table(text, column)
    if is_fixed:
        return _fixed(text, block.kind, column)
    if indent:
        text = Text.assemble(indent, text)
    return all_moved(_flowing(text, block.kind, column), column.left)


def _flowing(text: Text, kind: BlockKind, column: Column) -> Iterable[Text]:
    if kind == "list_item":
        return _list_item(text, column.width)
    if kind == "quote":
        rule = _quote_rule(column)
        return hanging(rule, rule, wrapped(text, column.width - cells(rule.plain)))
    if kind == "heading":
        text.style = "heading"
    return wrapped(text, column.width)


def _quote_rule(column: Column) -> Text:
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


def _table(text: Text, column: Column) -> Iterator[Text]:
    """Yield a table's lines: its own where they are columns that fit, else laid out in the column, or the screen where that has more room."""
    own = Text("\n").join([_without_tabs(line) for line in text.lines()]) if "\t" not in text.plain else text
    lines = table_lines(own, column.width, is_ascii=column.page.ascii)
    if lines is None:
        return _fixed(text, "table", column)
    wider = table_lines(own, column.page.width, is_ascii=column.page.ascii) if column.left else None
    if wider is None and column.left:
        return _fixed(text, "table", column)
    if wider is not None and len(wider) < len(lines):
        room = column.page.width - max(cells(line.plain) for line in wider)
        return all_moved(wider, min(column.left, room))
    return all_moved(lines, column.left)


def _fixed(text: Text, kind: BlockKind, column: Column) -> Iterator[Text]:
    """Yield lines as they were set, moved left where that makes room for them.

    A line that is wider than the terminal goes on in the next: verse at a word, as poems are printed, the others at the cell.
    """
    lines = [_without_tabs(line) for line in text.lines()]
    for line in lines:
        line.rstrip()
    room = column.page.width - max((cells(line.plain) for line in lines), default=0)
    left = min(column.left, room) if room >= 0 else column.left
    for line in lines:
        yield from all_moved(_turned(line, kind, column.page.width - left, is_ascii=column.page.ascii), left)


def _without_tabs(line: Text) -> Text:
    """Return a line with spaces up to the next place for each tab."""
    spaces, place = [], 0
    for part in line.plain.split("\t")[:-1]:
        place += cells(part)
        spaces.append(" " * (_TAB - place % _TAB))
        place += len(spaces[-1])
    return line.replaced("\t", spaces)


def _turned(line: Text, kind: BlockKind, width: int, *, is_ascii: bool) -> Iterable[Text]:
    """Return a line, or where it is too wide, its parts, each marked as going on."""
    if cells(line.plain) <= width:
        return [line]
    mark = Text("    " if kind == "verse" else "> " if is_ascii else "↪ ", "rule")
    part = wrapped if kind == "verse" else folded
    first, *rest = part(line, width - cells(mark.plain))
    return [first, *hanging(mark, mark, rest)]
