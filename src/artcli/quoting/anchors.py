"""How is a paragraph named so that it is found again when the article has changed?  Blocks ↔ anchors such as ``p7-3f2akq``.

The number counts the blocks from 1.  Behind it stand six characters: three say with which words the block begins, three with which it ends.
A paragraph that has moved is found by both, one that was edited at one end by the other, nearest to its number; punctuation, capitals and
accents make no difference.  The number alone (``p7``) is an anchor too, for as long as the article stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

from artcli.analysis.fold import fold
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.model import Block

_ANCHOR = re.compile(r"p([1-9][0-9]{0,6})(?:-([a-z2-7]{3})([a-z2-7]{3}))?", re.ASCII)
_WORD = re.compile(r"\w+")
_WORDS = 6
"""Words of either end that are told by three characters: a chance of 1 in 30,000 that others have the same."""
_DIGITS = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True, slots=True)
class Found:
    """The block that an anchor means, counted from 0; ``surely`` unless nothing but its number speaks for it."""

    place: int
    surely: bool


def is_anchor(text: str) -> bool:
    """Tell whether a text has the form of an anchor."""
    return _ANCHOR.fullmatch(text) is not None


def anchor_of(blocks: Sequence[Block], place: int) -> str:
    """Return the anchor of a block, counted from 0.

    >>> from artcli.model import Block
    >>> anchor_of([Block("paragraph", "Nobody left early.")], 0)
    'p1-67t67t'
    """
    beginning, end = _ends(blocks[place])
    return f"p{place + 1}-{beginning}{end}"


def resolved(blocks: Sequence[Block], anchor: str) -> Found | None:
    """Return the block that an anchor means; None for no anchor, or a bare number beyond the last block."""
    match = _ANCHOR.fullmatch(anchor)
    if match is None or not blocks:
        return None
    number, beginning, end = int(match[1]) - 1, match[2], match[3]
    if beginning is None:
        return Found(number, surely=True) if number < len(blocks) else None
    ends = list(map(_ends, blocks))
    same = [place for place, one in enumerate(ends) if one == (beginning, end)]
    alike = [place for place, one in enumerate(ends) if one[0] == beginning or one[1] == end]
    near = same or alike
    if near:
        return Found(min(near, key=lambda place: abs(place - number)), surely=True)
    return Found(min(number, len(blocks) - 1), surely=False)


def _ends(block: Block) -> tuple[str, str]:
    """Return what tells a block's first and last words."""
    words = _WORD.findall(fold(block.text)) or [block.text]
    return _told(words[:_WORDS]), _told(words[-_WORDS:])


def _told(words: Sequence[str]) -> str:
    value = crc32(" ".join(words).encode("utf-8", "surrogatepass"))
    return "".join([_DIGITS[value >> shift & 31] for shift in (0, 9, 18)])
