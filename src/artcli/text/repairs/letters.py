"""Which letters stand in a form that no keyboard makes?  Ligatures, wide, spaced, doubled and taken-apart letters.  Pure."""

from __future__ import annotations

import re
import unicodedata

from artcli.text.repairs.core import Mended, substitute

_LIGATURE_TABLE = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\ufb13": "մն", "\ufb14": "մե", "\ufb15": "մի", "\ufb16": "վն", "\ufb17": "մխ",
}  # fmt: skip
LIGATURES = frozenset(_LIGATURE_TABLE)
_LIGATURE = re.compile("[" + "".join(_LIGATURE_TABLE) + "]")


def ligatures(text: str) -> Mended:
    r"""Take typographic ligatures apart.

    >>> ligatures("\ufb01nance o\ufb03ce").text
    'finance office'
    """
    return substitute(_LIGATURE, lambda match: _LIGATURE_TABLE[match[0]], text)


_FORM = re.compile(r"[\ufb50-\ufbb1\ufbd3-\ufbff\ufe70-\ufefc]")
PRESENTATION_FORMS = frozenset(map(chr, [*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE70, 0xFEFD)]))


def presentation_forms(text: str) -> Mended:
    r"""Give Arabic letters that are drawn by position back their plain character.

    >>> presentation_forms("\ufee3").text == "\u0645"
    True
    """
    return substitute(_FORM, lambda match: unicodedata.normalize("NFKC", match[0]), text)


FULL_WIDTH = frozenset(map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]))
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE = re.compile(r"[\uff01-\uff5e]")
_WIDE_WORD = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_EAST_ASIAN = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff61-\uff9f\U00020000-\U0003ffff]")


def full_width(text: str) -> Mended:
    r"""Narrow full-width letters and digits on lines without Chinese, Japanese or Korean.

    >>> full_width("\uff21\uff22\uff23 \uff11\uff12").text
    'ABC 12'
    >>> full_width("\uff11\uff12月").count
    0
    """
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        if _WIDE_WORD.search(line) and not _EAST_ASIAN.search(line):
            count += len(_WIDE.findall(line))
            lines[number] = line.translate(_NARROW)
    return Mended("\n".join(lines), count)


_SPACED = re.compile(r"[ \t]*[^\W\d_](?: {1,5}[^\W\d_]){4,}[ \t]*")
_VOWEL = re.compile("[aeiouyàâäáãåæéèêëíìîïóòôöõøœúùûüаеёиоуыэюяієїαεηιουωάέήίόύώ]", re.IGNORECASE)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


_STRANGE_START = re.compile(r"\n *(\w)(?: [^\W\d_] |\1\w)")
_STRANGE_HEAD = re.compile(_STRANGE_START.pattern[2:])


def may_be_spaced_or_doubled(text: str) -> bool:
    """Tell whether a line begins with two single letters or with a character twice: one search for both kinds of damage.

    A pattern that begins with a character is searched for fast.
    """
    return _STRANGE_HEAD.match(text) is not None or _STRANGE_START.search(text) is not None


_SPACED_START = re.compile(r"\n *[^\W\d_] [^\W\d_] [^\W\d_] ")
_SPACED_HEAD = re.compile(_SPACED_START.pattern[2:])


def may_be_letter_spaced(text: str) -> bool:
    """Tell whether a line begins with three single letters."""
    return bool(_SPACED_HEAD.match(text) or _SPACED_START.search(text))


def letter_spaced(text: str) -> Mended:
    """Join the letters of a line that is made of single letters; wider gaps part its words.

    >>> letter_spaced("H A N O I").text, letter_spaced("S U M M I T   E N D S").text
    ('HANOI', 'SUMMIT ENDS')
    >>> letter_spaced("W D L W W").count, letter_spaced("A B C D E").count
    (0, 0)
    """
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        if line[1:2] != " " and line[:1] != " ":
            continue
        if _SPACED.fullmatch(line):
            words = [word.replace(" ", "") for word in re.split(" {2,}", line.strip())]
            joined = "".join(words)
            if _VOWEL.search(joined) and joined.upper() not in _ALPHABET:
                indent = line[: len(line) - len(line.lstrip())]
                lines[number] = indent + " ".join(words)
                count += 1
    return Mended("\n".join(lines), count)


_DOUBLED_START = re.compile(r"\n *(\w)\1(\w)\2")
_DOUBLED_HEAD = re.compile(_DOUBLED_START.pattern[2:])


def may_be_doubled(text: str) -> bool:
    """Tell whether a line's first four characters are two pairs."""
    return bool(_DOUBLED_HEAD.match(text) or _DOUBLED_START.search(text))


def doubled_letters(text: str) -> Mended:
    """Halve a line whose letters are all doubled: bold type faked by printing twice.

    >>> doubled_letters("HHaannooii ssuummmmiitt").text, doubled_letters("aabb").text
    ('Hanoi summit', 'aabb')
    """
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        if _DOUBLED_HEAD.match(line):
            half = _half(line)
            if half is not None:
                lines[number] = half
                count += 1
    return Mended("\n".join(lines), count)


def _half(line: str) -> str | None:
    """Halve the words of a line; nothing where one isn't doubled, or where they may be a scheme of rhymes (AABB CCDD)."""
    words = line.split()
    if any([word[::2] != word[1::2] for word in words]):
        return None
    halves = [word[::2] for word in words]
    joined = "".join(halves)
    longest = max(halves, key=len)
    if len(longest) < 4 or not longest.isalpha() or len(set(joined)) < 3 or joined.upper() in _ALPHABET:
        return None
    return " ".join(halves)


COMPOSING = frozenset(
    map(
        chr,
        [
            *range(0x300, 0x370), *range(0x483, 0x488), 0x5BF, *range(0x591, 0x5C8), *range(0x610, 0x61B),
            *range(0x64B, 0x660), 0x340, 0x341, 0x37E, 0x387, *range(0x93C, 0x93D), *range(0x958, 0x960),
            0x9BC, 0x9BE, 0x9D7, 0x9DC, 0x9DD, 0x9DF, 0xA33, 0xA36, 0xA3C, 0xA59, 0xA5A, 0xA5B, 0xA5E,
            0xB3C, 0xB3E, 0xB56, 0xB57, 0xB5C, 0xB5D, 0xBBE, 0xBD7, 0xC56, 0xCC2, 0xCD5, 0xCD6, 0xD3E, 0xD57,
            0xDCA, 0xDCF, 0xDDF, 0xE38, 0xE39, 0xE3A, 0xE48, 0xE49, 0xE4A, 0xE4B,
            *range(0x1100, 0x1200), *range(0x1DC0, 0x1E00), *range(0x1F00, 0x2000),
            0x2000, 0x2001, *range(0x20D0, 0x2100), 0x2126, 0x212A, 0x212B, 0x2329, 0x232A, 0x3099, 0x309A,
            *range(0xF900, 0xFB00), *range(0xFB1D, 0xFB50), *range(0xFE20, 0xFE30),
        ],
    )
)  # fmt: skip
"""Characters that composition (NFC) may change in the scripts of newspapers; the table below it is asked only then."""


def nfc(text: str) -> Mended:
    r"""Compose letters with their accents.

    >>> nfc("cafe\u0301").text
    'café'
    """
    if unicodedata.is_normalized("NFC", text):
        return Mended(text, 0)
    composed = unicodedata.normalize("NFC", text)
    return Mended(composed, max(1, len(text) - len(composed)))
