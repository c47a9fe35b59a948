"""What do printed pages say?  Characters with their places → lines → columns in reading order → paragraphs.  Pure.

Places are in points from the left and the top of a page.  What belongs to the pages and not to the text, running heads, numbers and
footnotes, is found by where it stands and how large it is, and told as dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from artcli.formats.columns import Line, in_reading_order
from artcli.formats.written import Written
from artcli.model import Dropped
from artcli.text.layout.joining import Joiner
from artcli.text.layout.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SAME_LINE = 0.4
"""Of a character's height: letters whose baselines are nearer stand in one line; raised ones do, too."""
WIDE_GAP = 1.8
"""Of a character's height: a wider space parts columns, not words."""
EDGE = 0.12
"""Of a page's height: here running heads and feet stand."""
_LARGER, _SMALLER = 1.06, 0.92
"""Of the size of most letters: headings and footnotes."""
_APART = 1.3
"""Of the distance of lines: a larger one parts paragraphs."""
_INDENT, _MOST_INDENT = 0.5, 5.0
_SHORT = 1.5
"""Of the size of letters: a last line that ends so far from the edge ends its paragraph."""
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])[.)]?\s?\S")
_ENDS = re.compile(r"[.!?:…。！？][\"'”’»)\]]*$")


class Glyph(NamedTuple):
    """A character: its left and right edge, its baseline from the top, its height."""

    char: str
    left: float
    right: float
    y: float
    size: float


@dataclass(slots=True)
class Page:
    """A page: its size, and its lines in the order they were set."""

    width: float
    height: float
    lines: list[Line]


