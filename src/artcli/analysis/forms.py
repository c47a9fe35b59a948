"""By which terms is a word indexed, and by which is a typed one found?  A word → its terms, in layers.

- the word itself in lower case: ``dvořák's`` gives ``dvořák``
- ``FOLDED`` + the word without accents, where that differs
- ``STEM`` + its stem without accents, where that differs from both
- ``ACCENTED`` + its stem with accents, where it has some: who types accents means them
- ``JOINED`` + the parts of a compound put together: ``state-owned`` gives ``stateowned``

A word that is its own stem has no term of the stem's layer; so a typed word is looked for in both.  Pure.
"""

from __future__ import annotations

from artcli.analysis.fold import fold, lower
from artcli.analysis.stems import bulk_stemmer, stemmer
from artcli.hints import NamedTuple

STEM, FOLDED, ACCENTED, JOINED = "\x01", "\x02", "\x03", "\x04"
LAYERS = frozenset((STEM, FOLDED, ACCENTED, JOINED))

MOST_WORDS = 200_000
"""Words remembered at the most (some 30 MB): the words of a language that are used again and again.

Who analyses whole libraries remembers spellings instead (``stream``).
"""


class Form(NamedTuple):
    """A term by which a typed word is found; ``exact`` where it is the word as typed, accents aside."""

    term: str
    exact: bool


class Forms(dict[str, tuple[str, ...]]):
    """Words as they stand in a text of one language → their terms, each worked out once."""

    def __init__(self, language: str | None) -> None:
        """Take the language of the texts."""
        super().__init__()
        self._language = language
        self._stem = stemmer(language)

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Work out the terms of a word met first."""
        terms = self.terms(word)
        if len(self) < MOST_WORDS:
            self[word] = terms
        return terms

    def terms(self, word: str) -> tuple[str, ...]:
        """Return the terms of a word and don't remember them."""
        surface = lower(word)
        return self.plain_terms(surface) if surface.isascii() else _accented_terms(surface, self._stem(surface))

    def plain_terms(self, surface: str) -> tuple[str, ...]:
        """Return the terms of a word of ASCII in lower case."""
        stem = self._stem(surface)
        return (surface,) if stem == surface else (surface, STEM + stem)

    def all_plain_terms(self, surfaces: list[str]) -> list[tuple[str, ...]]:
        """Return the terms of each of many words of ASCII in lower case, in a third of the time that one by one would take."""
        pairs = zip(surfaces, bulk_stemmer(self._language)(surfaces), strict=True)
        return [(surface,) if stem == surface else (surface, STEM + stem) for surface, stem in pairs]


def _accented_terms(surface: str, stem: str) -> tuple[str, ...]:
    folded = fold(surface)
    bare_stem = folded if stem == surface else fold(stem)
    terms = [surface]
    if folded != surface:
        terms.append(FOLDED + folded)
    if bare_stem != folded:
        terms.append(STEM + bare_stem)
    if stem not in (surface, bare_stem):
        terms.append(ACCENTED + stem)
    return tuple(terms)


_forms: dict[str | None, Forms] = {}


def forms_of(language: str | None) -> Forms:
    """Return the mapping for a language; there is one a process."""
    if language not in _forms:
        _forms[language] = Forms(language)
    return _forms[language]


def forget_forms() -> None:
    """Forget the terms of all words, in all languages."""
    for forms in _forms.values():
        forms.clear()


def wanted_forms(word: str, languages: tuple[str | None, ...], *, exact: bool = False) -> tuple[Form, ...]:
    r"""Return the terms by which a typed word is found in texts of these languages, its exact forms first.

    >>> [form.term for form in wanted_forms("summits", ("en",))]
    ['summits', '\x02summits', '\x01summit', 'summit', '\x02summit']
    """
    surface = lower(word)
    typed_accents = fold(surface) != surface
    found = [Form(surface, exact=True)]
    if not typed_accents:
        found.append(Form(FOLDED + surface, exact=True))
    if exact:
        return tuple(found)
    for language in languages:
        stem = stemmer(language)(surface)
        bare = fold(stem)
        if typed_accents and stem != bare:
            found += [Form(ACCENTED + stem, exact=False), Form(stem, exact=False)]
        else:  # an ending may have been all that was accented: Häuser, российский
            found += [Form(STEM + bare, exact=False), Form(bare, exact=False), Form(FOLDED + bare, exact=False)]
    return tuple({form.term: form for form in reversed(found)}.values())[::-1]
