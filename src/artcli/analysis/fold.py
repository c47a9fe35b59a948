"""What is a word without its capitals and accents?  Pure."""

from __future__ import annotations

import unicodedata

_LETTERS_APART = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
"""Letters that Unicode doesn't take apart into a base letter and a mark, but that people type without it."""


def lower(word: str) -> str:
    r"""Lower the case and compose the accents.

    >>> lower("DVOR\u030cA\u0301K")
    'dvořák'
    """
    word = word.lower()
    return word if word.isascii() else unicodedata.normalize("NFKC", word)


def fold(word: str) -> str:
    """Lower the case and take the accents off.

    >>> fold("Dvořák"), fold("Hà Nội")
    ('dvorak', 'ha noi')
    """
    word = word.lower()
    if word.isascii():
        return word
    marked = unicodedata.normalize("NFKD", word.translate(_LETTERS_APART))
    if not marked.isalpha():  # a mark is no letter
        marked = "".join([character for character in marked if not unicodedata.combining(character)])
    return unicodedata.normalize("NFC", marked).translate(_LETTERS_APART)
