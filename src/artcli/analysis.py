"""How does text become terms?  The same way for indexing, queries and snippets.

Text → words with their places → terms: lower case, accents folded, apostrophes out, English stems.  Pure.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’]\w+)*")
_APOSTROPHES = str.maketrans({"’": "'"})
_LETTERS_APART = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode doesn't decompose into a base letter and a mark, but that people type without it."""


class Word(NamedTuple):
    """A word of a text: what it is looked up by, and the characters it stands at."""

    term: str
    start: int
    end: int


def fold(word: str) -> str:
    """Lower the case and take the accents off.

    >>> fold("Dvořák")
    'dvorak'
    """
    word = word.lower()
    if word.isascii():
        return word
    marked = unicodedata.normalize("NFKD", word.translate(_LETTERS_APART))
    return "".join([character for character in marked if not unicodedata.combining(character)])


class _Terms(dict[str, str]):
    """Words to terms, each worked out once (a library's words are few and come again: 27 MB/s against 1)."""

    def __init__(self) -> None:
        super().__init__()
        self._stem = _stemmer()

    def __missing__(self, word: str) -> str:
        folded = fold(word).translate(_APOSTROPHES)
        term = self._stem(folded).replace("'", "")
        if len(self) < _MOST_WORDS:
            self[word] = term
        return term


_MOST_WORDS = 2_000_000
"""Words remembered at the most: 200 MB of them; a library of a million articles has about as many."""


def _stemmer() -> object:
    from Stemmer import Stemmer  # noqa: PLC0415  (a C extension; only who analyses text needs it)

    return Stemmer("english").stemWord


_terms: _Terms | None = None


def terms() -> dict[str, str]:
    """Return the mapping from words, as they stand in a text, to terms."""
    global _terms  # noqa: PLW0603  (a cache for the process: built when a text is analysed first)
    if _terms is None:
        _terms = _Terms()
    return _terms


def words(text: str) -> Iterator[Word]:
    """Yield each word of a text with its term.

    >>> [word.term for word in words("Kim’s summits")]
    ['kim', 'summit']
    """
    term_of = terms()
    for match in _WORD.finditer(text):
        start, end = match.span()
        yield Word(term_of[text[start:end]], start, end)
