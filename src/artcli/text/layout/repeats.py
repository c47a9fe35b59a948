"""Which paragraphs stand twice in a file?  Blocks go in; those that come again, word for word, are dropped.

Pages print a lead again below a photograph, and editors paste a passage twice.  Only long prose counts: refrains, answers and
quotations are repeated on purpose.  Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.text.layout.sentences import OPENERS, STOP, end_of

if TYPE_CHECKING:
    from artcli.model import Block
    from artcli.text.draft import Draft

SHORTEST = 60
"""Shorter paragraphs may be said again."""


def drop_repeats(blocks: tuple[Block, ...], draft: Draft) -> tuple[Block, ...]:
    """Drop the paragraphs that have stood before."""
    if len({block.text for block in blocks}) == len(blocks):
        return blocks
    seen: set[str] = set()
    kept: list[Block] = []
    for block in blocks:
        if block.text in seen and _is_long_prose(block):
            draft.drop("repeated_paragraph", block.text)
            continue
        seen.add(block.text)
        kept.append(block)
    return tuple(kept)


def _is_long_prose(block: Block) -> bool:
    text = block.text
    return block.kind == "paragraph" and len(text) >= SHORTEST and text[0] not in OPENERS and end_of(text) == STOP
