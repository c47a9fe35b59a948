"""How do an article's lines become its blocks?  A draft goes in, blocks come out: the one composition of the layout's steps.

lines ─fences, quotes, lists, tables, code→ structures and runs ─verse, paragraph ends→ pieces ─rejoining, headings, marks→ blocks.
Pure.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from artcli.model import Block
from artcli.text.draft import may_have_fences
from artcli.text.layout.clean import clean_blocks
from artcli.text.layout.dividing import divides_words
from artcli.text.layout.fences import part_fences
from artcli.text.layout.headings import mark_headings
from artcli.text.layout.initials import join_initials
from artcli.text.layout.inline import Marks
from artcli.text.layout.joining import Joiner
from artcli.text.layout.lines import read_lines
from artcli.text.layout.pieces import Piece, Run
from artcli.text.layout.prose import judge
from artcli.text.layout.rejoining import rejoin
from artcli.text.layout.repeats import drop_repeats
from artcli.text.layout.signatures import drop_signature
from artcli.text.layout.structures import Structures, is_rule
from artcli.text.layout.stuck import part_stuck
from artcli.text.layout.vocabulary import Vocabulary
from artcli.text.repairs import repair
from artcli.text.repairs.typography import may_have_dashes

if TYPE_CHECKING:
    from artcli.text.draft import Draft
    from artcli.text.layout.lines import Line

_VERBATIM = frozenset(("code", "table"))
_LINES = _VERBATIM | {"verse"}

_DASHES = re.compile(r"[-–—=_~+# ]{2,}$")
"""Less than a rule as a line, but nothing else as a paragraph."""


def build_blocks(draft: Draft) -> tuple[Block, ...]:
    """Make the blocks of the lines that are left of a draft, and write down what was mended and dropped."""
    blocks = clean_blocks(draft.lines)
    if blocks is None:
        draft.has_gaps = True  # marks that are taken out may leave some, and tables and verse have them
        blocks = drop_repeats(_blocks(draft), draft)
    return blocks


def _blocks(draft: Draft) -> tuple[Block, ...]:
    drop_signature(draft)
    joiner = Joiner(Vocabulary(draft.lines), cache(partial(divides_words, draft.lines)))
    pieces = judge(_parts(draft, joiner), joiner, draft)
    pieces = _drop_rules(pieces, draft)
    marks = Marks("\n".join([piece.text for piece in pieces if piece.kind not in _VERBATIM]))
    _strip(pieces, marks)
    whole = _mend(pieces, draft)
    part_stuck(pieces, draft)
    pieces = rejoin(pieces, joiner, draft)
    mark_headings(pieces)
    _strip(pieces, marks)
    draft.count("unwrapped_lines", joiner.unwrapped)
    draft.count("hyphens_joined", joiner.hyphens_joined)
    draft.count("markdown_marks", marks.count)
    draft.count("wiki_marks", marks.wiki_count)
    for link in marks.links:
        draft.drop("link", link)
    _mend(pieces, draft, whole)
    return tuple([Block(piece.kind, piece.text) for piece in pieces if piece.text.strip()])


def _parts(draft: Draft, joiner: Joiner) -> list[Piece | Run]:
    structures = Structures(draft, joiner)
    if not may_have_fences(draft.lines):
        return structures.read(_lines(draft.lines, draft))
    parts: list[Piece | Run] = []
    for part in part_fences(draft.lines, draft):
        if isinstance(part, Piece):
            parts.append(part)
        else:
            parts.extend(structures.read(_lines(part, draft)))
    return parts


def _lines(source: list[str], draft: Draft) -> list[Line]:
    lines = read_lines(source)
    draft.count("dropped_initials", join_initials(lines))
    return lines


def _drop_rules(pieces: list[Piece], draft: Draft) -> list[Piece]:
    """Drop what became a rule when its lines were joined."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.kind in {"paragraph", "heading"} and (is_rule(piece.text) or _DASHES.match(piece.text)):
            draft.drop("rule", piece.text)
        else:
            kept.append(piece)
    return kept


def _strip(pieces: list[Piece], marks: Marks) -> None:
    """Take the marks out of the prose."""
    if marks.any:
        for piece in pieces:
            if piece.kind not in _VERBATIM:
                piece.text = marks.strip(piece.text)


def _mend(pieces: list[Piece], draft: Draft, whole: str = "") -> str:
    """Mend what line breaks hid from the repairs: dashes, gaps and quotation marks of a typewriter.

    Give the text of all pieces where there is nothing to mend; given again, as ``whole``, it isn't looked at a second time.
    """
    text = "\n".join([piece.text for piece in pieces])
    if text == whole or not _may_be_mended(text):
        return text
    for piece in pieces:
        text = piece.text
        if piece.kind in _LINES or not _may_be_mended(text):
            continue
        repaired = repair(text)
        piece.text = repaired.text
        for kind, times in repaired.counts.items():
            draft.count(kind, times)
        for kind, words in repaired.dropped:
            draft.drop(kind, words)
    return ""


def _may_be_mended(text: str) -> bool:
    # to look for one character takes no time, for two a microsecond a kilobyte
    return "  " in text or ("-" in text and may_have_dashes(text)) or ("`" in text and "``" in text)
