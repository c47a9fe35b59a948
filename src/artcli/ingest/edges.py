"""Which lines of an article may be its source's, and which are known to be?  The part of learning that is done at a desk.

To tell whether a line has a sign takes longer than to see that it was never met before: so after the first articles only lines that
recur are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.furniture import source_key
from artcli.text.learned.lines import edges, without

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artcli.model import Article

    Learned = Mapping[str, frozenset[str]]
    """The keys of lines that are left out, by the keys of their sources."""

ALL_ASKED = 100
"""Articles of a run of which each short line is asked for a sign: in a small run nothing recurs."""
MOST_MET = 100_000
"""Lines that are remembered, 60 bytes each."""
_ZEROS = str.maketrans("123456789", "0" * 9)
_TURNS = 3
"""Blocks that begin with the same name and a colon: an interview."""


class Edges:
    """The edges of the articles that one desk makes."""

    def __init__(self, learned: Learned) -> None:
        """Take what is learned already."""
        self.learned = learned
        self._asked = 0
        self._met: set[int] = set()

    def stripped(self, article: Article, path: str) -> Article:
        """Return an article without its source's lines."""
        if not self.learned:
            return article
        lines = self.learned.get(source_key(article.source, path)[0])
        return without(article, lines) if lines else article

    def lines(self, article: Article) -> tuple[str, ...]:
        """Return the lines of an article that may be its source's."""
        blocks = article.blocks
        self._asked += 1
        found = []
        for at in edges(blocks):
            text = blocks[at].text
            if self._asked > ALL_ASKED and not self._is_met(text):
                continue
            from artcli.text.learned.signs import has_sign  # noqa: PLC0415  (a large pattern: only where there are short lines)

            if has_sign(text) and not _is_turn(article, text):
                found.append(text)
        return tuple(found)

    def _is_met(self, text: str) -> bool:
        key = hash(text.translate(_ZEROS))
        if key in self._met:
            return True
        if len(self._met) >= MOST_MET:
            self._met.clear()
        self._met.add(key)
        return False


def _is_turn(article: Article, text: str) -> bool:
    """Tell whether a line begins as several blocks of its article do: with a speaker's name."""
    from artcli.text.layout.speakers import label_of  # noqa: PLC0415  (as above)

    label = label_of(text)
    return label is not None and sum([block.text.startswith(label) for block in article.blocks]) >= _TURNS
