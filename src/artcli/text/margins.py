"""What did a program print before every line?  A draft goes in; its line numbers and quotation marks are taken off.

``cat -n``, ``nl`` and transcripts number lines, mail programs put ``>`` before all of a text that is passed on.  Only what stands before all
lines is the program's: a list has its numbers to itself, and a quotation has its author's words around it.  Pure.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from artcli.text.draft import PAGE_MARK
from artcli.text.metadata.key_lines import is_forwarding

if TYPE_CHECKING:
    from artcli.text.draft import Draft

_NUMBERED = re.compile(r"[ \t]{0,12}(\d{1,7})(?:[ \t:|][ \t]{0,8}|$)")
_FEWEST_LINES = 8
_RUNNING = 0.2
"""Of numbered lines so many begin with a small letter: sentences run over them, and not over the items of a list."""
_MOST_QUOTED = 9
"""Levels of quotation that are taken off."""


def strip_margins(draft: Draft) -> None:
    """Take off line numbers, and the quotation marks of a text that is quoted whole."""
    at = next((i for i, line in enumerate(draft.lines) if line), 0)
    first = draft.lines[at].lstrip() if draft.lines else ""
    if first[:1].isdigit():
        _strip_numbers(draft)
    elif first[:1] == ">":
        _strip_quotation(draft, 0)
    elif first[-1:] in ":-" and is_forwarding(first):
        _strip_quotation(draft, at + 1)


def _strip_numbers(draft: Draft) -> None:
    filled = [i for i, line in enumerate(draft.lines) if line and line != PAGE_MARK]
    found = [_NUMBERED.match(draft.lines[i]) for i in filled]
    matches = [match for match in found if match]
    if len(filled) < _FEWEST_LINES or len(matches) < len(filled) or not _are_counted([int(m[1]) for m in matches]):
        return
    rest = [draft.lines[i][match.end() :] for i, match in zip(filled, matches, strict=True)]
    if sum([text[:1].islower() for text in rest]) < _RUNNING * len([text for text in rest if text]):
        return
    for i, text in zip(filled, rest, strict=True):
        draft.lines[i] = text.rstrip()
    draft.drop("line_numbers", " ".join([match[1] for match in matches]))


def _are_counted(numbers: list[int]) -> bool:
    """Tell whether each number is one more than that before it, or the first of a page."""
    return all([after in (before + 1, numbers[0]) for before, after in pairwise(numbers)])


def _strip_quotation(draft: Draft, start: int) -> None:
    """Take off what stands before all lines from ``start`` on."""
    for _ in range(_MOST_QUOTED):
        filled = [i for i, line in enumerate(draft.lines) if i >= start and line and line != PAGE_MARK]
        if len(filled) < _FEWEST_LINES or not all([draft.lines[i].lstrip()[:1] == ">" for i in filled]):
            return
        for i in filled:
            draft.lines[i] = draft.lines[i].lstrip()[1:].removeprefix(" ")
        draft.count("quoted_whole")
