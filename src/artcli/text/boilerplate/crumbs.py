"""What is left of a web page's bar of buttons?  Lines and findings go in; marks and counts that stand beside a button are found as well.

Pages print the number of claps above ``Share``, a dot between ``Follow`` and the date, two hyphens for a rule.  Alone they may be
the author's.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.boilerplate.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_CRUMB = re.compile(r"[·∙•|⋅–—-]{1,3}(?:\s\w{1,12})?|\d{1,3}(?:[.,]\d{1,3})?\s?[KkMm]?|\.{3}|…")
_LONGEST = 16
_BUTTONS = frozenset({"share", "navigation", "comments", "subscription"})


def add_crumbs(lines: list[str], findings: dict[int, Finding]) -> None:
    """Add the crumbs beside a button, and those beside them."""
    crumbs = [i for i, line in enumerate(lines) if 0 < len(line) <= _LONGEST and i not in findings and is_crumb(line)]
    for order, step in ((crumbs, -1), (crumbs[::-1], 1)):
        for i in order:
            found = next((findings.get(near) for near in _near(lines, i, step)), None)
            if i not in findings and found and found.kind in _BUTTONS:
                findings[i] = Finding(found.kind, Place.EDGE)
    for i, found in list(findings.items()):  # ``Comments`` stands below an article, but for a bar of buttons
        if found.kind == "comments" and any([_is_share(findings.get(near)) for near in (i - 1, i + 1)]):
            findings[i] = Finding("comments", Place.EDGE)


def _is_share(found: Finding | None) -> bool:
    return found is not None and found.kind == "share"


def is_crumb(line: str) -> bool:
    """Tell a mark or a count that has a line to itself."""
    return _CRUMB.fullmatch(line.strip()) is not None


def _near(lines: list[str], i: int, step: int) -> Iterator[int]:
    """Yield the filled line next to one in a direction, if there is any."""
    i += step
    while 0 <= i < len(lines):
        if lines[i]:
            yield i
            return
        i += step
