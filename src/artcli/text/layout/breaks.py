"""Where in a run of lines does a paragraph end?  Lines and their measure go in; the indexes of first lines come out.

Of all ways to part a run the likeliest is chosen: by what each line end says (``weighing``), and by how long paragraphs are in
this text.  Pure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import CASELESS, STOP
from artcli.text.layout.weighing import IMPOSSIBLE, INSIDE, Slot, StartsAnew, weigh_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line
    from artcli.text.layout.measure import Measure

MARKED = -1.0
"""Where fewer stops than this stand on short lines, paragraphs are marked by something else than short last lines."""

DOUBT = 2.0
"""Of ends with odds up to this about one in four is judged wrongly."""

PAGE_PRIOR = 0.4
"""Where a page ends after a stop, a paragraph ends there somewhat more often than not, however paragraphs are marked."""

HOPELESS = -4.0
"""Nothing but the measure of first lines could make up for odds like these."""

FEW_OPEN, MOST_OPEN, WORST = 6, 24, 14.0
"""How many beginnings of the current paragraph are kept in mind, and how far behind the best."""

LENGTH_WEIGHT, LENGTH_LIMIT = 0.9, 1.3
"""A paragraph of half the usual length is half as likely to end as one of the usual length; see the test of lengths."""

_LARGE_SLACK = 0.2


@dataclass(frozen=True, slots=True)
class Parting:
    """The indexes of paragraphs' first lines in each run, and how many ends might as well have been judged otherwise."""

    firsts: list[list[int]]
    doubtful: int = 0


def part(runs: Sequence[Sequence[Line]], measure: Measure | None, starts_anew: StartsAnew | None) -> Parting:
    """Part runs into paragraphs; ``starts_anew`` gives odds that come from elsewhere (indents, speakers)."""
    slots = [weigh_run(run, measure, starts_anew) for run in runs]
    weighed = [slot for run in slots for slot in run if slot is not INSIDE]
    prior = _prior(weighed, measure)
    usual, doubtful = 0.0, 0
    if measure is not None and prior > MARKED:
        odds = [slot.odds(prior) for slot in weighed]
        inside = sum(map(len, slots)) - len(weighed)
        usual = _usual_length(odds, inside + sum([slot.lines for slot in weighed]), len(runs))
        doubtful = sum([1 for slot, own in zip(weighed, odds, strict=True) if slot.end is STOP and abs(own) < DOUBT])
    return Parting([_choose(run, prior, usual) for run in slots], doubtful)


def _prior(slots: Sequence[Slot], measure: Measure | None) -> float:
    """Estimate the odds that a stop before a capital ends a paragraph, from the stops that stand on short lines."""
    if measure is None:
        return 0.0
    stops = [slot for slot in slots if slot.end is STOP and slot.start >= CASELESS]
    short = sum([1 for slot in stops if slot.room > _LARGE_SLACK])
    share = min(0.92, (short / (1 - _LARGE_SLACK) + 0.6) / (len(stops) + 1.5))
    return math.log(share / (1 - share))


def _usual_length(odds: Sequence[float], lines: int, runs: int) -> float:
    """Estimate how many lines a paragraph has, of the odds of its possible ends and the lines before them all."""
    ends = sum([1 / (1 + math.exp(-max(-30.0, own))) for own in odds])
    return (lines + runs) / (ends + runs)


@dataclass(slots=True, eq=False)
class _Opening:
    """A paragraph that may have begun at a line: the odds of all choices up to there, and the paragraph before it."""

    score: float
    first: int
    lines_before: int
    before: _Opening | None


def _choose(slots: Sequence[Slot], prior: float, usual: float) -> list[int]:
    """Choose the likeliest ends of a run, as the indexes of first lines."""
    openings = [_Opening(0.0, 0, 0, None)]
    lines = 0
    for index, slot in enumerate(slots):
        if slot is INSIDE:
            lines += 1
            continue
        lines += slot.lines
        odds = slot.odds(PAGE_PRIOR if slot.page and prior < PAGE_PRIOR else prior)
        opening: _Opening | None = None
        is_other = slot.after_first != slot.after_other
        if slot.words + slot.forced > IMPOSSIBLE and (is_other or odds >= HOPELESS):
            lengths = [_by_length(lines - one.lines_before, usual) for one in openings]
            scores = [one.score + length for one, length in zip(openings, lengths, strict=True)]
            best = scores.index(max(scores))
            opening = _Opening(openings[best].score + odds + lengths[best], index + 1, lines, openings[best])
        if is_other and openings[-1].first == index:
            # that the line is full is told by another measure where it is a first line
            openings[-1].score += slot.after_other - slot.after_first
        if opening is not None:
            if len(openings) >= FEW_OPEN:
                openings = _prune(openings)
            openings.append(opening)
    last: _Opening | None = max(openings, key=_score) if lines else openings[0]
    firsts: list[int] = []
    while last is not None:
        firsts.append(last.first)
        last = last.before
    return firsts[::-1]


_score = attrgetter("score")


def _by_length(lines: int, usual: float) -> float:
    if not usual:
        return 0.0
    odds = LENGTH_WEIGHT * math.log(lines / usual)
    return LENGTH_LIMIT if odds > LENGTH_LIMIT else max(odds, -LENGTH_LIMIT)


def _prune(openings: list[_Opening]) -> list[_Opening]:
    """Forget the openings that can't win any more."""
    least = max([one.score for one in openings]) - WORST
    kept = [one for one in openings if one.score > least]
    if len(kept) <= MOST_OPEN:
        return kept
    best = sorted(kept, key=_score)[-MOST_OPEN:]
    return sorted(best, key=lambda one: one.first)
