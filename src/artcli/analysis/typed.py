"""By which terms is what somebody typed found?  A typed word or phrase → the forms of each of its tokens.  Pure."""

from __future__ import annotations

from functools import lru_cache

from artcli.analysis.fold import fold
from artcli.analysis.forms import JOINED, LAYERS, Form, wanted_forms
from artcli.analysis.words import is_spaceless, tokens
from artcli.values import dataclass

MOST_SPLITS_LENGTH = 40
SHORTEST_PART = 3
"""Letters of a part of a word that may have been written in two (``stateowned``); with two, ``nowhere`` would be ``no where``."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A token of what was typed: the word itself, and the terms by which it is found."""

    word: str
    forms: tuple[Form, ...]

    @property
    def is_one_character(self) -> bool:
        """Whether it is the beginning of a pair in a script without spaces: found by the pairs that begin with it."""
        return len(self.word) == 1 and is_spaceless(self.word)


@lru_cache(maxsize=64)
def typed(text: str, languages: tuple[str | None, ...], *, exact: bool = False) -> tuple[Typed, ...]:
    """Return the tokens of what was typed; in a phrase of pairs the last single character says nothing new and is left out.

    >>> [token.word for token in typed("State-owned 10,000", ("en",))]
    ['State', 'owned', '10,000']
    """
    found = []
    for token in tokens(text):
        word = text[token.start : token.end]
        if is_spaceless(word) or not _is_plain(word, token.terms):
            forms: tuple[Form, ...] = (Form(token.terms[0], exact=True),)
        else:
            forms = wanted_forms(word, languages, exact=exact)
        found.append(Typed(word, forms))
    if (
        len(found) > 1
        and found[-1].is_one_character
        and len(found[-2].word) > 1
        and found[-2].word[-1] == found[-1].word
    ):
        found.pop()
    return tuple(found)


def _is_plain(word: str, terms: tuple[str, ...]) -> bool:
    """Say whether a word is one of letters; a number with its signs has one term, which is written otherwise."""
    return any([term[0] in LAYERS for term in terms]) or terms == (fold(word),)


def joined_forms(words: tuple[str, ...]) -> tuple[Form, ...]:
    """Return the terms by which words written as one are found: ``state`` ``owned`` → ``stateowned``."""
    together = fold("".join(words))
    return (Form(together, exact=True), Form(JOINED + together, exact=True))


def splits(word: str) -> list[tuple[str, str]]:
    """Return the ways in which a word may be two: ``stateowned`` → ``state`` ``owned`` and others."""
    folded = fold(word)
    if not folded.isalpha() or len(folded) > MOST_SPLITS_LENGTH:
        return []
    return [(folded[:place], folded[place:]) for place in range(SHORTEST_PART, len(folded) - SHORTEST_PART + 1)]
