"""Where in a run of lines does a paragraph end?  Lines and their measure go in; the indexes of first lines come out.

Each line end is weighed as the logarithm of odds: the words around it (a stop, a capital), the width left over, and whether the
next line's first word would have fitted: inside a paragraph a line ends only where it didn't.  Pure.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from artcli.text.layout.lines import Line
from artcli.text.layout.measure import Measure
from artcli.text.layout.sentences import End, Start, end_of, goes_on, start_of
from artcli.text.layout.widths import fixed

_NEVER = -50.0
_ALWAYS = 50.0

_WORDS: dict[tuple[End, Start], float] = {
    (End.OPEN, Start.LOWER): -9.0, (End.OPEN, Start.DIGIT): -6.0, (End.OPEN, Start.CASELESS): -4.5,
    (End.OPEN, Start.UPPER): -4.2, (End.OPEN, Start.QUOTE): -5.0,
    (End.COLON, Start.LOWER): -6.0, (End.COLON, Start.DIGIT): -3.0, (End.COLON, Start.CASELESS): -1.5,
    (End.COLON, Start.UPPER): -1.5, (End.COLON, Start.QUOTE): -2.0,
    (End.DOUBTFUL, Start.LOWER): -7.0, (End.DOUBTFUL, Start.DIGIT): -3.0, (End.DOUBTFUL, Start.CASELESS): -1.5,
    (End.DOUBTFUL, Start.UPPER): -1.5, (End.DOUBTFUL, Start.QUOTE): -1.0,
    (End.STOP, Start.LOWER): -5.0, (End.STOP, Start.DIGIT): -0.7, (End.STOP, Start.CASELESS): 0.0,
    (End.STOP, Start.UPPER): 0.0, (End.STOP, Start.QUOTE): 0.5,
}  # fmt: skip
"""Odds of a paragraph's end by the words on both sides, against those of a stop before a capital."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A line end to be judged: what the words say, and what the widths say after a first line and after another."""

    end: End
    start: Start
    words: float
    after_first: float
    after_other: float
    slack: float
    page: bool
    forced: float


def first_lines(runs: list[list[Line]], measure: Measure | None, starts_anew: Callable[[Line, Line], float]) -> list[list[int]]:
    """Find the first lines of paragraphs in each run; ``starts_anew`` gives odds that come from elsewhere (indents, labels)."""
    slots = [[_slot(line, after, measure, starts_anew) for line, after in zip(run, run[1:], strict=False)] for run in runs]
    prior = _prior([slot for run in slots for slot in run], measure)
    return [_choose(run, prior) for run in slots]


def _slot(line: Line, after: Line, measure: Measure | None, starts_anew: Callable[[Line, Line], float]) -> Slot:
    end, start = end_of(line.text), start_of(after.text)
    words = _WORDS[end, start]
    if end == End.OPEN and start != Start.LOWER and goes_on(line.text):
        words -= 3.0
    forced = starts_anew(line, after)
    if measure is None:
        # lines without a measure are paragraphs, unless a sentence goes on
        unbroken = 4.0 if end != End.OPEN else 5.0 if not after.page else 2.0
        return Slot(end, start, words, unbroken, unbroken, 0.0, after.page, forced)
    width = measure.face(line.text) / measure.width
    word = measure.face(" " + after.text.split(None, 1)[0]) / measure.width
    other, slack = _geometry(width, word, measure)
    first = _geometry(width + measure.first_indent, word, measure)[0] if measure.first_indent else other
    return Slot(end, start, words, first, other, slack if slack > word else 0.0, after.page, forced)


def _geometry(width: float, word: float, measure: Measure) -> tuple[float, float]:
    """Weigh the width left over on a line: odds of an end, and the slack."""
    joined = max(1, math.ceil(width - 0.06))
    slack = joined - width
    tolerance = 0.001 if measure.face is fixed else 0.012
    if slack > word + tolerance:
        # the next word would have fitted; the more room it had, the surer
        return -math.log(measure.misfit * math.exp(-min(6.0, 8 * (slack - word)))), slack
    spread = measure.spread * math.sqrt(joined) + 0.003
    normal = math.exp(-0.5 * ((slack - measure.slack) / spread) ** 2) / (spread * 2.507)
    return -math.log(0.5 * normal + 0.5 / (word + 0.03)), slack


def _prior(slots: list[Slot], measure: Measure | None) -> float:
    """Estimate the odds that a stop before a capital ends a paragraph, from the stops that stand on short lines."""
    if measure is None:
        return 0.0
    stops = [slot for slot in slots if slot.end == End.STOP and slot.start >= Start.CASELESS]
    short = sum([1 for slot in stops if slot.slack > 0.2])
    share = min(0.92, (short / 0.78 + 0.6) / (len(stops) + 1.5))
    return math.log(share / (1 - share))


PAGE_PRIOR = 0.4
"""Where a page ends after a stop, a paragraph ends there somewhat more often than not, however paragraphs are marked."""


def _choose(slots: list[Slot], prior: float) -> list[int]:
    """Choose the likeliest ends; the state is whether the line before was a first line."""
    firsts = [0]
    if not slots:
        return firsts
    # score and path of the best choice so far whose last line is a first line / another
    best_first, best_other = 0.0, _NEVER * 10
    back: list[tuple[bool, bool]] = []
    for slot in slots:
        base = slot.words + slot.forced + (max(prior, PAGE_PRIOR) if slot.page else prior)
        end_after_first, end_after_other = base + slot.after_first, base + slot.after_other
        into_first = (best_first + end_after_first / 2, best_other + end_after_other / 2)
        into_other = (best_first - end_after_first / 2, best_other - end_after_other / 2)
        back.append((into_first[0] >= into_first[1], into_other[0] >= into_other[1]))
        best_first, best_other = max(into_first), max(into_other)
    first = best_first >= best_other
    for index in range(len(slots), 0, -1):
        if first:
            firsts.append(index)
        first = back[index - 1][0] if first else back[index - 1][1]
    return sorted(firsts)
