"""How do broken lines become one?  Lines of a paragraph go in, its text comes out.

Words divided at a line's end are joined (see ``hyphens``); scripts that write no spaces between words get none.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from artcli.text.layout import hyphens
from artcli.text.layout.sentences import is_spaceless
from artcli.text.layout.vocabulary import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

_LAST_SPACED = "\u0dff"
"""Letters of scripts without spaces come behind it."""

_HYPHENS = frozenset(HYPHENS)
_SPACES = re.compile(r"[ \t]{2,}|\t")


@dataclass(slots=True)
class Joiner:
    """Joins lines with the text's vocabulary at hand, and counts what it joins."""

    vocabulary: Container[str] = frozenset()
    divides: Callable[[], bool] = lambda: True
    unwrapped: int = 0
    hyphens_joined: int = 0

    def paragraph(self, texts: Sequence[str]) -> str:
        """Join the lines of one paragraph; a line that stands alone stays as it is."""
        if len(texts) == 1:
            return texts[0]
        self.unwrapped += len(texts) - 1
        lasts = {text[-1] for text in texts[:-1]}
        if _HYPHENS.isdisjoint(lasts) and max(lasts) <= _LAST_SPACED:
            joined = " ".join(texts)
        else:
            joined = self._join_one_by_one(texts)
        return _SPACES.sub(" ", joined) if "  " in joined or "\t" in joined else joined

    def _join_one_by_one(self, texts: Sequence[str]) -> str:
        parts: list[str] = []
        for before, text in pairwise(texts):
            if before[-1] in _HYPHENS or before[-1] > _LAST_SPACED:
                parts += self._seam(before, text)
            else:
                parts += (before, " ")
        parts.append(texts[-1])
        return "".join(parts)

    def _seam(self, before: str, text: str) -> tuple[str, str]:
        """Give a line and what comes between it and the next."""
        last = before[-1]
        if last in _HYPHENS and hyphens.is_divided(before, text):
            self.hyphens_joined += 1
            return before[:-1], hyphens.seam(before, text, self.vocabulary, divides=self.divides)
        if last > _LAST_SPACED and no_space_between(last, text[0]):
            return before, ""
        return before, " "


def no_space_between(last: str, first: str) -> bool:
    """Tell whether lines that end and begin with these letters are joined without a space."""
    return is_spaceless(last) and (is_spaceless(first) or first.isalnum())
