"""Which lines at a page's foot are footnotes?  A page's text lines go in, those of its notes come out.

A note goes only where it surely is one: below a rule, or where the sentence above it goes on over the page.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.furniture.shapes import ends_sentence, runs_over

_MARK = re.compile(r"\s*(?:[⁰¹²³⁴-⁹]{1,3}|\*{1,3}|[†‡§]|\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?)\s*(?=[^\W\d_“\"'‘«])")
_RULE = re.compile(r"\s*[-_–—─━]{3,}\s*\Z")
_MOST_LINES = 12
"""Lines that a page's notes have, at most."""


def find_notes(lines: list[str], text: list[int], following: str) -> list[int]:
    """Find the indexes of the notes that end a page; ``text`` are those of its filled lines, ``following`` is the next page's first."""
    start = _first_of_rule(lines, text)
    if start is not None:
        return text[start:] if start else []
    start = _first_of_blocks(lines, text)
    if not start or start == len(text):
        return []
    above = lines[text[start - 1]]
    return text[start:] if runs_over(above, following) and ends_sentence(lines[text[-1]]) else []


def _first_of_rule(lines: list[str], text: list[int]) -> int | None:
    """Find the place of a rule near a page's end that a note stands right below."""
    for n in range(len(text) - 2, max(len(text) - _MOST_LINES, 0), -1):
        if not lines[text[n]][-1].isalnum() and _RULE.match(lines[text[n]]):
            return n if _MARK.match(lines[text[n + 1]]) else None
    return None


def _first_of_blocks(lines: list[str], text: list[int]) -> int:
    """Find the place where the last blocks of lines begin that begin with a note's mark, each parted by blank lines."""
    start = len(text)
    while start:
        block = start - 1
        while block and text[block] - text[block - 1] == 1:
            block -= 1
        if not _MARK.match(lines[text[block]]) or len(text) - block > _MOST_LINES:
            break
        start = block
    return start
