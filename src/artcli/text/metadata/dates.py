"""Which dates does a line name, and is the line nothing but a date?  A line goes in, what it says about dates comes out.

The line's words are looked up and become a string of one-letter codes; patterns are matched on the codes, so that thirty
languages share them.  Nothing is guessed: ``03/04/05`` is a date only where something says which number is the month.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata import date_words as words
from artcli.text.metadata.date_codes import CODES, MONTHS, fold
from artcli.text.metadata.date_reader import DateReading, Order, Reader, iso

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE_LENGTH = 160
"""A longer line is prose; the longest date line met has two dates with weekdays, times and zones (about 120)."""
RELATIVE_LENGTH = 40
_PUNCTUATION = ".,;:!?()[]|\"'”’»"
_YEAR_MONTH = re.compile(r"(\d{4})-(\d\d)")
_COMMON = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    r"(?:(\d{1,2}) ([A-Z][a-z]+) (\d{4})|([A-Z][a-z]+) (\d{1,2}), (\d{4})|(\d{4})-(\d\d)-(\d\d))"
)
_SIGNS_OF_DATES = re.compile(r"\d\s*[.:]\s*\d|\d\s*[-/]\s*\d+\s*[-/]\s*\d|\d{8}|m\.")
"""What dates and times of numbers alone have, and ``p.m.``"""
_WORDS = re.compile(r"[a-z]+(?:'+[a-z]+)*")
"""Words as ``TOKEN`` finds them in small letters of ASCII."""
_DATING = frozenset("ABCDEFGHIJKLvgrktazyeq")
"""Codes of words one of which each pattern of ``DATE`` has, if it isn't made of numbers and signs: months, ``ago``, hours, zones, eras …"""


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
    common = read_common_date(line)  # ``Mar`` is a day of the week in other languages
    return common or (Reader(line, order).read() if may_name_dates(line) else None)


def may_name_dates(line: str) -> bool:
    """Tell cheaply whether ``Reader`` can find anything; most lines that have a number name no day: ``Profits up by 30%``.

    Without a word of ``_DATING``, only two numbers beside ``:`` or ``.``, three beside other signs, or one of eight digits can be a date or
    a time.  Where none is, a line is about dates only if all of its words are.
    """
    if not line.isascii() or _SIGNS_OF_DATES.search(line):
        return True
    codes = set(map(CODES.get, _WORDS.findall(line.lower())))
    return None not in codes or not codes.isdisjoint(_DATING)


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
