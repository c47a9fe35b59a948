"""Which dates does a line name, and is the line nothing but a date?  A line goes in, what it says about dates comes out.

The line's words are looked up and become a string of one-letter codes; patterns are matched on the codes, so that thirty
languages share them.  Nothing is guessed: ``03/04/05`` is a date only where something says which number is the month.  Pure.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata import date_words as words

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["day_first", "month_first"]

LINE_LENGTH = 160
"""A longer line is prose; the longest date line met has two dates with weekdays, times and zones (about 120)."""
RELATIVE_LENGTH = 40
LAST_YEAR_OF_20XX = 68
"""Two digits up to here are of this century: the convention of POSIX."""


class DateReading(NamedTuple):  # made three times as fast as a frozen dataclass
    """What the stretch ``start`` to ``end`` of a line says: dates in ISO 8601, as exact as they are written.

    ``ambiguous`` is set where a date was there but its day and month could not be told apart, ``yearless`` where only a day and
    a month are named, without a label.
    """

    start: int
    end: int
    published: str | None = None
    updated: str | None = None
    ambiguous: bool = False
    yearless: bool = False


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

_MONTH = "[A-L]"
DATE = lazy(
    r"(?P<ymd>Y(?P<sep1>[-./])N(?P=sep1)N)"
    r"|(?P<cjk>(?:e[YNX]|Y)y(?:Nm(?:Nd)?)?)"
    r"|(?P<day_month_year>N[-,]?qN[-,f]{0,2}Y"
    rf"|N[o.]{{0,2}}f?f?[-./,]?{_MONTH}(?:/{_MONTH})?\.?f?f?[-./,]?'?(?:Y|N(?![:.taN])))"
    rf"|(?P<month_day_year>{_MONTH}\.?f?-?N[o.]?[-,]?f?'?(?:N:N(?::N)?(?:z|[+-]Y)?)?Y)"
    rf"|(?P<year_month_day>Y[.,-]?f?{_MONTH}[.-]?N\.?)"
    r"|(?P<numeric>N(?P<sep2>[-./])N(?P=sep2)(?:Y|N(?![:.])))"
    r"|(?P<stamp>S)"
    rf"|(?P<month_year>{_MONTH}\.?f?f?[-/,]?Y)"
    rf"|(?P<no_year>N[o.]{{0,2}}f?f?{_MONTH}\.?|{_MONTH}\.?N[o.]?)"
    r"|(?P<relative>f?N[it]?r|r[yf]*N[it]|ir|r[,f]*N:N)"
    r"|(?P<time>(?:t?N(?:[:.t]N){1,2}[ta]?|tN|Na|Nt(?:Nt?)?|Y(?=z))(?:\.(?:X|N(?=z)))?[ta]?(?:[zf]?[+-](?:N:?N?|Y)|z)?)"
    r"|(?P<reading_time>k?:?N-?ik|k:?N-?i?)"
)
"""Dates and what stands beside them, as codes (see ``CODES``): ``A`` to ``L`` months, ``Y`` a year, ``N`` a small number."""
_PUNCTUATION = ".,;:!?()[]|\"'”’»"
_DATED = frozenset(
    ("ymd", "cjk", "day_month_year", "month_day_year", "year_month_day", "numeric", "stamp", "month_year")
)
_SOFT = re.compile(r"[^?A-LNYXS]+")
_YEAR = re.compile(r"[puf]*:?(Y)[.f]*")
_LABELLED_DAY = re.compile(r"f*[pu]+:?f?r\.?")
"""``Posted yesterday``: the label says that it is no prose."""
_YEAR_MONTH = re.compile(r"(\d{4})-(\d\d)")
_COMMON = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    r"(?:(\d{1,2}) ([A-Z][a-z]+) (\d{4})|([A-Z][a-z]+) (\d{1,2}), (\d{4})|(\d{4})-(\d\d)-(\d\d))"
)


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Write a date in ISO 8601; one that the calendar doesn't have, or that is no author's, is None."""
    if not 1000 <= year <= 2100:  # a number that is no year
        return None
    if month is None:
        return f"{year:04d}"
    try:
        whole = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}" if day is None else whole.isoformat()


def parse_date(text: str, order: Order | None = None) -> str | None:
    """Read a date that stands alone, such as the value of a header; there ``2019-03`` can only be a month."""
    partial = _YEAR_MONTH.fullmatch(text.strip())
    if partial:
        return iso(int(partial[1]), int(partial[2]))
    reading = read_dates(text.strip(), order)
    return (reading.published or reading.updated) if reading else None


