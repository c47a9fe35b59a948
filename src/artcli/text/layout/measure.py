"""How long are the full lines of this text, and in what type?  Lines that end inside a sentence go in, the measure comes out.

A line that ends inside a sentence was broken because it was full: such lines tell the measure, whatever it is.  Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev

from artcli.text.layout.lines import Line
from artcli.text.layout.sentences import End, Start, end_of, start_of
from artcli.text.layout.widths import FACES, Measurer, fixed

WINDOW = 1.14
"""Full lines differ by up to a long word: the window of widths in which most lines lie is this wide."""

MOST_SAMPLES = 1500


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of full lines in a face of type, how they spread below it, and how often a next word would have fitted."""

    face: Measurer
    width: int
    slack: float
    spread: float
    misfit: float
    first_indent: float = 0.0


def measure_of(runs: list[list[Line]]) -> Measure | None:
    """Find the measure of the runs of lines, or nothing where lines aren't broken at a measure."""
    sample: list[tuple[str, str]] = []
    pairs = 0
    for run in runs:
        pairs += len(run) - 1
        for line, after in pairwise(run):
            if end_of(line.text) == End.OPEN and start_of(after.text) != Start.QUOTE:
                sample.append((line.text, after.text))
    if not sample or len(sample) < 0.3 * pairs:
        return None
    measure = min([_in_face(face, sample[:MOST_SAMPLES]) for face in FACES], key=_raggedness)
    return measure if _holds(measure, runs) else None


def _raggedness(measure: Measure) -> float:
    # plain text is in fixed type unless type set in proportion explains its lines clearly better
    return measure.spread * (1.0 if measure.face is fixed else 1.15)


def _in_face(face: Measurer, sample: list[tuple[str, str]]) -> Measure:
    widths = [face(text) for text, _ in sample]
    low, high = _densest(sorted(widths))
    full = sorted([width for width in widths if low <= width <= high])
    width = full[-1] if face is fixed else full[int(0.96 * (len(full) - 1))]
    slacks = [1 - w / width for w in full]
    tolerance = 0 if face is fixed else 0.012 * width
    space = face(" ")
    misfits = sum(
        1
        for (_, after), w in zip(sample, widths, strict=True)
        if w <= high and w + space + face(after.split(None, 1)[0]) + tolerance < width
    )
    return Measure(face, width, fmean(slacks), max(pstdev(slacks), 0.004), (misfits + 0.3) / (len(sample) + 12))


def _densest(widths: list[int]) -> tuple[int, int]:
    """Find the window of widths with the most lines in it; of equals the wider."""
    best, first, at = 0, 0, 0
    for last, width in enumerate(widths):
        while width > WINDOW * widths[first]:
            first += 1
        if last - first + 1 >= best:
            best, at = last - first + 1, last
    return widths[at - best + 1], widths[at]


def _holds(measure: Measure, runs: list[list[Line]]) -> bool:
    """Tell whether the measure is that of the text: few lines are longer, but for those that an extractor joined."""
    limit = 1.12 * measure.width
    lines = longer = 0
    for run in runs:
        lines += len(run)
        longer += sum([1 for line in run if measure.face(line.text) > limit])
    return longer <= 0.4 * lines
