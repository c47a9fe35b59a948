"""Which of the encodings without rules are these bytes in?  A sample of bytes in, the encoding's name out.

Every candidate reads the sample; the reading that looks most like a text of some language wins.  charset-normalizer is asked
only where none of them does: on short texts it is often wrong.  Pure.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from artcli.text.decode_models import ENCODINGS, Language
from artcli.text.decode_score import class_of, context_cost, east_asian_score, floor, weights

EAST_ASIAN = (("cp932", "ja"), ("euc_jp", "ja"), ("gb18030", "zh"), ("big5hkscs", "tw"), ("cp949", "ko"))
SCORED_BYTES = 1200
"""As many bytes beyond ASCII are scored, with what stands between them: the order no longer changes with more."""
DOUBTFUL = -7.5
"""A winner with less than this for each byte beyond ASCII is doubtful: true readings have -2 to -6."""
HOPELESS = -10.0
"""Noise read in the encoding that suits it best has -10 and less."""

_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII = bytes(range(0x80))
_WORD = re.compile(rb"[a-z]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and its score for each byte beyond ASCII."""

    encoding: str
    score: float


def detect_encoding(data: bytes, sample_bytes: int) -> str | None:
    """Name the encoding that bytes are in, known not to be UTF-8 or UTF-16; none where they are noise.

    >>> detect_encoding("Die Brücke über den Fluß".encode("mac_roman"), 1000)
    'mac_roman'
    """
    sample = sample_of(data[:sample_bytes]) or sample_of(data)
    guess = best_guess(sample)
    if guess.score < DOUBTFUL:
        guess = _second_opinion(sample, guess)
    return None if guess.score < HOPELESS else guess.encoding


def sample_of(data: bytes) -> bytes:
    """Cut the stretch out of bytes that holds the first bytes beyond ASCII, from a line's start."""
    first = _HIGH.search(data)
    if first is None:
        return b""
    start = max(data.rfind(b"\n", 0, first.start()) + 1, first.start() - 2000)
    stretch = data[start : start + 12_000]
    dense = len(stretch.translate(None, _ASCII))
    if dense <= SCORED_BYTES:
        return stretch
    return stretch[: max(1500, len(stretch) * SCORED_BYTES // dense)]


def best_guess(sample: bytes) -> Guess:
    """Find the encoding that reads a sample best."""
    high = sample.translate(None, _ASCII)
    guesses = _east_asian_guesses(sample, len(high)) + _single_byte_guesses(sample, Counter(high))
    return max(guesses, key=lambda guess: guess.score)


def _east_asian_guesses(sample: bytes, high: int) -> list[Guess]:
    dense = high * 7 > len(sample)
    guesses = []
    for encoding, language in EAST_ASIAN:
        decoder = codecs.getincrementaldecoder(encoding)("replace" if dense else "strict")
        try:
            text = decoder.decode(sample)
        except UnicodeDecodeError:
            continue
        if text.count("\ufffd") * 20 < len(text):
            guesses.append(Guess(encoding, east_asian_score(text, language) / high))
    return guesses


def _single_byte_guesses(sample: bytes, high: Counter[int]) -> list[Guess]:
    words = Counter(_WORD.findall(sample[:4000].lower()))
    total = high.total()
    rough = []
    for encoding, languages in ENCODINGS:
        table = _table(encoding)
        pairs = [(table[byte], times) for byte, times in high.items()]
        rough.append((max([_language_score(pairs, language, words) for language in languages]), encoding))
    rough.sort(key=lambda pair: -pair[0])
    return [Guess(encoding, (score - _context(sample, encoding)) / total) for score, encoding in rough[:FINALISTS]]


FINALISTS = 5
"""So many encodings, the best by their letters alone, have the neighbours of the letters looked at."""


def _language_score(pairs: list[tuple[str, int]], language: Language, words: Counter[bytes]) -> float:
    table = weights(language)
    score = sum([times * (table.get(char) or floor(char)) for char, times in pairs])
    return score + _prior(language, words)


def _prior(language: Language, words: Counter[bytes]) -> float:
    return min(12.0, 1.5 * sum([words[word] for word in language.words]))


@lru_cache(maxsize=64)
def _table(encoding: str) -> tuple[str, ...]:
    """Give the character of each byte; U+FFFD where there is none."""
    return tuple(bytes([byte]).decode(encoding, "replace") for byte in range(0x100))


@lru_cache(maxsize=64)
def _class_table(encoding: str) -> bytes:
    return "".join([class_of(char) for char in _table(encoding)]).encode("ascii")


def _context(sample: bytes, encoding: str) -> float:
    return context_cost(sample.translate(_class_table(encoding)).decode("ascii"))


def _second_opinion(sample: bytes, guess: Guess) -> Guess:
    """Ask charset-normalizer, and believe it where its reading has at least common letters."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 15 ms to import, and seldom wanted

    best = from_bytes(sample).best()
    if best is None:
        return guess
    text = str(best)
    letters = sum(char.isalpha() for char in text if char > "\x7f")
    strange = sum(char > "\x7f" for char in text) or 1
    return Guess(best.encoding, DOUBTFUL) if letters * 10 > strange * 9 else guess


_BY_CHANCE = re.compile(r"[A-Za-z][\u0480-\u058f]|[\u0480-\u058f][A-Za-z]")


def looks_like_legacy(data: bytes, text: str) -> bool:
    """Tell Mac Roman that happens to be valid UTF-8: its apostrophe and an accented letter read as one letter of Armenian.

    >>> looks_like_legacy("l’été".encode("mac_roman")[:3], "l\\u054et")
    True
    """
    if not (b"\xd5" in data or b"\xd2" in data or b"\xd4" in data or b"\xd3" in data):
        return False
    return _BY_CHANCE.search(text) is not None and text.isascii() is False and len(data) - len(text) < len(text) // 5
