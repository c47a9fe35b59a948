"""What are the runs of prose: verse, or paragraphs, and where do those end?  Parts go in, pieces come out.

Here the measure, the indents, the speakers and the line ends are brought together.  Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.text.layout.breaks import part
from artcli.text.layout.indents import Indents
from artcli.text.layout.measure import Measure, measure_of
from artcli.text.layout.pieces import Piece, Run
from artcli.text.layout.speakers import Speakers
from artcli.text.layout.verse import is_like, is_verse, song
from artcli.text.layout.widths import fixed

if TYPE_CHECKING:
    from artcli.text.draft import Draft
    from artcli.text.layout.joining import Joiner
    from artcli.text.layout.lines import Line
    from artcli.text.layout.weighing import StartsAnew

SPEAKER = 30.0
"""A speaker's name begins a paragraph whatever else stands against it."""

LONG_LINE = 1.3
"""Lines this much longer than the measure weren't broken at it."""


TYPE_COLUMN = 110
"""The mean width of a letter of running text, in the units of ``widths.times``."""


def judge(parts: list[Piece | Run], joiner: Joiner, draft: Draft) -> list[Piece]:
    """Judge the runs of prose, and write down how many paragraph ends are doubtful."""
    runs = [run for run in parts if isinstance(run, Run)]
    if not any([len(run.lines) > 1 for run in runs]):  # each line stands alone, so that no end is doubtful
        return [one if isinstance(one, Piece) else _piece(one, one.lines[0], one.lines[0].text) for one in parts]
    measure = measure_of([run.lines for run in runs])
    columns = _columns(measure, runs)
    verse = [not run.quoted and len(run.lines) > 1 and is_verse(run.lines, columns) for run in runs]
    for index in song([[] if run.quoted else run.lines for run in runs]):
        verse[index] = True
    _spread(verse, runs)
    prose = [run for run, is_set in zip(runs, verse, strict=True) if not is_set]
    if len(prose) < len(runs):
        measure = measure_of([run.lines for run in prose])
    parting = part([run.lines for run in prose], measure, _marks(prose))
    draft.count("doubtful_paragraph_ends", parting.doubtful)
    firsts = iter(parting.firsts)
    is_verse_of = dict(zip(map(id, runs), verse, strict=True))
    pieces: list[Piece] = []
    for one in parts:
        if isinstance(one, Piece):
            pieces.append(one)
        elif is_verse_of[id(one)]:
            pieces.append(_stanza(one))
        else:
            pieces.extend(_paragraphs(one, next(firsts), joiner))
    return pieces


def _spread(verse: list[bool], runs: list[Run]) -> None:
    """Take for verse what stands next to verse and may be a stanza too."""
    if True not in verse:
        return
    for order in (range(len(runs) - 1), range(len(runs) - 1, 0, -1)):
        step = order.step
        for index in order:
            beside = runs[index + step]
            if verse[index] and not beside.quoted and is_like(beside.lines, runs[index].lines):
                verse[index + step] = True


def _stanza(run: Run) -> Piece:
    margin = min([line.indent for line in run.lines])
    text = "\n".join([" " * (line.indent - margin) + line.text for line in run.lines])
    return Piece("verse", text, run.lines[0].gap, run.lines[0].page)


def _marks(runs: list[Run]) -> StartsAnew | None:
    """Give what speakers' names and indents say of a pair of lines, or nothing where there are neither."""
    speakers = Speakers([line for run in runs for line in run.lines])
    indents = Indents([run.lines for run in runs])

    if not speakers.names and not indents.first and not indents.hanging:
        return None

    def odds(before: Line, line: Line) -> float:
        return SPEAKER if speakers.speaks(line) else indents.odds(before, line)

    return odds


def _columns(measure: Measure | None, runs: list[Run]) -> float:
    """Give the columns up to which lines were filled: the measure, or the longest line where longer ones weren't broken."""
    longest = max([fixed(run.lines[0].text) for run in runs if len(run.lines) == 1], default=0)
    if measure is None:
        return longest
    columns = measure.width if measure.face in (len, fixed) else measure.width / TYPE_COLUMN
    return longest if longest > LONG_LINE * columns else columns


def _paragraphs(run: Run, firsts: list[int], joiner: Joiner) -> list[Piece]:
    pieces: list[Piece] = []
    for first, after in zip(firsts, [*firsts[1:], len(run.lines)], strict=True):
        own = run.lines[first:after]
        pieces.append(_piece(run, own[0], joiner.paragraph([line.text for line in own])))
    return pieces


def _piece(run: Run, first: Line, text: str) -> Piece:
    """Give a run's paragraph that begins with a line."""
    if run.quoted:
        return Piece("quote", "> " * (run.quoted - 1) + text, first.gap, first.page)
    return Piece("paragraph", text, first.gap, first.page)
