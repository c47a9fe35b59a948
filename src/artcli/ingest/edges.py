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
    Edge = tuple[str, int]
    """A line at the edge of an article, and for how many articles it stands."""

ALL_ASKED = 200
"""Articles of which each short line is asked for a sign, where one process reads all: in a small run nothing recurs."""
MEETINGS = 4
"""Later a line is asked when it is met so many times, and counts for all of them."""
DULL = 2
"""Lines with one beginning that were asked and have no sign, after which no more are: sentences of articles that are much alike."""
MOST_MET = 50_000
"""Lines that are remembered, some hundred bytes each."""
_BEGINNING = 40
"""Characters of a line by which it is met again: numbers mostly stand behind them."""
_TURNS = 3
"""Blocks that begin with the same name and a colon: an interview."""


class Edges:
    """The edges of the articles that one desk makes."""

    def __init__(self, learned: Learned, *, many: bool = False) -> None:
        """Take what is learned already; ``many`` says that there are many articles to come."""
        self.learned = learned
        self._asked = ALL_ASKED if many else 0
        self._met: dict[int, int] = {}
        self._plain: set[int] = set()
        """Hashes of lines that were asked and have no sign: they are as common as those that have one."""
        self._dull: dict[int, int] = {}
        """How many of those have one beginning."""

    def stripped(self, article: Article, path: str) -> Article:
        """Return an article without its source's lines."""
        if not self.learned:
            return article
        lines = self.learned.get(source_key(article.source, path)[0])
        return without(article, lines) if lines else article

    def lines(self, article: Article) -> tuple[Edge, ...]:
        """Return the lines of an article that may be its source's, each with how many articles it stands for."""
        blocks = article.blocks
        texts = [blocks[at].text for at in edges(blocks)]
        self._asked += 1
        met = [(text, 1) for text in texts] if self._asked <= ALL_ASKED else self._meet(texts)
        return self._with_sign(article, met) if met else ()

    def _meet(self, texts: list[str]) -> list[Edge]:
        """Return those of the lines that were met often enough to be asked."""
        met, found = self._met, []
        for text in texts:
            key = hash(text[:_BEGINNING])
            times = met[key] = met.get(key, 0) + 1
            if times >= MEETINGS and self._dull.get(key, 0) < DULL and hash(text) not in self._plain:
                found.append((text, times if times == MEETINGS else 1))
        if len(met) > MOST_MET:
            met.clear()
        return found

    def _with_sign(self, article: Article, lines: list[Edge]) -> tuple[Edge, ...]:
        """Return those of the lines that have a sign; the others aren't asked again."""
        from artcli.text.learned.signs import has_sign  # noqa: PLC0415  (large tables: only where a line is asked)

        found, plain, dull = [], self._plain, self._dull
        for text, times in lines:
            if not has_sign(text):
                plain.add(hash(text))
                key = hash(text[:_BEGINNING])
                dull[key] = dull.get(key, 0) + 1
            elif not _is_turn(article, text):
                found.append((text, times))
        if len(plain) > MOST_MET:
            plain.clear()
        if len(dull) > MOST_MET:
            dull.clear()
        return tuple(found)


def _is_turn(article: Article, text: str) -> bool:
    """Tell whether a line begins as several blocks of its article do: with a speaker's name."""
    from artcli.text.layout.speakers import label_of  # noqa: PLC0415  (as above)

    label = label_of(text)
    return label is not None and sum([block.text.startswith(label) for block in article.blocks]) >= _TURNS
