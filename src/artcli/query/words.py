"""What does a word of a query ask for?  ``summit*^2`` → a prefix that counts double, or an error with the place.

The signs at the end of a word, or inside it, make it a prefix, a pattern or a fuzzy word; without them it is the word.  Pure.
"""

from __future__ import annotations

import re

from artcli.patterns import lazy
from artcli.query.tokens import can_be_searched, fault
from artcli.query.tree import Boost, Fuzzy, Node, Prefix, Wildcard, Word

LARGEST_BOOST = 1000.0
SMALLEST_BOOST = 0.01
"""Beyond these a word decides alone, or nothing."""
MOST_WORDS_BETWEEN = 100
"""Words that may lie between those of a phrase: a paragraph; what is further apart is two words."""

_BOOSTED = lazy(r"(.*?)\^([-+]?[0-9.,].*)", re.DOTALL)
_FACTOR = lazy(r"[0-9]{1,4}(?:\.[0-9]{1,4})?|\.[0-9]{1,4}")
_FUZZY = lazy(r"(.*)~([0-9.,]*)", re.DOTALL)
_BEFORE = lazy(r"^[\[{<'‘¿¡,;]+(?=[\w*?])")
_BEHIND = lazy(r"(?<=[\w*?~])[,;:!.…'’\]}>]+$")
"""Signs of the sentence around a pattern, which would never be matched."""
_DISTANCE_HINT = "Write ~ or ~1 for one letter that differs, ~2 for two."


def read_word(source: str, text: str, start: int, *, exact: bool = False) -> Node:
    """Word = (text | Pattern | Fuzzy) [Boost].

    Signs that make no pattern belong to the text; an address (``http://…``) is a word whatever is in it.
    ``start`` is where the text begins in the source.
    """
    if text.isalnum():
        return Word(text, exact, span=range(start, start + len(text)))
    boosted = None if "://" in text else _BOOSTED.fullmatch(_trimmed(text))
    if boosted is None:
        return _unboosted(source, text, start, exact=exact)
    start += text.index(boosted.group())
    span = range(start, start + boosted.end())
    if not can_be_searched(boosted[1]) and "*" not in boosted[1]:
        hint = "Put it right behind a word, a phrase or a group: hanoi^2."
        raise fault(source, span, "This boost stands alone.", hint)
    factor = read_factor(source, boosted[2], start + boosted.start(2))
    return Boost(_unboosted(source, boosted[1], start, exact=exact), factor, span=span)


def read_factor(source: str, text: str, start: int) -> float:
    """Factor = digits ["." digits], from 0.01 to 1000."""
    if not _FACTOR.fullmatch(text) or not SMALLEST_BOOST <= float(text) <= LARGEST_BOOST:
        hint = "Write a number from 0.01 to 1000: hanoi^2 counts double, hanoi^0.5 half."
        raise fault(source, range(start, start + len(text)), "This boost isn't a number that can be used.", hint)
    return float(text)


def read_nearness(source: str, text: str, start: int) -> int:
    """Nearness = "~" number, from 1 to 100."""
    if not text.isdecimal() or len(text) > 3 or not 1 <= int(text) <= MOST_WORDS_BETWEEN:
        message = "How many words may lie between isn't said." if not text else "This isn't a number of words between."
        hint = f'Write a number from 1 to {MOST_WORDS_BETWEEN}: "trade war"~5.'
        raise fault(source, range(start - 1, start + len(text)), message, hint)
    return int(text)


def _trimmed(text: str) -> str:
    """Take off the signs of the sentence around a pattern."""
    bare = _BEHIND.sub("", text)
    return _BEFORE.sub("", bare) if ":" not in bare else bare  # ,title:x* is no field


def _unboosted(source: str, text: str, start: int, *, exact: bool) -> Node:
    """Read what is left without the boost."""
    bare = _trimmed(text)
    fuzzy = _FUZZY.fullmatch(bare)
    patterned = "*" in bare or ("?" in bare and can_be_searched(bare))
    if "://" in text or not (patterned or (fuzzy and can_be_searched(fuzzy[1]))):
        return Word(text, exact, span=range(start, start + len(text)))
    start += text.index(bare)
    span = range(start, start + len(bare))
    if exact:
        hint = "Write summit*, su?mit, summit~ or =summit: not two of them."
        raise fault(source, span, "A pattern can't be exact.", hint)
    return _pattern(source, bare, span) if patterned or fuzzy is None else _fuzzy(source, fuzzy[1], fuzzy[2], span)


def _fuzzy(source: str, text: str, number: str, span: range) -> Fuzzy:
    """Fuzzy = text "~" ["1" | "2"], with at least two letters more than may differ."""
    place = range(span.start + len(text), span.stop)
    if number not in ("", "1", "2"):
        raise fault(source, place, "A word can differ in one letter or two.", _DISTANCE_HINT)
    distance = int(number or 1)
    letters = sum([sign.isalnum() for sign in text])
    if letters < distance + 2:
        message = f"This word is too short for {distance} of its letters to differ."
        hint = f"Leave {source[place.start : place.stop]} out, or write a word of {distance + 2} letters or more."
        raise fault(source, span, message, hint)
    return Fuzzy(text, distance, span=span)


def _pattern(source: str, text: str, span: range) -> Node:
    """Pattern = text with "*" or "?" anywhere, and a letter or digit."""
    pattern = re.sub(r"\*+", "*", text)
    if not can_be_searched(text):
        hint = "Put letters before or behind the *: summit*. Articles that have an author at all: author:*."
        raise fault(source, span, "This pattern has no letter.", hint)
    if _FUZZY.fullmatch(pattern) and can_be_searched(pattern.rpartition("~")[0]):
        hint = "Write summit* or summit~, not both."
        raise fault(source, span, "A pattern can't be fuzzy as well.", hint)
    if pattern.endswith("*") and not any([sign in pattern[:-1] for sign in "*?"]):
        return Prefix(pattern[:-1], span=span)
    return Wildcard(pattern, span=span)