def may_be_dates(line: str) -> bool:
    """Tell by its first word and its last that a line can be nothing but dates: a cheap test for many lines of prose."""
    first, last = line.split(None, 1)[:1], line.rsplit(None, 1)[-1:]
    return all([_may_be_dated(word.strip(_PUNCTUATION)) for word in first + last])


def is_relative(line: str) -> bool:
    """Tell a line without a number that may yet say when: ``Posted yesterday``."""
    if (
        len(line) > RELATIVE_LENGTH
        or not _may_be_dated(line[: line.find(" ")].strip(_PUNCTUATION))
        or not may_be_dates(line)
    ):
        return False
    return any(CODES.get(fold(word.strip(_PUNCTUATION))) == "r" for word in line.split())


def _may_be_dated(word: str) -> bool:
    return word.lower() in CODES or not word.isalpha() or not word.isascii()


def read_dates(line: str, order: Order | None = None) -> DateReading | None:
    """Find the stretch of a line that is about dates: labels, weekday, date, time, zone, reading time.

    The line is a date line where the stretch is the whole of it.
    """
    if len(line) > LINE_LENGTH:
        return None
    return read_common_date(line) or _Reader(line, order).read()  # ``Mar`` is a day of the week in other languages


def read_common_date(line: str) -> DateReading | None:
    """Read a line that is one date of English or of ISO 8601 and nothing else."""
    match = _COMMON.fullmatch(line)
    if not match:
        return None
    day1, month1, year1, month2, day2, year2, year3, month3, day3 = match.groups()
    if year3:
        found = iso(int(year3), int(month3), int(day3))
    else:
        month = MONTHS.get((month1 or month2).lower())
        found = iso(int(year1 or year2), month, int(day1 or day2)) if month else None
    return DateReading(0, match.end(), found) if found else None


def _code(token: re.Match[str]) -> str:
    text, kind = token.group(), token.lastgroup
    if kind == "number":
        return _number_code(text)
    if kind == "word":
        return CODES.get(fold(text)) or CODES.get(fold(text.rstrip("'’")), "?")
    if kind == "numeral":
        return "N" if _number(text) < 100 else "Y"
    return {"mark": "a", "weekday": "w", "cjk": CODES.get(text, "?")}.get(kind or "") or _SIGNS.get(text, "?")


def _number_code(text: str) -> str:
    if len(text) == 4:
        return "Y"
    return "N" if len(text) <= 2 else "S" if len(text) == 8 else "X"


_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}