@dataclass(slots=True)
class Printed:
    """What the pages say: the title, the text as Markdown, and what was left out."""

    title: str | None = None
    text: str = ""
    dropped: list[Dropped] = field(default_factory=list)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Make lines of the characters of a page."""
    lines: list[Line] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and _breaks(run, glyph):
            lines.extend(_line(run))
            run = []
        if run or not glyph.char.isspace():
            run.append(glyph)
    lines.extend(_line(run))
    return lines


def _breaks(run: list[Glyph], glyph: Glyph) -> bool:
    last = run[-1]
    size = max(last.size, glyph.size)
    if abs(glyph.y - last.y) > SAME_LINE * size:
        return True
    return glyph.left < last.left - size or glyph.left > last.right + WIDE_GAP * size


def _line(run: list[Glyph]) -> list[Line]:
    text = "".join([glyph.char for glyph in run]).rstrip()
    if not text:
        return []
    letters = run[: len(text)]
    return [
        Line(
            letters[0].left,
            letters[-1].right,
            median(g.y for g in letters),
            round(median(g.size for g in letters), 1),
            text,
        )
    ]


def read_pages(pages: Sequence[Page]) -> Printed:
    """Read all pages: what stands on them, in order."""
    printed = Printed()
    for number, page in enumerate(pages):
        for line in page.lines:
            line.number = number
    size = _body_size(pages)
    _drop_edges(pages, size, printed)
    _drop_notes(pages, size, printed)
    lines = [line for page in pages for line in in_reading_order(page.lines)]
    head, lines = _part_title(lines, size, printed)
    _write(head + lines, size, printed)
    return printed


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _drop_edges(pages: Sequence[Page], size: float, printed: Printed) -> None:
    """Drop running heads, feet and page numbers: what stands at the edge on several pages, or apart and small on one."""
    edges = [(page, [line for line in page.lines if _at_edge(line, page)]) for page in pages]
    times = Counter(key for _, lines in edges for key in {_key(line.text) for line in lines})
    for page, lines in edges:
        for line in lines:
            repeated = times[_key(line.text)] > 1 and len(pages) > 1
            number = re.fullmatch(
                r"[\W_]*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", line.text, re.IGNORECASE
            )
            if (
                repeated
                or number
                or (_stands_apart(line, page, size) and line.size < size * _LARGER and len(pages) > 1)
            ):
                page.lines.remove(line)
                printed.dropped.append(Dropped("folio" if number else "running_head", line.text))


def _at_edge(line: Line, page: Page) -> bool:
    return line.y < EDGE * page.height or line.y > (1 - EDGE) * page.height


def _stands_apart(line: Line, page: Page, size: float) -> bool:
    """Tell a line above or below all others of its page, with a space between."""
    others = [other.y for other in page.lines if abs(other.y - line.y) > SAME_LINE * size]
    if not others or line.size > size * 0.98:
        return False
    return line.y < min(others) - 1.8 * size or line.y > max(others) + 1.8 * size


def _drop_notes(pages: Sequence[Page], size: float, printed: Printed) -> None:
    """Drop footnotes: small lines at the foot of a page or column, the first of which begins with a mark."""
    for page in pages:
        body = [line for line in page.lines if line.size >= size * _SMALLER]
        for line in sorted(page.lines, key=lambda one: (one.left > page.width / 2, one.y)):
            below = [
                other for other in body if other.y > line.y and other.left < line.right and line.left < other.right
            ]
            noted = [
                one for one in page.lines if one.size < size * _SMALLER and one.y <= line.y and _NOTE.match(one.text)
            ]
            if line.size < size * _SMALLER and not below and line.y > page.height / 2 and noted:
                printed.dropped.append(Dropped("footnote", line.text))
        dropped = {one.text for one in printed.dropped if one.kind == "footnote"}
        page.lines = [line for line in page.lines if not (line.size < size * _SMALLER and line.text in dropped)]


def _part_title(lines: list[Line], size: float, printed: Printed) -> tuple[list[Line], list[Line]]:
    """Take the title out of the first page: its largest lines; what stands above it comes below it."""
    first = [line for line in lines if line.number == lines[0].number] if lines else []
    largest = max([line.size for line in first], default=0.0)
    if largest < size * 1.15:
        return [], lines
    start = next(at for at, line in enumerate(first) if line.size > largest * 0.97)
    end = start
    while end < len(first) and first[end].size > largest * 0.97:
        end += 1
    above = [line for line in first[:start] if line.size <= size * _LARGER]
    printed.title = Joiner().paragraph([line.text for line in first[start:end]])
    return above, lines[end:]


def _write(lines: list[Line], size: float, printed: Printed) -> None:
    """Write the paragraphs."""
    joiner = Joiner(Vocabulary([line.text for line in lines]))
    pitch = _pitch(lines, size)
    indents = sum(1 for line in lines if _is_indented(line, size)) > len(lines) / 60
    written = Written()
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins(paragraph, line, pitch, indents=indents):
            _add(written, joiner, paragraph, size)
            paragraph = []
        paragraph.append(line)
    _add(written, joiner, paragraph, size)
    printed.text = written.text


def _add(written: Written, joiner: Joiner, paragraph: list[Line], size: float) -> None:
    if paragraph:
        heading = paragraph[0].size > size * _LARGER and len(paragraph) <= 3
        text = joiner.paragraph([line.text for line in paragraph])
        marked = re.match(r"[•‣◦▪–—-]\s+(?=\S)", text)
        written.add("heading" if heading else "item" if marked else "paragraph", text)


def _pitch(lines: list[Line], size: float) -> float:
    steps = [b.y - a.y for a, b in pairwise(lines) if a.number == b.number and 0 < b.y - a.y < 3 * size]
    return min(median(steps), Counter(round(step, 1) for step in steps).most_common(1)[0][0]) if steps else 1.2 * size


def _is_indented(line: Line, size: float) -> bool:
    return _INDENT * size < line.left - line.column[0] < _MOST_INDENT * size


def _begins(paragraph: list[Line], line: Line, pitch: float, *, indents: bool) -> bool:
    """Tell whether a line begins a paragraph of its own."""
    before, size = paragraph[-1], line.size
    if abs(before.size - size) > 0.05 * size:
        return True
    followed = before.number == line.number and before.column == line.column and line.y > before.y
    if followed and line.y - before.y > _APART * pitch:
        return True
    indented, was = _is_indented(line, size), _is_indented(before, size)
    if indented and not (was and len(paragraph) > 1):
        return True
    short = before.right < before.column[1] - _SHORT * size
    if followed:
        return False
    if indents:
        return False
    return short and _ENDS.search(before.text) is not None
