"""Do two columns of prose stand side by side in a text's lines?  Then the left one is put above the right one, page by page.

Layout-mode extractors keep what they see: each line has a piece of the left column, a wide gap, and a piece of the right one.  A
draft goes in; its lines come out in reading order.  Tables have such gaps as well, so that nothing is done unless the pieces are as
wide as prose and their sentences run on downwards.  Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, pairwise

from artcli.text.draft import PAGE_MARK, Draft
from artcli.text.furniture.shapes import ends_sentence

_GAP = " " * 8
"""Cheap test: beside the short last line of a left column's paragraph stands a gap as wide as this."""

_LEAST_ROWS = 6
"""Rows with both columns that a text must have, and a page to have an edge of its own: fewer may be chance."""

_NARROWEST = 18
"""Mean width of a column's pieces, in characters: cells of tables are narrower."""

_LEAST_WORDS = 2.5
_RUNNING_ON = 0.25
"""Share of a column's lines that begin with a small letter; 0.7 in English prose, 0.4 in German, under 0.1 in tables."""

_JITTER = 2
"""How far a column's edge moves from line to line: letters differ in width, and extractors round."""

_INDENT = 5
"""How far a paragraph's first line may be indented from its column's edge."""

_CENTRED = 9
"""Indent from which on a line is not a column's but stands in the page's middle."""

_INNER = re.compile(r"\S( {2,})(?=\S)")
_NO_PIECE = ""


@dataclass(slots=True)
class _Page:
    """A page in reading order; ``left`` and ``right`` are all pieces of its columns, ``rows`` counts lines that had both."""

    source: list[str]
    lines: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    rows: int = 0
    begun: int = 0
    """Where in ``left`` and ``right`` the columns begin that are not yet in ``lines``."""

    def span(self, line: str) -> None:
        """Take a line that is of no column: what stands above it comes first."""
        self.close()
        self.lines.append(line)

    def take_back(self, edge: int) -> None:
        """Take the lines right above the first row for the columns', where they are of only one and as wide as it."""
        above: list[tuple[str, str]] = []
        while self.lines and self.lines[-1] and (cut := _cut(self.lines[-1], edge)):
            if not cut[1] and len(cut[0]) < edge // 2:
                break
            above.append(cut)
            self.lines.pop()
        for cut in reversed(above):
            self.add(*cut)

    def add(self, left: str, right: str) -> None:
        """Take a row of the two columns."""
        self.rows += bool(left and right)
        self.left.append(left)
        self.right.append(right)

    def close(self) -> None:
        """Write down the left column, a mark where it breaks, and the right one."""
        left, right = self.left[self.begun :], self.right[self.begun :]
        self.begun = len(self.left)
        trailing = 0
        while left and not left[-1] and not right[-1]:
            trailing += 1
            left.pop()
            right.pop()
        self.lines += _column(left)
        if any(right):
            self.lines += [PAGE_MARK, *_column(right)]
        self.lines += [""] * trailing


def split_columns(draft: Draft) -> None:
    """Put the left of two columns above the right one, on each page that has them."""
    if not draft.has_gaps or _GAP not in "\n".join(draft.lines):
        return
    common = _edge(draft.lines)
    if common is None:
        return
    pages = _pages(draft.lines)
    for page in pages:
        _read(page, _edge(page.source) or common)
    if sum(page.rows for page in pages) < _LEAST_ROWS:
        return
    if not _is_prose([piece for page in pages for piece in page.left]):
        return
    if not _is_prose([piece for page in pages for piece in page.right]):
        return
    draft.lines = list(chain.from_iterable([PAGE_MARK, *(page.lines if page.rows else page.source)] for page in pages))[
        1:
    ]
    draft.count("columns", sum(page.rows > 0 for page in pages))


def _pages(lines: list[str]) -> list[_Page]:
    pages = [_Page([])]
    for line in lines:
        if line == PAGE_MARK:
            pages.append(_Page([]))
        else:
            pages[-1].source.append(line)
    return pages


def _edge(lines: list[str]) -> int | None:
    """Find the character at which the right column begins: where gaps end in a third of the lines, in the page's middle."""
    parted = [line for line in lines if "  " in line and "  " in line.lstrip()]
    if len(parted) < _LEAST_ROWS:
        return None
    filled = [line for line in lines if line and line != PAGE_MARK]
    if len(parted) * 3 < len(filled):
        return None
    ends: Counter[int] = Counter()
    for line in parted:
        ends.update({match.end() for match in _INNER.finditer(line)})
    if not ends:
        return None
    near = {end: sum(ends[end + n] for n in range(_JITTER + 1)) for end in ends}
    edge, times = max(near.items(), key=lambda item: item[1])
    width = sorted(map(len, filled))[len(filled) * 9 // 10]
    if times < _LEAST_ROWS or times * 3 < len(filled) or not width * 0.3 <= edge <= width * 0.7:
        return None
    return edge


def _read(page: _Page, edge: int) -> None:
    """Part a page's lines into columns and lines that span them, from the first row with both columns on."""
    first, last = _without_furniture(page.source)
    for n, line in enumerate(page.source):
        cut = _cut(line, edge) if first <= n < last else None
        open_ = len(page.left) > page.begun
        if cut is None or not (open_ or all(cut)):
            page.span(line)
        else:
            if not open_:
                page.take_back(edge)
            page.add(*cut)
    page.close()


def _without_furniture(lines: list[str]) -> tuple[int, int]:
    """Give the part of a page between its running head and foot: one or two lines that two blank ones part from the rest."""
    filled = [n for n, line in enumerate(lines) if line]
    steps = [k for k in (1, 2) if k < len(filled)]
    first = next((filled[k] for k in steps if filled[k] - filled[k - 1] > 2), 0)
    last = next((filled[-k] for k in steps if filled[-k] - filled[-k - 1] > 2), len(lines))
    return first, last


def _cut(line: str, edge: int) -> tuple[str, str] | None:
    """Part a line at the right column's edge; none if its text spans the edge or is centred."""
    if not line:
        return "", ""
    indent = len(line) - len(line.lstrip())
    if edge - _JITTER <= indent <= edge + _INDENT:
        return "", line[edge:] if indent >= edge else line.lstrip()
    if indent >= _CENTRED:
        return None
    for match in _INNER.finditer(line, max(edge - 60, 0), edge + _INDENT + 1):
        if edge - _JITTER <= match.end() <= edge + _INDENT:
            return line[: match.start() + 1], line[min(edge, match.end()) :]
    return (line, "") if len(line) <= edge - 1 else None


def _column(pieces: list[str]) -> list[str]:
    """Give a column's lines without the empty ones at its ends; where every other one is empty, without any."""
    filled = [n for n, piece in enumerate(pieces) if piece]
    if not filled:
        return []
    pieces = pieces[filled[0] : filled[-1] + 1]
    return pieces if pieces.count("") * 5 < len(pieces) * 2 else [piece for piece in pieces if piece]


def _is_prose(pieces: list[str]) -> bool:
    """Tell whether a column's pieces are wide, of several words, and run on from one to the next."""
    filled = [piece.strip() for piece in pieces if piece]
    if len(filled) < _LEAST_ROWS or sum(map(len, filled)) < _NARROWEST * len(filled):
        return False
    if sum(len(piece.split()) for piece in filled) < _LEAST_WORDS * len(filled):
        return False
    running = sum(not ends_sentence(a) and b[0].islower() for a, b in pairwise(filled))
    return running >= _RUNNING_ON * (len(filled) - 1)
