"""How do articles lie in time?  Days → how many a month or a year, none left out between the first and the last.  Pure.

An article whose date is only a year or a month counts at its beginning.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from artcli.model import Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_YEARS_BY_MONTH = 3
"""Years up to which hits are counted by month: 36 bars are a screenful."""


def histogram(days: Iterable[int], most_years: int = MOST_YEARS_BY_MONTH) -> tuple[Count, ...]:
    """Return counts by year, or by month where the first and the last day are no more than so many years apart.

    >>> [(one.value, one.count) for one in histogram([20190213, 20190101, 20181130])]
    [('2018-11', 1), ('2018-12', 0), ('2019-01', 1), ('2019-02', 1)]
    """
    months = Counter([day // 100 for day in days])
    if not months:
        return ()
    first, last = min(months), max(months)
    if _number(last) - _number(first) < 12 * most_years:
        return tuple([Count(f"{month // 100:04}-{month % 100:02}", months[month]) for month in _months(first, last)])
    years: Counter[int] = Counter()
    for month, count in months.items():
        years[month // 100] += count
    return tuple([Count(f"{year:04}", years[year]) for year in range(first // 100, last // 100 + 1)])


def _months(first: int, last: int) -> Iterator[int]:
    """Yield the months from one to another, as numbers like 201902."""
    for number in range(_number(first), _number(last) + 1):
        yield number // 12 * 100 + number % 12 + 1


def _number(month: int) -> int:
    return month // 100 * 12 + month % 100 - 1
