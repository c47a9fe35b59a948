"""How do articles lie in the calendar?  Counts by month or day → a map of shades, each row with its figures.

Months stand side by side, a row a year (or years, a row a decade, where there are many); days as weeks side by side, a row a weekday.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from artcli.render.figures import MONTHS
from artcli.render.layout import packed, wrapped
from artcli.render.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from artcli.model import Count
    from artcli.render.layout import Setting

MOST_YEARS = 40
"""Rows of years at the most: more are told by the decade."""
_FOLDED = 6
"""So many decades without an article are told of in one row."""
_DAYS_SHOWN = 365
_SHADES = "░▒▓█"
_ASCII_SHADES = ".:+#"
_WIDEST = 6
_LABEL = 6


class _Row(NamedTuple):
    """A row of the map: its name, what each cell counts (None where there is none), and all that it counts."""

    name: str
    cells: tuple[int | None, ...]
    total: int


def month_lines(years: Sequence[Count], months: Sequence[Count], setting: Setting) -> Iterator[Text]:
    """Yield the map of months, or of years where there are many; a row's figure counts also what is dated by the year alone."""
    total = {int(one.value): one.count for one in years}
    if not total:
        return
    first, last = min(total), max(total)
    if last - first >= MOST_YEARS:
        rows = [
            _Row(f"{decade}0s", tuple([total.get(10 * decade + one, 0) for one in range(10)]), _sum(total, decade))
            for decade in range(first // 10, last // 10 + 1)
        ]
        yield from _grid(_folded(rows), [str(one) for one in range(10)], setting)
        return
    known = {one.value: one.count for one in months}
    rows = [
        _Row(str(year), tuple([known.get(f"{year:04}-{month:02}", 0) for month in range(1, 13)]), total.get(year, 0))
        for year in range(first, last + 1)
    ]
    yield from _grid(rows, [name[:3] for name in MONTHS], setting)


def _folded(rows: Sequence[_Row]) -> list[_Row]:
    """Return rows with one that says so in the place of several in which there is nothing: a chronicle's date is a thousand years away."""
    folded: list[_Row] = []
    for is_empty, those in groupby(rows, lambda row: not row.total):
        run = list(those)
        folded += [_Row(f"{len(run)} decades without", (), 0)] if is_empty and len(run) >= _FOLDED else run
    return folded


def _sum(total: Mapping[int, int], decade: int) -> int:
    return sum([total.get(10 * decade + one, 0) for one in range(10)])


def _grid(rows: Sequence[_Row], heads: Sequence[str], setting: Setting) -> Iterator[Text]:
    """Yield rows of cells, a shade and its figure where there is room for both, and the row's figure at its end."""
    most = max([cell or 0 for row in rows for cell in row.cells])
    figure, total = len(str(most)), max(len(f"{row.total:,}") for row in rows)
    cell = max(1, min(max(_WIDEST, figure + 3), (setting.width - _LABEL - total - 1) // len(heads)))
    with_figures = cell >= figure + 3
    names = [name[: cell - 1] if cell > 1 else name[0] for name in heads]
    yield Text((" " * _LABEL + "".join([f"{name:<{cell}}" for name in names])).rstrip(), "axis")
    for row in rows:
        line = Text(f"{row.name:<{_LABEL}}", "" if row.cells else "axis")
        for value in row.cells:
            shade = _shade(value, most, is_ascii=setting.ascii)
            shown = f"{shade} {value or ''}" if with_figures else shade * (max(1, cell - 1) if value else 1)
            line.append(f"{shown:<{cell}}", "heat" if value else "axis")
        yield line.append(f" {row.total:>{total},}" if row.total else "")


def _shade(value: int | None, most: int, *, is_ascii: bool) -> str:
    """Return the shade of a number; none is for nothing and for nothing else."""
    if not value:
        return " " if value is None else "." if not is_ascii else " "
    shades = _ASCII_SHADES if is_ascii else _SHADES
    return shades[min(len(shades) - 1, (value * len(shades) - 1) // most)]


def day_lines(days: Sequence[Count], setting: Setting) -> Iterator[Text]:
    """Yield the map of the days of the last year that has any, and how many articles each month has."""
    known = {one.value: one.count for one in days if _is_day(one.value)}
    if not known:
        return
    last = date.fromisoformat(max(known))
    first = max(date.fromisoformat(min(known)), last - timedelta(days=_DAYS_SHOWN - 1))
    begun = first - timedelta(days=first.weekday())
    weeks = ((last - begun).days // 7) + 1
    most = max([count for day, count in known.items() if day >= first.isoformat()])
    room = max(4, setting.width - _LABEL)
    for start in range(0, weeks, room):
        if start:
            yield Text()
        monday = begun + timedelta(weeks=start)
        yield from _weeks(known, monday, min(room, weeks - start), _Range(first, last, most), setting)
    yield from _figures(known, first, setting)


class _Range(NamedTuple):
    """The days that are shown, and the most articles that one of them has."""

    first: date
    last: date
    most: int


def _weeks(known: Mapping[str, int], monday: date, number: int, shown: _Range, setting: Setting) -> Iterator[Text]:
    """Yield seven rows of so many weeks, with the months above them."""
    yield Text(_month_names(monday, number), "axis")
    for weekday, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")):
        line = Text(f"{name:<{_LABEL}}", "axis")
        shades = ""
        for week in range(number):
            day = monday + timedelta(weeks=week, days=weekday)
            value = known.get(day.isoformat(), 0) if shown.first <= day <= shown.last else None
            shades += _shade(value, shown.most, is_ascii=setting.ascii)
        yield Text.assemble(line, (shades.rstrip(), "heat"))


def _month_names(monday: date, number: int) -> str:
    line = " " * _LABEL
    for week in range(number):
        day = monday + timedelta(weeks=week, days=6)
        if day.day <= 7 and len(line) <= _LABEL + week and week + 3 <= number:
            line += " " * (_LABEL + week - len(line)) + MONTHS[day.month - 1][:3] + " "
    return line.rstrip()


def _figures(known: Mapping[str, int], first: date, setting: Setting) -> Iterator[Text]:
    """Yield how many articles each month has of those shown."""
    months: dict[str, int] = {}
    for day in sorted(known):
        if day >= first.isoformat():
            months[day[:7]] = months.get(day[:7], 0) + known[day]
    parts = [f"{MONTHS[int(month[5:7]) - 1][:3]} {month[:4]}: {count:,}" for month, count in months.items()]
    yield Text()
    yield from packed(parts, setting.width, "axis")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def caption(text: str, setting: Setting) -> list[Text]:
    """Return what a map shows, as lines above it."""
    return wrapped(Text(text, "axis"), setting.width)
