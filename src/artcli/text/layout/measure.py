"""How long are the full lines of this text, and in what type?  Lines that end inside a sentence go in, the measure comes out.

A line that ends inside a sentence was broken because it was full: such lines tell the measure, whatever it is.  Pure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import ceil, dist, sqrt
from typing import TYPE_CHECKING, NamedTuple

from artcli.text.layout.samples import MOST_SAMPLES, Samples
from artcli.text.layout.widths import Measurer, fixed, helvetica, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line

WINDOW = 1.14
LONG_WORD = 9
"""Full lines differ by up to a long word: the window of widths in which most lines lie is this wide, or so many letters."""

FEWEST_OPEN = 0.3
"""Where fewer line ends than this stand inside a sentence, lines aren't broken at a measure; in typeset prose nine in ten do."""

MOST_LONGER = 0.4

ENOUGH = 20
"""Where so many lines are full to the column, so that no next word would have fitted, the type is fixed: no other face is tried."""

TOLERANCE, UNCERTAINTY = 0.01, 0.05
"""Kerning and the rounding of widths come to a hundredth of a line; a measure told from few lines is less sure."""

FEWEST_DIVIDED = 0.06
"""Typesetters divide a word in one line of ten; compounds with hyphens end fewer than one line in thirty."""
SMALLEST_INDENT, WIDEST_INDENT = 0.02, 0.15
"""Indents of first lines that an extractor dropped, in measures: one to three ems of a column."""

FEWEST_FIRST = 2

_HANDICAPS: dict[Measurer, float] = {times: 0.1, helvetica: 0.2}
"""What is set in a face spreads half as much in that face's widths as in another's; less than this may be chance."""


CHANCE = 12
"""With as few lines as this, chance does as much again."""


class Measure(NamedTuple):
    """The width of full lines in a face of type, how they spread below it, and how often a next word would have fitted.

    ``slack`` and ``spread`` are the mean and the deviation of what full lines lack, in measures; ``first_indent`` is what first
    lines lack besides, where their indents are lost; ``divides`` says that words are divided at line ends; ``tolerance`` is how
    far a word may seem to fit and yet not; ``space`` is the width of one between words.
    """

    face: Measurer
    width: int
    slack: float
    spread: float
    misfit: float
    first_indent: float = 0.0
    divides: bool = False
    tolerance: float = 0.001
    space: int = 1


class _Fit(NamedTuple):
    """How lines would lie in a face of type: what tells whether they are set in it, and what else a measure of them is made of.

    ``strain`` is by how much they are too long, or short of a next word that would have fitted, at the mean; ``widths`` are theirs,
    ``needs`` those with the next word; ``number`` is how many are full.
    """

    face: Measurer
    width: int
    slack: float
    spread: float
    strain: float
    widths: Sequence[int]
    needs: Sequence[float]
    number: int
    first_indent: float
    space: int


def measure_of(runs: Sequence[Sequence[Line]]) -> Measure | None:
    """Find the measure of the runs of lines, or nothing where lines aren't broken at a measure."""
    samples = Samples(runs)
    if not samples.full or len(samples.full) < FEWEST_OPEN * min(samples.pairs, MOST_SAMPLES):
        return None
    fit = _best_face(samples)
    return _measure(fit, samples) if _holds(fit, samples) else None


def _best_face(samples: Samples) -> _Fit:
    """Choose the face of type that explains the lines best."""
    number = len(samples.full)
    plain = _in_face(samples.columns(), samples)
    if not plain.strain and number >= ENOUGH:
        return plain
    printed = _in_face(times, samples)
    if _raggedness(plain, number) <= _raggedness(printed, number):
        return plain
    return min(printed, _in_face(helvetica, samples), key=lambda one: _raggedness(one, number))


def _raggedness(fit: _Fit, samples: int) -> float:
    # the weights chose the right face for nine files in ten that were typeset for the purpose, in two faces and four manners
    handicap = _HANDICAPS.get(fit.face, 0.0) * (1 + CHANCE / samples)
    return (fit.spread / 4 + 3 * fit.strain) * (1 + handicap)


def _measure(fit: _Fit, samples: Samples) -> Measure:
    """Find out the rest of what the chosen face tells."""
    tolerance = 0.001 if fit.face in (len, fixed) else TOLERANCE + UNCERTAINTY / fit.number
    return Measure(
        fit.face,
        fit.width,
        fit.slack,
        fit.spread,
        _misfit(fit.needs, fit.width * (1 - tolerance) - fit.space),
        fit.first_indent / fit.width,
        _divides(fit.widths, samples, fit.width),
        tolerance,
        fit.space,
    )


