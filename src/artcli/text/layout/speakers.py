"""Which lines begin with a speaker's name?  Lines go in, the names come out; ``Q:`` and ``A:``, ``LEE:``, ``Ann Lee:``.  Pure."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.text.layout.lines import Line

_LABEL = re.compile(
    r"([^\W\d_][\w.'’-]{0,24}(?: [^\W\d_a-z][\w.'’-]{0,24}){0,3})(?: ?\([^()]{1,30}\))?[:：](?:\s|$|(?<=：))"
)
LONGEST = 90
FEWEST_TURNS = 2
"""Names that speak once may be anything before a colon; in an interview both sides speak again."""

_QUESTION_AND_ANSWER = (
    {"Q", "A"},
    {"问", "答"},
    {"問", "答"},
    {"F", "A"},
    {"P", "R"},
    {"D", "R"},
    {"Q", "R"},
    {"V", "A"},
    {"В", "О"},
)


class Speakers:
    """Knows the names of those who speak in a text."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Count what stands before colons at line beginnings."""
        labels = [
            label
            for line in lines
            if (":" in line.text or "：" in line.text) and (label := label_of(line.text)) is not None
        ]
        if len(labels) < FEWEST_TURNS:
            self.names: frozenset[str] = frozenset()
            return
        turns = Counter(labels)
        names = {label for label, times in turns.items() if times >= FEWEST_TURNS}
        for pair in _QUESTION_AND_ANSWER:
            if pair <= turns.keys():
                names |= pair
        loud = {name for name in names if name.isupper() or len(name) == 1}
        self.names = frozenset(names if len(names) > 1 else loud)

    def speaks(self, line: Line) -> bool:
        """Tell whether a speaker's turn begins at the line."""
        return bool(self.names) and label_of(line.text) in self.names


def label_of(text: str) -> str | None:
    """Give what stands before the colon at a line's beginning, where it looks like a name.

    >>> label_of("LEE: It rained."), label_of("he said: no")
    ('LEE', None)
    """
    if ":" not in text[:LONGEST] and "：" not in text[:LONGEST]:
        return None
    match = _LABEL.match(text)
    if match is None or match[1][0].islower():
        return None
    return match[1]
