"""How do hits lie in time, in as many bars as there is room for?  Counts a month → bars of months or years.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.model import Count


@dataclass(frozen=True, slots=True)
class Bin:
    """A bar: its first and its last period (``2018-02``, or ``2018``), and how many articles it has."""

    first: str
    last: str
    count: int

    @property
    def title(self) -> str:
        """The period or periods."""
        return self.first if self.first == self.last else f"{self.first}–{self.last}"


def bins(
    months: Sequence[Count], room: int, within: tuple[str, str] | None = None, *, by_year: bool = False
) -> list[Bin]:
    """Return the bars of some months, every period of them from the first to the last, in at most ``room`` bars.

    ``within`` leaves out what isn't between two periods.  A bar is a month where all of them have room and ``by_year`` isn't asked for, else a
    year, else several years.

    >>> from artcli.model import Count
    >>> [(one.title, one.count) for one in bins([Count("2018-11", 2), Count("2019-01", 1)], 20)]
    [('2018-11', 2), ('2018-12', 0), ('2019-01', 1)]
    """
    if within is not None:
        first, last = within
        months = [one for one in months if first <= one.value[: len(first)] and one.value[: len(last)] <= last]
    if not months:
        return []
    counts = {_number(one.value): one.count for one in months}
    numbers = range(min(counts), max(counts) + 1)
    if len(numbers) <= max(1, room) and not by_year:
        return [Bin(_month(one), _month(one), counts.get(one, 0)) for one in numbers]
    years = range(numbers.start // 12, (numbers.stop - 1) // 12 + 1)
    step = -(-len(years) // max(1, room))
    found = []
    for year in range(years.start, years.stop, step):
        end = min(year + step, years.stop) - 1
        count = sum([counts.get(month, 0) for month in range(year * 12, end * 12 + 12)])
        found.append(Bin(f"{year:04}", f"{end:04}", count))
    return found


def _number(month: str) -> int:
    year, _, rest = month.partition("-")
    return int(year) * 12 + int(rest) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
