"""What speaks for a line's being furniture, and for a cluster of lines?  A text's lines go in; questions about them, which change nothing.  Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from artcli.text.draft import PAGE_MARK
from artcli.text.furniture.first_page import HEAD_LINES, Head, is_byline, read_head
from artcli.text.furniture.outlet_lines import is_issue_line, is_numbered_outlet
from artcli.text.furniture.shapes import (
    BARE_FOLIO,
    ENDS_PAGE_LINE,
    MARKED_FOLIO,
    NO_FOLIO,
    PAGE_FOLIO,
    SHORTEST_PROSE,
    cells,
    ends_sentence,
    folio,
    has_letters,
    is_address,
    is_date,
    is_jump,
    is_printed_foot,
    key,
    lead,
    may_stand_out,
    runs_over,
    sign,
    width,
    without_number,
    without_stamp,
)
from artcli.text.furniture.tables import table_rows

_TWICE = 2
_LONGEST_HEAD = 12
_LONGEST_MENU = 80
_MENU_WORDS = 3
"""Filled lines above the prose, and above them a menu's, with so many words each at the most: verse has more."""
_LONGEST = 100
_LONGEST_CLUSTER = 8
_TABLE = 3
"""Lines with a number of their own, one below the other: a foot and a head have two."""
_HEADINGS = ("# ", "## ", "### ")
"""Markdown's headings: who marks them has left the page's furniture out."""
_FOLIO_POINTS = {NO_FOLIO: 0, BARE_FOLIO: 1, MARKED_FOLIO: 2, PAGE_FOLIO: 3}


