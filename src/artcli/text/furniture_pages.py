"""Which lines at the edges of marked pages are furniture?  Lines with page marks go in, indexes and kinds come out.

From each page's edge inwards, lines go while they are page numbers, dates, the title again or what other pages have at the same
edge, or stand outside of such.  Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from artcli.text.draft import PAGE_MARK
from artcli.text.furniture_head import Head, read_head_keys
from artcli.text.furniture_shapes import (
    BARE_FOLIO,
    LONGEST_EDGE,
    NO_FOLIO,
    cells,
    ends_sentence,
    folio,
    has_letters,
    is_address,
    is_date,
    key,
    runs_over,
)

DEPTH = 6
"""Lines looked at from a page's edge: outlet, date, title on two lines, page number, an address."""

_FOOTNOTE = re.compile(r"\s*(?:[⁰¹²³⁴-⁹]{1,3}|\*{1,3}|[†‡§]|\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?)\s*(?=[^\W\d_“\"'‘«])")
_RULE = re.compile(r"\s*[-_–—─━]{3,}\s*\Z")
_LONGEST_NOTE = 12
"""Lines of one footnote, at most."""


@dataclass(slots=True)
class _Page:
    """The indexes of a page's filled lines; ``top`` and ``bottom`` of them are furniture."""

    filled: list[int]
    top: int = 0
    bottom: int = 0

    @property
    def text(self) -> list[int]:
        return self.filled[self.top : len(self.filled) - self.bottom]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What other pages have at an edge, and what the first page has at its head."""

    lines: list[str]
    head: Head
    repeated: frozenset[str]

    def is_sure(self, line: str) -> bool:
        """Tell whether a line at an edge can't be text."""
        if len(line.strip()) > LONGEST_EDGE or line.rstrip().endswith(":"):
            return False
        if key(line) in self.repeated:
            return True
        parts = cells(line)
        sure = [self._is_sure_cell(part) for part in parts]
        if len(parts) > 2 and sum(sure) < 2:  # a row of a table rather
            return False
        return all(sure) or (any(sure) and not any(map(ends_sentence, parts)))

    def _is_sure_cell(self, cell: str) -> bool:
        if folio(cell) or is_date(cell) or is_address(cell) or self.head.is_title(cell):
            return True
        return key(cell) in self.repeated


def find_at_edges(lines: list[str]) -> dict[int, str]:
    """Find the furniture next to page marks: index of the line → kind."""
    pages = _pages(lines)
    if not pages:
        return {}
    head = read_head_keys([lines[i] for i in pages[0].filled[:8]])
    for edge in ("bottom", "top"):
        evidence = _Evidence(lines, head, _repeated(lines, pages, edge))
        for page in pages:
            first = page is pages[0] and edge == "top"
            depth = _first_page_depth(page, evidence) if first else _depth(page, edge, evidence)
            setattr(page, edge, depth)
    _cut_by_sentence(lines, pages)
    found = _kinds(lines, pages)
    _find_footnotes(lines, pages, found)
    return found


def _pages(lines: list[str]) -> list[_Page]:
    pages = [_Page([])]
    for i, line in enumerate(lines):
        if line == PAGE_MARK:
            pages.append(_Page([]))
        elif line:
            pages[-1].filled.append(i)
    return [page for page in pages if page.filled]


def _edge(page: _Page, edge: str) -> list[int]:
    """The outermost filled lines, from the edge inwards; a page's bottom comes first, its top has what is left."""
    if edge == "bottom":
        return page.filled[: -DEPTH - 1 : -1]
    return page.filled[: len(page.filled) - page.bottom][:DEPTH]


def _repeated(lines: list[str], pages: list[_Page], edge: str) -> frozenset[str]:
    """Keys that stand at this edge of several pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        keys: set[str] = set()
        for i in _edge(page, edge):
            line = lines[i].strip()
            if len(line) <= LONGEST_EDGE and not line.endswith(":"):
                keys.add(key(line))
                keys.update(key(cell) for cell in cells(line)[:4])
        counts.update(keys)
    least = 2 if len(pages) < 10 else 3
    return frozenset(k for k, count in counts.items() if count >= least and has_letters(k))


def _depth(page: _Page, edge: str, evidence: _Evidence) -> int:
    """How many lines go from an edge of a page."""
    lines, depth, all_sure = evidence.lines, 0, True
    outer = _edge(page, edge)
    for n, i in enumerate(outer):
        if evidence.is_sure(lines[i]) and not _is_figure(lines, outer, n, edge):
            if all_sure or _is_parted(lines, i, edge):
                depth = n + 1
        elif _is_weak(lines[i]):
            all_sure = False
        else:
            break
    return depth


def _is_weak(line: str) -> bool:
    """Tell whether a line may be furniture if something sure stands further in."""
    return len(line.strip()) <= 70 and not ends_sentence(line)


def _is_parted(lines: list[str], i: int, edge: str) -> bool:
    """Tell whether a blank line or the page's end stands on the inner side of a line."""
    inner = i + 1 if edge == "top" else i - 1
    return not 0 <= inner < len(lines) or lines[inner] in ("", PAGE_MARK)


