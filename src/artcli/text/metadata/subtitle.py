"""Is there a standfirst: one short block with a byline or a date right after it?  It is read into the head.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata import titles

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

SUBTITLE_LINES = 5
SUBTITLE_LENGTH = 200
UNSIGNED_SUBTITLE_LENGTH = 140
"""A standfirst with a date, but no byline, below it is shorter: a diary has prose between its dates."""
_CREDITED = re.compile(
    r"(?:photo(?:graph)?s?|pictures?|image|foto|bild|credit|crédit|illustration)(?: credit)?\s?(?::|\bby\b)\s[^.!?]{2,60}\Z"
    r"|\((?:photo|picture|image|foto|bild)\b[^()]{0,60}\)\Z",
    re.IGNORECASE,
)
"""Who took the picture: what stands before it is a caption, and no standfirst."""


def read_subtitle(state: HeadState) -> bool:
    """Read a standfirst: one short block with a byline or a date right after it."""
    head, lines = state.head, state.lines
    if state.has_header or head.subtitle or head.authors:
        return False
    block = lines.block(lines.at, SUBTITLE_LINES)
    length = next((number for number in range(1, len(block)) if lines.is_credit(lines.at + number)), len(block))
    block = block[:length]
    after = lines.filled(lines.at + length)
    if length == SUBTITLE_LINES or not lines.is_credit(after) or lines.is_end(lines.filled(after + 1)):
        return False
    signed = not lines.is_date_line(titles.plain(lines.text(after)))
    if not signed and (head.date or head.updated):  # a date may stand above the title as well
        return False
    if sum(map(len, block)) > (SUBTITLE_LENGTH if signed else UNSIGNED_SUBTITLE_LENGTH):
        return False
    if _CREDITED.search(block[-1]):
        state.draft.drop("caption", "\n".join(block))
        lines.at += length
        return True
    items = [titles.LIST_MARK.sub("", line.strip()) for line in block if titles.LIST_MARK.match(line.strip())]
    if len(items) >= max(2, length - 1):  # highlights: a list, and perhaps a word above it
        state.draft.drop("subtitle", "\n".join(block))
        head.subtitle = "; ".join([titles.plain(item).rstrip(".;") for item in items])
    else:
        head.subtitle = titles.join_lines([titles.plain(line) for line in block])
    lines.at += length
    return True
