r"""How fast do texts become terms?  ``python bench/analysis.py [DIR]``: MB of UTF-8 a second of one core, by language.

DIR holds .txt files of English, which become the first row; the others are words drawn at random, in the letters of their language,
some of them often and most of them rarely.  ``tokens`` is what queries and snippets use; ``cold`` and ``warm`` are the numbers of
spellings that an index is made of, met first and met again, ``new`` the microseconds of one met first; the peer is
``re.findall(r"\w+")`` over small letters, its words numbered too, which has no terms.  Each figure is the best of several passes.
"""

from __future__ import annotations

import random
import re
import sys
import time
from array import array
from collections import defaultdict
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.analysis.stream import Lexicon
from artcli.analysis.words import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

PASSES = 5
MOST_FILES = 8000
TOKENS_OF = 200
"""Texts that ``tokens`` is tried on; it is too slow for all."""
WORD = re.compile(r"\w+").findall
SAMPLES = {
    "en": "The president’s “summit” ended—without a deal—in Hanoi; 10,000 state-owned firms didn’t pay $3.5bn and that’s it.",
    "de": "Für größere Häuser beschloß der Rat am Mittwoch „Maßnahmen“ – über 10.000 Bürger müssen 3,5 Prozent mehr zahlen.",
    "fr": "D’après les élus, l’été était « prêt » : 10\u00a0000 euros où ça va, et la négociation a déçu.",
    "vi": "Chủ tịch nước đã đến Hà Nội để dự hội nghị thượng đỉnh với các nhà lãnh đạo.",
    "ru": "Президент заявил, что «переговоры» прошли успешно — министры обсудили 10\u00a0000 вопросов экономики страны.",
}


def main() -> None:
    """Print the table."""
    rows = {}
    if len(sys.argv) > 1:
        files = sorted(Path(sys.argv[1]).rglob("*.txt"))[:MOST_FILES]
        rows["files"] = [path.read_text("utf-8", "replace") for path in files]
    rows |= {language: _texts(sample) for language, sample in SAMPLES.items()} | {"zh": _chinese()}
    print(f"{'':6}{'MB':>7}{'tokens':>8}{'cold':>8}{'warm':>8}{'findall':>9}{'chunks':>9}{'new µs':>8}")
    for language, texts in rows.items():
        print(_row(language, texts))


def _row(name: str, texts: list[str]) -> str:
    language = "en" if name == "files" else name
    some = texts[:TOKENS_OF]
    slow = _best(lambda: [sum([1 for _ in tokens(text, language)]) for text in some]) * _size(texts) / _size(some)
    cold = _best(lambda: _stream(Lexicon(), language, texts))
    lexicon = Lexicon()
    _stream(lexicon, language, texts)
    warm = _best(lambda: _stream(lexicon, language, texts))
    peer = _best(lambda: _numbered(texts))
    chunks = len(lexicon.spellings(language))
    rates = "".join([f"{_size(texts) / seconds:8.1f}" for seconds in (slow, cold, warm)])
    new = f"{(cold - warm) / chunks * 1e6:8.1f}" if chunks > TOKENS_OF else ""
    return f"{name:6}{_size(texts):7.1f}{rates}{_size(texts) / peer:9.1f}{chunks:9}{new}"


def _stream(lexicon: Lexicon, language: str, texts: list[str]) -> None:
    stream = array("I")
    numbers = lexicon.spellings(language).numbers
    for text in texts:
        stream.extend(numbers(text))


def _numbered(texts: list[str]) -> None:
    """Give the words of the texts numbers by their letters only."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    stream = array("I")
    for text in texts:
        stream.extend(map(numbers.__getitem__, WORD(text.lower())))


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(PASSES):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def _size(texts: list[str]) -> float:
    return sum([len(text.encode()) for text in texts]) / 1e6


def _texts(sample: str) -> list[str]:
    draw = random.Random(1)
    letters = re.sub(r"[\W\d_]", "", sample.lower())
    words = sample.split() + ["".join(draw.choices(letters, k=draw.randint(3, 10))) for _ in range(20_000)]
    return _draw(words, " ", draw)


def _chinese() -> list[str]:
    draw = random.Random(1)
    characters = [chr(0x4E00 + number) for number in range(4000)]
    frequencies = [1 / (number + 10) for number in range(4000)]
    words = ["".join(draw.choices(characters, frequencies, k=draw.randint(2, 12))) + "，" for _ in range(20_000)]
    return _draw(words, "", draw)


def _draw(words: list[str], between: str, draw: random.Random) -> list[str]:
    frequencies = [1 / (number + 3) for number in range(len(words))]
    return [between.join(draw.choices(words, frequencies, k=600)) for _ in range(500)]


if __name__ == "__main__":
    main()
