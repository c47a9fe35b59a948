"""Does an indent begin a paragraph?  Runs of lines go in; for a pair of lines, odds come out.

Texts indent first lines, or all lines but the first, or none; what stops stand before tells which.  Pure.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import OPEN, End

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line

INDENTED, PLAIN = 7.0, -4.0
"""An indent where they are used says more than any width; that there is none says less, for headings and extracts have none."""

WIDEST = 12
"""Columns; what is set in farther is centred or an extract."""

MOSTLY = 0.6


class Indents:
    """Knows how a text uses indents, and what they say of a line."""

    def __init__(self, runs: Sequence[Sequence[Line]]) -> None:
        """Look at all places where the indent changes."""
        self.hanging = self.first = False
        if not any([line.indent for run in runs for line in run]):
            return
        pairs = [pair for run in runs for pair in pairwise(run)]
        deeper = [before.end for before, line in pairs if 0 < line.indent - before.indent <= WIDEST]
        flush = [before.end for before, line in pairs if 0 < before.indent - line.indent <= WIDEST]
        indented = sum([1 for _, line in pairs if line.indent])
        self.hanging = indented > len(pairs) / 2 and _stopped(flush) > max(MOSTLY, _stopped(deeper))
        self.first = not self.hanging and _stopped(deeper) > MOSTLY

    def odds(self, before: Line, line: Line) -> float:
        """Weigh what the indent says for a paragraph that begins at ``line``."""
        if self.first:
            return INDENTED if 0 < line.indent <= WIDEST else PLAIN
        if self.hanging:
            return INDENTED if line.indent < before.indent or not line.indent else PLAIN
        return 0.0


def _stopped(ends: list[End]) -> float:
    """Give the share of sentences' ends among line ends, a little less where there are few."""
    return sum([1 for end in ends if end != OPEN]) / (len(ends) + 0.4)
