"""How do an article's lines become its blocks?  A draft goes in, blocks come out: the one composition of the layout's steps.

lines ─fences, quotes, lists, tables, code→ structures and runs ─verse, paragraph ends→ pieces ─rejoining, headings, marks→ blocks.
Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import Block
from artcli.text.layout import hyphens
from artcli.text.layout.clean import clean_blocks
from artcli.text.layout.fences import part_fences
from artcli.text.layout.headings import mark_headings
from artcli.text.layout.inline import Marks
from artcli.text.layout.joining import Joiner
from artcli.text.layout.lines import read_lines
from artcli.text.layout.pieces import Piece, Run
from artcli.text.layout.prose import judge
from artcli.text.layout.rejoining import rejoin
from artcli.text.layout.signatures import drop_signature
from artcli.text.layout.structures import Structures

if TYPE_CHECKING:
    from artcli.text.draft import Draft


def build_blocks(draft: Draft) -> tuple[Block, ...]:
    """Make the blocks of the lines that are left of a draft, and write down what was mended and dropped."""
    blocks = clean_blocks(draft.lines)
    if blocks is not None:
        return blocks
    drop_signature(draft)
    joiner = Joiner(_vocabulary(draft.lines))
    pieces = rejoin(judge(_parts(draft, joiner), joiner, draft), joiner, draft)
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
    for part in part_fences(draft.lines, draft):
        if isinstance(part, Piece):
            parts.append(part)
        else:
            parts.extend(structures.read(read_lines(part)))
    return parts


def _finish(pieces: list[Piece], draft: Draft) -> tuple[Block, ...]:
    """Take the marks out of the prose and make blocks."""
    marks = Marks("\n".join([piece.text for piece in pieces if piece.kind not in {"code", "table"}]))
    blocks: list[Block] = []
    for piece in pieces:
        text = piece.text
        if piece.kind not in {"code", "table"}:
            if marks.any:
                text = marks.strip(text)
        if text.strip():
            blocks.append(Block(piece.kind, text))
    draft.count("markdown_marks", marks.count)
    for link in marks.links:
        draft.drop("link", link)
    return tuple(blocks)
