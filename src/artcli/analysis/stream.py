"""How do the texts of a whole library become terms?  Texts → numbers of spellings, and tables that say what each number stands for.

A spelling is a chunk of a text (``words``) as it is written there, capitals aside.  Each is analysed when it is met first; after
that a text is parted, looked up and gone, all of it in C.  The numbers of a spelling's words come out of the tables, for millions
of spellings at once.  A class is what the words of one surface share: the tuple of their terms.  Pure; knows no numpy.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from artcli.analysis.forms import JOINED, forms_of
from artcli.analysis.words import (
    COMMA,
    EDGES,
    MOST_PARTS,
    PARTING,
    Part,
    chunk_parts,
    has_spaceless,
    is_spaceless,
    spaceless_passages,
    with_whole_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BETWEEN = "\0"
"""Parts texts that are worked on together; the normaliser leaves none in a text."""
LONGEST = 64
"""Bytes of a chunk that is remembered: longer ones are addresses, hashes and texts without spaces, hardly ever met again."""

NOTHING = 0
"""The number of a spelling that has no word, such as a dash."""

_EDGES = EDGES.encode()
TABLE = bytes([ord(" ") if code and chr(code) in PARTING else code for code in range(128)]).lower() + bytes(
    range(128, 256)
)
"""What each byte becomes before chunks are looked up: signs that part chunks are spaces, letters are small."""
_COMMA = re.compile(COMMA.encode())
_NOUGHTS = bytes.maketrans(b"123456789\xc2\x80\xa0\x89\xaf", b"00000000000   ")
"""All digits are noughts; so are the first bytes of wide spaces, of which the last are spaces."""
_SPACED = b"0 000"
_JOINTS = bytes.maketrans(b"'._", b"---")
_DASH = "—".encode()
"""The one sign beyond ASCII worth parting at: it joins words that hardly ever meet again."""


class NotRememberedError(Exception):
    """Raised for a chunk that has no number of its own: its words or pairs have."""


class Lexicon:
    """The spellings that a process has met, in all languages, and what they stand for.

    A spelling that is one word has the number of its class, and ``classes`` has the terms of that.  The tables have an item a
    number: ``advance`` says how many positions it takes; ``expansion_class`` and ``expansion_place`` have its classes, and how far
    each is from its first position, up to ``expansion_ends``.
    """

    def __init__(self) -> None:
        """Know the spelling of nothing only."""
        self.classes: list[tuple[str, ...]] = [()]
        self.advance = array("I", [0])
        self.expansion_ends = array("I", [0])
        self.expansion_class = array("I")
        self.expansion_place = array("I")
        self._numbers: dict[tuple[str, ...], int] = {}
        self._spellings: dict[str | None, Spellings] = {}
        self.pairs = Pairs(self)

    @property
    def size(self) -> int:
        """How much is remembered: chunks and numbers, some 240 bytes each."""
        return len(self.classes) + sum([len(spellings) for spellings in self._spellings.values()])

    def spellings(self, language: str | None) -> Spellings:
        """Return the spellings of a language."""
        if language not in self._spellings:
            self._spellings[language] = Spellings(self, language)
        return self._spellings[language]

    def word(self, terms: tuple[str, ...]) -> int:
        """Return the number of a class, which is also that of a spelling of one word."""
        number = self._numbers.get(terms)
        if number is None:
            number = self._numbers[terms] = len(self.classes)
            self.classes.append(terms)
            self.expansion_class.append(number)
            self.expansion_place.append(0)
            self.expansion_ends.append(len(self.expansion_class))
            self.advance.append(1)
        return number

    def words(self, all_terms: Iterable[tuple[str, ...]]) -> list[int]:
        """Return the numbers of many classes: what ``word`` does, in a quarter of the time."""
        known, classes = self._numbers, self.classes
        first = len(classes)
        found = []
        for terms in all_terms:
            number = known.get(terms)
            if number is None:
                number = known[terms] = len(classes)
                classes.append(terms)
            found.append(number)
        new = range(first, len(classes))
        end = len(self.expansion_class)
        self.expansion_class.extend(new)
        self.expansion_place.extend([0] * len(new))
        self.expansion_ends.extend(range(end + 1, end + 1 + len(new)))
        self.advance.extend([1] * len(new))
        return found

    def compound(self, words: Sequence[tuple[str, ...]], joined: str) -> int:
        """Return the number of a spelling that is these words, some ``MOST_PARTS`` at the most, and at the first of them all put together."""
        numbers = [self.word(terms) for terms in words]
        numbers.insert(1, self.word((joined,)))
        self.expansion_class.extend(numbers)
        self.expansion_place.extend((0, *range(len(words))))
        self.expansion_ends.append(len(self.expansion_class))
        self.advance.append(len(words))
        self.classes.append(())
        return len(self.classes) - 1

    def phrase(self, parts: list[Part]) -> int:
        """Return the number of a spelling that is these words, one after the other."""
        if not parts:
            return NOTHING
        if len(parts) == 1 and not parts[0].joined:
            return self.word(parts[0].terms)
        expansion = [
            (self.word(terms), place)
            for place, part in enumerate(parts)
            for terms in (part.terms, (part.joined,))
            if terms[0]
        ]
        for number, place in expansion:
            self.expansion_class.append(number)
            self.expansion_place.append(place)
        self.expansion_ends.append(len(self.expansion_class))
        self.advance.append(len(parts))
        self.classes.append(())
        return len(self.classes) - 1


class Pairs(dict[int, int]):
    """Pairs of characters in scripts without spaces, as their code points in one number → the numbers of their classes.

    Texts in such scripts hardly have a chunk twice, so it is their pairs that must be looked up at the speed of C.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the classes in ``lexicon``."""
        super().__init__()
        self._lexicon = lexicon

    def numbers(self, passage: str) -> array[int]:
        """Return the numbers of the ``pairs`` of a passage's runs; its signs are spellings of nothing."""
        data = memoryview((passage + "\0").encode("utf-32-le"))
        found = array("I", bytes(4 * len(passage)))
        for first in range(min(len(passage), 2)):
            codes = data[4 * first : 4 * first + (len(passage) + 1 - first) // 2 * 8].cast("Q")
            found[first::2] = array("I", list(map(self.__getitem__, codes)))
        return found

    def __missing__(self, codes: int) -> int:
        """Look at a pair met first: it may be the end of a run, or no pair at all."""
        one, other = chr(codes & 0xFFFFFFFF), chr(codes >> 32)
        pair = one + other if is_spaceless(other) else one
        number = self[codes] = self._lexicon.word((pair,)) if is_spaceless(one) else NOTHING
        return number


class Spellings(dict[bytes, int]):
    """Chunks of texts in one language, in UTF-8 with ASCII's letters small → the numbers of their spellings."""

    def __init__(self, lexicon: Lexicon, language: str | None) -> None:
        """Keep the tables in ``lexicon``."""
        super().__init__()
        self._lexicon = lexicon
        self._forms = forms_of(language)

    def numbers(self, text: str) -> array[int]:
        """Return the numbers of a text's spellings, in order."""
        found = array("I")
        self.add_all((text,), found, array("I"))
        return found

    def add_all(self, texts: Sequence[str], numbers: array[int], counts: array[int]) -> None:
        """Append the numbers of texts' spellings, in order, and how many each text has.

        What can be looked for in all texts together is: they are put together with a sign between that no text has.
        """
        data = self.parted(texts)
        if data is None:
            for text in texts:
                self.add_all((text.replace(_BETWEEN, " "),), numbers, counts)
            return
        look_up = self.__getitem__
        for part in data.split(_BETWEEN.encode()) if texts else ():
            chunks = part.split()
            try:
                found = list(map(look_up, chunks))
            except NotRememberedError:
                found = self._by_passages(b" ".join(chunks).decode("utf-8", "surrogatepass")).tolist()
            numbers.fromlist(found)
            counts.append(len(found))

    def parted(self, texts: Sequence[str]) -> bytes | None:
        """Return texts with white space between their chunks, whose numbers are whole, and a NUL between texts; None where one has a NUL."""
        together = _BETWEEN.join(texts)
        if together.count(_BETWEEN) != max(len(texts) - 1, 0):
            return None
        data = together.encode("utf-8", "surrogatepass")
        noughts = data.translate(_NOUGHTS)
        if _SPACED in noughts:
            data = with_whole_numbers(together).encode("utf-8", "surrogatepass")
        else:
            data = _COMMA.sub(b"#", data)
        if b"\xe2" in data:
            data = data.replace(_DASH, b" ")
        return data.translate(TABLE)

    def learn(self, chunks: Iterable[bytes]) -> None:
        """Analyse those of some chunks that are plain words met first, all together."""
        new = [one for one in set(chunks) if one.isalnum() and len(one) <= LONGEST and one not in self]
        if new:
            numbers = self._lexicon.words(self._forms.all_plain_terms(b" ".join(new).decode().split(" ")))
            self.update(zip(new, numbers, strict=True))

    def __missing__(self, chunk: bytes) -> int:
        """Analyse a chunk met first, and remember it."""
        if len(chunk) > LONGEST:
            raise NotRememberedError
        word = chunk.isalnum()
        number = self._lexicon.word(self._forms.plain_terms(chunk.decode())) if word else self._odd(chunk)
        self[chunk] = number
        return number

    def _odd(self, chunk: bytes) -> int:
        bare = chunk.strip(_EDGES)
        if bare != chunk:
            return self[bare] if bare else NOTHING
        if chunk.endswith(b"'s") and chunk[:-2].isalnum():
            return self[chunk[:-2]]
        if chunk.isascii():
            words = parts_of(chunk)
            if words is None:
                return self._lexicon.phrase(chunk_parts(chunk.decode(), self._forms))
            look_up = self._forms.__getitem__
            return self._lexicon.compound([look_up(word) for word in words], JOINED + "".join(words))
        text = chunk.decode("utf-8", "surrogatepass")
        if has_spaceless(text):
            raise NotRememberedError
        if text.isalpha():
            return self._lexicon.word(self._forms.terms(text))
        return self._lexicon.phrase(chunk_parts(text, self._forms))

    def _by_passages(self, text: str) -> array[int]:
        """Look up what may be remembered of a text, and the rest by its words."""
        found = array("I")
        for index, stretch in enumerate(spaceless_passages().split(text)):
            if index % 2:
                found += self._lexicon.pairs.numbers(stretch)
            elif stretch:
                found.extend(self._by_chunks(stretch.encode("utf-8", "surrogatepass").split()))
        return found

    def _by_chunks(self, chunks: list[bytes]) -> list[int]:
        found: list[int] = []
        for chunk in chunks:
            if len(chunk) <= LONGEST:
                found.append(self[chunk])
            else:
                parts = chunk_parts(chunk.decode("utf-8", "surrogatepass"), self._forms)
                found += [self._lexicon.phrase([part]) for part in parts]
        return found


def parts_of(chunk: bytes) -> list[str] | None:
    """Return the words of a chunk of small ASCII letters that is a compound and nothing else, in a fifth of the time of ``chunk_parts``.

    None for what may be something else: a number with signs in it, a possessive, an address of many parts.

    >>> parts_of(b"state-owned"), parts_of(b"0001234.txt"), parts_of(b"3.5")
    (['state', 'owned'], ['0001234', 'txt'], None)
    """
    words = chunk.translate(_JOINTS).decode().split("-")
    if not 1 < len(words) <= MOST_PARTS or words[-1] == "s":
        return None
    plain = words[0].isalnum() and all([word.isalnum() and not "0" <= word[0] <= "9" for word in words[1:]])
    return words if plain else None
