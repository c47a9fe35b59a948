"""What do the lines of a page tell about each other?  Suspected lines go in; findings by index come out.

A notice may be wrapped over lines; below a cue stand headlines, among a menu's known items unknown ones; the copyright line names the
site that stands above the title.  Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from artcli.text.boilerplate.crumbs import add_crumbs
from artcli.text.boilerplate.finding import LONGEST, Finding, Place, fold, is_bulleted, is_byline, is_stopped
from artcli.text.boilerplate.headline import add_above_headline
from artcli.text.boilerplate.lines import find
from artcli.text.draft import PAGE_MARK
from artcli.text.furniture.shapes import is_date

_MENU = Finding("navigation", Place.EDGE, strong=True)
_LONGEST_ITEM = 36
_LONGEST_HEADLINE = 120
_MOST_LISTED = 12
"""Headlines below one cue, topics below ``Tags:``."""
_LABELLED = frozenset({"navigation", "contact", "cookies"})
_FEWEST_UNMARKED, _MOST_UNMARKED = 2, 6
_MOST_WORDS = 2
_TELLING = 4
"""Shorter words may stand in any text by chance."""
_IN_COLUMN = 2
_LEAST_COLUMN = 4
_PROSE = 60
_WRAPPED = frozenset({"cookies", "subscription", "mailing", "aside", "copyright"})
"""Kinds that may go on over several lines."""

_NO_NAME = re.compile(
    r"©|\(c\)|\bcopyright\b|(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?|\bby\b|[.|,·].*", re.IGNORECASE
)


def find_all(lines: list[str], suspects: list[int]) -> dict[int, Finding]:
    """Tell what the suspected lines are, and their neighbours with them."""
    findings: dict[int, Finding] = {}
    for i in suspects:
        if i in findings or lines[i] == PAGE_MARK or len(lines[i]) > LONGEST:
            continue
        block = _wrapped_block(lines, i)
        if len(block) > 1 and (whole := find(" ".join(lines[j].strip() for j in block))) and whole.kind in _WRAPPED:
            findings.update(dict.fromkeys(block, whole))
        elif found := find(lines[i]):
            findings[i] = found
    if findings:
        _add_listed(lines, findings)
        _add_menu(lines, findings)
        _add_between(lines, findings, add_above_headline(lines, findings))
        _add_unknown(lines, findings)
        _add_site(lines, findings)
        add_crumbs(lines, findings)
    return findings


def _wrapped_block(lines: list[str], i: int) -> list[int]:
    """Give the lines from the first of a block to its end, if they are few and look wrapped."""
    if i and lines[i - 1] and lines[i - 1] != PAGE_MARK:
        return [i]
    end, width = i + 1, len(lines[i])
    while end < len(lines) and lines[end] and lines[end] != PAGE_MARK and end - i < 6:
        width = max(width, len(lines[end]))
        end += 1
    wrapped = end - i <= 5 and all(len(line) > width * 0.6 for line in lines[i : end - 1]) and 40 <= width <= 100
    return list(range(i, end)) if wrapped else [i]


def _add_listed(lines: list[str], findings: dict[int, Finding]) -> None:
    """Add what is listed right below a cue that stands alone: headlines with bullets, or topics."""
    for i, found in list(findings.items()):
        if found.kind == "topics":
            _add_topics(lines, findings, i)
        if found.kind not in ("aside", "navigation") or not _opens_list(lines[i], found):
            continue
        unmarked = _headlines_below(lines, findings, i) if found.strong or found.kind == "aside" else []
        findings.update(dict.fromkeys([*unmarked, *([i] if unmarked else [])], Finding("aside", Place.ANYWHERE)))
        below = i + 2 if i + 1 < len(lines) and not lines[i + 1] else i + 1
        last = min(len(lines), below + _MOST_LISTED)
        while below < last and is_bulleted(lines[below]) and _is_headline(lines[below]):
            findings.setdefault(below, Finding("aside", Place.ANYWHERE))
            findings[i] = Finding("aside", Place.ANYWHERE)
            below += 1


def _headlines_below(lines: list[str], findings: dict[int, Finding], i: int) -> list[int]:
    """Give the headlines without bullets below a cue: several lines without a stop, and prose below them."""
    found: list[int] = []
    below = _next_filled(lines, i)
    while below > i and len(found) <= _MOST_UNMARKED and below not in findings and _may_be_headline(lines[below]):
        found.append(below)
        below = _next_filled(lines, below)
    ends = below > i and below not in findings and len(lines[below]) >= _PROSE and len(found) <= _MOST_UNMARKED
    return found if ends and len(found) >= _FEWEST_UNMARKED else []


def _may_be_headline(line: str) -> bool:
    return (
        _is_headline(line)
        and len(line.split()) > _MOST_WORDS
        and not (is_stopped(line.rstrip("?!")) or is_byline(line))
    )


def _opens_list(line: str, found: Finding) -> bool:
    if found.place == Place.SECTION:
        return True
    heading = find(line.rstrip(" :：")) if line.rstrip().endswith((":", "：")) else None
    return heading is not None and heading.kind == "aside"


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and not line.endswith(".")


def _add_topics(lines: list[str], findings: dict[int, Finding], i: int) -> None:
    """Add the lines below ``Tags:``, one a topic."""
    if not lines[i].endswith((":", "：")):
        findings.update(dict.fromkeys(_topics_to_end(lines, findings, i), findings[i]))
        return
    below = i + 1
    last = min(len(lines), below + _MOST_LISTED)
    while below < last and _is_item(lines[below]):
        findings.setdefault(below, findings[i])
        below += 1


def _topics_to_end(lines: list[str], findings: dict[int, Finding], i: int) -> list[int]:
    """Give the short lines below ``Tags`` without a colon, if there is nothing but such to the text's end, or to the next finding."""
    found: list[int] = []
    below = _next_filled(lines, i)
    while below > i and below not in findings:
        if len(found) == _MOST_LISTED or not _is_item(lines[below]):
            return []
        found.append(below)
        below = _next_filled(lines, below)
    return found


