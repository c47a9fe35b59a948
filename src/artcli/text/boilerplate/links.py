"""What do text browsers add for links?  Numbers in brackets, and the list of addresses at the end: taken out.

Lynx, links, elinks, w3m and mail programs write ``[5]word`` and list the addresses below ``References``.  A draft goes in; only a
list that is one of addresses counts, and only its numbers are markers.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.draft import PAGE_MARK, Draft

_ENTRY = re.compile(
    r"\s*(?:\[(\d{1,4})\]:?|(\d{1,4})\.)\s*<?(?:https?|ftp|file|mailto|javascript|about|gopher|news|tel|irc):\S*>?(?:\s+\"[^\"]*\")?\s*\Z"
)
_HEADING = re.compile(
    r"\s*(?:references|links|visible links|hidden links|verweise|références|liens|referencias|enlaces|ссылки|链接|参考)\s*[:：]?\s*\Z",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"\s*[-=_]{3,}\s*\Z")
_MARKER = re.compile(r"( ?)\[(\d{1,4})\]( ?)")
_RELATION = re.compile(r"\s*#\[(\d{1,4})\]")
_PLACEHOLDER = re.compile(
    r"\s*(?:\[(?:IMG|INLINE|LINK|IMAGE|BUTTON|[\w.-]+\.(?:png|jpe?g|gif|svg|webp)|_{3,}|[^\]\[]{0,30}logo)\]\s*)+\Z",
    re.IGNORECASE,
)


def may_end_in_links(last: str) -> bool:
    """Tell cheaply whether a text may end in a list of addresses, by its last line; its lists are numbered."""
    return last[0].isdigit()


def drop_links(draft: Draft) -> None:
    """Drop lists of links and their markers, and the names of pictures in brackets."""
    if not any("[" in line or "://" in line for line in draft.lines):
        return
    numbers = _drop_list(draft)
    if numbers:
        _drop_relations(draft, numbers)
        _remove_markers(draft, numbers)
    lines = draft.lines
    pictures = {i for i, line in enumerate(lines) if "[" in line and len(line) < 120 and _PLACEHOLDER.match(line)}
    for i in sorted(pictures):
        draft.drop("navigation", lines[i].strip())
    if pictures:
        draft.lines = [line for i, line in enumerate(lines) if i not in pictures]


def _drop_list(draft: Draft) -> set[str]:
    """Drop the entries at the end, their headings and the blank lines between, and give their numbers."""
    lines = draft.lines
    numbers: set[str] = set()
    start = end = len(lines)
    while start:
        line = lines[start - 1]
        entry = _ENTRY.match(line)
        if entry:
            numbers.add(entry[1] or entry[2])
        elif line and line != PAGE_MARK and not (numbers and (_HEADING.match(line) or _UNDERLINE.match(line))):
            break
        start -= 1
    if not numbers:
        return numbers
    for line in lines[start:end]:
        if line and line != PAGE_MARK:
            draft.drop("references", line.strip())
    draft.lines = lines[:start]
    return numbers


def _drop_relations(draft: Draft, numbers: set[str]) -> None:
    """Drop the first block where it lists what a page's head links to (feeds, a home page), as Lynx prints it: ``#[1]RSS [2]Home``."""
    lines = draft.lines
    first = next((i for i, line in enumerate(lines) if line and line != PAGE_MARK), 0)
    found = _RELATION.match(lines[first]) if lines else None
    if found is None or found[1] not in numbers:
        return
    end = next((i for i in range(first, len(lines)) if not lines[i]), len(lines))
    if end == len(lines) or any(["[" not in line for line in lines[first:end]]):
        return
    for line in lines[first:end]:
        draft.drop("navigation", line.strip())
    draft.lines = lines[:first] + lines[end:]


def _remove_markers(draft: Draft, numbers: set[str]) -> None:
    """Take the numbers of the list out of the text; a marker between spaces leaves one."""
    removed = 0

    def blank(found: re.Match[str]) -> str:
        nonlocal removed
        if found[2] not in numbers:
            return found[0]
        removed += 1
        return " " if found[1] and found[3] else found[1] + found[3]

    for i, line in enumerate(draft.lines):
        if "[" in line:
            draft.lines[i] = _MARKER.sub(blank, line).rstrip()
    draft.count("link_marker", removed)
