"""Which paragraphs are headings?  Pieces go in and are given their kind.

A heading is short, has no stop, begins with a capital and stands before a paragraph that is longer.  Pure.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import COLON, LOWER, OPEN, end_of, start_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.pieces import Piece

_CREDITED = re.compile(
    r"\b(?:photo|photograph|photographs|photos|picture|image|foto|fotos|bild|credit|crédit|illustration)(?: credit)?\s?:",
    re.IGNORECASE,
)
"""A caption with the name of who took the picture."""
LONGEST = 72
MOST_WORDS = 12


def mark_headings(pieces: Sequence[Piece]) -> None:
    """Give headings their kind."""
    for piece, after in pairwise(pieces):
        if (
            piece.kind == "paragraph"
            and len(piece.text) <= LONGEST
            and after.kind != "heading"
            and _is_heading(piece, after)
        ):
            piece.kind = "heading"


def _is_heading(piece: Piece, after: Piece) -> bool:
    text = piece.text
    if end_of(text) != OPEN or text[-1] in ",;–—-，、；" or len(text.split()) > MOST_WORDS:
        return False
    start = start_of(text)
    if ":" in text and _CREDITED.search(text):
        return False
    if start == LOWER or not any(map(str.isalpha, text)):
        return False
    if after.kind in {"paragraph", "quote"}:
        return len(after.text) > len(text) and end_of(after.text) >= COLON
    return after.kind in {"verse", "table", "code", "list_item"}
