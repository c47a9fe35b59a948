"""How long are the full lines of this text, and in what type?  Lines that end inside a sentence go in, the measure comes out.

A line that ends inside a sentence was broken because it was full: such lines tell the measure, whatever it is.  Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, sqrt
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import End, Start, first_word
from artcli.text.layout.widths import Measurer, fixed, has_wide, helvetica, measure_all, times, word_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line

WINDOW = 1.14
LONG_WORD = 9
"""Full lines differ by up to a long word: the window of widths in which most lines lie is this wide, or so many letters."""

FEWEST_OPEN = 0.3
"""Where fewer line ends than this stand inside a sentence, lines aren't broken at a measure; in typeset prose nine in ten do."""

MOST_SAMPLES = 1500

MOST_LONGER = 0.4

ENOUGH = 20
"""Where so many lines are full to the column, so that no next word would have fitted, the type is fixed: no other face is tried."""

_OPEN, _STOP, _UPPER, _QUOTE = End.OPEN, End.STOP, Start.UPPER, Start.QUOTE

TOLERANCE, UNCERTAINTY = 0.01, 0.05
"""Kerning and the rounding of widths come to a hundredth of a line; a measure told from few lines is less sure."""

HYPHENS = "-\u2010\u00ad"
FEWEST_DIVIDED = 0.06
"""Typesetters divide a word in one line of ten; compounds with hyphens end fewer than one line in thirty."""
SMALLEST_INDENT, WIDEST_INDENT = 0.02, 0.15
"""Indents of first lines that an extractor dropped, in measures: one to three ems of a column."""

FEWEST_FIRST = 2

_HANDICAPS: dict[Measurer, float] = {times: 0.1, helvetica: 0.2}
"""What is set in a face spreads half as much in that face's widths as in another's; less than this may be chance."""


CHANCE = 12
"""With as few lines as this, chance does as much again."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of full lines in a face of type, how they spread below it, and how often a next word would have fitted.

    ``slack`` and ``spread`` are the mean and the deviation of what full lines lack, in measures; ``strain`` is by how much
    they are too long, or short of a next word that would have fitted, at the mean; ``first_indent`` is what first
    lines lack besides, where their indents are lost; ``divides`` says that words are divided at line ends; ``tolerance`` is how
    far a word may seem to fit and yet not.
    """

    face: Measurer
    width: int
    slack: float
    spread: float
    misfit: float
    strain: float = 0.0
    first_indent: float = 0.0
    divides: bool = False
    tolerance: float = 0.001


@dataclass(slots=True, eq=False)
class _Samples:
    """Lines that end inside a sentence, the next lines' first words, and the lines before them where those may end a paragraph.

    ``after_stops`` are the places of the lines that ``befores`` stand before.
    """

    texts: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    after_stops: list[int] = field(default_factory=list)
    befores: list[str] = field(default_factory=list)

    def add(self, run: Sequence[Line]) -> None:
        """Take the samples of a run."""
        before: Line | None = None
        for line, after in pairwise(run):
            end, start = line.end, after.start
            if end == _OPEN and start != _QUOTE:
                self.texts.append(line.set_in)
                self.words.append(first_word(after.text))
                if before:
                    self.after_stops.append(len(self.texts) - 1)
                    self.befores.append(before.set_in)
            before = line if end == _STOP and start >= _UPPER else None


def measure_of(runs: Sequence[Sequence[Line]]) -> Measure | None:
    """Find the measure of the runs of lines, or nothing where lines aren't broken at a measure."""
    samples = _Samples()
    pairs = 0
    for run in runs:
        pairs += len(run) - 1
        if len(run) > 1 and len(samples.texts) < MOST_SAMPLES:
            samples.add(run)
    if not samples.texts or len(samples.texts) < FEWEST_OPEN * min(pairs, MOST_SAMPLES):
        return None
    measure = _best_face(samples)
    return measure if _holds(measure, runs) else None


def _best_face(samples: _Samples) -> Measure:
    """Choose the face of type that explains the lines best."""
    number = len(samples.texts)
    plain = _in_face(fixed if has_wide(samples.texts) else len, samples)
    if not plain.strain and number >= ENOUGH:
        return plain
    printed = _in_face(times, samples)
    if _raggedness(plain, number) <= _raggedness(printed, number):
        return plain
    return min(printed, _in_face(helvetica, samples), key=lambda one: _raggedness(one, number))


def _raggedness(measure: Measure, samples: int) -> float:
    # the weights chose the right face for nine files in ten that were typeset for the purpose, in two faces and four manners
    handicap = _HANDICAPS.get(measure.face, 0.0) * (1 + CHANCE / samples)
    return (measure.spread / 4 + 3 * measure.strain) * (1 + handicap)


