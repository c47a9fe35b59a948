"""Which lines are quoted as in e-mail?  Lines that begin with ``>`` go in; runs of prose with their level come out.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.layout import lists
from artcli.text.layout.lines import Line
from artcli.text.layout.pieces import Piece, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.joining import Joiner

_LEVELS = re.compile(r"(?:>[ \t]?)+")
DEEPEST = 9


def quoted_end(lines: Sequence[Line], start: int) -> int:
    """Give the index after the quoted lines that begin at ``start``."""
    end = start
    while end < len(lines) and lines[end].text[0] == ">":
        end += 1
    return end


def runs_of_quotes(lines: Sequence[Line], joiner: Joiner) -> list[Piece | Run]:
    """Part quoted lines into runs of one level; list items inside stay apart."""
    inner: list[Line] = []
    levels: list[int] = []
    gap = lines[0].gap
    for line in lines:
        match = _LEVELS.match(line.text)
        marks = match[0] if match else ""
        text = line.text[len(marks) :].strip()
        gap = max(gap, line.gap)
        if not text:
            gap = max(gap, 1)
            continue
        inner.append(Line(text, 0, gap, page=line.page))
        levels.append(min(DEEPEST, marks.count(">")))
        gap = 0
    items = lists.items(inner, range(len(inner)))
    found: list[Piece | Run] = []
    index = 0
    while index < len(inner):
        level = levels[index]
        if index in items:
            text = joiner.paragraph([line.text for line in inner[index : items[index]]])
            found.append(Piece("quote", "> " * (level - 1) + text, inner[index].gap, inner[index].page))
            index = items[index]
            continue
        last = found[-1] if found else None
        if isinstance(last, Run) and last.quoted == level and not inner[index].gap:
            last.lines.append(inner[index])
        else:
            found.append(Run([inner[index]], level))
        index += 1
    return found
