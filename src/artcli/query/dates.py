"""Which days does ``date:``, ``after:``, ``before:`` or ``last:`` mean?  Its value and today's date → the first and the last day.

A single date is read by ``periods.py`` as two days: ``2019-02`` is 1 to 28 February.  What can't be read gives None;
nothing is guessed.  Pure: today is an argument.
"""

from __future__ import annotations

import re
from datetime import timedelta

from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.patterns import lazy
from artcli.query.periods import Period, read_period, so_long_ago

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_COMPARISON = lazy(r"([<>]=?)\s*(.+)", re.DOTALL)


class Days(NamedTuple):
    """Two days in ISO 8601, both counted; None is an open end."""

    first: str | None
    last: str | None


def read_date(text: str, today: date) -> Days | None:
    """Read ``date:``: a date, a comparison, or a range, either end open, in either order.

    >>> import datetime
    >>> read_date("2019-02..", datetime.date(2019, 3, 9))
    Days(first='2019-02-01', last=None)
    """
    compared = _COMPARISON.fullmatch(text)
    if compared:
        return _compared(compared[1], read_period(compared[2], today))
    if ".." not in text:
        return _days(read_period(text, today))
    ends = [end.strip() for end in text.split("..", 1)]
    periods = [read_period(end, today) for end in ends]
    if any(end and not period for end, period in zip(ends, periods, strict=True)):
        return None
    return _between(periods[0], periods[1])


def read_after(text: str, today: date) -> Days | None:
    """Read ``after:``: from the first day of a date on."""
    return _compared(">=", read_period(text, today))


def read_before(text: str, today: date) -> Days | None:
    """Read ``before:``: up to the day before the first day of a date."""
    return _compared("<", read_period(text, today))


def read_last(text: str, today: date) -> Days | None:
    """Read ``last:``: from so many days, weeks, months or years ago until today.

    >>> import datetime
    >>> read_last("7d", datetime.date(2019, 3, 9))
    Days(first='2019-03-02', last='2019-03-09')
    """
    first = so_long_ago(text, today)
    return Days(first.isoformat(), today.isoformat()) if first else None


READERS: dict[str, Callable[[str, date], Days | None]] = {
    "date": read_date,
    "after": read_after,
    "before": read_before,
    "last": read_last,
}
"""Each field of dates and who reads its value."""


def _days(period: Period | None) -> Days | None:
    return Days(period.first.isoformat(), period.last.isoformat()) if period else None


def _between(one: Period | None, other: Period | None) -> Days | None:
    """Span two periods; a missing one is an open end, but not both."""
    if one and other:
        return Days(min(one.first, other.first).isoformat(), max(one.last, other.last).isoformat())
    if one:
        return Days(one.first.isoformat(), None)
    return Days(None, other.last.isoformat()) if other else None


def _compared(sign: str, period: Period | None) -> Days | None:
    if period is None:
        return None
    try:
        if sign in (">", ">="):
            first = period.first if sign == ">=" else period.last + timedelta(1)
            return Days(first.isoformat(), None)
        last = period.last if sign == "<=" else period.first - timedelta(1)
        return Days(None, last.isoformat())
    except OverflowError:  # before the year 1, after 9999
        return None
