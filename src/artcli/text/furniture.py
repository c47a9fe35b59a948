"""What do printed pages put around an article?  Running heads and feet, page numbers, footnotes: found and dropped.

A draft goes in; its lines come out without them, one ``PAGE_MARK`` where a page ended.  Found by repetition and position: next
to page marks (``furniture_pages``), or as clusters inside the text where the marks are lost (``furniture_loose``).  Pure.
"""

from __future__ import annotations

from artcli.text.draft import PAGE_MARK, Draft
from artcli.text.furniture_loose import find_loose, may_have_loose
from artcli.text.furniture_pages import find_at_edges
from artcli.text.furniture_shapes import key


def drop_furniture(draft: Draft) -> None:
    """Drop running heads, page numbers and the like, and leave one page mark in their place."""
    lines = draft.lines
    known: set[str] = set()
    if PAGE_MARK in lines:
        found = find_at_edges(lines)
        known = {key(lines[i]) for i, kind in found.items() if kind == "running_head"}
        _leave_out(draft, found)
    if may_have_loose(draft.lines, known):
        found = find_loose(draft.lines, known)
        if found:
            _leave_out(draft, found)


def _leave_out(draft: Draft, found: dict[int, str]) -> None:
    """Take the lines found out; where some were, or a page ends, leave one mark and no blank lines around it."""
    kept: list[str] = []
    for i, line in enumerate(draft.lines):
        if i in found:
            draft.drop(found[i], line.strip())
            line = PAGE_MARK  # noqa: PLW2901  what was dropped stood where a page ends
        if line == PAGE_MARK:
            while kept and not kept[-1]:
                kept.pop()
            if kept and kept[-1] != PAGE_MARK:
                kept.append(PAGE_MARK)
        elif line or not (kept and kept[-1] == PAGE_MARK):
            kept.append(line)
    if kept and kept[-1] == PAGE_MARK:
        kept.pop()
    draft.lines = kept