@dataclass(slots=True, init=False)
class LooseText:
    """The filled lines of a text, what each is worth, and what its head says."""

    lines: list[str]
    known: set[str]
    filled: list[int]
    start: int
    head: Head
    signs: dict[int, str]
    counts: Counter[str]
    worths: dict[int, int]
    told: dict[str, int]

    def __init__(self, lines: list[str], known: set[str]) -> None:
        """Look at all lines that may be worth something."""
        self.lines, self.known, self.told = lines, known, {}
        self.filled = [i for i, line in enumerate(lines) if line]
        self.start = _body_start(lines, self.filled)
        body = self.filled[self.start :]
        self.head = read_head([lines[i] for i in self.filled[: self.start][:HEAD_LINES]])
        self.signs = {i: sign(lines[i]) for i in body if len(lines[i]) < _LONGEST or width(lines[i]) < _LONGEST}
        repeated = _repeated(list(self.signs.values()))
        self.counts = Counter([key(lines[i]) for i, said in self.signs.items() if said in repeated])
        leads = self.head.leads.union(map(lead, known))
        begun = tuple(filter(None, leads))  # few lines begin like the title: to ask this first spares the others' leads
        looked_at = [
            i
            for i, said in self.signs.items()
            if (
                said in repeated
                or ((not said or said.startswith(begun)) and lead(said) in leads)
                or may_stand_out(lines[i])
            )
            and self._is_short(i)
        ]
        worths = {i: worth for i in looked_at if (worth := self._worth(lines[i]) or is_numbered_outlet(lines[i]))}
        self.worths = {}
        if worths:
            rows = table_rows(lines)
            self.worths = {n: worths[i] for n, i in enumerate(self.filled) if i in worths and i not in rows}

    def _is_short(self, i: int) -> bool:
        line = self.lines[i]
        if line == PAGE_MARK or line.startswith(_HEADINGS):
            return False
        return (len(line) < _LONGEST or width(line) < _LONGEST) and (line[-1] in "?!" or not ends_sentence(line))

    def _worth(self, line: str) -> int:
        """Count what a line says for being furniture, by itself; lines come again, and say the same."""
        known = self.told.get(line)
        if known is None:
            known = self.told[line] = self._count_worth(line)
        return known

    def _count_worth(self, line: str) -> int:
        line = line.strip()
        folded = key(line)
        parts = cells(line)
        points = 3 if folded in self.known else 0
        numbers = [_FOLIO_POINTS[folio(part)] for part in parts]
        points += max(numbers) + 2 * (len(parts) > 1 and sum(map(bool, numbers)) == 1)
        if any(map(self.head.is_title, parts)):
            points += 2 + (without_number(line) != line) + 2 * (without_stamp(line) != line)
        if line[-1] in ENDS_PAGE_LINE or line[0].isdigit():
            points += (
                3 * is_issue_line(line) + 4 * (is_jump(line) or is_printed_foot(line)) + 3 * self.head.is_imprint(line)
            )
        points += any(map(is_date, parts)) + any(map(is_address, parts))
        return points + (self.counts[folded] > 1 and has_letters(folded))

    def clusters(self) -> list[list[int]]:
        """Gather runs of lines of some worth, with up to two short lines between them, as indexes of lines."""
        runs: list[list[int]] = []
        for n in sorted(self.worths):
            last = runs[-1][-1] if runs else -9
            alone = runs and (is_jump(self.lines[self.filled[n]]) or is_jump(self.lines[self.filled[last]]))
            if n - last <= (1 if alone else 3) and all(self._is_weak(m) for m in range(last + 1, n)):
                runs[-1].extend(range(last + 1, n + 1))
            else:
                runs.append([n])
        clusters = [[self.filled[n] for n in run] for run in runs if len(run) <= _LONGEST_CLUSTER]
        return [c for c in clusters if sum(self._has_number(i) for i in c) < _TABLE]

    def _has_number(self, i: int) -> bool:
        return any([folio(cell) == BARE_FOLIO for cell in cells(self.lines[i])])

    def _is_weak(self, n: int) -> bool:
        i = self.filled[n]
        return self._is_short(i) and (len(self.lines[i]) <= 70 or width(self.lines[i]) <= 70)

    def is_folios(self, cluster: list[int]) -> bool:
        """Tell whether a cluster is a number and nothing else."""
        return len(cluster) == 1 and 0 < folio(self.lines[cluster[0]].strip()) < PAGE_FOLIO

    def folios(self, cluster: list[int]) -> list[int]:
        """Give the lines of a cluster that are a number and nothing else."""
        return [i for i in cluster if 0 < folio(self.lines[i].strip()) < PAGE_FOLIO]

    def interrupts(self, cluster: list[int]) -> bool:
        """Tell whether a line of prose without a stop stands before a cluster, and goes on after it."""
        above = self._above(cluster)
        below = next((self.lines[i] for i in range(cluster[-1] + 1, len(self.lines)) if self._is_text(i)), "")
        if len(above) < SHORTEST_PROSE or ends_sentence(above):
            return False
        return runs_over(above, below) or (len(below) >= SHORTEST_PROSE and above[0].isalnum())

    def _above(self, cluster: list[int]) -> str:
        return next((self.lines[i] for i in range(cluster[0] - 1, -1, -1) if self._is_text(i)), "")

    def _is_text(self, i: int) -> bool:
        return self.lines[i] not in ("", PAGE_MARK)

    def widened(self, cluster: list[int]) -> list[int]:
        """Take in short lines between blank lines on either side, if only without them the sentence goes on."""
        if self.interrupts(cluster):
            return cluster
        before, after = self._outer(cluster[0], -1), self._outer(cluster[-1], 1)
        for wider in (before + cluster, cluster + after, before + cluster + after):
            if len(wider) > len(cluster) and self.interrupts(wider):
                return wider
        return cluster

    def _outer(self, i: int, step: int) -> list[int]:
        """Give the next filled line in a direction, if it is short and stands alone."""
        i += step
        while 0 <= i < len(self.lines) and not self._is_text(i):
            i += step
        alone = (
            0 <= i < len(self.lines)
            and self._is_short(i)
            and (len(self.lines[i]) <= 70 or width(self.lines[i]) <= 70)
            and self._is_parted([i])
        )
        return [i] if alone else []

    def _is_parted(self, cluster: list[int]) -> bool:
        above, below = cluster[0] - 1, cluster[-1] + 1
        return (above < 0 or not self._is_text(above)) and (below >= len(self.lines) or not self._is_text(below))

    def points(self, cluster: list[int]) -> int:
        """Count what speaks for a cluster's being furniture, all in all."""
        keys = [key(self.lines[i]) for i in cluster]
        worded = [k for k in keys if has_letters(k)]
        if len(set(worded)) < len(worded):  # furniture comes again on the next page, not at once: a list's rows do
            return 0
        if any([self._is_only_byline(i) for i in cluster]):
            return 0
        interrupts = self.interrupts(cluster)
        repeated = sum(self.counts[k] > 1 and has_letters(k) for k in keys)
        worths = sum(self._worth(self.lines[i]) for i in cluster)
        if worths == repeated and not interrupts:  # nothing but repetition: labels and refrains repeat as well
            return 0
        at_end = (
            cluster[-1] >= self.filled[-1]
            and any(map(self._is_sure, cluster))
            and all(self._worth(self.lines[i]) for i in cluster)
        )
        named = interrupts and any([is_numbered_outlet(self.lines[i]) for i in cluster])
        return (
            worths + 2 * interrupts + 2 * named + self._is_parted(cluster) + at_end * (1 + self._follows_prose(cluster))
        )

    def _is_only_byline(self, i: int) -> bool:
        """Tell an author's name that stands nowhere else: an article's head below a long menu, not a page's."""
        folded = key(self.lines[i])
        return is_byline(cells(self.lines[i])[0]) and self.counts[folded] < _TWICE and folded not in self.known

    def _is_sure(self, i: int) -> bool:
        """Tell whether a line at the very end has a number, a date or an address, or stands on other pages."""
        parts = cells(self.lines[i])
        return (
            self.known.issuperset([key(self.lines[i])])
            or self.head.is_imprint(self.lines[i])
            or any(folio(p) or is_date(p) or is_address(p) for p in parts)
        )

    def _follows_prose(self, cluster: list[int]) -> bool:
        above = self._above(cluster)
        return len(above) >= SHORTEST_PROSE or ends_sentence(above)


def _repeated(signs: list[str]) -> set[str]:
    """Give the signs that several lines have; to count them takes longer than to see that all differ."""
    if len(set(signs)) == len(signs):
        return set()
    return {said for said, times in Counter(signs).items() if times > 1}


def _body_start(lines: list[str], filled: list[int]) -> int:
    """Find the place among the filled lines where the head ends: its first line of prose, below a page's menu if there is one."""
    words = 0
    for n, i in enumerate(filled[:_LONGEST_MENU]):
        length = len(lines[i].lstrip())  # what is centred is no longer for it
        if n and (length >= 60 or (length > 30 and ends_sentence(lines[i]))):
            return n if n < _LONGEST_HEAD or words <= n * _MENU_WORDS else min(3, len(filled))
        words += lines[i].partition("](")[0].strip().count(" ") + 1
    return min(3, len(filled))
