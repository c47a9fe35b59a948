"""Does a text end with its author: a byline below it, or a note of who the author is?  The last lines go in; they are read and taken out.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata import titles
from artcli.text.metadata.head_lines import around

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

_LONGEST_BYLINE = 120
_MOST_LINES = 6
_LONGEST_NOTE = 400
_STOPS = frozenset(".!?…。！？")
_NOBODY = ("\n",)
_IS = re.compile(
    r",?\s(?:is|was|are|writes?|covers?|reports?|contribut(?:es?|ed)|works?|edits?|teaches|has (?:written|covered|reported)|ist|schreibt|est|es|è|é)\b"
)
"""What a note about an author says behind the name."""


def read_signed_end(state: HeadState) -> bool:
    """Read the last lines, if they are an author's, and take them out."""
    lines = state.lines.lines
    end = len(lines)
    while end > state.lines.at and not lines[end - 1].strip():
        end -= 1
    start = end
    while start > state.lines.at and lines[start - 1].strip() and end - start <= _MOST_LINES:
        start -= 1
    if not 0 < end - start <= _MOST_LINES or start <= state.lines.at:
        return False
    first = lines[start].strip()
    is_short = end - start == 1 and len(first) <= _LONGEST_BYLINE and first[-1] not in _STOPS
    if not is_short and not first.startswith(tuple(state.head.authors) or _NOBODY):
        return False
    block = [line.strip() for line in lines[start:end]]
    above = _above(lines, start, state.lines.at)
    if not above or not titles.is_sentence(above):
        return False
    if not (_read_byline(state, block) or _drop_note(state, " ".join(block))):
        return False
    del lines[start:]
    return True


def _above(lines: list[str], start: int, first: int) -> str:
    """Give the last line above the block, rules aside."""
    for n in range(start - 1, first - 1, -1):
        text = lines[n].strip()
        if text and not titles.is_underline(text):
            return text
    return ""


def _read_byline(state: HeadState, block: list[str]) -> bool:
    """Read a byline that stands alone below the text: the author's, or the one at the head again."""
    text = titles.plain(block[0])
    if len(block) > 1 or len(text) > _LONGEST_BYLINE or state.is_untitled:
        return False
    if text in state.head.authors:
        state.draft.drop("byline", text)
        return True
    found = state.lines.byline(text)
    reading = state.lines.dates(text) if not found else None
    if reading and reading.start and (dated := state.lines.byline(around(text, reading)[0])):
        found = dated
    if not found or not found.authors or any([" " not in name and name.isascii() for name in found.authors]):
        return False
    if state.head.authors and not set(found.authors) <= set(state.head.authors):
        return False
    state.use_byline(found, text)
    if reading:
        state.head.date = state.head.date or reading.published
    return True


def _drop_note(state: HeadState, text: str) -> bool:
    """Drop a note that begins with an author's name and says what the author is."""
    name = next((name for name in state.head.authors if " " in name and text.startswith(name)), None)
    if name is None or len(text) > _LONGEST_NOTE or not _IS.match(text, len(name)):
        return False
    state.draft.drop("about_author", text)
    return True
