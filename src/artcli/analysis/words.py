"""Which words stand where in a text?  A text → tokens: what each is looked up by, its position, and its characters.

A compound (``state-owned``, ``don't``, ``U.S.``) is its parts, each with a position, and at the first part's position all of them put
together.  Numbers are whole: 10,000, 10 000 and 10000 are one term, 3,5 and 3.5 another.  Scripts without spaces between
words (Chinese, Japanese, Thai and their like) are pairs of characters that overlap, so that any part of a sentence is found.
Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from artcli.analysis.fold import fold
from artcli.analysis.forms import JOINED, Forms, forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CJK = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
r"""Vowel signs and accents that Python's ``\w`` leaves out, though words are written with them."""
_SPACELESS = re.compile(f"[{_CJK}]+")
_TOKEN = re.compile(
    r"(?<![\w.,])(?P<grouped>[0-9]{1,3}(?:[,.\u2019' \u00a0\u202f][0-9]{3})+)(?![0-9]|[.,][0-9]|\w)"
    r"|(?P<decimal>[0-9]+[.,][0-9]+)(?![0-9]|[.,][0-9]|\w)"
    r"|(?P<sign>(?<!\w)[A-Za-z](?:\+\+|#))(?!\w)"
    rf"|(?P<word>[\w{_MARKS}]+(?:[-'\u2019\u2010\u2011.&\u00b7][\w{_MARKS}]+)*)"
)
_JOINT = re.compile(r"[-'\u2019\u2010\u2011.&\u00b7_]")
"""Signs inside a compound; the underline, a letter to ``\\w``, is also put round words: ``_so_``."""
_POSSESSIVE = re.compile(r"['\u2019][sS]$")
_NOT_DIGITS = re.compile(r"[^0-9]")

MOST_PARTS = 6
"""Parts of a compound that are also put together; more are an address or a path."""


class Token(NamedTuple):
    """A word where it stands: its terms, its position among the words, and its characters from ``start`` to ``end``."""

    terms: tuple[str, ...]
    position: int
    start: int
    end: int


def is_spaceless(word: str) -> bool:
    """Say whether a word is in a script without spaces, as a pair of characters or a single one."""
    return _SPACELESS.fullmatch(word) is not None


def tokens(text: str, language: str | None = None) -> Iterator[Token]:
    r"""Yield the tokens of a text.

    >>> [token.terms for token in tokens("State-owned summits")]
    [('state', '\x04stateowned'), ('owned', '\x01own'), ('summits', '\x01summit')]
    """
    forms = forms_of(language)
    position = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        word = match.group()
        if match.lastgroup == "word" and (word.isalpha() and word.isascii()):
            yield Token(forms[word], position, start, match.end())
            position += 1
            continue
        for token in _special(match, word, position, forms):
            yield token
            position = token.position + 1


def _special(match: re.Match[str], word: str, position: int, forms: Forms) -> Iterator[Token]:
    start, end = match.span()
    if match.lastgroup == "grouped":
        yield Token((_NOT_DIGITS.sub("", word),), position, start, end)
    elif match.lastgroup == "decimal":
        yield Token((word.replace(",", "."),), position, start, end)
    elif match.lastgroup == "sign":
        yield Token((word.lower(),), position, start, end)
    elif not word.isascii() and _SPACELESS.search(word):
        yield from _spaceless(word, start, position, forms)
    else:
        yield from _compound(word, start, position, forms)


def _compound(word: str, start: int, position: int, forms: Forms) -> Iterator[Token]:
    bare = _POSSESSIVE.sub("", word)
    parts = _JOINT.split(bare) if not bare.isalnum() else [bare]
    together = ""
    if 1 < len(parts) - parts.count("") <= MOST_PARTS:
        together = JOINED + fold("".join(parts))
    for part in parts:
        end = start + len(part)
        if part:
            terms = forms[part]
            yield Token((*terms, together) if together else terms, position, start, end)
            position += 1
            together = ""
        start = end + 1


def _spaceless(word: str, start: int, position: int, forms: Forms) -> Iterator[Token]:
    """Yield pairs of characters, and at a run's end the last character; what else stands in the word is a word."""
    done = 0
    for run in _SPACELESS.finditer(word):
        for token in _between(word[done : run.start()], start + done, position, forms):
            yield token
            position = token.position + 1
        text = run.group()
        for index in range(len(text)):
            pair = text[index : index + 2]
            here = start + run.start() + index
            yield Token((pair,), position, here, here + len(pair))
            position += 1
        done = run.end()
    yield from _between(word[done:], start + done, position, forms)


def _between(word: str, start: int, position: int, forms: Forms) -> Iterator[Token]:
    if any(character.isalnum() for character in word):
        yield from _compound(word, start, position, forms)