def _in_face(face: Measurer, samples: Samples) -> _Fit:
    """Measure the samples as if they were set in a face of type."""
    is_fixed = face in (len, fixed)
    space = face(" ")
    all_widths, all_words = samples.in_face(face)
    widths = [all_widths[place] for place in samples.full]
    words = [all_words[place] for place in samples.below]
    by_width = sorted(widths)
    low, high = _densest(by_width, LONG_WORD * (1 if is_fixed else 110))
    indent, first = _first_indent(samples, all_widths, (low, high))
    known: Sequence[float] = widths
    ordered: Sequence[float] = by_width
    if indent:
        known = [w + indent * f for w, f in zip(widths, first, strict=True) if f is not None]
        words = [word for word, f in zip(words, first, strict=True) if f is not None]
        ordered = sorted(known)
    full = ordered[bisect_left(ordered, low) : bisect_right(ordered, high * 1.02)]
    width = ceil(full[-1]) if is_fixed else round(full[int(0.96 * (len(full) - 1) + 0.5)])
    slacks = [1 - w / width for w in full]
    mean = sum(slacks) / len(slacks)
    needs = [w + word for w, word in zip(known, words, strict=True) if w <= high]
    longer = ordered[bisect_right(ordered, width) : bisect_right(ordered, high)]
    spread, strain = max(_deviation(slacks, mean), 0.004), _strain(longer, needs, width, space)
    return _Fit(face, width, mean, spread, strain, widths, needs, len(full), indent, space)


def _misfit(needs: Sequence[float], room: float) -> float:
    """Give how often a next word would have fitted, a little more where there are few lines to tell.

    ``needs`` is how wide the lines would have been with it.
    """
    return (len([need for need in needs if need < room]) + 0.3) / (len(needs) + 12)


def _strain(longer: Sequence[float], needs: Sequence[float], width: int, space: int) -> float:
    """Give by how much lines are longer than the width, or shorter though the next word would have fitted, at the mean."""
    room = width - space
    strain = (sum([w - width for w in longer]) if longer else 0) + sum([room - need for need in needs if need < room])
    return strain / (len(needs) or 1) / width


def _divides(widths: Sequence[int], samples: Samples, width: int) -> bool:
    """Tell whether words are divided at line ends; those that an extractor put together again leave lines of double length."""
    longest = 1.3 * width
    divided = samples.divided
    if max(widths) > longest:
        divided = divided.union([number for number, w in enumerate(widths) if w > longest])
    return len(divided) >= FEWEST_DIVIDED * len(widths)


def _first_indent(
    samples: Samples, widths: Sequence[int], full: tuple[int, int]
) -> tuple[float, Sequence[bool | None]]:
    """Measure the indent of first lines that was lost, and tell which samples are first ones.

    Those are the lines after short ones; ``None`` where that can't be known.
    """
    low, high = full
    after_short = [n for n in samples.after_stops if widths[samples.full[n] - 1] % high < 0.75 * high]
    if len(after_short) < FEWEST_FIRST:
        return 0.0, ()
    first: list[bool | None] = [False] * len(samples.full)
    for number in samples.after_stops:
        first[number] = None
    for number in after_short:
        first[number] = True
    inner = [
        w
        for place, is_first in zip(samples.full, first, strict=True)
        if is_first is False and low <= (w := widths[place]) <= high
    ]
    outer = [w for number in after_short if low * 0.9 <= (w := widths[samples.full[number]]) <= high]
    return _lost_indent(inner, outer) * high, first


def _densest(widths: Sequence[int], word: int) -> tuple[int, int]:
    """Find the window of widths with the most lines in it; of equals the wider."""
    best, at, number = 0, 0, len(widths)
    for first, width in enumerate(widths):
        if number - first < best:  # most lines lie in one window, so that few are left to be tried
            break
        count = bisect_right(widths, max(WINDOW * width, width + word), first) - first
        if count >= best:
            best, at = count, first
    return widths[at], widths[at + best - 1]


def _lost_indent(inner: list[int], outer: list[int]) -> float:
    """Tell by how much first lines are shorter than others, as a share of the measure; 0 where that may be chance."""
    if len(outer) < FEWEST_FIRST or len(inner) < FEWEST_FIRST:
        return 0.0
    usual = sorted(inner)[len(inner) // 2]
    indent = 1 - sorted(outer)[len(outer) // 2] / usual
    if not SMALLEST_INDENT <= indent <= WIDEST_INDENT:
        return 0.0
    chance = 2.2 * _deviation(inner, sum(inner) / len(inner)) / usual * sqrt(1 / len(outer) + 1 / len(inner))
    return indent if chance <= indent else 0.0


def _deviation(values: Sequence[float], mean: float) -> float:
    # the standard library's is exact and takes fifty times as long
    return dist(values, [mean] * len(values)) / sqrt(len(values))


def _holds(fit: _Fit, samples: Samples) -> bool:
    """Tell whether the measure is that of the text, and measure all lines: few are longer, but for those that were joined."""
    limit = 1.12 * fit.width
    widths, words = samples.in_face(fit.face)
    for line, width, word in zip(samples.lines, widths, words, strict=True):
        line.width, line.first_word = width, word
    return len([width for width in widths if width > limit]) <= MOST_LONGER * len(widths)
