"""In which language is this text?  A text goes in, an ISO 639-1 code comes out, or None where it is too short or unsure.

Scripts of one language are told by their letters; the others by their small words and rare letters, in one pass over a
sample.  Pure; no model, nothing learned.
"""

from __future__ import annotations

import re
from collections import Counter

from artcli.text.language_words import LETTERS, SCRIPTS, WORDS
from artcli.text.lazy_pattern import lazy

SAMPLE = 400
"""Characters looked at, from the start and from the middle each: some 130 words, of which half are small words."""
GLANCE = 300
"""Characters that are enough where the language is plain."""
PLAIN = 5
"""So many words that no other language has, with next to none of another's, are plain."""
STRAYS = 4
FEWEST_POINTS = 1.6
DECIDED = 5.0
MOST_LETTERS = 6
MARGIN = 1.12
"""How far the best language must lead: less tells Danish from Norwegian by chance."""


_Votes = tuple[tuple[str, float], ...]


def _votes(codes: list[str]) -> _Votes:
    """Let a word of many languages say less for each of them."""
    return tuple([(code, len(codes) ** -0.7) for code in codes])


def _groups() -> tuple[dict[str, int], list[_Votes]]:
    """Give the sets of languages that share words numbers, which are counted faster than tuples."""
    found: dict[str, list[str]] = {}
    for code, words in WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(code)
    groups = {tuple(codes): number for number, codes in enumerate(dict.fromkeys(map(tuple, found.values())))}
    return {word: groups[tuple(codes)] for word, codes in found.items()}, [_votes(list(codes)) for codes in groups]


_WORDS, _GROUPS = _groups()
_OWN_WORDS = {word: _GROUPS[group][0][0] for word, group in _WORDS.items() if len(_GROUPS[group]) == 1}
_LETTERS = {letter: _votes(codes.split()) for letter, codes in LETTERS.items()}
_FOREIGN = lazy("[^\x00-\u036f\u1e00-\u1eff\u2000-\u2bff\ufb00-\ufb06]")
_SCRIPT = lazy("|".join([f"(?P<{name}>[{letters}]+)" for name, letters in SCRIPTS.items()]))
_LETTER = lazy(f"[{''.join(LETTERS)}]")
_LATIN = lazy("[A-Za-z\u00c0-\u024f]+")


def detect_language(text: str) -> str | None:
    """Tell a text's language."""
    middle = len(text) // 2
    if len(text) > 2 * SAMPLE:
        plain = _at_a_glance(text[middle : middle + GLANCE])
        if plain:
            return plain
        text = f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]}"
    sample = text.lower()
    return _by_script(sample) if not _is_western(sample) and _FOREIGN().search(sample) else _by_words(sample)


def _at_a_glance(sample: str) -> str | None:
    """Count the words that only one language has."""
    hits = [*filter(None, map(_OWN_WORDS.get, sample.lower().split()))]
    if len(hits) < PLAIN:
        return None
    code, count = hits[0], hits.count(hits[0])
    if count < len(hits):
        code = max(set(hits), key=hits.count)
        count = hits.count(code)
    return code if count >= PLAIN and STRAYS * (len(hits) - count) <= count else None


def _is_western(sample: str) -> bool:
    """Ask the codec of western Europe, which is five times as fast as a pattern."""
    try:
        sample.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _by_script(sample: str) -> str | None:
    sizes: Counter[str] = Counter()
    for match in _SCRIPT().finditer(sample):
        sizes[match.lastgroup or ""] += match.end() - match.start()
    latin = sum(map(len, _LATIN().findall(sample)))
    cjk = sizes["han"] + sizes["kana"]
    if 3 * cjk > latin and cjk >= max(sizes.values()):  # a character of these says as much as a few letters
        return ("ja" if sizes["kana"] * 12 > cjk else "zh") if cjk > 4 else None
    script, size = sizes.most_common(1)[0] if sizes else ("", 0)
    if size < latin or size < 8:
        return _by_words(sample)
    if script == "arabic":
        return _of_arabic(sample)
    if script == "deva":
        return _of_devanagari(sample)
    return {"words": _by_words(sample), "hangul": "ko"}.get(script, script)


def _of_arabic(sample: str) -> str:
    if re.search("[ٹڈںےہ]", sample):
        return "ur"
    return "fa" if len(re.findall("[پچژگکی]", sample)) > len(re.findall("[ةيكىأإ]", sample)) else "ar"


def _of_devanagari(sample: str) -> str:
    found = set(re.findall(r"[\u0900-\u0963]+", sample))
    marathi, nepali = (
        found & {"आहे", "आणि", "आहेत", "होते", "या", "नाही"},
        found & {"छ", "छन्", "र", "गरेको", "भएको", "थियो", "हो"},
    )
    hindi = found & {"है", "के", "का", "की", "में", "और", "हैं", "से", "को", "ने"}
    best = max((hindi, "hi"), (marathi, "mr"), (nepali, "ne"), key=lambda pair: len(pair[0]))
    return best[1]


def _points(sample: str) -> dict[str, float]:
    points: dict[str, float] = {}
    for group, times in Counter(map(_WORDS.get, sample.split())).items():
        for code, weight in _GROUPS[group] if group is not None else ():
            points[code] = points.get(code, 0) + weight * times
    return points


def _by_words(sample: str) -> str | None:
    points = _points(sample)
    if not sample.isascii() and not _is_decided(points):
        for letter, times in Counter(_LETTER().findall(sample)).items():
            for code, weight in _LETTERS[letter]:
                points[code] = points.get(code, 0) + weight * min(times, MOST_LETTERS)
    first, second = _two_best(points)
    return max(points, key=points.__getitem__) if first >= FEWEST_POINTS and first >= MARGIN * second else None


def _is_decided(points: dict[str, float]) -> bool:
    """Tell where the words alone leave no doubt, so that nothing more needs to be looked at."""
    first, second = _two_best(points)
    return first > DECIDED and first > 2 * second


def _two_best(points: dict[str, float]) -> tuple[float, float]:
    second, first = sorted([0.0, 0.0, *points.values()])[-2:]
    return first, second
