"""Which words of a text are looked up by some terms?  A text, and terms → its words that match, and where they stand.  Pure.

What ``tokens`` makes of a text answers it too, but takes a text's every word apart.  Here only words are looked at that begin as one that
matches must, which is searched for in C; the stemmer judges these many at a time, and each once however many texts have it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache, partial

from artcli.analysis.forms import JOINED, LAYERS, STEM, forms_of
from artcli.analysis.stems import DEFAULT_LANGUAGE, bulk_stemmer
from artcli.analysis.words import Token, tokens
from artcli.hints import TYPE_CHECKING
from artcli.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_JOINTS = tuple("-'\u2019\u2010\u2011.&\u00b7_")
"""What may stand behind the first part of a compound (``words``)."""
_AROUND = ".,;:!?\"'()[]…“”‘’«»–—"
"""Signs that belong to no word where they stand before or behind it."""
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_INNER_JOINT = lazy(r"[-'\u2019\u2010\u2011.&\u00b7_](?<=\w.)\w")
"""A joint and what is behind it, where an underline is a letter as well."""
_JOINT_KIND = b"w-w"
_NUMBER_APART = lazy(r"[0-9][ \u00a0\u2009\u202f][0-9]{3}(?![0-9])")
"""The one word that has a space in it: 10 000."""
_TO_SPACE = lazy(r"\S*")
_word = cache(partial(re.compile, rb"[^ ]+"))
_accent = cache(partial(re.compile, rb"[\x80-\xff]"))
_SUFFIXING = frozenset(("da", "de", "en", "es", "fr", "it", "no", "pt", "sv"))
_UMLAUTS = "aou"
_CODE = "cp1252"
"""A character is a byte in it, so places in its bytes are places in the text."""
_MOST_WORDS = 200_000
"""Words remembered as turned away: some 20 MB."""


_LETTERS = [bytes((code,)).decode(_CODE, "replace") for code in range(256)]
_WORDS_ONLY = bytes([code if letter.isalnum() else ord(" ") for code, letter in enumerate(_LETTERS)])
"""A table that makes spaces of all signs."""
_KINDS = bytes([ord("w" if one.isalnum() else "-" if one in _JOINTS else " ") for one in _LETTERS])
"""A table that tells letters, joints and others apart: a joint between letters is found in a tenth of the time a pattern takes."""


def matching_words(text: str, terms: frozenset[str], language: str | None) -> list[Token]:
    """Return the words of a text that are looked up by one of the terms; their positions aren't to be relied on."""
    return _wanted(terms, language).words(text)


def matching_by_block(blocks: Sequence[str], terms: frozenset[str], language: str | None) -> list[list[Token]]:
    """Return the same of each block of a text, in a quarter of the time that one by one would take."""
    return _wanted(terms, language).by_block(blocks)


@lru_cache(maxsize=8)
def _wanted(terms: frozenset[str], language: str | None) -> _Wanted:
    return _Wanted(terms, language)


