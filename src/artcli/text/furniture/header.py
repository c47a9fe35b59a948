"""Where does a text's header between fences end, so that no stage takes its lines for furniture?  Lines in, an index out.  Pure."""

from __future__ import annotations

from artcli.text.draft import PAGE_MARK

_FENCES = frozenset({"---", "+++"})
_MOST_LINES = 100
"""Lines of a header: a list of fifty tags and more."""


def end_of_header(lines: list[str]) -> int:
    """Give the line behind a header of YAML or TOML at the very top, or 0.

    >>> end_of_header(["---", "title: The quay", "---", "It rained."])
    3
    """
    if not lines or (lines[0] and lines[0] not in _FENCES):
        return 0
    start = next((i for i, line in enumerate(lines[:_MOST_LINES]) if line), 0)
    if lines[start] not in _FENCES:
        return 0
    for end in range(start + 1, min(start + _MOST_LINES, len(lines))):
        line = lines[end]
        if line == lines[start]:
            return end + 1 if end > start + 1 else 0
        if line == PAGE_MARK or (line and not _is_entry(line)):
            return 0
    return 0


def _is_entry(line: str) -> bool:
    return ":" in line or "=" in line or line[0] in " -#]}"
