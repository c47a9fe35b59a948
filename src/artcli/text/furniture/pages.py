"""Which lines at the edges of marked pages are furniture?  Lines with page marks go in, indexes and kinds come out.

From each page's edge inwards, lines go while they are page numbers, dates, the title again or what other pages have at the same
edge, or stand outside of such.  Pure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from artcli.text.draft import PAGE_MARK
from artcli.text.furniture.first_page import HEAD_LINES, Head, read_head
from artcli.text.furniture.notes import find_notes
from artcli.text.furniture.shapes import (
    BARE_FOLIO,
    CLOSERS,
    ENDS_PAGE_LINE,
    LONGEST_EDGE,
    NO_FOLIO,
    SHORTEST_PROSE,
    cells,
    ends_sentence,
    folio,
    has_gap,
    has_letters,
    is_address,
    is_date,
    is_jump,
    is_printed_foot,
    key,
    lead,
    may_stand_out,
    runs_over,
    sign,
    width,
)

DEPTH = 6
"""Lines looked at from a page's edge: outlet, date, title on two lines, page number, an address."""

_LEAST_HEAD = 2
"""Lines of the first page that are its head, never its foot: title and byline."""

_MOST_WEAK = 2
"""Lines with no evidence of their own that may stand outside of one that has: an outlet's name above a page number."""

_MOST_CELLS = 4
"""Cells of a running head: outlet, title, date, page number."""


@dataclass(slots=True)
class _Page:
    """The indexes of a page's filled lines; ``top`` and ``bottom`` of them are furniture, the first ``kept`` are no foot."""

    filled: list[int]
    top: int = 0
    bottom: int = 0
    kept: int = 0

    @property
    def text(self) -> list[int]:
        return self.filled[self.top : len(self.filled) - self.bottom]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What other pages have at an edge, and what the first page has at its head."""

    lines: list[str]
    head: Head
    repeated: frozenset[str]
    leads: frozenset[str]
    """The first letters of the title and of all that is repeated: lines with others are none of them."""

    def is_sure(self, line: str) -> bool:
        """Tell whether a line at an edge can't be text."""
        if not _may_be_furniture(line.strip()) or (lead(sign(line)) not in self.leads and not may_stand_out(line)):
            return False
        if key(line) in self.repeated:
            return True
        parts = cells(line)
        sure = [self._is_sure_cell(part) for part in parts]
        if sum(map(bool, map(folio, parts))) > 1 or (len(parts) > 2 and sum(sure) < 2):  # a row of a table rather
            return False
        return all(sure) or (any(sure) and not any(map(ends_sentence, parts)))

    def is_title_only(self, line: str) -> bool:
        """Tell whether a line is the title and nothing else, on this page alone: a refrain may be that as well."""
        return key(line) not in self.repeated and len(cells(line)) == 1 and self.head.is_title(line)

    def _is_sure_cell(self, cell: str) -> bool:
        if folio(cell) or is_date(cell) or is_address(cell) or self.head.is_title(cell):
            return True
        if cell[-1:] in ENDS_PAGE_LINE and (is_jump(cell) or is_printed_foot(cell) or self.head.is_imprint(cell)):
            return True
        return key(cell) in self.repeated


def find_at_edges(lines: list[str]) -> dict[int, str]:
    """Find the furniture next to page marks: index of the line → kind."""
    pages = _pages(lines)
    if not pages:
        return {}
    pages[0].kept = _LEAST_HEAD
    head = read_head([lines[i] for i in pages[0].filled[:HEAD_LINES]])
    doubled = head.doubled()
    for edge in ("bottom", "top"):
        repeated = _repeated(lines, pages, edge) | doubled
        evidence = _Evidence(lines, head, repeated, head.leads.union(map(lead, repeated)))
        for page in pages[edge == "top" :]:
            setattr(page, edge, _depth(page, edge, evidence))
    _cut_by_sentence(lines, pages)
    found = _kinds(lines, pages)
    for page, after in zip(pages, [*pages[1:], None], strict=True):
        following = lines[after.text[0]] if after and after.text else ""
        found.update(dict.fromkeys(find_notes(lines, page.text, following), "footnote"))
    return dict(sorted(found.items()))


def _pages(lines: list[str]) -> list[_Page]:
    pages = [_Page([])]
    for i, line in enumerate(lines):
        if line == PAGE_MARK:
            pages.append(_Page([]))
        elif line:
            pages[-1].filled.append(i)
    return [page for page in pages if page.filled]


