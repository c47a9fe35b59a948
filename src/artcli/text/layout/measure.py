"""How long are the full lines of this text, and in what type?  Lines that end inside a sentence go in, the measure comes out.

A line that ends inside a sentence was broken because it was full: such lines tell the measure, whatever it is.  Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import End, Start, first_word
from artcli.text.layout.widths import FACES, Measurer, fixed, helvetica, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line

WINDOW = 1.14
"""Full lines differ by up to a long word: the window of widths in which most lines lie is this wide."""

FEWEST_OPEN = 0.3
"""Where fewer line ends than this stand inside a sentence, lines aren't broken at a measure; in typeset prose nine in ten do."""

MOST_SAMPLES = 1500

HYPHENS = "-\u2010\u00ad"
FEWEST_DIVIDED = 0.06
"""Typesetters divide a word in one line of ten; compounds with hyphens end fewer than one line in thirty."""
SMALLEST_INDENT, WIDEST_INDENT = 0.02, 0.15
"""Indents of first lines that an extractor dropped, in measures: one to three ems of a column."""


_HANDICAPS: dict[Measurer, float] = {fixed: 1.0, times: 1.1, helvetica: 1.2}
"""What is set in a face spreads half as much in that face's widths as in another's; less than this may be chance."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of full lines in a face of type, how they spread below it, and how often a next word would have fitted.

    ``slack`` and ``spread`` are the mean and the deviation of what full lines lack, in measures; ``first_indent`` is what first
    lines lack besides, where their indents are lost; ``divides`` says that words are divided at line ends.
    """

    face: Measurer
    width: int
    slack: float
    spread: float
    misfit: float
    first_indent: float = 0.0
    divides: bool = False

    @property
    def tolerance(self) -> float:
        """How far a word may seem to fit and yet not: kerning and the stretch of spaces in type, nothing in fixed type."""
        return 0.001 if self.face is fixed else 0.012


@dataclass(frozen=True, slots=True)
class _Sample:
    """A line that ends inside a sentence, the next line's first word, and the line before it where that may end a paragraph."""

    text: str
    word: str
    before: str | None


def measure_of(runs: Sequence[Sequence[Line]]) -> Measure | None:
    """Find the measure of the runs of lines, or nothing where lines aren't broken at a measure."""
    samples: list[_Sample] = []
    pairs = 0
    for run in runs:
        pairs += len(run) - 1
        if len(samples) < MOST_SAMPLES:
            samples.extend(_samples(run))
    if not samples or len(samples) < FEWEST_OPEN * min(pairs, MOST_SAMPLES):
        return None
    measure = min([_in_face(face, samples) for face in FACES], key=_raggedness)
    return measure if _holds(measure, runs) else None


def _samples(run: Sequence[Line]) -> list[_Sample]:
    samples: list[_Sample] = []
    before: str | None = None
    for line, after in zip(run, run[1:], strict=False):
        end = line.end
        if end == End.OPEN and after.start != Start.QUOTE:
            samples.append(_Sample(line.text, first_word(after.text), before))
        before = line.text if end == End.STOP and after.start >= Start.UPPER else None
    return samples


def _raggedness(measure: Measure) -> float:
    # a face of type explains the lines by how little they spread, and by how seldom the next word would have fitted
    return measure.spread * (1 + 8 * measure.misfit) * _HANDICAPS[measure.face]


def _in_face(face: Measurer, samples: Sequence[_Sample]) -> Measure:
    widths = [face(sample.text) for sample in samples]
    low, high = _densest(sorted(widths))
    first = [_is_first(face, sample, high) for sample in samples]
    inner = [w for w, is_first in zip(widths, first, strict=True) if is_first is False and low <= w <= high]
    outer = [w for w, is_first in zip(widths, first, strict=True) if is_first and low * 0.9 <= w <= high]
    indent = _lost_indent(inner, outer) * high
    if indent:
        known = [(w + indent * bool(f), s) for w, f, s in zip(widths, first, samples, strict=True) if f is not None]
    else:
        known = list(zip(widths, samples, strict=True))
    full = [w for w, _ in known if low <= w <= high * 1.02]
    width = ceil(max(full)) if face is fixed else sorted(full)[int(0.96 * (len(full) - 1))]
    slacks = [1 - w / width for w in full]
    mean = sum(slacks) / len(slacks)
    room = width - (0 if face is fixed else 0.012 * width) - face(" ")
    misfits = sum([1 for w, sample in known if w <= high and w + face(sample.word) < room])
    rate = (misfits + 0.3) / (len(known) + 12)
    # a word that an extractor has put together again leaves a line of double length
    divided = sum(
        [1 for w, sample in zip(widths, samples, strict=True) if w > 1.3 * width or sample.text[-1] in HYPHENS]
    )
    divides = divided >= FEWEST_DIVIDED * len(samples)
    return Measure(face, round(width), mean, max(_deviation(slacks, mean), 0.004), rate, indent / width, divides)


def _is_first(face: Measurer, sample: _Sample, width: int) -> bool | None:
    """Tell whether a line is the first of a paragraph, by how short the line before it is; ``None`` where that can't be known."""
    if sample.before is None:
        return False
    return True if face(sample.before) % width < 0.75 * width else None


def _densest(widths: list[int]) -> tuple[int, int]:
    """Find the window of widths with the most lines in it; of equals the wider."""
    best, first, at = 0, 0, 0
    for last, width in enumerate(widths):
        while width > WINDOW * widths[first]:
            first += 1
        if last - first + 1 >= best:
            best, at = last - first + 1, last
    return widths[at - best + 1], widths[at]


def _lost_indent(inner: list[int], outer: list[int]) -> float:
    """Tell by how much first lines are shorter than others, as a share of the measure; 0 where that may be chance."""
    if len(outer) < 2 or len(inner) < 2:
        return 0.0
    usual = sorted(inner)[len(inner) // 2]
    indent = 1 - sorted(outer)[len(outer) // 2] / usual
    chance = 2.2 * _deviation(inner, sum(inner) / len(inner)) / usual * sqrt(1 / len(outer) + 1 / len(inner))
    return indent if max(SMALLEST_INDENT, chance) <= indent <= WIDEST_INDENT else 0.0


def _deviation(values: Sequence[float], mean: float) -> float:
    # the standard library's is exact and takes fifty times as long
    return sqrt(sum([(value - mean) ** 2 for value in values]) / len(values))


def _holds(measure: Measure, runs: Sequence[Sequence[Line]]) -> bool:
    """Tell whether the measure is that of the text: few lines are longer, but for those that an extractor joined."""
    limit = 1.12 * measure.width
    lines = longer = 0
    for run in runs:
        lines += len(run)
        longer += sum([1 for line in run if measure.face(line.text) > limit])
    return longer <= 0.4 * lines
