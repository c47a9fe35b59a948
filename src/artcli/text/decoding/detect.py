"""Which of the encodings without rules are these bytes in?  A sample of bytes in, the encoding's name out.

Every candidate reads the sample; the reading that looks most like a text of some language wins.  charset-normalizer is asked
only where none of them does: on short texts it is often wrong.  Pure.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from artcli.text.decoding.models import ENCODINGS, LANGUAGES, WORDS
from artcli.text.decoding.score import class_of, context_cost, east_asian_score, floor, weights

EAST_ASIAN = (("cp932", "ja"), ("euc_jp", "ja"), ("gb18030", "zh"), ("big5hkscs", "tw"), ("cp949", "ko"))
CERTAIN = -3.5
"""A reading in one byte a character that scores more than this is right: Chinese, Japanese and Korean read so reach -5.4."""
SCORED_BYTES = 500
"""As many bytes beyond ASCII are scored, with what stands between them: of 61 pages in as many encodings none was read otherwise with 5,000."""
DOUBTFUL = -6.5
"""A winner with less than this for each byte beyond ASCII is doubtful: true readings have -4.7 and more."""
HOPELESS = -7.4
"""Noise of some length, read in the encoding that suits it best, has -7.8 and less from 500 bytes on."""
ENOUGH_BYTES = 40
"""With fewer bytes beyond ASCII nothing is called noise."""

_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII = bytes(range(0x80))


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
    if guess.score < HOPELESS and len(sample.translate(None, _ASCII)) >= ENOUGH_BYTES:
        return None
    return guess.encoding


def sample_of(data: bytes) -> bytes:
    """Cut the stretch out of bytes that holds the first bytes beyond ASCII, from a line's start."""
    first = _HIGH.search(data)
    if first is None:
        return b""
    start = max(data.rfind(b"\n", 0, first.start()) + 1, first.start() - 2000)
    stretch = data[start : start + 12_000]
    dense = len(stretch.translate(None, _ASCII))
    if dense > SCORED_BYTES:
        stretch = stretch[: max(600, len(stretch) * SCORED_BYTES // dense)]
    if len(stretch) == len(data) - start:
        return stretch
    return stretch[: stretch.rfind(b" ", max(len(stretch) // 2, first.start() + 1 - start)) + 1 or None]


def best_guess(sample: bytes) -> Guess:
    """Find the encoding that reads a sample best."""
    high = sample.translate(None, _ASCII)
    guess = _single_byte_guess(sample, Counter(high))
    if guess.score > CERTAIN:
        return guess
    return max([guess, *_east_asian_guesses(sample, len(high))], key=lambda guess: guess.score)


def _east_asian_guesses(sample: bytes, high: int) -> list[Guess]:
    dense = high * 7 > len(sample)
    guesses = []
    for encoding, language in EAST_ASIAN:
        try:
            text = sample.decode(encoding, "replace" if dense else "strict")
        except UnicodeDecodeError:
            continue
        if text.count("\ufffd") * 20 < len(text):
            guesses.append(Guess(encoding, east_asian_score(text, language) / high))
    return guesses


def _single_byte_guess(sample: bytes, high: Counter[int]) -> Guess:
    """Find the encoding of one byte that reads a sample best.

    What an encoding could score at most, each byte read in the language that it suits best, bounds what it does score, and
    neighbours only take from that: so the candidates are tried by their bounds until none can overtake the best.
    """
    pairs = list(high.items())
    priors = _priors(sample)
    bounds = [
        (_sum(pairs, _best_weights(encoding)) - RARITY * rank, rank) for rank, (encoding, _) in enumerate(ENCODINGS)
    ]
    best = Guess("", -math.inf)
    for bound, rank in sorted(bounds, reverse=True):
        if bound <= best.score:
            break
        encoding, languages = ENCODINGS[rank]
        letters = max(
            [_sum(pairs, _byte_weights(encoding, code)) + priors[code] for code in [lang.code for lang in languages]]
        )
        score = letters - RARITY * rank
        if score > best.score:
            score -= _context(sample, encoding)
        if score > best.score:
            best = Guess(encoding, score)
    return Guess(best.encoding, best.score / high.total())


RARITY = 0.05
"""What an encoding pays for each one that is in wider use: it settles ties, and evidence soon outweighs it."""


def _sum(pairs: list[tuple[int, int]], table: tuple[float, ...]) -> float:
    return sum([times * table[byte] for byte, times in pairs])


def _priors(sample: bytes) -> dict[str, float]:
    """Say what the common words in ASCII have against each language, seen from the one that they fit best."""
    found = dict.fromkeys(LANGUAGES, 0.0)
    for word in sample[:4000].lower().split():
        for code in WORDS.get(word, ()):
            found[code] += 1.5
    most = min(12.0, max(found.values()))
    return {code: min(12.0, score) - most for code, score in found.items()}


@lru_cache(maxsize=256)
def _byte_weights(encoding: str, code: str) -> tuple[float, ...]:
    table = weights(LANGUAGES[code])
    return tuple([table.get(char) or floor(char) for char in _table(encoding)])


@lru_cache(maxsize=64)
def _best_weights(encoding: str) -> tuple[float, ...]:
    languages = dict(ENCODINGS)[encoding]
    return tuple(map(max, zip(*[_byte_weights(encoding, language.code) for language in languages], strict=True)))


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


# Armenian letters or those of minority languages beside Latin ones
BY_CHANCE = re.compile(r"[A-Za-z][\u0480-\u058f]|[\u0480-\u058f][A-Za-z]")


def looks_like_legacy(data: bytes, text: str) -> bool:
    r"""Tell Mac Roman that happens to be valid UTF-8: its quotation marks and accented letters read as Armenian or the like.

    >>> looks_like_legacy(b"l\xd5\x8etait", "l\u054etait")
    True
    """
    if not (b"\xd5" in data or b"\xd2" in data or b"\xd4" in data or b"\xd3" in data):
        return False
    return (len(data) - len(text)) * 5 < len(data) and BY_CHANCE.search(text) is not None
