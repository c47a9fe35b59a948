"""Which paragraphs are halves of one, parted by a blank line or a page's end?  Paragraphs go in, whole ones come out.

Only the words on both sides count, so that what is left apart once is left apart on the next reading.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.layout import hyphens
from artcli.text.layout.sentences import COLON, FUNCTION_WORDS, LOWER, OPEN, STOP, UPPER, end_of, goes_on, start_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.text.draft import Draft
    from artcli.text.layout.joining import Joiner
    from artcli.text.layout.pieces import Piece

_INNER_STOP = re.compile(r"[^\W\d_]{2}[.!?][\"”’»)]* \S")

SHORTEST_HALF = 40
"""Shorter lines without a stop are rather headings, names and items than halves of a sentence."""

LONGEST_HEADING = 80
MOST_PASSES = 6
COMMAS = ",，،"


def rejoin(pieces: list[Piece], joiner: Joiner, draft: Draft) -> list[Piece]:
    """Join the halves of sentences, until none are left: what is whole may go on in turn."""
    for _ in range(MOST_PASSES):
        before = len(pieces)
        pieces = _rejoin(pieces, joiner, draft)
        if len(pieces) == before:
            break
    return pieces


def _rejoin(pieces: Iterable[Piece], joiner: Joiner, draft: Draft) -> list[Piece]:
    whole: list[Piece] = []
    halves: list[str] = []
    for piece in pieces:
        last = whole[-1] if whole else None
        if last is not None and last.kind == piece.kind == "paragraph" and _is_one(halves[-1], piece, len(halves)):
            halves.append(piece.text)
            draft.count("page_breaks_joined" if piece.page else "blank_lines_joined")
            continue
        _close(whole, halves, joiner)
        whole.append(piece)
        halves = [piece.text]
    _close(whole, halves, joiner)
    return whole


def _close(whole: list[Piece], halves: list[str], joiner: Joiner) -> None:
    if len(halves) > 1:
        unwrapped = joiner.unwrapped
        whole[-1].text = joiner.paragraph(halves)
        joiner.unwrapped = unwrapped


def _is_one(before: str, piece: Piece, parts: int) -> bool:
    """Tell whether a sentence goes on from one paragraph into the next."""
    text = piece.text
    end, start = end_of(before), start_of(text)
    if end == STOP:
        # “Why?” he asked
        return start == LOWER and (piece.page or before[-1] in '"”’»') and before[-2:-1] != "."
    if end != COLON and hyphens.is_divided(before, text):
        # -30- ends a report, and 2019- a table's line
        return before[-2].isalpha() and (start == LOWER or (piece.page and text[0].isalpha()))
    long = len(before) >= SHORTEST_HALF or parts > 1 or _INNER_STOP.search(before) is not None
    if start == LOWER:
        # a short line with a comma is a letter's salutation
        return end != COLON and (
            long or (before[-1] not in COMMAS and (goes_on(before) or len(text) > LONGEST_HEADING))
        )
    return end == OPEN and long and (goes_on(before) or _splits_a_name(before, text, piece))


def _splits_a_name(before: str, text: str, piece: Piece) -> bool:
    """Tell whether the break stands between two words of a name, or at a page's end in the middle of a sentence."""
    if len(before) <= LONGEST_HEADING or not before[-1].isalnum() or start_of(text) != UPPER:
        return False
    first, last = text.split(None, 1)[0], before.rsplit(None, 1)[-1]
    return piece.page or (last[0].isupper() and first.lower() not in FUNCTION_WORDS)
