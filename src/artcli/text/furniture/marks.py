"""How do page marks stand among a draft's lines?  One between two pages, no blank lines beside it, none at either end.  Pure."""

from __future__ import annotations

from artcli.text.draft import PAGE_MARK


def tidy_marks(lines: list[str]) -> list[str]:
    """Leave one of several page marks, and no blank lines around it."""
    kept: list[str] = []
    ends = [i for i, line in enumerate(lines) if line == PAGE_MARK]
    for mark, end in zip([-1, *ends], [*ends, len(lines)], strict=True):
        first, after = mark + 1, end
        while mark >= 0 and first < after and not lines[first]:
            first += 1
        while end < len(lines) and first < after and not lines[after - 1]:
            after -= 1
        if first < after:
            kept += (PAGE_MARK, *lines[first:after]) if kept else lines[first:after]
    return kept
