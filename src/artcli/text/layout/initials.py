"""Which capital letters dropped to a line of their own?  Lines go in; the letter is put before the word that lost it.

Large initials at a paragraph's beginning come out of a PDF or a web page as a line: ``T``, then ``he storm``.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.layout.lines import Line
from artcli.text.layout.sentences import FUNCTION_WORDS, STOP

_INITIAL = re.compile(r"[“\"«„‘']?[^\W\d_]$")
_WORD = re.compile(r"[^\W\d_]+")

_WORDS = frozenset("AÀIОÔВИКСУЯА")
_ROMANCE_WORDS, _ROMANCE = frozenset("EÈÉOYU"), frozenset(("che", "que", "della", "di", "los", "las", "das", "dos"))
"""Capitals that are words themselves, in English, French and Russian; and those that are words only in the other Romance languages."""

_OPENER_WORDS = """after again all almost along already also although always among another any are around ask away if imagine indeed inside instead into
    once one only other our out outside over every everyone each early earlier even ever yesterday year years yet you your
    ainsi alors après autre avant ici il ils un une aber alle allein als am an auch auf aus es er ein eine einst ihr ihre ich im in
    ella ellos entre era eran este esta así antes al algunos ahora otro otra uno una unos"""
_OPENERS = frozenset(_OPENER_WORDS.split())
"""Words with which articles begin and that begin with such a letter."""

SHORTEST_REST = 16
"""A paragraph's first line is longer; a list of letters and names isn't."""


def join_initials(lines: list[Line]) -> int:
    """Join dropped initials to their words; give how many there were."""
    candidates = {index for index, line in enumerate(lines[:-1]) if len(line.text) <= 2 and _is_dropped(lines, index)}
    if not candidates:
        return 0
    words = _words(lines, candidates)
    for index in sorted(candidates, reverse=True):
        letter, rest = lines[index], lines[index + 1]
        space = " " if _is_word(letter.text[-1], rest.text, words) else ""
        whole = Line(f"{letter.text}{space}{rest.text}", rest.indent, letter.gap, page=letter.page)
        lines[index : index + 2] = [whole]
    return len(candidates)


def _words(lines: list[Line], candidates: set[int]) -> set[str]:
    """Collect the text's words but for those that may have lost their first letter."""
    whole = [line.text.partition(" ")[2] if index - 1 in candidates else line.text for index, line in enumerate(lines)]
    return set(_WORD.findall("\n".join(whole).lower()))


def _is_dropped(lines: list[Line], index: int) -> bool:
    """Tell whether a line is a capital before a word that may have lost it: in small letters, or all in capitals."""
    letter, rest = lines[index].text, lines[index + 1]
    capital = letter[-1]
    if not _INITIAL.match(letter) or not capital.isupper() or rest.gap > 1 or len(rest.text) < SHORTEST_REST:
        return False
    if index and not lines[index].gap and lines[index - 1].end != STOP:
        return False
    match = _WORD.match(rest.text)
    if match is None or match[0][0].lower() == capital.lower():
        # a glossary's letter stands before words that begin with it
        return False
    return match[0].islower() or (match[0].isupper() and len(match[0]) > 1)


def _is_word(capital: str, rest: str, words: set[str]) -> bool:
    """Tell whether the letter is a word of its own: it can be one, and with the next word it makes none that is known."""
    if capital not in _WORDS and (capital not in _ROMANCE_WORDS or words.isdisjoint(_ROMANCE)):
        return False
    match = _WORD.match(rest)
    word = match[0].lower() if match else ""
    whole = capital.lower() + word
    if word in words or word in FUNCTION_WORDS:
        return whole not in FUNCTION_WORDS or word in FUNCTION_WORDS
    return whole not in words and whole not in FUNCTION_WORDS and whole not in _OPENERS
