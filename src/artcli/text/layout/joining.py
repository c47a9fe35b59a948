"""How do broken lines become one?  Lines of a paragraph go in, its text comes out.

Words divided at a line's end are joined (see ``hyphens``); scripts that write no spaces between words get none.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from artcli.text.layout import hyphens

_SPACES = re.compile(r"[ \t]{2,}|\t")

_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese letters and their punctuation; Korean writes spaces."""


@dataclass(slots=True)
class Joiner:
    """Joins lines with the text's vocabulary at hand, and counts what it joins."""

    vocabulary: frozenset[str] | set[str] = frozenset()
    unwrapped: int = 0
    hyphens_joined: int = 0

    def paragraph(self, texts: Sequence[str]) -> str:
        """Join the lines of one paragraph; a line that stands alone stays as it is."""
        if len(texts) == 1:
            return texts[0]
        self.unwrapped += len(texts) - 1
        parts: list[str] = []
        for before, text in zip(texts, texts[1:], strict=False):
            parts.extend(self._seam(before, text))
        parts.append(texts[-1])
        joined = "".join(parts)
        return _SPACES.sub(" ", joined) if "  " in joined or "\t" in joined else joined

    def _seam(self, before: str, text: str) -> tuple[str, str]:
        """Give a line and what comes between it and the next."""
        last = before[-1]
        if last in hyphens.HYPHENS and hyphens.is_divided(before, text):
            self.hyphens_joined += 1
            return before[:-1], hyphens.seam(before, text, self.vocabulary)
        if last > "\u0dff" and no_space_between(last, text[0]):
            return before, ""
        return before, " "


def no_space_between(last: str, first: str) -> bool:
    """Tell whether lines that end and begin with these letters are joined without a space."""
    return _SPACELESS.match(last) is not None and (_SPACELESS.match(first) is not None or first.isalnum())
