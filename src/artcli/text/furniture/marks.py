"""How do page marks stand among a draft's lines?  One between two pages, no blank lines beside it, none at either end.  Pure."""

from __future__ import annotations

from artcli.text.draft import PAGE_MARK


def tidy_marks(lines: list[str]) -> list[str]:
    """Leave one of several page marks, and no blank lines around it."""
    kept: list[str] = []
    marked = False
    for line in lines:
        if line == PAGE_MARK:
            marked = True
            while kept and not kept[-1]:
                kept.pop()
        elif line and marked:
            kept += [PAGE_MARK, line] if kept else [line]
            marked = False
        elif not marked:
            kept.append(line)
    return kept
