"""What do printed pages put around an article?  Running heads and feet, page numbers, footnotes: found and dropped.

A draft goes in; its lines come out without them, one ``PAGE_MARK`` where a page ended.  Found by repetition and position: next
to page marks (``furniture_pages``), or as clusters inside the text where the marks are lost (``furniture_loose``).  Pure.
"""

from __future__ import annotations

from itertools import islice

from artcli.text.draft import PAGE_MARK, Draft
from artcli.text.furniture_head import HEAD_LINES, read_head
from artcli.text.furniture_loose import find_loose, may_have_loose
from artcli.text.furniture_pages import find_at_edges
from artcli.text.furniture_shapes import LAST_OF_FOLIO, cells, folio, key


def drop_furniture(draft: Draft) -> None:
    """Drop running heads, page numbers and the like, and leave one page mark in their place."""
    paged = PAGE_MARK in draft.lines
    known: set[str] = set()
    if paged:
        _leave_out(draft, find_at_edges(draft.lines), known)
    if may_have_loose(draft.lines, known):
        found = find_loose(draft.lines, known)
        if found:
            _leave_out(draft, found, known)
    if paged or known or _is_numbered(draft.lines):
        _clear_head(draft, known)


def _is_numbered(lines: list[str]) -> bool:
    """Tell whether the first line has a number at an end, or one of the first stands for a page."""
    first = list(islice(filter(None, lines), 3))
    return bool(first) and (
        first[0][-1:].isdigit()
        or first[0][:1].isdigit()
        or any(len(x) < 20 and x[-1] in LAST_OF_FOLIO and folio(x) for x in first)
    )


def _leave_out(draft: Draft, found: dict[int, str], known: set[str]) -> None:
    """Take the lines found out; where some were, or a page ends, leave one mark and no blank lines around it."""
    kept: list[str] = []
    marked = False
    for i, line in enumerate(draft.lines):
        if i in found:
            draft.drop(found[i], line.strip())
            known.update(map(key, [line, *cells(line)]))
        if i in found or line == PAGE_MARK:
            marked = True
            while kept and not kept[-1]:
                kept.pop()
        elif line and marked:
            kept += [PAGE_MARK, line] if kept else [line]
            marked = False
        elif not marked:
            kept.append(line)
    draft.lines = kept


def _clear_head(draft: Draft, known: set[str]) -> None:
    """Drop what stands above the title, and the numbers beside it, of what the later pages have."""
    first = [i for i in range(min(len(draft.lines), 4 * HEAD_LINES)) if draft.lines[i] and draft.lines[i] != PAGE_MARK][
        :HEAD_LINES
    ]
    found = {first[n] for n in read_head([draft.lines[i] for i in first]).furniture(known)}
    for i in sorted(found):
        draft.drop("folio" if folio(draft.lines[i].strip()) else "running_head", draft.lines[i].strip())
    if found:
        draft.lines = [line for i, line in enumerate(draft.lines) if i not in found]
