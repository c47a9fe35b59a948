"""Which letter stands for a word, number or sign of a line about dates, and which letters are dates?  A token in, its code out.

Thirty languages share the patterns.  Pure.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata import date_words as words

if TYPE_CHECKING:
    import re


def fold(word: str) -> str:
    """Make a word comparable: lower case, without accents."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFD", word.casefold())
    return unicodedata.normalize("NFC", "".join([c for c in bare if not unicodedata.combining(c)]))


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    kinds = [
        ("f", words.FILLERS),
        ("o", words.ORDINALS),
        ("t", words.TIME_MARKS),
        ("a", words.HALVES),
        ("z", words.ZONES),
        ("k", words.READING),
    ]
    kinds += [("i", words.UNITS), ("r", words.RELATIVE), ("p", words.PUBLISHED), ("u", words.UPDATED)]
    kinds += [("w", words.WEEKDAY_PARTS), *[("w", day) for day in words.WEEKDAYS]]
    kinds += [(chr(ord("A") + number), month) for number, month in enumerate(words.MONTHS)]
    for code, text in kinds:
        table.update(dict.fromkeys(map(fold, text.split()), code))
    table.update({fold(mark): code for mark, code in words.CALENDAR_MARKS.items()})
    table.update(dict.fromkeys(words.ERAS, "e"))
    return table | {"mar": "v", "ago": "g"}


CODES = _table()
DAYS = {fold(word): number for number, day in enumerate(words.WEEKDAYS) for word in day.split()} | {
    fold(pair): number for number, pair in enumerate(words.VIETNAMESE_WEEKDAYS)
}
MONTHS = {fold(word): number + 1 for number, month in enumerate(words.MONTHS) for word in month.split()}

_CJK = "\u3040-\u30ff\u3400-\u9fff"
_CJK_WORDS = "|".join(sorted([w for w in CODES if "\u3040" <= w[0] <= "\u9fff"], key=len, reverse=True))
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e"
TOKEN = lazy(
    r"(?P<mark>[ap]\.\s?m\.)"
    r"|(?P<number>\d+)"
    r"|(?P<weekday>(?i:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)(?!\w)|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜日?|[月화수목금토일월]요일"
    r"|[(（][月火水木金土日一二三四五六월화수목금토일][)）])"
    rf"|(?P<cjk>{_CJK_WORDS})"
    r"|(?P<numeral>[〇零○元一二三四五六七八九十廿]+)"
    rf"|(?P<word>[^\W\d_{_CJK}](?:[^\W\d_{_CJK}]|[{_MARKS}'’])*)"
    r"|(?P<sign>\S)"
)
_SIGNS = {sign: sign for sign in ".,-/:|()[]+·"} | dict(zip("–—‒•،，：（）．／。~'’", "---·,,:()./.-''", strict=True))

MONTH = "[A-L]"
DATE = lazy(
    r"(?P<ymd>Y(?P<sep1>[-./])N(?P=sep1)N)"
    r"|(?P<cjk>(?:e[YNX]|Y)y(?:Nm(?:Nd)?)?)"
    r"|(?P<day_month_year>N[-,]?qN[-,f]{0,2}Y"
    rf"|N[o.]{{0,2}}f?f?[-./,]?{MONTH}(?:/{MONTH})?\.?f?f?[-./,]?'?(?:Y|N(?![:.taN])))"
    rf"|(?P<month_day_year>{MONTH}\.?f?-?N[o.]?[-,]?f?'?(?:N:N(?::N)?(?:z|[+-]Y)?)?Y)"
    rf"|(?P<year_month_day>Y[.,-]?f?{MONTH}[.-]?N\.?)"
    r"|(?P<numeric>N(?P<sep2>[-./])N(?P=sep2)(?:Y|N(?![:.])))"
    r"|(?P<stamp>S)"
    rf"|(?P<month_year>{MONTH}\.?f?f?[-/,]?Y)"
    rf"|(?P<no_year>N[o.]{{0,2}}f?f?{MONTH}\.?|{MONTH}\.?N[o.]?)"
    r"|(?P<relative>f?N[it]?r|r[yf]*N[it]|ir|r[,f]*N:N)"
    r"|(?P<time>(?:t?N(?:[:.t]N){1,2}[ta]?|tN|Na|Nt(?:Nt?)?|Y(?=z))(?:\.(?:X|N(?=z)))?[ta]?(?:[zf]?[+-](?:N:?N?|Y)|z)?)"
    r"|(?P<reading_time>k?:?N-?ik|k:?N-?i?)"
)
"""Dates and what stands beside them, as codes (see ``CODES``): ``A`` to ``L`` months, ``Y`` a year, ``N`` a small number."""


def code_of(token: re.Match[str]) -> str:
    """Give a token's letter."""
    text, kind = token.group(), token.lastgroup
    if kind == "number":
        return _number_code(text)
    if kind == "word":
        return CODES.get(fold(text)) or CODES.get(fold(text.rstrip("'’")), "?")
    if kind == "numeral":
        return "N" if number_of(text) < 100 else "Y"
    return {"mark": "a", "weekday": "w", "cjk": CODES.get(text, "?")}.get(kind or "") or _SIGNS.get(text, "?")


def _number_code(text: str) -> str:
    if len(text) == 4:
        return "Y"
    return "N" if len(text) <= 2 else "S" if len(text) == 8 else "X"


_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}


def number_of(text: str) -> int:
    """Read digits of any script, or Chinese numerals."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
    tens, ten, ones = text.partition("十")
    if ten:
        return 10 * (number_of(tens) if tens else 1) + (number_of(ones) if ones else 0)
    return int("".join([str(_NUMERALS.get(c, 0)) for c in text[:4]]))