class _Wanted:
    """Terms of one language, and the words that are known to match them, or not to."""

    def __init__(self, terms: frozenset[str], language: str | None) -> None:
        self._terms = terms
        self._language = language
        self._forms = forms_of(language)
        self._stem = bulk_stemmer(language)
        self._stems = frozenset([term[1:] for term in terms if term[0] == STEM])
        self._away: set[bytes] = set()
        self._found: set[bytes] = set()
        self._found_parts: set[bytes] = set()
        bare = [term[1:] if term[0] in LAYERS else term for term in terms]
        compounds = [term[1:] for term in terms if term[0] == JOINED]
        self._first_parts = frozenset([word[:end] for word in compounds for end in range(1, len(word))])
        self._before_joints = frozenset([word.encode() for word in self._first_parts if word.isascii()])
        self._last_letters = frozenset([word[-1] for word in self._before_joints])
        pieces = [piece for term in bare if not term.isalpha() for piece in re.findall(r"[^\W_]+", term)]
        self._pieces = frozenset(pieces)
        self._number_ends = frozenset([piece[-3:] for piece in pieces if piece.isdigit()])
        self._beginnings = None if pieces else _beginnings(terms, language)

    def words(self, text: str) -> list[Token]:
        """Return the words of a text that match."""
        raw = self._raw(text)
        return self._by_tokens(text) if raw is None else self._in_chunks(text, 0, self._places(text, raw))

    def by_block(self, blocks: Sequence[str]) -> list[list[Token]]:
        """Return the words of each block that match."""
        whole = "\n".join(blocks)
        raw = self._raw(whole)
        if raw is None:
            return [self.words(block) for block in blocks] if len(blocks) > 1 else [self._by_tokens(*blocks)]
        places = self._places(whole, raw)
        found = []
        start = first = 0
        for block in blocks:
            last = bisect_left(places, start + len(block), first)
            found.append(self._in_chunks(block, start, places[first:last]) if first < last else [])
            start, first = start + len(block) + 1, last
        return found

    def _raw(self, text: str) -> bytes | None:
        """Return a text in lower case, a byte a letter; None where its words must be found one by one."""
        small = text.lower()
        try:
            data = small.encode("ascii" if small.isascii() else _CODE)
        except UnicodeEncodeError:
            return None
        if len(data) != len(text) or (self._number_ends and _NUMBER_APART.search(text)):
            return None
        return data

    def _places(self, text: str, raw: bytes) -> list[int]:
        """Return where words stand that may match, or be the first part of a compound that does."""
        places, new = self._known_places(text, raw)
        if new:
            self._judge(set(new.values()))
            places += [place for place, word in new.items() if self._is_at(text, place, word)]
        places.sort()
        return places

    def _known_places(self, text: str, raw: bytes) -> tuple[list[int], dict[int, bytes]]:
        """Return where words stand that are known to match, and the places of those not known yet."""
        found, away, parts = self._found, self._away, self._found_parts
        places: list[int] = []
        new: dict[int, bytes] = {}
        for place, word in self._candidates(text, raw):
            if word in found:
                places.append(place)
            elif word in parts:
                if self._is_at(text, place, word):
                    places.append(place)
            elif word not in away:
                new[place] = word
        return places, new

    def _is_at(self, text: str, place: int, word: bytes) -> bool:
        after = place + len(word)
        return word in self._found or (word in self._found_parts and text[after : after + 1] in _JOINTS)

    def _candidates(self, text: str, raw: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield the words that begin as one that matches, with their places in the text; some come twice."""
        data = b" %b " % raw.translate(_WORDS_ONLY)  # words between spaces, one of them more before the text
        if self._beginnings is None:
            for found in _word().finditer(data):
                yield found.start() - 1, found[0]
            return
        if self._before_joints:
            yield from _before_joints(_joints(text, raw), data, self._before_joints, self._last_letters)
        find = data.find
        for beginning in self._beginnings:
            least = len(beginning)
            at = find(beginning)
            while at >= 0:
                end = find(b" ", at + least)
                yield at, data[at + 1 : end]
                at = find(beginning, end)
        if not data.isascii():
            yield from _accented(data)

    def _by_tokens(self, text: str) -> list[Token]:
        return [word for word in tokens(text, self._language) if not self._terms.isdisjoint(word.terms)]

    def _judge(self, words: set[bytes]) -> None:
        """Learn which of some words can be, or be in, what matches."""
        if len(self._away) > _MOST_WORDS:
            self._away.clear()
        plain = [word.decode() for word in words if word.isascii()]
        terms, stems = self._terms, self._stems
        found = [word for word, stem in zip(plain, self._stem(plain), strict=True) if word in terms or stem in stems]
        odd = self._number_ends or self._pieces
        found += [word for word in plain if odd and self._is_odd(word)]
        self._found.update([word.encode() for word in found])
        self._found_parts.update([word.encode() for word in plain if word in self._first_parts])
        self._found_parts -= self._found
        accented = [word for word in words if not word.isascii()]
        self._found.update([word for word in accented if self._is_accented_match(word.decode(_CODE))])
        self._away |= words - self._found - self._found_parts

    def _is_odd(self, word: str) -> bool:
        return word in self._pieces or (word.isdigit() and word[-3:] in self._number_ends)

    def _is_accented_match(self, word: str) -> bool:
        terms = [term for token in tokens(word, self._language) for term in token.terms]
        bare = [term[1:] if term[0] in LAYERS else term for term in terms]
        return not self._terms.isdisjoint(terms) or not self._first_parts.isdisjoint(bare)

    def _in_chunks(self, text: str, offset: int, places: Iterable[int]) -> list[Token]:
        """Return what matches in the stretches between spaces round these places, which count from ``offset`` before the text."""
        found: list[Token] = []
        done = 0
        for place in places:
            start = place - offset
            if start < done:
                continue
            done = start
            while start and not text[start - 1].isspace():
                start -= 1
            done = _TO_SPACE.match(text, done).end()  # type: ignore[union-attr]  # (it matches nothing, too)
            found += self._in_chunk(text[start:done], start)
        return found

    def _in_chunk(self, chunk: str, start: int) -> Iterator[Token]:
        bare = chunk.strip(_AROUND)
        if bare.endswith(_POSSESSIVES):
            bare = bare[:-2]
        if bare.isascii() and bare.isalpha():
            terms = self._forms[bare]
            if not self._terms.isdisjoint(terms):
                start += chunk.index(bare)
                yield Token(terms, 0, start, start + len(bare))
            return
        for word in tokens(chunk, self._language):
            if not self._terms.isdisjoint(word.terms):
                yield Token(word.terms, word.position, word.start + start, word.end + start)


def _accented(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the places and words that have a letter beyond ASCII."""
    end = 0
    for accent in _accent().finditer(data):
        if accent.start() >= end:
            start, end = data.rfind(b" ", 0, accent.start()), data.find(b" ", accent.end())
            yield start, data[start + 1 : end]


def _joints(text: str, raw: bytes) -> list[int]:
    """Return where in a text a joint stands between letters."""
    if b"_" in raw:
        return [joint.start() for joint in _INNER_JOINT.finditer(text)]
    find = raw.translate(_KINDS).find
    found = []
    at = find(_JOINT_KIND)
    while at >= 0:
        found.append(at + 1)
        at = find(_JOINT_KIND, at + 2)
    return found


def _before_joints(
    joints: Iterable[int], data: bytes, wanted: frozenset[bytes], last_letters: frozenset[int]
) -> Iterator[tuple[int, bytes]]:
    """Yield the places of some words that stand before a joint, where a compound may begin with them; those with accents are found anyway."""
    find = data.rfind
    for joint in joints:
        if data[joint] in last_letters:  # in ``data`` everything stands one place further on
            end = joint + 1
            start = find(b" ", 0, end)
            if data[start + 1 : end] in wanted:
                yield start, data[start + 1 : end]


def _kept_part(stem: str, language: str | None) -> str:
    """Return as much of a stem as its words begin with; in German up to a vowel that may have been written ``ae``."""
    kept = stem[: max((len(stem) + 1) // 2, len(stem) - 2)]
    places = [place for place in map(kept.find, _UMLAUTS) if place >= 0] if language == "de" else []
    return kept[: min(places) + 1] if places else kept


def _beginnings(terms: frozenset[str], language: str | None) -> tuple[bytes, ...] | None:
    """Return how the words without accents begin that one of the terms stands for, each with a space before; None where all must be judged.

    Snowball's stemmers of these languages change no more than the last two letters of what they leave of a word, but for English words
    like ``dying``, whose stem is ``die``; tried with the 86,000 spellings of 30,000 articles.
    """
    if (language or DEFAULT_LANGUAGE) not in _SUFFIXING:
        return None
    found = set()
    for term in terms:
        layer, bare = (term[0], term[1:]) if term[0] in LAYERS else ("", term)
        if layer == STEM:
            found.add(_kept_part(bare, language))
            if bare.endswith("ie"):
                found.add(f"{bare[:-2]}y")
        elif layer != JOINED:
            found.add(bare)
    plain = [one for one in found if one.isascii()]
    return tuple(
        [f" {one}".encode() for one in plain if not any(one != other and one.startswith(other) for other in plain)]
    )
