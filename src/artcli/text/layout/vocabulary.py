"""Does a text have this word?  A text's lines go in; words are asked for, in small letters.

A few words are looked for in the text itself, which takes a microsecond each; who asks for more has all words collected.  Pure.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import filterfalse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HYPHENS = "-\u2010\u00ad"

_WORD = re.compile(r"[\w’'-]+")

MOST_SEARCHES = 60
"""Collecting the words of a text takes as long as so many searches in it."""


class Vocabulary:
    """A text's words and compounds, but for the halves of divided words."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Keep the lines; most texts are never asked."""
        self._lines = lines
        self._searches = 0
        self._known: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        """Tell whether a word, or a compound with its hyphens, stands in the text; of compounds each part counts."""
        if not isinstance(word, str):
            return False
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._has(word)
        return known

    def _has(self, word: str) -> bool:
        text, at = self._text, -1
        while self._searches < MOST_SEARCHES:
            self._searches += 1
            at = text.find(word, at + 1)
            if at < 0:
                return False
            if _is_whole(text, at, at + len(word), "_’'-" if "-" in word else "_’'"):
                return True
        return word in self._words

    @cached_property
    def _text(self) -> str:
        """The text in small letters, without the halves of words that were divided at line ends."""
        lines = list(filter(None, self._lines))
        for index in [index for index, line in enumerate(lines) if line[-1] in HYPHENS]:
            lines[index] = lines[index].rpartition(" ")[0]
            if index + 1 < len(lines):
                lines[index + 1] = lines[index + 1].lstrip().partition(" ")[2]
        return "\n".join(lines).lower().replace("\u2010", "-")

    @cached_property
    def _words(self) -> set[str]:
        words = set(self._text.split())
        marked = list(filterfalse(str.isalpha, words))
        words.difference_update(marked)
        found = _WORD.findall(" ".join(marked))
        words.update(found)
        for word in found:
            if "-" in word:
                words.update(word.split("-"))
        return words


def _is_whole(text: str, start: int, end: int, marks: str) -> bool:
    """Tell whether no letter, figure or one of the marks stands on either side of a place."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or (before and before in marks) or (after and after in marks))