def _edge(page: _Page, edge: str) -> list[int]:
    """Give the outermost filled lines, from the edge inwards; a page's bottom comes first, its top has what is left."""
    if edge == "bottom":
        return page.filled[page.kept :][: -DEPTH - 1 : -1]
    return page.filled[: len(page.filled) - page.bottom][:DEPTH]


def _repeated(lines: list[str], pages: list[_Page], edge: str) -> frozenset[str]:
    """Keys that stand at this edge of several pages."""
    edges = [[_signed(lines[i].strip()) for i in _edge(page, edge)] for page in pages]
    shared = _shared([{said for _, signs in outer for said in signs} for outer in edges])
    if not shared:
        return frozenset()
    found: list[str] = []
    listed: set[str] = set()
    for outer in edges:
        alike = [
            (parts, signs) for parts, signs in outer if not shared.isdisjoint(signs) and _may_be_furniture(parts[0])
        ]
        found += {
            key(part) for parts, signs in alike for part, said in zip(parts, signs, strict=True) if said in shared
        }
        whole = [key(parts[0]) for parts, _ in alike]
        if len(set(whole)) < len(whole):
            listed.update([k for k, times in Counter(whole).items() if times > 1])
    least = 2 if len(pages) < 10 else 3
    return frozenset(
        [k for k, count in Counter(found).items() if count >= least and has_letters(k) and k not in listed]
    )


def _signed(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give a line, with its first cells if it has several, and the signs of these."""
    parts = cells(line)
    if len(parts) == 1:
        return parts, (sign(line),)
    parts = (line, *parts[:_MOST_CELLS])
    return parts, tuple(map(sign, parts))


def _shared(pages: list[set[str]]) -> set[str]:
    """Give the signs that stand on several pages, but that of texts without letters: what has others stands on one page only."""
    seen: set[str] = set()
    shared: set[str] = set()
    for signs in pages:
        shared |= seen & signs
        seen |= signs
    shared.discard("")
    return shared


def _may_be_furniture(line: str) -> bool:
    return (
        (len(line) <= LONGEST_EDGE or width(line) <= LONGEST_EDGE) and not line.endswith(":") and not _is_sentence(line)
    )


def _is_sentence(line: str) -> bool:
    """Tell whether a line is a whole sentence of prose, which may be said again on another page; no notice of copyright."""
    if len(line) < SHORTEST_PROSE or not line.rstrip(CLOSERS).endswith((".", "!", "?")):
        return False
    return not has_gap(line) and "©" not in line and not any(map(str.isdigit, line))


def _depth(page: _Page, edge: str, evidence: _Evidence) -> int:
    """Count the lines that go from an edge of a page."""
    lines, depth, weak, titles = evidence.lines, 0, 0, 0
    outer = _edge(page, edge)
    for n, i in enumerate(outer):
        if evidence.is_sure(lines[i]) and not _is_figure(lines, outer, n, edge):
            titles += evidence.is_title_only(lines[i])
            if titles <= n and (not weak or _is_parted(lines, i, edge)):
                depth = n + 1
        elif _is_weak(lines[i]) and weak < _MOST_WEAK:
            weak += 1
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
    """Tell whether a line's number belongs to a column of figures, or stands inside of text."""
    line = lines[outer[n]]
    if not any(folio(cell) == BARE_FOLIO for cell in cells(line)):
        return False
    inner = lines[outer[n + 1]] if n + 1 < len(outer) else ""
    if any(map(folio, cells(inner))) and not _is_parted(lines, outer[n], edge):
        return True
    if folio(line.strip()) != BARE_FOLIO:
        return False
    return folio(inner.strip()) == BARE_FOLIO or (n > 0 and not _is_parted(lines, outer[n], edge))


def _cut_by_sentence(lines: list[str], pages: list[_Page]) -> None:
    """Take one short line at an edge, with no other evidence, if a sentence of prose goes on around it."""
    for before, after in pairwise(pages):
        above, below = before.text[-2:], after.text[:2]
        if len(above) < 2 or len(below) < 2:
            continue
        first, second = lines[below[0]], lines[below[1]]
        if _is_head_alone(lines, below[0], "top") and _goes_on(lines[above[1]], second) and not first[:1].islower():
            after.top += 1
        elif _is_head_alone(lines, above[1], "bottom") and _goes_on(lines[above[0]], first):
            before.bottom += 1


def _goes_on(before: str, after: str) -> bool:
    return len(before) >= SHORTEST_PROSE and runs_over(before, after)


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
