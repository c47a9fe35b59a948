"""How do an article's lines become its blocks?  A draft goes in, blocks come out: the one composition of the layout's steps.

lines ─fences, quotes, lists, tables, code→ structures and runs ─verse, paragraph ends→ pieces ─rejoining, headings, marks→ blocks.
Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import Block
from artcli.text.layout import hyphens
from artcli.text.layout.breaks import first_lines
from artcli.text.layout.clean import clean_blocks
from artcli.text.layout.fences import part_fences
from artcli.text.layout.headings import mark_headings
from artcli.text.layout.inline import Marks, unescape_start
from artcli.text.layout.joining import Joiner
from artcli.text.layout.lines import read_lines
from artcli.text.layout.marks import ParagraphMarks
from artcli.text.layout.measure import Measure, measure_of
from artcli.text.layout.pieces import Piece, Run
from artcli.text.layout.rejoining import rejoin
from artcli.text.layout.signatures import drop_signature
from artcli.text.layout.structures import Structures
from artcli.text.layout.verse import is_verse
from artcli.text.layout.widths import fixed

if TYPE_CHECKING:
    from artcli.text.draft import Draft

LONG_LINE = 1.3
"""Lines this much longer than the measure weren't broken at it."""


def build_blocks(draft: Draft) -> tuple[Block, ...]:
    """Make the blocks of the lines that are left of a draft, and write down what was mended and dropped."""
    blocks = clean_blocks(draft.lines)
    if blocks is not None:
        return blocks
    drop_signature(draft)
    joiner = Joiner(_vocabulary(draft.lines))
    parts = _parts(draft, joiner)
    pieces = rejoin(_pieces(parts, joiner), joiner, draft)
    mark_headings(pieces)
    draft.count("unwrapped_lines", joiner.unwrapped)
    draft.count("hyphens_joined", joiner.hyphens_joined)
    return _finish(pieces, draft)


def _vocabulary(lines: list[str]) -> set[str]:
    if any([line[-1:] in hyphens.HYPHENS for line in lines if line]):
        return hyphens.vocabulary(lines)
    return set()


def _parts(draft: Draft, joiner: Joiner) -> list[Piece | Run]:
    structures = Structures(draft, joiner)
    if not any(["```" in line or "~~~" in line for line in draft.lines]):
        return structures.read(read_lines(draft.lines))
    parts: list[Piece | Run] = []
    for part in part_fences(draft.lines):
        if isinstance(part, Piece):
            parts.append(part)
        else:
            parts.extend(structures.read(read_lines(part)))
    return parts


def _pieces(parts: list[Piece | Run], joiner: Joiner) -> list[Piece]:
    """Judge the runs of prose: verse, or paragraphs with their ends."""
    runs = [part for part in parts if isinstance(part, Run)]
    lines = [run.lines for run in runs]
    measure = measure_of(lines)
    columns = _columns(measure, runs)
    verse = [not run.quoted and len(run.lines) > 1 and is_verse(run.lines, columns) for run in runs]
    prose = [run for run, is_set in zip(runs, verse, strict=True) if not is_set]
    if len(prose) < len(runs):
        measure = measure_of([run.lines for run in prose])
    marks = ParagraphMarks(prose)
    firsts = iter(first_lines([run.lines for run in prose], measure, marks.odds))
    is_verse_of = dict(zip(map(id, runs), verse, strict=True))
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, Piece):
            pieces.append(part)
        elif is_verse_of[id(part)]:
            margin = min([line.indent for line in part.lines])
            text = "\n".join([" " * (line.indent - margin) + line.text for line in part.lines])
            pieces.append(Piece("verse", text, part.lines[0].gap, part.lines[0].page))
        else:
            pieces.extend(_paragraphs(part, next(firsts), joiner))
    return pieces


def _columns(measure: Measure | None, runs: list[Run]) -> float:
    """Give the columns up to which lines were filled: the measure, or the longest line where longer ones weren't broken."""
    longest = max([fixed(run.lines[0].text) for run in runs if len(run.lines) == 1], default=0)
    if measure is None:
        return longest
    columns = measure.width if measure.face is fixed else measure.width / 110
    return longest if longest > LONG_LINE * columns else columns


def _paragraphs(run: Run, firsts: list[int], joiner: Joiner) -> list[Piece]:
    pieces: list[Piece] = []
    for first, after in zip(firsts, [*firsts[1:], len(run.lines)], strict=True):
        own = run.lines[first:after]
        text = joiner.paragraph([line.text for line in own])
        if run.quoted:
            pieces.append(Piece("quote", "> " * (run.quoted - 1) + text, own[0].gap, own[0].page))
        else:
            pieces.append(Piece("paragraph", text, own[0].gap, own[0].page))
    return pieces


def _finish(pieces: list[Piece], draft: Draft) -> tuple[Block, ...]:
    """Take the marks out of the prose and make blocks."""
    marks = Marks("\n".join([piece.text for piece in pieces if piece.kind not in {"code", "table"}]))
    blocks: list[Block] = []
    for piece in pieces:
        text = piece.text
        if piece.kind not in {"code", "table"}:
            if marks.any:
                text = marks.strip(text)
            if piece.kind == "paragraph":
                text = unescape_start(text)
        if text.strip():
            blocks.append(Block(piece.kind, text))
    draft.count("markdown_marks", marks.count)
    for link in marks.links:
        draft.drop("link", link)
    return tuple(blocks)
