"""Which search is proposed after an ingest?  Titles of articles that were added → two words that would find one of them."""

from __future__ import annotations

import re
from itertools import pairwise

MANUAL = "Hanoi summit"
"""The manual's own example, where it would find something."""
_MOST = 500
"""Titles that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 5
"""Shorter words are mostly grammar's."""


class Proposal:
    """A query that finds something of what a run added."""

    def __init__(self) -> None:
        """Know no title yet."""
        self._titles: list[str] = []
        self._has_manual = False

    def take(self, title: str) -> None:
        """Look at the title of an article that was added."""
        if len(self._titles) < _MOST:
            self._titles.append(title)
        self._has_manual = self._has_manual or MANUAL.casefold() in title.casefold()

    def query(self) -> str | None:
        """Return two neighbouring words of a title, of those that are in most titles; None where no title has such.

        >>> one = Proposal()
        >>> one.query()
        >>> for title in ("The harbour of Lisbon", "Lisbon harbour opens", "A harbour closes"):
        ...     one.take(title)
        >>> one.query()
        'Lisbon harbour'
        """
        if self._has_manual:
            return MANUAL
        from collections import Counter  # noqa: PLC0415

        words = [_WORD.findall(title) for title in self._titles]
        times = Counter(word for title in words for word in {word.casefold() for word in title})
        pairs = [pair for title in words for pair in pairwise(title) if _tell(*pair)]
        if not pairs:
            return None
        return " ".join(max(pairs, key=lambda pair: min(times[word.casefold()] for word in pair)))


def _tell(first: str, second: str) -> bool:
    """Tell whether both words are long enough to mean something, and the first may be a name."""
    return first[0].isupper() and min(len(first), len(second)) >= _FEWEST_LETTERS
