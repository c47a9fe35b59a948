"""Is this a person's name, and how is it written?  Text goes in, the name as it should be shown comes out, or None.

Titles and degrees are taken off; a name all in capitals is put into name case.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata import byline_words as words

NAME_WORDS = 6
"""María del Carmen van der Berg has six words."""
CASELESS_LENGTH = 40
HAN_LENGTH = 5
"""司马相如 has four, a Japanese name five; more is a sentence."""
KANA_LENGTH = 14

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'ʼ`´.‐\u2011-]|[\u0300-\u036f])*")
_LOWER_PREFIX = re.compile(r"(?:d|l|dell|dall|al|el|an|as|ar|ad|o|n)[’'-](?=[^\W\d_a-z])")
_CASELESS = lazy(r"[\u0590-\u08ff\u0900-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FIRST_CASELESS = "\u0590"
_CASELESS_WORD = lazy(r"(?:[^\W\d_]|[\u0591-\u05c7\u064b-\u0652\u0670\u0900-\u094f\u0e31\u0e34-\u0e4e\u200c.'’-])+")
_HAN_RUN = lazy("[\u3400-\u9fff]+")
_KANA_RUN = lazy("[\u3040-\u30ff\u3400-\u9fff]+")
_VOWEL = re.compile(r"[aeiouyäöüåæøéèáíóúàâêîôûı]", re.IGNORECASE)


def read_name(text: str, *, sure: bool) -> str | None:
    """Read one name; where no word says that a name must come (not ``sure``), it needs two words that are no common nouns."""
    parts = _without_titles(text.strip(' \t,:;*_–—-|"“”').split())
    if not 1 <= len(parts) <= NAME_WORDS:
        return None
    if max(text) >= _FIRST_CASELESS and _CASELESS().search(text):
        return _read_caseless(parts)
    if _is_shouted(parts):
        parts = name_case(parts)
    if not all(map(_fits, parts)) or not _is_capital(parts[-1]):
        return None
    if not (_is_sure_name(parts) if sure else _is_plain_name(parts)):
        return None
    return " ".join(parts)


def _without_titles(parts: list[str]) -> list[str]:
    while len(parts) > 1 and parts[0].lower() in words.TITLES:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].lower() in words.DEGREES:
        parts = parts[:-1]
    if parts and parts[-1].endswith(".") and not _keeps_stop(parts[-1]):
        parts = [*parts[:-1], parts[-1][:-1]]
    return [part for part in parts if part]


def _keeps_stop(word: str) -> bool:
    return len(word) <= 2 or word[-3] in ".-" or word.lower() in words.SUFFIXES


def _read_caseless(parts: list[str]) -> str | None:
    name = " ".join(parts)
    if any(map(_is_long, parts)):
        return None
    fine = len(parts) < NAME_WORDS and len(name) <= CASELESS_LENGTH and all(map(_CASELESS_WORD().fullmatch, parts))
    return name if fine else None


def _is_long(part: str) -> bool:
    """Tell a word of Chinese or Japanese that is longer than a name."""
    if len(part) <= HAN_LENGTH:
        return False
    return bool(_HAN_RUN().fullmatch(part)) or (len(part) > KANA_LENGTH and bool(_KANA_RUN().fullmatch(part)))


def _fits(word: str) -> bool:
    if not _WORD.fullmatch(word):
        return False
    return _is_capital(word) or word in words.PARTICLES


def _is_capital(word: str) -> bool:
    return word[0].isupper() or bool(_LOWER_PREFIX.match(word))


def _is_sure_name(parts: list[str]) -> bool:
    rest = parts[1:] if parts[0].lower() == "the" else parts
    if any(_is_function_word(part, first=not number) for number, part in enumerate(rest)):
        return False
    return len(rest) > 1 or bool(rest and len(rest[0]) > 1 and rest[0].lower() not in words.NO_SINGLE_NAMES)


def _is_function_word(part: str, *, first: bool) -> bool:
    low = part.lower()
    return low in words.FUNCTION_WORDS and part not in words.PARTICLES and (first or low not in words.SHORT_SURNAMES)


def _is_plain_name(parts: list[str]) -> bool:
    if sum(map(_is_capital, parts)) < 2 or len(parts[-1].rstrip(".")) < 2:
        return False
    return not any(
        part.lower() in words.NOT_NAMES
        and part not in words.PARTICLES
        and (not number or part.lower() not in words.SHORT_SURNAMES)
        for number, part in enumerate(parts)
    )


def _is_shouted(parts: list[str]) -> bool:
    """Tell ANN LEE from JR Ngo: no lower case, and not initials only."""
    text = "".join(parts)
    return text.isupper() and len(text) > 3 and any(len(part.strip(".")) > 2 and "." not in part[:-1] for part in parts)


def name_case(parts: list[str]) -> list[str]:
    """Put a name in capitals into name case, as far as its letters tell: MACALLISTER can only become Macallister."""
    return [_word_case(part, first=not i) for i, part in enumerate(parts)]


def _word_case(word: str, *, first: bool) -> str:
    low = word.lower()
    if not first and low in words.PARTICLES and low not in ("mac", "ben", "st", "san", "santa"):
        return low
    if low in ("ii", "iii", "iv") or "." in word[:-1] or (first and len(word) == 2 and not _VOWEL.search(word)):
        return word
    cased = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), low)
    cased = re.sub(r"[’'](S|T)\b", lambda m: m.group().lower(), cased)
    return re.sub(r"\bMc([a-z])(?=[a-z])", lambda m: "Mc" + m[1].upper(), cased)