def _number(text: str) -> int:
    """Read digits of any script, or Chinese numerals."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
    tens, ten, ones = text.partition("十")
    if ten:
        return 10 * (_number(tens) if tens else 1) + (_number(ones) if ones else 0)
    return int("".join([str(_NUMERALS.get(c, 0)) for c in text[:4]]))


class _Reader:
    """Reads one line's dates."""

    def __init__(self, line: str, order: Order | None) -> None:
        self.order = order
        self.tokens = list(TOKEN().finditer(line))
        codes = "".join(map(_code, self.tokens))
        if (
            "v" in codes
        ):  # Mar., the month, or mar., the Tuesday of Romance languages: beside a month's name it is the day
            codes = codes.replace("v", "w" if re.search(_MONTH, codes) else "C")
        if "g" in codes:  # ago, or the August of Romance languages
            codes = codes.replace("g", "r" if re.search("[it]g", codes) else "H")
        self.codes = codes
        self.ambiguous = False

    def read(self) -> DateReading | None:
        """Find the first stretch with a date in it, else a line that says no more than "2 hours ago"."""
        matches = list(DATE().finditer(self.codes))
        values = {
            m.start(): self._value(m) for m in matches if m.lastgroup in _DATED or m.lastgroup in ("sep1", "sep2")
        }
        plain = self._mark(matches, values)
        for run in _SOFT.finditer(plain):
            if "x" in run.group():
                return self._reading(run, values)
        says_when = bool(matches) and bool(_SOFT.fullmatch(plain)) and self._says_when(matches)
        if says_when or _LABELLED_DAY.fullmatch(self.codes):
            return DateReading(self.tokens[0].start(), self.tokens[-1].end())
        year = _YEAR.fullmatch(self.codes)
        if year:
            found = iso(_number(self.tokens[year.start(1)].group()))
            return DateReading(self.tokens[0].start(), self.tokens[-1].end(), found) if found else None
        return None

    def _mark(self, matches: list[re.Match[str]], values: dict[int, str | None]) -> str:
        """Replace what was understood: a date by x, a time or the like by j, an impossible date by ?."""
        parts, done = [], 0
        for m in matches:
            mark = "j"
            if m.start() in values:
                mark = "x" if values[m.start()] or self._is_ambiguous(m) else "?"
            elif m.lastgroup == "no_year":
                mark = "x"
            parts += [self.codes[done : m.start()], mark * (m.end() - m.start())]
            done = m.end()
        return "".join([*parts, self.codes[done:]])

    def _says_when(self, matches: list[re.Match[str]]) -> bool:
        kinds = {m.lastgroup for m in matches}
        return bool(kinds & {"relative", "reading_time"}) or any(c in self.codes for c in "pu")

    def _reading(self, run: re.Match[str], values: dict[int, str | None]) -> DateReading:
        start = self._first(run.start(), min([i for i in values if i >= run.start()], default=run.end()))
        found: dict[str, str] = {}
        done = run.start()
        for position, value in values.items():
            if run.start() <= position < run.end():
                labels = [c for c in self.codes[done:position] if c in "pu"]
                found.setdefault(labels[-1] if labels else "p", value or "")
                done = position
        dated = any(found.values())
        yearless = not dated and not self.ambiguous and not any(c in "pu" for c in run.group())
        start, end = self.tokens[start].start(), self.tokens[run.end() - 1].end()
        return DateReading(
            start, end, found.get("p") or None, found.get("u") or None, self.ambiguous and not dated, yearless
        )

    def _first(self, start: int, dated: int) -> int:
        """Leave a short word that looks like a weekday to the name before it ("By Linh Do, 3 May 2004")."""
        while 0 < start < dated and self.codes[start - 1] == "?" and self.codes[start] in "wirf":
            text = self.tokens[start].group()
            if len(text) > 3 or not text[0].isupper():
                break
            start += 1
        return start

    def _value(self, match: re.Match[str]) -> str | None:
        numbers = [
            _number(t.group())
            for t, c in zip(self.tokens[match.start() : match.end()], match.group(), strict=True)
            if c in "YNSX"
        ]
        month = next((ord(c) - ord("A") + 1 for c in match.group() if "A" <= c <= "L"), None)
        kind = match.lastgroup
        if kind == "stamp":
            stamp = self.tokens[match.start()].group()
            return iso(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:]))
        if kind == "numeric":
            return self._numeric(match, numbers)
        if kind in ("cjk", "ymd"):
            return iso(numbers[0] + words.ERAS.get(self.tokens[match.start()].group(), 0), *numbers[1:3])
        if kind == "day_month_year":
            return iso(self._year(match, numbers[-1]), month or numbers[1], numbers[0])
        year, day = {"month_year": (-1, None), "month_day_year": (-1, 0), "year_month_day": (0, 1)}[kind or ""]
        return iso(numbers[year], month, None if day is None else numbers[day])

    def _year(self, match: re.Match[str], number: int) -> int:
        """Complete a year of two digits; one digit is no year."""
        if "Y" in match.group():
            return number
        digits = len(self.tokens[match.end() - 1].group())
        return number + (0 if digits != 2 else 2000 if number <= LAST_YEAR_OF_20XX else 1900)

    def _is_ambiguous(self, match: re.Match[str]) -> bool:
        return match["numeric"] is not None and self.ambiguous

    def _numeric(self, match: re.Match[str], numbers: list[int]) -> str | None:
        first, second, year = numbers[0], numbers[1], self._year(match, numbers[2])
        day_first, month_first = iso(year, second, first), iso(year, first, second)
        if day_first == month_first or not (day_first and month_first):
            return day_first or month_first
        if match["sep2"] == "." or self.order == "day_first":  # nobody writes the month first with full stops
            return day_first
        if self.order == "month_first":
            return month_first
        return self._by_weekday(day_first, month_first)

    def _by_weekday(self, *readings: str) -> str | None:
        days = {DAYS.get(fold(t.group())) for t, c in zip(self.tokens, self.codes, strict=True) if c == "w"}
        fitting = [r for r in readings if date.fromisoformat(r).weekday() in days]
        if len(fitting) == 1:
            return fitting[0]
        self.ambiguous = True
        return None


_NUMERIC = lazy(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d./-]\d)")


def order_of(texts: Iterable[str], language: str | None) -> Order | None:
    """Say which number of ``03/04/2019`` is the day, by the other dates of the same text, else by its language."""
    for text in texts:
        for match in _NUMERIC().finditer(text):
            first, second = int(match[1]), int(match[3])
            if 12 < first <= 31 and 1 <= second <= 12:
                return "day_first"
            if 12 < second <= 31 and 1 <= first <= 12:
                return "month_first"
    return "day_first" if language in words.DAY_FIRST else None
