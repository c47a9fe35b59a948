"""Which lines begin a paragraph by a mark: an indent, a hanging indent, a speaker's name, a dash?  Runs go in, odds come out.  Pure."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import End

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line
    from artcli.text.layout.pieces import Run

_SPEAKER = re.compile(r"((?:[QA]|[FRPD]|[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’ -]{1,30})(?: \([^)]{1,30}\))?[:：])(?:\s|$)")
_NOTE = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁴-⁹]+|\*{1,3}|[†‡])\s?(?=\S)")
SURE = 30.0
LIKELY = 5.0
WIDEST_INDENT = 12


class ParagraphMarks:
    """Knows which marks a text uses, and what they say of a line."""

    def __init__(self, runs: Sequence[Run]) -> None:
        """Count the marks of all runs."""
        pairs = [(before, line) for run in runs for before, line in zip(run.lines, run.lines[1:], strict=False)]
        labels = Counter(
            [
                match[1]
                for run in runs
                for line in run.lines
                if ":" in line.text[:34] and (match := _SPEAKER.match(line.text))
            ]
        )
        self._speakers = frozenset([label for label, times in labels.items() if times > 1 or label in {"Q:", "A:"}])
        deeper = sum([1 for before, line in pairs if 0 < line.indent - before.indent <= WIDEST_INDENT])
        shallower = sum([1 for before, line in pairs if 0 < before.indent - line.indent <= WIDEST_INDENT])
        indented = sum([1 for _, line in pairs if line.indent > 0])
        uses = deeper >= 2 and deeper + shallower >= 0.1 * len(pairs)
        self._hanging = (
            uses and indented > 0.5 * len(pairs) and self._stops(pairs, deeper=False) > self._stops(pairs, deeper=True)
        )
        self._first = uses and not self._hanging

    @staticmethod
    def _stops(pairs: list[tuple[Line, Line]], *, deeper: bool) -> float:
        """Give the share of stops before lines that are set deeper (or less deep) than the one before."""
        ends = [
            before.end
            for before, line in pairs
            if (line.indent > before.indent if deeper else line.indent < before.indent)
        ]
        return sum([1 for end in ends if end != End.OPEN]) / len(ends) if ends else 0.0

    def odds(self, before: Line, line: Line) -> float:
        """Weigh what marks say: does a paragraph begin at ``line``?"""
        step = line.indent - before.indent
        odds = 0.0
        if self._speakers and (match := _SPEAKER.match(line.text)) and match[1] in self._speakers:
            return SURE
        if self._first:
            odds += LIKELY + 2 if 0 < step <= WIDEST_INDENT else -LIKELY / 2
        elif self._hanging:
            odds += LIKELY + 2 if step < 0 or (step == 0 and line.indent == 0) else -LIKELY / 2
        return odds