def _is_figure(lines: list[str], outer: list[int], n: int, edge: str) -> bool:
    """Tell whether a bare number belongs to a column of figures, or stands inside of text."""
    line = lines[outer[n]].strip()
    if folio(line) != BARE_FOLIO:
        return False
    if n + 1 < len(outer) and folio(lines[outer[n + 1]].strip()) == BARE_FOLIO:
        return True
    return n > 0 and not _is_parted(lines, outer[n], edge)


def _first_page_depth(page: _Page, evidence: _Evidence) -> int:
    """How many lines go from the first page's top: what stands above the title, never the title or the only date."""
    lines, depth = evidence.lines, 0
    outer = _edge(page, "top")
    for n, i in enumerate(outer):
        line = lines[i].strip()
        parts = cells(line)
        if not evidence.is_sure(line) or any(map(is_date, parts)) or (folio(line) == BARE_FOLIO and len(line) > 3):
            break
        numbered = any(map(folio, parts))
        words = [part for part in parts if not folio(part)]
        if words and not evidence.head.has_title_after(n, numbered=numbered):
            break
        depth = n + 1
    return depth


def _cut_by_sentence(lines: list[str], pages: list[_Page]) -> None:
    """Take one short line at an edge, with no other evidence, if the sentence goes on around it."""
    for before, after in zip(pages, pages[1:], strict=False):
        above, below = before.text[-2:], after.text[:2]
        if len(above) < 2 or len(below) < 2:
            continue
        first, second = lines[below[0]], lines[below[1]]
        if _is_head_alone(lines, below[0], "top") and runs_over(lines[above[1]], second) and not runs_over("a", first):
            after.top += 1
        elif _is_head_alone(lines, above[1], "bottom") and runs_over(lines[above[0]], first):
            before.bottom += 1


def _is_head_alone(lines: list[str], i: int, edge: str) -> bool:
    line = lines[i].strip()
    return len(line) <= 60 and not ends_sentence(line) and (_is_parted(lines, i, edge) or line.isupper())


def _kinds(lines: list[str], pages: list[_Page]) -> dict[int, str]:
    found: dict[int, str] = {}
    for page in pages:
        end = len(page.filled) - page.bottom
        for i in page.filled[: page.top] + page.filled[end:]:
            found[i] = "folio" if folio(lines[i].strip()) != NO_FOLIO else "running_head"
    return dict(sorted(found.items()))


def _find_footnotes(lines: list[str], pages: list[_Page], found: dict[int, str]) -> None:
    """Add the notes at the pages' feet: below a rule, or where the text above them goes on over the page."""
    for n, page in enumerate(pages):
        note = _last_notes(lines, page.text)
        if not note:
            continue
        above = [i for i in page.text if i < note[0]]
        ruled = _RULE.match(lines[note[0]]) is not None
        later = pages[n + 1].text if n + 1 < len(pages) else []
        cut = bool(above and later) and runs_over(lines[above[-1]], lines[later[0]])
        if above and (ruled or (cut and ends_sentence(lines[note[-1]]))):
            found.update(dict.fromkeys(note, "footnote"))


def _last_notes(lines: list[str], text: list[int]) -> list[int]:
    """The blocks of lines at a page's foot that begin with a note's mark, and the rule above them."""
    start = end = len(text)
    while start and end - start < _LONGEST_NOTE:
        block = start
        while block and lines[text[block - 1]] and (block == start or text[block] - text[block - 1] == 1):
            block -= 1
            if _RULE.match(lines[text[block]]):
                return text[block:] if start < end or _FOOTNOTE.match(lines[text[block + 1]] if block + 1 < end else "") else []
        if block == start or not _FOOTNOTE.match(lines[text[block]]) or start - block > _LONGEST_NOTE:
            break
        start = block
    return text[start:]
