"""Which words stand where in a text?  A text → tokens: what each is looked up by, its position, and its characters.

A text is parted into chunks at white space and most signs; a chunk's tokens depend on it and on the language alone.  So ``tokens``
and the bulk way of ``stream`` have one analysis, ``chunk_parts``, and whoever remembers chunks has the same tokens as who doesn't.

A compound (``state-owned``, ``don't``, ``U.S.``) is its parts, each with a position, and at the first part's position all of them put
together.  Numbers are whole: 10,000, 10 000 and 10000 are one term, 3,5 and 3.5 another.  Scripts without spaces between
words (Chinese, Japanese, Thai and their like) are pairs of characters that overlap, so that any part of a sentence is found.
Pure.
"""

from __future__ import annotations

import re
from functools import cache, partial

from artcli.analysis.fold import fold
from artcli.analysis.forms import JOINED, Forms, forms_of
from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_CJK = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
r"""Vowel signs and accents that Python's ``\w`` leaves out, though words are written with them."""
_spaceless = cache(partial(re.compile, f"[{_CJK}]+"))
"""Patterns of many scripts take a millisecond or two to compile: a search for English words, and its passages, need none."""
_spaceless_runs = cache(partial(re.compile, f"([{_CJK}]+)"))
_WIDE_SIGNS = " \u2014\u2018-\u201d\u2026\u3000-\u3004\u3008-\u301f\uff01-\uff0f\uff1a-\uff20"
spaceless_passages = cache(partial(re.compile, f"([{_CJK}](?:[{_CJK}{_WIDE_SIGNS}]*[{_CJK}])?)"))
"""Runs in scripts without spaces, together with signs and spaces between them."""
_SHAPES = (
    r"(?P<grouped>(?<![0-9]['\u2019.#])[0-9]{1,3}"
    r"(?:(?:['\u2019][0-9]{3})+(?:[.#][0-9]+)?|(?:#[0-9]{3})+(?:\.[0-9]+)?|(?:\.[0-9]{3})+(?:#[0-9]+)?)(?!\w|['\u2019.#][0-9]))"
    r"|(?P<decimal>(?<![0-9]['\u2019.#])[0-9]+[.#][0-9]+(?!\w|['\u2019.#][0-9]))"
    r"|(?P<sign>(?<!\w)[A-Za-z](?:\+\+|#)(?!\w))"
    r"|(?P<word>[\wMARKS]+(?:[-'\u2019\u2010\u2011.&\u00b7][\wMARKS]+)*)"
)
_token = cache(partial(re.compile, _SHAPES.replace("MARKS", _MARKS)))
_western_token = cache(partial(re.compile, _SHAPES.replace("MARKS", "")))
_JOINT = lazy(r"[-'\u2019\u2010\u2011.&\u00b7_]")
"""Signs inside a compound; the underline, a letter to ``\\w``, is also put round words: ``_so_``."""
EDGES = "-'.&_"
"""Those of the joints that are ASCII; at either end of a chunk they mean nothing."""
PARTING = "".join([chr(code) for code in range(128) if not chr(code).isalnum() and chr(code) not in EDGES + "+#"])
"""What parts chunks: all of ASCII but letters, digits, the joints and the signs of ``C++`` and ``C#``."""
_CHUNK = lazy(f"[^{re.escape(PARTING)}]+")
_POSSESSIVE = lazy(r"['\u2019][sS]$")
COMMA = r",(?<=[0-9],)(?=[0-9])"
"""A comma between digits; a pattern that begins with a letter is searched for at ten times the speed of one that begins with a digit."""
_COMMA = lazy(COMMA)
_SPACED = lazy(
    "[0-9](?<![0-9A-Za-z_.'#][0-9])[0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9A-Za-z_]|'[0-9]|[.#][0-9]{3}(?![0-9]))"
)

MOST_PARTS = 6
"""Parts of a compound that are also put together; more are an address or a path."""


class Token(NamedTuple):
    """A word where it stands: its terms, its position among the words, and its characters from ``start`` to ``end``."""

    terms: tuple[str, ...]
    position: int
    start: int
    end: int


class Part(NamedTuple):
    """A word of a chunk: its terms, that of the compound it begins (or nothing), and its characters in the chunk."""

    terms: tuple[str, ...]
    joined: str
    start: int
    end: int


def _is_western(text: str) -> bool:
    """Say whether a text has only letters and signs of Windows' western code page: none without spaces, no separate accents."""
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def is_spaceless(word: str) -> bool:
    """Say whether a word is in a script without spaces, as a pair of characters or a single one."""
    return not _is_western(word) and _spaceless().fullmatch(word) is not None


