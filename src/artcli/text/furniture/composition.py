"""What do printed pages put around an article?  Running heads and feet, page numbers, footnotes: found and dropped.

A draft goes in; its lines come out without them, one ``PAGE_MARK`` where a page ended.  Found by repetition and position: next
to page marks (``furniture_pages``), or as clusters inside the text where the marks are lost (``furniture_loose``).  Pure.
"""

from __future__ import annotations

from artcli.text.draft import PAGE_MARK, Draft
from artcli.text.furniture.first_page import HEAD_LINES, read_head
from artcli.text.furniture.header import end_of_header
from artcli.text.furniture.loose import find_loose, may_have_loose
from artcli.text.furniture.marks import tidy_marks
from artcli.text.furniture.pages import find_at_edges
from artcli.text.furniture.shapes import cells, folio, key


def drop_furniture(draft: Draft) -> None:
    """Drop running heads, page numbers and the like, and leave one page mark in their place."""
    end = end_of_header(draft.lines)
    if not end:
        _drop_from_text(draft)
        return
    if PAGE_MARK not in draft.lines:  # a program wrote it, and not from a page
        return
    header, draft.lines = draft.lines[:end], draft.lines[end:]
    _drop_from_text(draft)
    draft.lines = header + draft.lines


def _drop_from_text(draft: Draft) -> None:
    paged = PAGE_MARK in draft.lines
    known: set[str] = set()
    if paged:
        _leave_out(draft, find_at_edges(draft.lines), known)
    loose = may_have_loose(draft.lines, known)
    if loose:
        found = find_loose(draft.lines, known)
        if found:
            _leave_out(draft, found, known)
    if paged or loose or _is_numbered(draft.lines):
        _clear_head(draft, known)


def has_furniture_above(lines: list[str]) -> bool:
    """Tell whether a running head may stand above the title of a text that has none elsewhere."""
    return bool(_above_title(lines, set()))


def _is_numbered(lines: list[str]) -> bool:
    """Tell whether the first line has a number at an end, as a running head does."""
    first = next(filter(None, map(str.strip, lines)), " ")
    return first[-1].isdigit() or first[0].isdigit()


def _leave_out(draft: Draft, found: dict[int, str], known: set[str]) -> None:
    """Take the lines found out; where some were, or a page ends, leave one mark and no blank lines around it."""
    for i, kind in found.items():
        draft.drop(kind, draft.lines[i].strip())
        known.update(map(key, [draft.lines[i], *cells(draft.lines[i])]))
    draft.lines = tidy_marks([PAGE_MARK if i in found else line for i, line in enumerate(draft.lines)])


def _clear_head(draft: Draft, known: set[str]) -> None:
    """Drop what stands above the title, and the numbers beside it, of what the later pages have."""
    found = _above_title(draft.lines, known)
    for i in sorted(found):
        draft.drop("folio" if folio(draft.lines[i].strip()) else "running_head", draft.lines[i].strip())
    if found:
        draft.lines = [line for i, line in enumerate(draft.lines) if i not in found]


def _above_title(lines: list[str], known: set[str]) -> set[int]:
    first = [i for i in range(min(len(lines), 4 * HEAD_LINES)) if lines[i] and lines[i] != PAGE_MARK][:HEAD_LINES]
    return {first[n] for n in read_head([lines[i] for i in first]).furniture(known)}
