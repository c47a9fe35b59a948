"""Which years and months does a chart show, and how are they named?  Counts by ISO period → counts to draw, and labels.

Periods are years (``2019``), months (``2019-02``) or, where there are too many of these, decades (``1990s``).  Pure.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from artcli.hints import TYPE_CHECKING
from artcli.model import Count
from artcli.render.figures import MONTHS, long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_MONTHS = 24
MOST_YEARS = 36
"""Rows of a chart at the most, so that it can be seen at once; more months are told by the year, more years by the decade."""

_STEPS = (1, 2, 3, 4, 6, 12, 24, 60, 120)
"""Periods that may share a column."""


def filled(counts: Sequence[Count]) -> tuple[Count, ...]:
    """Return counts in their order with the periods between them that have none.

    >>> [(count.value, count.count) for count in filled([Count("2019-02", 4), Count("2018-12", 1)])]
    [('2018-12', 1), ('2019-01', 0), ('2019-02', 4)]
    """
    known = {count.value: count.count for count in counts if _number(count.value) is not None}
    if len({len(value) for value in known}) != 1:
        return tuple(counts)
    numbers = {_number(value): amount for value, amount in known.items()}
    is_months = len(next(iter(known))) > len("2019")
    first, last = min(map(_ordinal, known)), max(map(_ordinal, known))
    return tuple(
        [Count(_name(number, is_months=is_months), numbers.get(number, 0)) for number in range(first, last + 1)]
    )


def coarse(counts: Sequence[Count]) -> tuple[Count, ...]:
    """Return counts by the year, or by the decade, where there are more than can be seen at once."""
    if len(counts) > MOST_MONTHS and "-" in counts[0].value:
        counts = by_year(counts)
    if len(counts) > MOST_YEARS:
        decades: Counter[str] = Counter()
        for count in counts:
            decades[f"{count.value[:3]}0s"] += count.count
        counts = [Count(value, amount) for value, amount in decades.items()]
    return tuple(counts)


def by_year(counts: Sequence[Count]) -> tuple[Count, ...]:
    """Return counts by the year."""
    years: Counter[str] = Counter()
    for count in counts:
        years[count.value[:4]] += count.count
    return tuple([Count(value, amount) for value, amount in years.items()])


def label(period: str) -> str:
    """Return a period as it is called on an axis.

    >>> label("2019-02"), label("2019")
    ('Feb 2019', '2019')
    """
    month = period[5:7]
    return f"{MONTHS[int(month) - 1][:3]} {period[:4]}" if month.isdigit() and 1 <= int(month) <= 12 else period


def short_date(date: str | None) -> str:
    """Return an ISO 8601 date in eleven cells at the most.

    >>> short_date("2019-02-13"), short_date("2019-06"), short_date(None)
    ('13 Feb 2019', 'Jun 2019', 'no date')
    """
    if not date:
        return "no date"
    words = long_date(date).split()
    return " ".join([word[:3] if word in MONTHS else word for word in words])


def step_for(periods: int, width: int) -> int:
    """Return how many periods must share a column for all to fit."""
    return next((step for step in _STEPS if -(-periods // step) <= width), -(-periods // max(width, 1)))


def stepped(values: Sequence[int], step: int) -> list[int]:
    """Return the sums of each ``step`` values."""
    return [sum(values[start : start + step]) for start in range(0, len(values), step)]


def unit(period: str, step: int = 1) -> str:
    """Return what a column of a chart counts: ``a month``, ``every 3 months``.

    >>> unit("2019-02"), unit("2019-02", 3), unit("2019-02", 24), unit("1990s")
    ('a month', 'every 3 months', 'every 2 years', 'a decade')
    """
    name = "decade" if period.endswith("s") else "month" if "-" in period else "year"
    if name == "month" and step % 12 == 0:
        name, step = "year", step // 12
    return f"a {name}" if step == 1 else f"every {step} {name}s"


def axis(starts: Sequence[str], cell: int, width: int) -> str:
    """Return the years under their columns, ``cell`` cells wide each, as many as have room, in even steps; the last may stand out as far as ``width``.

    >>> axis(["2018-11", "2018-12", "2019-01", "2019-02", "2019-03"], 3, 15)
    '2018  2019'
    """
    marks: list[tuple[int, str]] = []
    for column, start in enumerate(starts):
        year = start[:5].rstrip("-")
        if not marks or marks[-1][1] != year:
            marks.append((column * cell, year))
    if len(marks) > 1 and starts[0][5:] > "01" and marks[1][0] <= len("2018"):
        del marks[0]  # the end of a year: the beginning of the next says more
    choices = [[mark for mark in marks if int(mark[1]) % step == 0] for step in (1, 2, 5, 10, 20, 50, 100, 200, 500)]
    shown = next((choice for choice in choices if choice and _fit(choice)), marks[:1])
    line = ""
    for place, year in shown:
        if place + len(year) <= width:
            line += " " * (place - len(line)) + year
    return line


def _fit(marks: Sequence[tuple[int, str]]) -> bool:
    return all(after[0] - before[0] > len(before[1]) for before, after in pairwise(marks))


def _number(period: str) -> int | None:
    year, _, month = period.partition("-")
    if not (year.isdigit() and (not month or month.isdigit())):
        return None
    return int(year) * 12 + int(month) - 1 if month else int(year)


def _ordinal(period: str) -> int:
    return _number(period) or 0


def _name(number: int, *, is_months: bool) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}" if is_months else f"{number:04}"
