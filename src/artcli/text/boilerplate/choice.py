"""Which of the lines found may go where they stand?  Lines and findings go in; indexes and kinds of what is dropped come out.

Before the prose, between its paragraphs and after it different things may go; never the title.  Pure.
"""

from __future__ import annotations

import re
from collections import Counter

from artcli.text.boilerplate.finding import Finding, Place, is_bulleted, is_byline, is_rule, is_stopped
from artcli.text.boilerplate.zones import Zones, closing
from artcli.text.draft import PAGE_MARK

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d\d")
_LONGEST_LABEL = 40
_SHORT = 45
"""Lines of verse and of tables are shorter, lines of wrapped prose longer."""

_NEVER_TITLES = frozenset({"cookies", "subscription", "mailing", "copyright", "rule", "references"})


def choose(lines: list[str], findings: dict[int, Finding], *, titled: bool = False) -> dict[int, str]:
    """Choose what is dropped: index of the line → kind, in order; ``titled`` says that the title stands elsewhere."""
    zones = Zones(lines, findings)
    if not zones.plain:
        return {}
    dropped = closing(zones)
    if dropped:
        zones.set_borders([i for i in zones.plain if i not in dropped])
    for group in _groups(zones):
        dropped.update({i: findings[i].kind for i in _allowed(zones, group)})
    if not titled:
        _keep_title(zones, dropped)
    _drop_rules(zones, dropped)
    return dict(sorted(dropped.items()))


def _groups(zones: Zones) -> list[list[int]]:
    """Gather runs of findings with nothing but blank lines between them."""
    groups: list[list[int]] = []
    fresh = True
    for i in zones.filled:
        if i not in zones.findings:
            fresh = True
        elif fresh:
            groups.append([i])
            fresh = False
        else:
            groups[-1].append(i)
    return groups


def _allowed(zones: Zones, group: list[int]) -> list[int]:
    """Choose the members of a group that may go where they stand."""
    if _is_in_block(zones, group):
        return []
    before = _plain_before(zones, group[0])
    listed = before is not None and zones.lines[before].rstrip().endswith((":", "："))
    strong = Counter([zones.findings[i].kind for i in group if zones.findings[i].strong])
    kinds = Counter([zones.findings[i].kind for i in group])
    return [i for i in group if _is_allowed(zones, i, strong, kinds) and not (listed and is_bulleted(zones.lines[i]))]


def _plain_before(zones: Zones, i: int) -> int | None:
    i -= 1
    while i >= 0 and zones.lines[i] in ("", PAGE_MARK):
        i -= 1
    return i if i >= 0 else None


def _is_in_block(zones: Zones, group: list[int]) -> bool:
    """Tell whether a group's lines are rather lines of the paragraph, the verse or the table that they stand in."""
    if zones.is_head(group[0]):
        return False
    above = zones.lines[group[0] - 1] if group[0] else ""
    below = zones.lines[group[-1] + 1] if group[-1] + 1 < len(zones.lines) else ""
    if above and above != PAGE_MARK and not is_stopped(above):
        wrapped = len(above) >= _SHORT and zones.findings[group[0]].kind != "advertisement"
        return len(above) < _SHORT or (wrapped and not zones.findings[group[0]].strong)
    return 0 < len(below) < _SHORT and below != PAGE_MARK and not zones.is_tail(group[0])


def _is_allowed(zones: Zones, i: int, strong: Counter[str], kinds: Counter[str]) -> bool:
    """Tell whether one line may go; ``kinds`` and ``strong`` count those of its group's findings, and of the strong ones."""
    found = zones.findings[i]
    edge = zones.is_head(i) or zones.is_tail(i)
    beside = strong[found.kind] > found.strong
    if found.kind == "rule":
        return False
    if found.kind == "contact" and found.place == Place.COMPANY:
        last = i == zones.filled[-1]
        return zones.is_tail(i) and (last or kinds["contact"] > 1 or "copyright" in kinds or "mailing" in kinds)
    if found.place == Place.SECTION:
        return edge or found.kind == "aside" or "aside" in kinds
    if found.place == Place.ANYWHERE:
        return True
    allowed = {Place.COMPANY: edge or beside, Place.BESIDE: beside, Place.EDGE: edge}
    return allowed.get(found.place, zones.is_tail(i))


def _keep_title(zones: Zones, dropped: dict[int, str]) -> None:
    """Give back the line that must be the title, where no other can be."""
    head = [i for i in zones.filled if i < zones.body_start]
    kept = [i for i in head if i not in dropped and not is_rule(zones.lines[i])]
    before = [i for i in head if i in dropped and (not kept or i < kept[0])]
    if kept and _may_be_title(zones.lines[kept[0]]) and (len(before) != 1 or not _is_name(zones.lines[kept[0]])):
        return
    labels = [i for i in before if _is_label(zones, i)]
    if labels:
        del dropped[labels[-1]]


def _may_be_title(line: str) -> bool:
    return not is_byline(line) and not (len(line) < 40 and _YEAR.search(line))


def _is_name(line: str) -> bool:
    words = line.split()
    return len(words) in (2, 3) and all(word[:1].isupper() for word in words)


def _is_label(zones: Zones, i: int) -> bool:
    """Tell whether a line that was found is a word or two that stand alone, as a title would."""
    lines, found = zones.lines, zones.findings[i]
    alone = not (lines[i - 1] if i else "") and not (lines[i + 1] if i + 1 < len(lines) else "")
    sure = found.kind == "navigation" and found.strong and found.place == Place.ANYWHERE
    return (
        alone
        and len(lines[i]) <= _LONGEST_LABEL
        and found.kind not in _NEVER_TITLES
        and not sure
        and not is_bulleted(lines[i])
    )


def _drop_rules(zones: Zones, dropped: dict[int, str]) -> None:
    """Drop rules that now stand before everything or after everything."""
    if not dropped:
        return
    for order in (zones.filled, zones.filled[::-1]):
        for i in order:
            if i in dropped:
                continue
            if not is_rule(zones.lines[i]):
                break
            dropped[i] = "rule"