def _is_item(line: str) -> bool:
    """Tell whether a line is as short as a menu's item."""
    return 0 < len(line) <= _LONGEST_ITEM and len(line.split()) <= 4 and not is_stopped(line) and line != PAGE_MARK


def _add_menu(lines: list[str], findings: dict[int, Finding]) -> None:
    """Add a list of one or two words that stands before everything else: a menu, whatever it says."""
    end = 0
    while end < len(lines) and (
        not lines[end] or end in findings or (is_bulleted(lines[end]) and _is_item(lines[end]))
    ):
        end += 1
    items = [i for i in range(end) if is_bulleted(lines[i])]
    follows = lines[end] if end < len(lines) else ""
    if len(items) >= 2 and follows and not is_bulleted(follows) and _is_headline(follows) and not is_stopped(follows):
        findings.update({i: _MENU for i in items if i not in findings})


def _add_between(lines: list[str], findings: dict[int, Finding], title: range) -> None:
    """Add the unknown items of a column of at least four, half of which are a menu's; ``title`` are lines that aren't."""
    edges = sorted([i for i, found in findings.items() if found.place == Place.EDGE])
    start = end = -1
    for i in edges if len(edges) > 1 else ():
        if i < end:
            continue
        start = end = i
        while start and _is_item(lines[start - 1]):
            start -= 1
        while end < len(lines) and _is_item(lines[end]):
            end += 1
        known = edges[bisect_left(edges, start) : bisect_left(edges, end)]
        if end - start >= _LEAST_COLUMN and 2 * len(known) >= end - start:
            whole = Finding(findings[known[0]].kind, Place.EDGE, strong=True)
            findings.update({n: whole for n in range(start, end) if n not in findings and n not in title})


def _add_unknown(lines: list[str], findings: dict[int, Finding]) -> None:
    """Add a word or two that no table knows, between two labels, or below the buttons of a notice and above the title.

    Words that the text says elsewhere are the author's.
    """
    for i, found in list(findings.items()):
        if found.kind not in _LABELLED:
            continue
        item = _next_filled(lines, i)
        if item in findings or not _is_item(lines[item]) or len(lines[item].split()) > _MOST_WORDS:
            continue
        after = _next_filled(lines, item)
        fits = _is_between(lines, findings, (i, item, after)) or _is_button(lines, findings, (i, item, after))
        if fits and not _is_said_elsewhere(lines, item):
            findings[item] = found


def _next_filled(lines: list[str], i: int) -> int:
    """Give the next filled line's index, or the first one's if there is none."""
    i += 1
    while i < len(lines) and not lines[i]:
        i += 1
    return i if i < len(lines) else 0


def _is_between(lines: list[str], findings: dict[int, Finding], places: tuple[int, int, int]) -> bool:
    """Tell whether the second line stands between labels of one kind: in one column, or below the prose."""
    above, _, below = places
    if below not in findings or findings[above].place != Place.EDGE or findings[below].place != Place.EDGE:
        return False
    return below - above == _IN_COLUMN or any([len(line) >= _PROSE and is_stopped(line) for line in lines[:above]])


def _is_button(lines: list[str], findings: dict[int, Finding], places: tuple[int, int, int]) -> bool:
    """Tell whether the second line stands at the top, below a notice about cookies and its buttons, and above what may be a title."""
    above, item, below = places
    if findings[above].kind != "cookies" or below <= item or below in findings or lines[item - 1]:
        return False
    notices = [i for i in range(above) if lines[i] and i in findings and findings[i].kind == "cookies"]
    if not notices or any([lines[i] and i not in findings for i in range(above)]):
        return False
    title = lines[below]
    return (
        len(title.split()) > _MOST_WORDS
        and len(title) <= _LONGEST_HEADLINE
        and not (is_stopped(title) or is_byline(title))
    )


def _is_said_elsewhere(lines: list[str], item: int) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", lines[item].casefold()) if len(word) >= _TELLING]
    rest = "\n".join([line for i, line in enumerate(lines) if i != item]).casefold()
    return not words or any([word in rest for word in words])


def _add_site(lines: list[str], findings: dict[int, Finding]) -> None:
    """Add the line at the top that is the name in the copyright line."""
    names = {fold(_NO_NAME.sub("", lines[i])) for i, found in findings.items() if found.kind == "copyright"} - {""}
    if not names:
        return
    for i in range(min(len(lines), 24)):
        if i not in findings and 0 < len(lines[i]) <= _LONGEST_ITEM and fold(lines[i]) in names:
            if is_date(lines[_next_filled(lines, i)]):  # the author, who is the owner as well
                continue
            findings[i] = Finding("navigation", Place.EDGE)
