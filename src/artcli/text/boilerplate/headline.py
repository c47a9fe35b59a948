"""Which short lines stand above a headline that a byline or a date marks as such?  Lines and findings go in; findings are added.

A menu's items can be any words.  But what is above the line that has the author's name right below it is no part of the article, where
several of these lines are known as a menu's.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.boilerplate.finding import Finding, Place, is_byline, is_stopped
from artcli.text.boilerplate.lines import find
from artcli.text.draft import PAGE_MARK
from artcli.text.furniture.shapes import cells, is_date
from artcli.text.metadata.bylines import read_names
from artcli.text.metadata.outlets import is_outlet

_ITEM = Finding("navigation", Place.EDGE, strong=True)
_MOST_LINES = 80
"""Filled lines in which the headline must stand: the menus of large sites have some dozen items."""
_LONGEST_ITEM = 40
_MOST_WORDS = 4
_LEAST_TITLE = 3
_LONGEST_TITLE = 140
_LEAST_KNOWN = 2
_BELOW_TITLE = 2
_SHARE = 4
"""One item in so many must be known."""
_BULLET = re.compile(r"(?:[-*+•·○◦▪»›>]|\d{1,2}[.)])\s+")


def add_above_headline(lines: list[str], findings: dict[int, Finding]) -> range:
    """Add the items above the headline that no table knows, where enough of their neighbours are known.

    Gives the lines from the headline to the byline or the date, which are no menu's whatever stands above them.
    """
    if not any([i < 4 * _MOST_LINES for i in findings]):
        return range(0)
    head: list[int] = []
    items = -1
    for i in range(min(len(lines), 4 * _MOST_LINES)):
        if lines[i] and lines[i] != PAGE_MARK:
            if items < 0 and i not in findings and not _is_item(lines[i]):
                items = len(head)
            head.append(i)
            if len(head) == _MOST_LINES or 0 <= items < len(head) - _BELOW_TITLE:
                break
    items = items if items >= 0 else len(head)
    if items < _LEAST_KNOWN:
        return range(0)
    title, credit = _find_title(lines, head, findings)
    if not _LEAST_KNOWN <= title <= items:
        return range(0)
    above = head[:title]
    menu = [i for i in above if i in findings or find(_BULLET.sub("", lines[i].strip(), count=1))]
    if len(menu) >= _LEAST_KNOWN and len(menu) * _SHARE >= len(above):
        site = next((i for i in above if i not in findings and _is_site(lines, i, first=i == above[0])), None)
        kept = [i for i in above if i > menu[-1] and i not in findings and len(lines[i].split()) >= _LEAST_TITLE]
        items_above = [i for i in above if findings.get(i, _ITEM).place != Place.ANYWHERE and i not in (site, *kept)]
        findings.update(dict.fromkeys(items_above, _ITEM))
        if credit + 1 < len(head) and is_date(lines[head[credit + 1]]):
            credit += 1
        return range(head[title], head[credit] + 1)
    return range(0)


def _find_title(lines: list[str], head: list[int], findings: dict[int, Finding]) -> tuple[int, int]:
    """Find the line above the first byline or date, or above the names that stand above a date, and the byline; numbers, or -1."""
    for n, i in enumerate(head):
        if i in findings:
            continue
        line = lines[i].strip()
        parts = cells(line)
        dated = is_date(parts[-1])
        signed = not dated and is_byline(line) and read_names(parts[0][3:].strip(": "))
        if n and (dated or signed):
            above = n - 1
            if (
                len(parts) == 1
                and dated
                and read_names(lines[head[above]].strip())
                and not _says_something(lines[head[above]])
            ):
                above -= 1
            fits = above >= 0 and head[above] not in findings and _may_be_title(lines[head[above]])
            return (above, n) if fits else (-1, -1)
        if len(line) > _LONGEST_TITLE:
            break
    return -1, -1


def _may_be_title(line: str) -> bool:
    return len(line.split()) >= _LEAST_TITLE and len(line) <= _LONGEST_TITLE and not _BULLET.match(line.strip())


def _says_something(line: str) -> bool:
    """Tell a headline from names: it has a longer word that is written small."""
    return any([word[0].islower() for word in line.split() if len(word) > _LEAST_TITLE])


def _is_site(lines: list[str], i: int, *, first: bool) -> bool:
    """Tell the site's name, which the head reads as the source: at the very top, or alone."""
    alone = 0 < i < len(lines) - 1 and not lines[i - 1] and not lines[i + 1]
    return (first or alone) and is_outlet(lines[i])


def _is_item(line: str) -> bool:
    """Tell a line as short as a menu's item."""
    bare = _BULLET.sub("", line.strip(), count=1)
    return (
        len(bare) <= _LONGEST_ITEM and len(bare.split()) <= _MOST_WORDS and not is_stopped(bare) and not is_date(bare)
    )
