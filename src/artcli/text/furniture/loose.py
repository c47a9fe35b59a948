"""Which clusters of short lines inside the text are furniture whose page marks are lost?  Lines in, indexes and kinds out.

A cluster goes where enough speaks for it together: a page number, a date, the title again, repetition, blank lines around it, and a
sentence that goes on after it.  Pure.
"""

from __future__ import annotations

import re
from itertools import pairwise

from artcli.text.furniture.loose_text import LooseText
from artcli.text.furniture.outlet_lines import is_issue_line, is_numbered_outlet
from artcli.text.furniture.shapes import (
    LAST_OF_FOLIO,
    LONGEST_FOLIO,
    cells,
    folio,
    has_gap,
    imprint_date,
    is_jump,
    is_printed_foot,
    width,
)

ENOUGH = 4
"""Points at which a cluster goes: title and date, or a page number in the middle of a sentence, with blank lines around."""

LONGEST = 100
"""Lines of a cluster are shorter."""

_NUMBER = re.compile(r"\d")


def may_have_loose(lines: list[str], known: set[str]) -> bool:
    """Tell cheaply whether a text can have such clusters: page numbers, short lines that come again, the title again."""
    if known:
        return True
    return may_be_loose([line for line in lines if line and (len(line) < LONGEST or width(line) < LONGEST)])


def may_be_loose(short: list[str]) -> bool:
    """Tell cheaply whether the lines of a text that are shorter than ``LONGEST`` may be such clusters."""
    if len(short) > 1:
        if len(set(short)) < len(short):
            return True
        first = short[0].casefold().strip("0123456789 \t")
        if first and first in "\n".join(short[1:]).casefold():
            return True
    return any([_may_be_numbered(line) and _is_page_line(line) for line in short])


def _may_be_numbered(line: str) -> bool:
    return line[-1] in LAST_OF_FOLIO or line[-2:] == ")." or line[-1].isdigit() or line[0].isdigit()


def _is_page_line(line: str) -> bool:
    """Tell a page number, alone, across a gap or beside an outlet's name, an outlet's name with a date, and what else only pages have."""
    if (
        _NUMBER.search(line) is None
    ):  # mostly: it names no page and no day; what is left are Roman numbers, alone or across a gap
        return bool(len(line) <= LONGEST_FOLIO and folio(line)) or (has_gap(line) and any(map(folio, cells(line))))
    if folio(line):
        return True
    if is_jump(line) or is_printed_foot(line) or (", " in line and imprint_date(line)):
        return True
    if is_numbered_outlet(line) or is_issue_line(line):
        return True
    return has_gap(line) and any(map(folio, cells(line)))


def find_loose(lines: list[str], known: set[str]) -> dict[int, str]:
    """Find clusters of furniture inside the text: index of the line → kind; ``known`` are keys found at pages' edges."""
    text = LooseText(lines, known)
    if not text.worths:
        return {}
    clusters = text.clusters()
    sequence = _is_sequence(text, clusters)
    found: dict[int, str] = {}
    for cluster in clusters:
        whole = text.widened(cluster)
        if text.points(whole) + 2 * (sequence and text.is_folios(cluster)) < ENOUGH:
            whole = text.folios(cluster) if sequence else []
            if len(whole) != 1 or text.points(whole) + 2 < ENOUGH:
                continue
        for i in whole:
            found[i] = "folio" if folio(lines[i].strip()) else "running_head"
    return found


def _is_sequence(text: LooseText, clusters: list[list[int]]) -> bool:
    """Tell whether the lone numbers of a text count its pages: upwards, and one inside a sentence or the last at the very end."""
    numbered = [(i, c) for c in clusters if len(some := text.folios(c)) == 1 for i in some]
    numbers = [i for i, _ in numbered]
    counted = [int("".join(filter(str.isdecimal, text.lines[i])) or 0) for i in numbers]
    if not all(a < b for a, b in pairwise(counted)):
        return False
    at_end = len(numbers) > 1 and numbers[-1] == text.filled[-1] and counted[-1] - counted[0] == len(counted) - 1
    return at_end or any(text.interrupts(c) for _, c in numbered)
