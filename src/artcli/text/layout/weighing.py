"""What does a line's end say of the paragraph's?  Two lines and the measure go in, odds come out.

Everything is weighed as the logarithm of odds: the words on both sides (a stop, a capital), the width left over, and whether the
next line's first word would have fitted: inside a paragraph a line ends only where it didn't.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, exp, log, sqrt
from typing import TYPE_CHECKING

from artcli.text.layout.lines import Line
from artcli.text.layout.sentences import (
    CASELESS,
    COLON,
    DIGIT,
    DOUBTFUL,
    LOWER,
    OPEN,
    QUOTE,
    STOP,
    UPPER,
    End,
    Start,
    goes_on,
)
from artcli.text.layout.widths import word_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.measure import Measure

StartsAnew = Callable[[Line, Line], float]
"""Odds, from marks other than words and widths, that a paragraph begins at the second line."""

_WORDS: dict[tuple[End, Start], float] = {
    (OPEN, LOWER): -9.0, (OPEN, DIGIT): -6.0, (OPEN, CASELESS): -4.5,
    (OPEN, UPPER): -4.2, (OPEN, QUOTE): -5.0,
    (COLON, LOWER): -6.0, (COLON, DIGIT): -3.0, (COLON, CASELESS): -1.5,
    (COLON, UPPER): -1.5, (COLON, QUOTE): -2.0,
    (DOUBTFUL, LOWER): -7.0, (DOUBTFUL, DIGIT): -3.0, (DOUBTFUL, CASELESS): -1.5,
    (DOUBTFUL, UPPER): -1.5, (DOUBTFUL, QUOTE): -1.0,
    (STOP, LOWER): -5.0, (STOP, DIGIT): -0.7, (STOP, CASELESS): 0.0,
    (STOP, UPPER): 0.0, (STOP, QUOTE): 0.5,
}  # fmt: skip
"""Odds of a paragraph's end by the words on both sides, against those of a stop before a capital."""

GOING_ON = -3.0
DASH = -8.0

UNMEASURED = 4.0
UNMEASURED_OPEN = 5.0
UNMEASURED_PAGE = 2.0
"""Lines without a measure are paragraphs, unless a sentence goes on."""

_DIVISIBLE = re.compile(r"[“\"'‘(]?[^\W\d_]{5}(?=[^\W\d_]{3})")
UNDIVIDED = 1.2
"""Where words are divided at line ends, a long word's first five letters that would have fitted speak for an end."""

OVERFULL, OVERLONG = 0.06, 0.2
"""Type that was squeezed is up to this much wider than the measure; what is wider yet are two lines that were joined, but where
no words are divided a longer line only shows that the measure was estimated from few."""


IMPOSSIBLE = -7.0
"""A line end with odds like these is no candidate: a small letter after no stop."""


@dataclass(slots=True, eq=False)
class Slot:
    """A line end as it was weighed.

    ``words`` is what the words say; ``after_first`` and ``after_other`` what the widths say if the line is a paragraph's first line
    or another; ``forced`` what other marks say; ``room`` the width left where the next word would have fitted; ``lines`` how many
    lines of type the line holds.
    """

    end: End
    start: Start
    words: float
    after_first: float
    after_other: float
    forced: float = 0.0
    room: float = 0.0
    lines: int = 1
    page: bool = False

    def odds(self, prior: float) -> float:
        """Add up the odds of a paragraph's end."""
        return prior + self.words + self.forced + self.after_other


INSIDE = Slot(OPEN, LOWER, -9.0, -30.0, -30.0)
"""The commonest line end: inside a sentence, and nothing else says that a paragraph ends there."""


def weigh_run(run: Sequence[Line], measure: Measure | None, starts_anew: StartsAnew | None) -> list[Slot]:
    """Weigh each line end of a run but the last."""
    if measure is None or measure.first_indent or starts_anew:
        return [weigh(line, after, measure, starts_anew) for line, after in pairwise(run)]
    longest = measure.width * (1 + OVERFULL)
    return [
        INSIDE
        if line.end is OPEN and after.start is LOWER and line.width <= longest
        else weigh(line, after, measure, None)
        for line, after in pairwise(run)
    ]


def weigh(line: Line, after: Line, measure: Measure | None, starts_anew: StartsAnew | None) -> Slot:
    """Weigh the end of ``line``."""
    end, start = line.end, after.start
    forced = starts_anew(line, after) if starts_anew else 0.0
    if (
        end is OPEN
        and start is LOWER
        and forced <= 0
        and measure
        and not measure.first_indent
        and line.width <= measure.width * (1 + OVERFULL)
    ):
        return INSIDE
    words = _WORDS[end, start]
    if end is OPEN and start is not LOWER:
        if after.text[0] in "—–-":
            words = DASH
        elif goes_on(line.text):
            words += GOING_ON
    if measure is None:
        widths = UNMEASURED if end is not OPEN else UNMEASURED_PAGE if after.page else UNMEASURED_OPEN
        return Slot(end, start, words, widths, widths, forced, 0.0, 1, after.page)
    whole = measure.width
    width = line.width / whole
    word = (measure.space + after.first_word) / whole
    # most lines hold one line of type
    lines = 1 if width <= 1 else max(1, ceil(width - (OVERFULL if measure.divides else OVERLONG)))
    slack = lines - width - (lines - 1) * measure.slack
    other = first = _widths(slack, word, after.text, lines, measure)
    if measure.first_indent:
        first = _widths(slack - measure.first_indent, word, after.text, lines, measure)
    return Slot(end, start, words, first, other, forced, slack if slack > word else 0.0, lines, after.page)


def _widths(slack: float, word: float, after: str, lines: int, measure: Measure) -> float:
    """Weigh the width left over on a line against the next word's, and against the part of it that could have been divided."""
    tolerance = measure.tolerance + 0.01 * (lines - 1)
    if slack > word + tolerance:
        # the next word would have fitted; the more room it had, the surer
        return min(6.0, 8 * (slack - word)) - log(measure.misfit)
    spread = measure.spread * sqrt(lines) + 0.003
    normal = exp(-0.5 * ((slack - measure.slack) / spread) ** 2) / (spread * 2.507)
    odds = -log(0.5 * normal + 0.5 / (word + 0.03))
    return odds + UNDIVIDED if measure.divides and _part_fits(after, slack - tolerance, measure) else odds


def _part_fits(after: str, room: float, measure: Measure) -> bool:
    """Tell whether a part of the next word that could have been divided would have fitted."""
    if room <= 0:
        return False
    part = _DIVISIBLE.match(after)
    return part is not None and room * measure.width > measure.space + word_width(measure.face, part[0])
