"""Which of the lines found may go?  Lines and findings go in; indexes and kinds of what is dropped come out.

What may go depends on the place: before the prose (but never the title), between its paragraphs, or after it.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from artcli.text.boilerplate_lines import Finding, Place, is_bulleted, is_rule, is_stopped
from artcli.text.draft import PAGE_MARK
from artcli.text.furniture_shapes import is_date

_LONGEST_HEADLINE = 120
_LEGAL_LINES = 10
"""Lines that may follow a copyright line: an address, a company's number, terms."""
_LEGAL_CHARACTERS = 700
_BYLINE = re.compile(
    r"(?:by|from|words|text|von|par|por|de|di|da|door|автор|текст|بقلم|كتب|记者|作者|文|tác giả)\b|(?:记者|作者|文[/／])", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d\d")


@dataclass(slots=True, init=False)
class Zones:
    """The lines of a text, what was found in them, and where its prose begins and ends."""

    lines: list[str]
    findings: dict[int, Finding]
    filled: list[int]
    plain: list[int]
    body_start: int
    body_end: int

    def __init__(self, lines: list[str], findings: dict[int, Finding]) -> None:
        self.lines, self.findings = lines, findings
        self.filled = [i for i, line in enumerate(lines) if line and line != PAGE_MARK]
        self.plain = [i for i in self.filled if i not in findings]
        self.set_borders(self.plain)

    def set_borders(self, plain: list[int]) -> None:
        """Find the first and the last line of prose among lines that are nothing else."""
        last = plain[-1] if plain else -1
        self.body_start = next((i for i in plain if self._opens_prose(i)), last + 1)
        self.body_end = next((i for i in reversed(plain) if self._closes_prose(i)), last)

    def _opens_prose(self, i: int) -> bool:
        line = self.lines[i]
        if len(line) >= 100 or (len(line) >= 40 and is_stopped(line) and not is_date(line)):
            return True
        wrapped = i + 1 < len(self.lines) and i + 1 not in self.findings and len(self.lines[i + 1]) >= 40
        return len(line) >= 50 and wrapped

    def _closes_prose(self, i: int) -> bool:
        return len(self.lines[i]) >= 80 or is_stopped(self.lines[i])

    def is_head(self, i: int) -> bool:
        """Tell whether a line stands before the prose."""
        return i < self.body_start

    def is_tail(self, i: int) -> bool:
        """Tell whether a line stands after the prose."""
        return i > self.body_end


def decide(lines: list[str], findings: dict[int, Finding]) -> dict[int, str]:
    """Choose what is dropped: index of the line → kind, in order."""
    zones = Zones(lines, findings)
    if not zones.plain:
        return {}
    dropped = _close(zones)
    if dropped:
        zones.set_borders([i for i in zones.plain if i not in dropped])
    for group in _groups(zones):
        dropped.update({i: findings[i].kind for i in _allowed(zones, group)})
    _keep_title(zones, dropped)
    _drop_rules(zones, dropped)
    return dict(sorted(dropped.items()))


def _close(zones: Zones) -> dict[int, str]:
    """Drop what ends a page whatever it says: lists of other articles, and what stands below a copyright line."""
    dropped: dict[int, str] = {}
    first = _first_of_headlines(zones)
    opened = next((i for i in zones.filled if i in zones.findings and _opens_list(zones, i, first)), None)
    if opened is not None:
        kinds = {i: zones.findings[i].kind if i in zones.findings else "navigation" for i in zones.filled if i >= opened}
        dropped.update(kinds)
    legal = _legal_end(zones)
    if legal is not None:
        dropped.update({i: zones.findings[i].kind if i in zones.findings else "copyright" for i in zones.filled if i >= legal})
    author = next((i for i, found in zones.findings.items() if found.kind == "about_author" and i > zones.body_start), None)
    if author is not None:
        rest = [i for i in zones.filled if i > author and i not in dropped]
        if sum(i not in zones.findings for i in rest) <= 3 and sum(len(zones.lines[i]) for i in rest) < _LEGAL_CHARACTERS:
            dropped.update(dict.fromkeys([author, *rest], "about_author"))
    return dropped


def _first_of_headlines(zones: Zones) -> int:
    """The first line from which on, to the end, there are only findings and headlines."""
    first = len(zones.lines)
    for i in reversed(zones.filled):
        line = zones.lines[i]
        if i not in zones.findings and (len(line) > _LONGEST_HEADLINE or (is_stopped(line) and not _is_question(line))):
            break
        first = i
    return first


def _is_question(line: str) -> bool:
    return line.rstrip("\"”’»)").endswith(("?", "!", "？", "！"))


def _opens_list(zones: Zones, i: int, first: int) -> bool:
    found = zones.findings[i]
    return found.place == Place.SECTION and found.kind == "navigation" and i >= first and i > zones.body_start


def _legal_end(zones: Zones) -> int | None:
    """The copyright line from which on everything goes: near the end, after prose."""
    for i in reversed(zones.filled[-_LEGAL_LINES:]):
        found = zones.findings.get(i)
        if found and found.kind == "copyright" and i > zones.body_start:
            rest = sum(len(zones.lines[j]) for j in zones.filled[-_LEGAL_LINES:] if j > i and j not in zones.findings)
            return i if rest <= _LEGAL_CHARACTERS else None
    return None


def _groups(zones: Zones) -> list[list[int]]:
    """Runs of findings with nothing but blank lines between them."""
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
    """The members of a group that may go where they stand."""
    before = _plain_before(zones, group[0])
    listed = before is not None and zones.lines[before].rstrip().endswith((":", "："))
    if before is not None and before == group[0] - 1 and _goes_on(zones, before, group[0]):
        return []
    return [i for i in group if _is_allowed(zones, i, group, listed=listed)]


def _plain_before(zones: Zones, i: int) -> int | None:
    i -= 1
    while i >= 0 and (not zones.lines[i] or zones.lines[i] == PAGE_MARK):
        i -= 1
    return i if i >= 0 else None


def _goes_on(zones: Zones, before: int, i: int) -> bool:
    """Tell whether a line found is rather a line of the paragraph that stands right above it."""
    above, found = zones.lines[before], zones.findings[i]
    if found.strong or found.kind == "advertisement" or not zones.body_start <= before:
        return False
    return len(above) >= 45 and not is_stopped(above)


def _is_allowed(zones: Zones, i: int, group: list[int], *, listed: bool) -> bool:
    found = zones.findings[i]
    edge = zones.is_head(i) or zones.is_tail(i)
    if listed and is_bulleted(zones.lines[i]):
        return False
    if found.kind == "rule":
        return False
    if found.place == Place.ANYWHERE:
        return True
    if found.kind == "contact" and found.place == Place.COMPANY:
        return zones.is_tail(i) and any(zones.findings[j].kind in ("contact", "copyright") for j in group if j != i)
    if found.place == Place.COMPANY:
        return edge or any(zones.findings[j].strong and zones.findings[j].kind == found.kind for j in group if j != i)
    if found.place == Place.EDGE:
        return edge
    return zones.is_tail(i)


def _keep_title(zones: Zones, dropped: dict[int, str]) -> None:
    """Give back the line that must be the title, where no other can be."""
    head = [i for i in zones.filled if i < zones.body_start]
    kept = [i for i in head if i not in dropped and not is_rule(zones.lines[i])]
    if kept and _may_be_title(zones.lines[kept[0]]):
        alone = kept[0] and not _is_name(zones.lines[kept[0]])
        if alone:
            return
    before = [i for i in head if i in dropped and (not kept or i < kept[0])]
    lone = [i for i in before if zones.findings[i].place > Place.ANYWHERE and not zones.findings[i].strong and _stands_alone(zones, i)]
    if lone and (not kept or not _may_be_title(zones.lines[kept[0]]) or len(before) == 1):
        del dropped[lone[-1]]


def _may_be_title(line: str) -> bool:
    return not _BYLINE.match(line.strip()) and not (len(line) < 40 and _YEAR.search(line))


def _is_name(line: str) -> bool:
    words = line.split()
    return len(words) in (2, 3) and all(word[:1].isupper() for word in words)


def _stands_alone(zones: Zones, i: int) -> bool:
    lines = zones.lines
    above, below = i - 1, i + 1
    return (above < 0 or not lines[above]) and (below >= len(lines) or not lines[below])


def _drop_rules(zones: Zones, dropped: dict[int, str]) -> None:
    """Drop rules that now stand before everything or after everything."""
    for order in (zones.filled, zones.filled[::-1]):
        for i in order:
            if i in dropped:
                continue
            if i not in zones.findings or zones.findings[i].kind != "rule" or not dropped:
                break
            dropped[i] = "rule"
