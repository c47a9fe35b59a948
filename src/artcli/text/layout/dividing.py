"""Do a text's lines divide words?  Lines go in; the answer is no where a program wrapped them that counts characters.

Such a program (an editor, a mailer, ``fmt``) breaks lines at spaces, and at hyphens that are the author's: it fills each line until the
next word, or the part of it before its hyphen, doesn't fit.  Typesetters fill by the width of letters, and divide a word in ten lines.  Pure.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from artcli.text.layout.vocabulary import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_LINES = 8
_MOST_LINES = 400
_SHORTEST = 40
"""Shorter lines are headings and last lines."""
_FITTING = 0.97
"""So many lines must have been full: last lines, which lists and verse have throughout, aren't asked."""
_MOST_DIVIDED = 0.09
"""Where more lines end in a hyphen than this, a program that counts characters divided words: ``nroff`` does."""


def divides_words(lines: Iterable[str]) -> bool:
    """Tell whether a hyphen at a line's end may be the typesetter's."""
    sample = [line.rstrip() for line in list(lines)[:_MOST_LINES]]
    long = [line for line in sample if len(line) >= _SHORTEST]
    if len(long) < _LEAST_LINES or sum([line[-1] in HYPHENS for line in long]) > _MOST_DIVIDED * len(long):
        return True
    width = max(map(len, long))
    inner = [
        (above, below.lstrip())
        for above, below in pairwise(sample)
        if len(above) >= _SHORTEST and below.lstrip()[:1].islower()  # in a sentence, so that no paragraph ends there
    ]
    full = sum([len(above) + (above[-1] not in HYPHENS) + len(_first_part(below)) > width for above, below in inner])
    return len(inner) < _LEAST_LINES or full < _FITTING * len(inner)


def _first_part(line: str) -> str:
    """Give a line's first word, up to its hyphen."""
    word = line.split(None, 1)[0]
    part, hyphen, _ = word.partition("-")
    return part + hyphen if part else word
