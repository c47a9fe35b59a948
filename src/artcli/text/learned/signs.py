"""Does a line say that it is its source's and not the article's?  A line → whether it has a sign of that, in twelve languages.  Pure.

A line that recurs may be an author's own: ``Amen.``, ``Thank you.``, a refrain.  Only one that also speaks of subscribing, sharing, contact and
their like, has an address in it, or is known to the boilerplate stage is believed to be furniture: whatever that left, as a sentence or the
place spoke for an author, is told by its recurring.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from artcli.text.boilerplate.finding import Place
from artcli.text.boilerplate.lines import find
from artcli.text.learned.sign_words import PHRASES, SPACELESS

_KINDS = frozenset(
    {"share", "subscription", "contact", "aside", "comments", "copyright", "advertisement", "cookies", "mailing"}
)
"""Findings of the boilerplate stage that are enough, wherever they may go there."""
_PLACES = (Place.ANYWHERE, Place.TAIL, Place.EDGE)

_ADDRESS = re.compile(r"https?://\S|www\.\S|[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3,}")
_PHONE = re.compile(r"(?<!\d)\+?\d[\d ()./-]{7,}\d(?!\d)")
_FEWEST_DIGITS = 8
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+(?:-\w+)*")
_SPACELESS = re.compile(SPACELESS)
_STEM = 4
"""Characters of a stem by which it is looked up; none is shorter."""
_stem_of = itemgetter(slice(_STEM))

_SPEAKER = re.compile(r"[^\W\d_]\.?\s*[:：]|(?:[QAВОFPRD])\.\s")
"""How a turn of an interview begins: ``Q:``."""


class _Phrase(NamedTuple):
    """A stem (or nothing, where the whole word is looked up), and what may stand in each place behind it."""

    stem: str
    rest: tuple[frozenset[str], ...]


def _table() -> tuple[dict[str, list[_Phrase]], dict[str, list[_Phrase]]]:
    """Return the phrases by their first words, and by the beginnings of their stems."""
    words: dict[str, list[_Phrase]] = {}
    stems: dict[str, list[_Phrase]] = {}
    for phrase in PHRASES.replace("\n", ";").split(";"):
        first, *rest = phrase.split() or [""]
        places = tuple([frozenset(one.split("/")) for one in rest])
        for word in filter(None, first.split("/")):
            if word.endswith("*"):
                stems.setdefault(word[:_STEM], []).append(_Phrase(word[:-1], places))
            else:
                words.setdefault(word, []).append(_Phrase("", places))
    return words, stems


_WORDS, _STEMS = _table()


@lru_cache(4096)
def has_sign(line: str) -> bool:
    """Tell whether a line has a sign of being furniture.

    >>> has_sign("The letter goes out on Fridays: subscribe for free."), has_sign("Thank you, and good night."), has_sign("References")
    (True, False, False)
    """
    if _SPEAKER.match(line):
        return False
    if _has_phrase(line) or _has_address(line):
        return True
    found = find(line)
    return found is not None and found.kind in _KINDS and (found.strong or found.place in _PLACES)


def _has_phrase(line: str) -> bool:
    words = _WORD.findall(line.lower())
    if _WORDS.keys().isdisjoint(words) and _STEMS.keys().isdisjoint(map(_stem_of, words)):  # nearly always
        return not line.isascii() and _SPACELESS.search(line) is not None
    for at, word in enumerate(words):
        if word in _WORDS and any([_follows(words, at, phrase) for phrase in _WORDS[word]]):
            return True
        if word[:_STEM] in _STEMS and any(
            [word.startswith(one.stem) and _follows(words, at, one) for one in _STEMS[word[:_STEM]]]
        ):
            return True
    return not line.isascii() and _SPACELESS.search(line) is not None


def _follows(words: list[str], at: int, phrase: _Phrase) -> bool:
    rest = phrase.rest
    if rest and (at + 1 >= len(words) or words[at + 1] not in rest[0]):  # nearly always
        return False
    return len(words) > at + len(rest) and all([words[at + 1 + place] in those for place, those in enumerate(rest)])


def _has_address(line: str) -> bool:
    if ("@" in line or "://" in line or "www." in line) and _ADDRESS.search(line):
        return True
    if _DIGIT.search(line) is None:
        return False
    return sum(map(str.isdigit, line)) >= _FEWEST_DIGITS and _PHONE.search(line) is not None
