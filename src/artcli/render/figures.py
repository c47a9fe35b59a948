"""How are numbers, sizes, times and dates said to a person?  Pure: values → short English."""

from __future__ import annotations

import re

from artcli.patterns import lazy

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ISO_DATE = lazy(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.ASCII | re.DOTALL)
_SIZES = ("kB", "MB", "GB", "TB")


def long_date(date: str) -> str:
    """Return an ISO 8601 date, whole or partial, in its long form; anything else as it is.

    >>> [long_date(date) for date in ("2019-02-13", "2019-02", "2019")]
    ['13 February 2019', 'February 2019', '2019']
    """
    match = _ISO_DATE.fullmatch(date)
    if not match:
        return date
    year, month, day = match.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return date
    return " ".join(filter(None, [day and str(int(day)), MONTHS[int(month) - 1], year]))


def ago(date: str, today: str) -> str | None:
    """Return how long ago an ISO 8601 date was, no more exactly than it is known; None for what is to come, or no date.

    >>> ago("2019-02-13", "2026-11-27"), ago("2026-11", "2026-11-27"), ago("2026-11-26", "2026-11-27"), ago("2027", "2026-11-27")
    ('7 years ago', 'this month', 'yesterday', None)
    """
    then, now = _ISO_DATE.fullmatch(date), _ISO_DATE.fullmatch(today)
    if not then or not now or date[: len(today)] > today[: len(date)]:
        return None
    year, month, day = [int(part) if part else None for part in then.groups()]
    this_year, this_month, this_day = [int(part or 1) for part in now.groups()]
    assert year is not None
    if month is None:
        years = this_year - year
        return _past(years, "year")
    months = 12 * (this_year - year) + this_month - month - int(day is not None and day > this_day)
    if months >= 12:
        return _past(months // 12, "year")
    if months or day is None:
        return _past(months, "month")
    return _past(_days(this_year, this_month, this_day) - _days(year, month, day), "day")


def since(seconds: float) -> str:
    """Return how long ago something was that happened so many seconds ago.

    >>> since(20), since(150), since(7300), since(200_000)
    ('just now', '2 minutes ago', '2 hours ago', '2 days ago')
    """
    for unit, length in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return f"{counted(int(seconds // length), unit)} ago"
    return "just now"


def _past(number: int, unit: str) -> str:
    if number == 0:
        return "today" if unit == "day" else f"this {unit}"
    if number == 1 and unit == "day":
        return "yesterday"
    return f"{counted(number, unit)} ago"


def _days(year: int, month: int, day: int) -> int:
    """Return the number of a day, counted from some day long ago: a year begins in March, so that the odd day is its last."""
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "article"), counted(1997, "article")
    ('1 article', '1,997 articles')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def size(length_bytes: int) -> str:
    """Return a number of bytes in the unit that reads best.

    >>> size(999), size(2_345_678)
    ('999 bytes', '2.3 MB')
    """
    if length_bytes < 1000:
        return counted(length_bytes, "byte")
    value = float(length_bytes)
    for unit in _SIZES:
        value /= 1000
        if value < 999.5 or unit == _SIZES[-1]:
            return f"{value:.1f} {unit}" if value < 99.95 else f"{value:,.0f} {unit}"
    raise AssertionError


def duration(seconds: float) -> str:
    """Return a length of time, as exact as a person wants it.

    >>> duration(0.0031), duration(1.94), duration(75), duration(3720)
    ('3 ms', '1.9 s', '1 min 15 s', '1 h 2 min')
    """
    if seconds < 0.9995:
        return f"{max(1, round(seconds * 1000))} ms"
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600:,} h {whole % 3600 // 60} min"


def years(first: int | None, last: int | None) -> str | None:
    """Return a span of years, or nothing where there is none.

    >>> years(1996, 2019), years(2019, 2019)
    ('1996–2019', '2019')
    """
    if first is None or last is None:
        return None
    return str(first) if first == last else f"{first}–{last}"


def listed(names: tuple[str, ...], limit: int | None = None) -> str:
    """Return names as a person would say them; beyond ``limit``, the first and how many more.

    >>> listed(("Ada Lund", "Per Moe", "Eva Roth")), listed(("Ada Lund", "Per Moe", "Eva Roth"), limit=2)
    ('Ada Lund, Per Moe and Eva Roth', 'Ada Lund and 2 more')
    """
    if limit is not None and len(names) > limit:
        return f"{names[0]} and {len(names) - 1} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
