"""How much does a reading look like text that somebody wrote?  Characters and their neighbours in, a score out.

A score is a sum of natural logarithms: of how often a language uses each character beyond ASCII, less what the neighbours
say against it (a capital inside a word, a quotation mark between letters, two scripts in a word).  Pure.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

from artcli.text.decoding.models import COMMON_HAN, COMMON_HANGUL, Language

BAD = 5.0
WEAK = 2.5
"""What one character in an impossible or an unlikely place costs."""

_LATIN_1 = frozenset("áàâäãåçéèêëíìîïñóòôöõøúùûüýÿæœßðþÁÀÂÄÅÇÉÈÊËÍÎÑÓÔÖØÚÜÆŒ")
_SIGNS = frozenset("©®™°§½²³•·×£€“”‘’„–—…«»\u00a0")
_RARE_SIGNS = frozenset("¤¦¬¸¨¯´µ¶ªº¹¼¾¢¥¿¡†‡‰ƒˆ˜±÷‹›‚\u00ad№")


@lru_cache(maxsize=4096)
def floor(character: str) -> float:
    """Give the score of a character that the language doesn't use."""
    if character in _LATIN_1 or character in _SIGNS:
        return -6.5
    if character in _RARE_SIGNS:
        return -8.0
    category = unicodedata.category(character)
    if category in {"Cc", "Cn", "Co"} or character == "\ufffd":
        return -15.0
    if category[0] == "L":
        return -9.0 if "\u0100" <= character < "\u0250" else -11.0
    return -10.5


@lru_cache(maxsize=64)
def weights(language: Language) -> dict[str, float]:
    """Give the logarithms of a language's characters: the share falls with the rank, a capital has a twentieth of its letter."""
    letters = sum(char.isalpha() for char in language.characters)
    start = 3.0 if letters > 30 else 1.5
    total = sum(1 / (rank + start) for rank in range(len(language.characters)))
    table: dict[str, float] = {}
    for rank, char in enumerate(language.characters):
        table.setdefault(char, math.log(1 / (rank + start) / total))
    for char, weight in list(table.items()):
        table.setdefault(char.upper(), weight - 3.0)
    return table


_LETTERS = "aAlucCgGhrt"
_CONTEXT = re.compile(r"([^aA0 .(])(?<=(.).)(?=(.))")


_CLASSES = (
    dict.fromkeys("’", "q")
    | dict.fromkeys("“”«»›‹", "o")
    | dict.fromkeys("„‚‘¿¡", "v")
    | dict.fromkeys("–—", "d")
    | dict.fromkeys("•\u00a0\u00ad", "b")
    | dict.fromkeys("…", "e")
    | dict.fromkeys("£€¥", "m")
    | dict.fromkeys("ªº", "s")
    | dict.fromkeys("([{</\"'-", "(")
)
_ALPHABETS = (
    (0x80, "A", "a"),
    (0x250, "u", "l"),
    (0x400, "G", "g"),
    (0x530, "C", "c"),
    (0x600, "h", "h"),
    (0x700, "r", "r"),
)


@lru_cache(maxsize=4096)
def class_of(character: str) -> str:
    """Give a character its class for the look at neighbours: ASCII ``aA0 .(``, letters by script and case, signs by use."""
    if character in _CLASSES:
        return _CLASSES[character]
    code = ord(character)
    if not character.isalpha() and not 0x600 <= code < 0x660 and not 0xE00 <= code < 0xE80:
        return "s" if code >= 0x80 else "0" if character.isdigit() else " " if character.isspace() else "."
    for end, upper, lower in _ALPHABETS:
        if code < end:
            return upper if character.isupper() else lower
    return "t" if code < 0xE80 else "s"


_SCRIPT = {"a": 1, "A": 1, "l": 1, "u": 1, "c": 2, "C": 2, "g": 3, "G": 3, "h": 4, "r": 5, "t": 6}
_LOWER = frozenset("alcg")
_UPPER = frozenset("AuCG")


@lru_cache(maxsize=4096)
def _cost(char: str, before: str, after: str) -> float:
    """Say what the neighbours have against a character, all as classes."""
    script = _SCRIPT.get(char)
    if script:
        return _letter_cost(before, char, after, script)
    starts = before == " " and after in _SCRIPT
    if char == "v" or (char in "osm" and after in _SCRIPT):
        return BAD if before in _SCRIPT else 0.0
    if char in "ed":
        return WEAK if starts else 0.0
    if char == "m":
        return 0.0 if "0" in before + after or " " in before + after else WEAK
    return WEAK if char == "q" and before == " " == after else 0.0


def _letter_cost(before: str, char: str, after: str, script: int) -> float:
    cost = 0.0
    if _SCRIPT.get(before, script) != script or _SCRIPT.get(after, script) != script:
        cost += BAD
    if char in _UPPER:
        if before in _LOWER:
            cost += BAD
        elif before not in _SCRIPT and after not in _SCRIPT:
            cost += WEAK
    elif char in _LOWER and before in _UPPER and after in _UPPER:
        cost += BAD
    if before == "0" or after == "0":
        cost += WEAK
    return cost


def context_cost(classes: str) -> float:
    """Sum what neighbours have against the characters of a text, given as its classes."""
    return sum([_cost(*found) for found in _CONTEXT.findall(f" {classes} ")])


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_INSIDE = re.compile(r"[a-z][\u3041-\u9fff\uac00-\ud7a3\uff01-\uff9f]|[\u3041-\u9fff\uac00-\ud7a3\uff01-\uff9f][a-z]")


def east_asian_score(text: str, language: str) -> float:
    """Score a reading as Japanese, Chinese or Korean by its characters beyond ASCII."""
    found = _BEYOND_ASCII.findall(text)
    score = sum([_east_asian(char, language) for char in found])
    wide = sum([char > "\u2e7f" for char in found])
    kana = sum(["\u3040" <= char < "\u3100" for char in found])
    score -= BAD * len(_INSIDE.findall(text))
    if language == "ja" and wide >= 4 and kana * 8 < wide:
        score -= 4.0 * wide
    return score


@lru_cache(maxsize=8192)
def _east_asian(char: str, language: str) -> float:
    code = ord(char)
    if 0x4E00 <= code < 0xA000:
        return _han(char, language)
    if 0xAC00 <= code < 0xD7A4:
        return _hangul(char, language)
    if char in "、。「」，．・：；？！（）《》“”…—\u3000":
        return -4.0
    if 0x3040 <= code < 0x3100:
        return -3.2 if language == "ja" else -10.0
    wide = {0xFF: -7.0 if code < 0xFF61 else -9.5}
    return wide.get(code >> 8) or min(floor(char), -7.5)


def _hangul(char: str, language: str) -> float:
    if language != "ko":
        return -15.0
    return -3.5 if char in COMMON_HANGUL else -6.5 if _holds("euc_kr", char) else -11.0


def _han(char: str, language: str) -> float:
    if language == "ko":
        return -11.0
    if language == "zh" and char in COMMON_HAN:
        return -4.0
    codec, last = {"ja": ("euc_jp", 0xCF), "zh": ("gb2312", 0xD7), "tw": ("big5", 0xC6)}[language]
    try:
        lead = char.encode(codec)[0]
    except UnicodeEncodeError:
        return -11.0
    if language == "tw" and char in COMMON_HAN:
        return -4.0
    return -7.0 if lead <= last else -11.0


def _holds(codec: str, char: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