def _in_face(face: Measurer, samples: _Samples) -> Measure:
    """Measure the samples as if they were set in a face of type."""
    is_fixed = face in (len, fixed)
    widths, before_widths = _measured(face, samples)
    low, high = _densest(sorted(widths), LONG_WORD * (1 if is_fixed else 110))
    indent, first = _first_indent(samples, widths, before_widths, (low, high))
    words = [word_width(face, word) for word in samples.words]
    known: list[tuple[float, int]]
    if indent:
        known = [(w + indent * bool(f), word) for w, f, word in zip(widths, first, words, strict=True) if f is not None]
    else:
        known = list(zip(widths, words, strict=True))
    full = sorted([w for w, _ in known if low <= w <= high * 1.02])
    width = ceil(full[-1]) if is_fixed else round(full[int(0.96 * (len(full) - 1) + 0.5)])
    slacks = [1 - w / width for w in full]
    mean = sum(slacks) / len(slacks)
    tolerance = 0.001 if is_fixed else TOLERANCE + UNCERTAINTY / len(full)
    lines = [pair for pair in known if pair[0] <= high]
    space = face(" ")
    return Measure(
        face,
        width,
        mean,
        max(_deviation(slacks, mean), 0.004),
        _misfit(lines, width * (1 - tolerance) - space),
        _strain(lines, width, space),
        indent / width,
        _divides(widths, samples.texts, width),
        tolerance,
    )


def _misfit(lines: Sequence[tuple[float, int]], room: float) -> float:
    """Give how often a next word would have fitted, a little more where there are few lines to tell."""
    return (len([w for w, word in lines if w + word < room]) + 0.3) / (len(lines) + 12)


def _strain(lines: Sequence[tuple[float, int]], width: float, space: int) -> float:
    """Give by how much lines are longer than the width, or shorter though the next word would have fitted, at the mean."""
    room = width - space
    strain = sum([w - width for w, _ in lines if w > width]) + sum(
        [room - w - word for w, word in lines if w + word < room]
    )
    return strain / (len(lines) or 1) / width


def _divides(widths: Sequence[int], texts: Sequence[str], width: int) -> bool:
    """Tell whether words are divided at line ends; those that an extractor put together again leave lines of double length."""
    longest = 1.3 * width
    divided = len([w for w, text in zip(widths, texts, strict=True) if w > longest or text[-1] in HYPHENS])
    return divided >= FEWEST_DIVIDED * len(texts)


def _measured(face: Measurer, samples: _Samples) -> tuple[list[int], list[int]]:
    """Measure the samples and the lines before them, all at once."""
    widths = measure_all(face, samples.texts + samples.befores)
    number = len(samples.texts)
    return widths[:number], widths[number:]


def _first_indent(
    samples: _Samples, widths: Sequence[int], before_widths: Sequence[int], full: tuple[int, int]
) -> tuple[float, list[bool | None]]:
    """Measure the indent of first lines that was lost, and tell which lines are first ones.

    Those are the lines after short ones; ``None`` where that can't be known.
    """
    low, high = full
    first: list[bool | None] = [False] * len(widths)
    for number, width in zip(samples.after_stops, before_widths, strict=True):
        first[number] = True if width % high < 0.75 * high else None
    if first.count(True) < FEWEST_FIRST:
        return 0.0, first
    inner = [w for w, is_first in zip(widths, first, strict=True) if is_first is False and low <= w <= high]
    outer = [w for w, is_first in zip(widths, first, strict=True) if is_first and low * 0.9 <= w <= high]
    return _lost_indent(inner, outer) * high, first


def _densest(widths: Sequence[int], word: int) -> tuple[int, int]:
    """Find the window of widths with the most lines in it; of equals the wider."""
    best, first, at = 0, 0, 0
    most = max(WINDOW * widths[0], widths[0] + word)
    for last, width in enumerate(widths):
        while width > most:
            first += 1
            most = max(WINDOW * widths[first], widths[first] + word)
        if last - first + 1 >= best:
            best, at = last - first + 1, last
    return widths[at - best + 1], widths[at]


def _lost_indent(inner: list[int], outer: list[int]) -> float:
    """Tell by how much first lines are shorter than others, as a share of the measure; 0 where that may be chance."""
    if len(outer) < FEWEST_FIRST or len(inner) < FEWEST_FIRST:
        return 0.0
    usual = sorted(inner)[len(inner) // 2]
    indent = 1 - sorted(outer)[len(outer) // 2] / usual
    chance = 2.2 * _deviation(inner, sum(inner) / len(inner)) / usual * sqrt(1 / len(outer) + 1 / len(inner))
    return indent if max(SMALLEST_INDENT, chance) <= indent <= WIDEST_INDENT else 0.0


def _deviation(values: Sequence[float], mean: float) -> float:
    # the standard library's is exact and takes fifty times as long
    return sqrt(sum([(value - mean) ** 2 for value in values]) / len(values))


def _holds(measure: Measure, runs: Sequence[Sequence[Line]]) -> bool:
    """Tell whether the measure is that of the text, and measure all lines: few are longer, but for those that were joined."""
    limit = 1.12 * measure.width
    lines = [line for run in runs for line in run]
    widths = measure_all(measure.face, [line.set_in for line in lines])
    for line, width in zip(lines, widths, strict=True):
        line.width = width
    return len([width for width in widths if width > limit]) <= MOST_LONGER * len(lines)
