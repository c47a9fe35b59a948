"""Which days does one date mean, as a person writes it?  ``february 2019``, ``last week`` → its first and last day, or None.

Months and weekdays are known in thirty languages, as in the articles; words for how long ago in English.  Pure.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from functools import cache

from artcli.analysis.fold import fold
from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_DATE = 60
"""No date of the language is longer; two with weekday and month in words have about 50 characters."""

_UNITS = dict.fromkeys(("d", "day", "days"), "d") | dict.fromkeys(("w", "wk", "week", "weeks"), "w")
_UNITS |= dict.fromkeys(("m", "month", "months"), "m") | dict.fromkeys(("y", "yr", "year", "years"), "y")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SMALL_WORDS = frozenset(["the", "of", "in", "on", "st", "nd", "rd", "th", "de", "del", "年", "月", "日"])
_NUMERIC = lazy(r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")
_COMPACT = lazy(r"([0-9]{4})()([0-9]{2})([0-9]{2})")
_DOTTED = lazy(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
"""Wherever dots are written in a date that begins with the day, the month comes second."""
_DECADE = lazy(r"([0-9]{3})0'?s")
_PARTS = lazy(r"[0-9]+|[年月日]|[^\W\d_年月日]+")
_FOREIGN = lazy(r"[^\w\s,./'’-]")
"""Signs that no date has between its parts."""
_SHAPES = frozenset(["M", "MY", "YM", "NMY", "MNY", "YMN", "NM", "MN", "YNN", "YN"])
"""What a date may consist of: a month in words (M), a year (Y), small numbers (N)."""


class Period(NamedTuple):
    """Two days and all between them."""

    first: date
    last: date


def read_period(text: str, today: date) -> Period | None:
    """Read one date as the days that it means; without a year it is the latest that has begun.

    >>> read_period("feb-2019", date(2019, 3, 9))
    Period(first=datetime.date(2019, 2, 1), last=datetime.date(2019, 2, 28))
    """
    text = unicodedata.normalize("NFKC", text[: LONGEST_DATE + 1]).strip()
    if len(text) > LONGEST_DATE or _FOREIGN.search(text):
        return None
    try:
        return _numeric(text) or _relative(_words(text), today) or _named(_words(text), today)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None


def so_long_ago(text: str, today: date) -> date | None:
    """Return the day that lies so many days, weeks, months or years back: ``7d``, ``2 weeks``, ``month``."""
    words = _words(text) if len(text) <= LONGEST_DATE else []
    return _ago(["one", *words][-2:], today) if len(words) in (1, 2) else None


def _numeric(text: str) -> Period | None:
    """Read ``2019``, ``2019-02``, ``2019-02-13`` (or with ``/`` or ``.``), ``13.2.2019``, ``20190213``, ``1990s``."""
    decade = _DECADE.fullmatch(text)
    if decade:
        return Period(date(int(decade[1] + "0"), 1, 1), date(int(decade[1] + "9"), 12, 31))
    dotted = _DOTTED.fullmatch(text)
    if dotted:
        return _calendar(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    match = _NUMERIC.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None:
        return None
    year, _, month, day = match.groups()
    return _calendar(int(year), int(month) if month else None, int(day) if day else None)


def _words(text: str) -> list[str]:
    """Cut a date into numbers and words, without those that say nothing."""
    return [word for word in _PARTS.findall(fold(text)) if word not in _SMALL_WORDS]


def _named(words: list[str], today: date) -> Period | None:
    """Read a weekday, or a date whose parts are told apart by what they are: ``february 13, 2019``."""
    shape = "".join([_kind(word) for word in words])
    if shape == "W":
        return _one(today - timedelta((today.weekday() - _weekdays()[words[0]]) % 7))
    if shape not in _SHAPES:
        return None
    numbers = [int(word) for word, kind in zip(words, shape, strict=True) if kind == "N"]
    years = [int(word) for word, kind in zip(words, shape, strict=True) if kind == "Y"]
    months = [_months()[word] for word, kind in zip(words, shape, strict=True) if kind == "M"]
    month, day = [*months, *numbers, None][:2]
    if years:
        return _calendar(years[0], month, day)
    latest = _calendar(today.year, month, day)
    return latest if latest.first <= today else _calendar(today.year - 1, month, day)


def _kind(word: str) -> str:
    if word.isdecimal():
        return {4: "Y", 2: "N", 1: "N"}.get(len(word), "-")
    return "M" if word in _months() else "W" if word in _weekdays() else "-"


def _relative(words: list[str], today: date) -> Period | None:
    """Read a date that is said from today: ``yesterday``, ``last week``, ``3 days ago``, ``past 2 months``."""
    if words in (["today"], ["now"]):
        return _one(today)
    if words == ["yesterday"]:
        return _one(today - timedelta(1))
    if len(words) == 2 and words[0] in ("this", "last", "past", "previous"):
        return _adjoining(words[0], words[1], today)
    if len(words) == 3 and words[0] in ("last", "past"):
        then = _ago(words[1:], today)
        return Period(then, today) if then else None
    if len(words) in (2, 3) and words[2:] in ([], ["ago"]):
        then = _ago(words[:2], today)
        return _one(then) if then else None
    return None


def _adjoining(which: str, what: str, today: date) -> Period | None:
    """Read ``this``, ``last`` or ``past`` and a unit, or ``last`` and a weekday."""
    if what in _weekdays() and which in ("last", "previous"):
        return _one(today - timedelta((today.weekday() - _weekdays()[what] - 1) % 7 + 1))
    then = today if which == "this" and what in _UNITS else _ago(["one", what], today)
    if then is None or which == "past":
        return Period(then, today) if then else None
    return _around(then, _UNITS[what])


def _around(day: date, unit: str) -> Period:
    """Return the day, calendar week, month or year that a day is in."""
    if unit == "w":
        monday = day - timedelta(day.weekday())
        return Period(monday, monday + timedelta(6))
    return _one(day) if unit == "d" else _calendar(day.year, day.month if unit == "m" else None)


def _ago(words: list[str], today: date) -> date | None:
    """Go back by a number and a unit; from the 31st to the last day of a month that has no 31st."""
    count, unit = int(words[0]) if words[0].isdecimal() else _COUNTS.get(words[0]), _UNITS.get(words[1])
    if count is None or unit is None:
        return None
    try:
        if unit in "dw":
            return today - timedelta(count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
        end = _month_end(months // 12, months % 12 + 1)
        return end.replace(day=min(today.day, end.day))
    except (ValueError, OverflowError):  # before the year 1
        return None


def _calendar(year: int, month: int | None = None, day: int | None = None) -> Period:
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    return _one(date(year, month, day)) if day is not None else Period(date(year, month, 1), _month_end(year, month))


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(1)


def _one(day: date) -> Period:
    return Period(day, day)


@cache
def _months() -> dict[str, int]:
    from artcli.text.metadata import date_words  # noqa: PLC0415  (all that articles' heads are read by, for few queries)

    return {"mar": 3} | _table(date_words.MONTHS, 1)  # left out there: in a line of prose it is many other things


@cache
def _weekdays() -> dict[str, int]:
    from artcli.text.metadata import date_words  # noqa: PLC0415

    return _table(date_words.WEEKDAYS, 0)


def _table(rows: Iterable[str], first: int) -> dict[str, int]:
    """Give the words of each row its number; where two languages share one, English and then the earlier row win."""
    table: dict[str, int] = {}
    for number, row in enumerate(rows, first):
        table[row.split(" ", 1)[0]] = number
    for number, row in enumerate(rows, first):
        for word in row.split():
            table.setdefault(fold(word), number)
    return table