def has_spaceless(text: str) -> bool:
    """Say whether a text has a character of a script without spaces."""
    return not _is_western(text) and _spaceless().search(text) is not None


def tokens(text: str, language: str | None = None) -> Iterator[Token]:
    r"""Yield the tokens of a text.

    >>> [token.terms for token in tokens("State-owned summits")]
    [('state', '\x04stateowned'), ('owned', '\x01own'), ('summits', '\x01summit')]
    """
    forms = forms_of(language)
    if text.isascii() and text.isalnum():
        yield Token(forms[text], 0, 0, len(text))
        return
    position = 0
    for match in _CHUNK.finditer(with_whole_numbers(text)):
        begin = match.start()
        for terms, joined, start, end in chunk_parts(match.group(), forms):
            yield Token((*terms, joined) if joined else terms, position, begin + start, begin + end)
            position += 1


def chunks(text: str) -> list[str]:
    """Return what a text is parted into first: each chunk has its words by itself, in ``chunk_parts``."""
    return _CHUNK.findall(with_whole_numbers(text))


def with_whole_numbers(text: str) -> str:
    """Return a text of the same length in which no number is parted: a comma is written ``#``, a space ``'``.

    >>> with_whole_numbers("10,000 or 1 234,5 of 12 2018")
    "10#000 or 1'234#5 of 12 2018"
    """
    return _SPACED.sub(_close_up, _COMMA.sub("#", text))


def _close_up(match: re.Match[str]) -> str:
    return "'".join(match[0].split())


def chunk_parts(chunk: str, forms: Forms) -> list[Part]:
    """Return the words of a chunk, which takes one position for each."""
    bare = chunk.strip(EDGES)
    if bare.isascii():
        if bare.isalnum():
            start = chunk.index(bare)
            return [Part(forms[bare], "", start, start + len(bare))]
        return _spaced(chunk, 0, forms)
    if _is_western(bare):
        return _spaced(chunk, 0, forms)
    parts: list[Part] = []
    done = 0
    for index, stretch in enumerate(stretches(chunk)):
        if index % 2:
            parts += [Part((pair,), "", here, here + len(pair)) for here, pair in enumerate(pairs(stretch), done)]
        elif stretch:
            parts += _spaced(stretch, done, forms)
        done += len(stretch)
    return parts


def stretches(chunk: str) -> list[str]:
    """Part a chunk by scripts: with spaces and without in turn, the first always with.

    >>> stretches("2018年6月")
    ['2018', '年', '6', '月', '']
    """
    return _spaceless_runs().split(chunk)


def pairs(run: str) -> list[str]:
    """Return what a run of a script without spaces is found by: its pairs of characters, and the last character.

    >>> pairs("河内峰")
    ['河内', '内峰', '峰']
    """
    return [run[place : place + 2] for place in range(len(run))]


def _spaced(text: str, offset: int, forms: Forms) -> list[Part]:
    if text.isascii() and all([part.isalpha() for part in text.replace("'", "-").split("-")]):
        return _compound(
            text, offset, forms
        )  # re-elected, don't: one word, whatever the patterns, which take a millisecond to compile
    parts: list[Part] = []
    pattern = _western_token() if _is_western(text) else _token()
    for match in pattern.finditer(text):
        word, kind = match.group(), match.lastgroup
        start = offset + match.start()
        if kind == "word":
            parts += _compound(word, start, forms)
            continue
        if kind == "sign":
            term = word.lower()
        elif kind == "grouped":
            term = _ungrouped(word)
        else:
            term = word.replace("#", ".")
        parts.append(Part((term,), "", start, start + len(word)))
    return parts


def _ungrouped(number: str) -> str:
    """Take the signs between thousands out; one that is left over is the decimal one.

    >>> _ungrouped("10.000"), _ungrouped("10'000#5")
    ('10000', '10000.5')
    """
    sign = number.lstrip("0123456789")[0]
    return number.replace(sign, "").replace("#", ".")


def _compound(word: str, start: int, forms: Forms) -> list[Part]:
    bare = _POSSESSIVE.sub("", word)
    split = _JOINT.split(bare) if not bare.isalnum() else [bare]
    joined = ""
    if 1 < len(split) - split.count("") <= MOST_PARTS:
        joined = JOINED + fold("".join(split))
    parts: list[Part] = []
    for part in split:
        end = start + len(part)
        if part:
            parts.append(Part(forms[part], joined, start, end))
            joined = ""
        start = end + 1
    return parts
