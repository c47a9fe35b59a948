"""What does the page of a library's numbers look like?  Statistics → a page: two sentences, bars, and a map of the calendar; or plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import Facet
from artcli.render.calendar import MOST_YEARS, caption, day_lines, month_lines
from artcli.render.facets import facets_lines
from artcli.render.figures import counted, long_date, size
from artcli.render.figures import years as span_of
from artcli.render.languages import name_of
from artcli.render.layout import Setting, Sheet, hanging, packed
from artcli.render.parts import SEPARATOR
from artcli.render.safe import safe, safe_name
from artcli.render.text import Text
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import Count, Statistics

_LABEL = 10
_MOST_VALUES = 10


@dataclass(frozen=True, slots=True)
class StatsOptions:
    """How to show the numbers: a map of months or of days, or whatever suits; how long ago the last commit was, where that is known."""

    by: str = "auto"
    since: str | None = None


def statistics_page(found: Statistics, options: StatsOptions | None = None) -> Sheet:
    """Return the numbers as a page."""
    return Sheet(lambda setting: _lines(found, options or StatsOptions(), setting))


def plain_statistics(found: Statistics, options: StatsOptions | None = None) -> str:
    """Return the numbers as lines: each part on one, its values with their figures, those of most articles where there are many."""
    lines = [
        f"library: {SEPARATOR.join(_library(found))}",
        f"index: {SEPARATOR.join(_index(found, options or StatsOptions()))}",
    ]
    parts = [(name, values[:_MOST_VALUES], len(values) - _MOST_VALUES) for name, values in _facets(found)]
    for name, values, more in (*parts, ("years", found.years, 0), ("months", found.months, 0)):
        shown = [f"{safe(one.value)} {one.count}" for one in values] + [f"{more:,} more"] * (more > 0)
        lines += [f"{name}: {SEPARATOR.join(shown)}"] * bool(values)
    return "".join([f"{line}\n" for line in lines])


def _library(found: Statistics) -> list[str]:
    span = span_of(int(found.years[0].value), int(found.years[-1].value)) if found.years else None
    parts = [counted(found.articles, "article"), _words(found.words), span, counted(len(found.languages), "language")]
    undated = f"{found.undated:,} without a date" if found.undated else None
    return [part for part in (*parts, undated) if part]


def _words(number: int) -> str:
    """Return a number of words as exact as a person wants it.

    >>> _words(15_230), _words(1_314_159)
    ('15,230 words', '1.3 million words')
    """
    return f"{number / 1e6:,.1f} million words" if number >= 1_000_000 else counted(number, "word")


def _index(found: Statistics, options: StatsOptions) -> list[str]:
    commit = options.since and f"last commit {options.since}"
    deleted = f"{found.deleted:,} deleted, until artcli compact" if found.deleted else None
    where = f"{size(found.bytes)} in {counted(found.segments, 'segment')}"
    return [part for part in (where, commit, deleted, safe_name(found.path)) if part]


def _facets(found: Statistics) -> Iterator[tuple[str, Sequence[Count]]]:
    yield "sources", found.sources
    yield "authors", found.authors
    yield "languages", [replace(one, value=name_of(one.value)) for one in found.languages]


def _lines(found: Statistics, options: StatsOptions, setting: Setting) -> Iterator[Text]:
    for name, parts in (("Library", _library(found)), ("Index", _index(found, options))):
        lines = list(packed(parts, max(2, setting.width - _LABEL)))
        yield from hanging(Text(f"{name:<{_LABEL}}", "title"), Text(" " * _LABEL), lines)
    facets = [Facet(name, tuple(values)) for name, values in _facets(found) if values]
    if facets:
        yield from facets_lines(facets, setting, _MOST_VALUES)
    if found.years:
        yield Text()
        yield from _calendar(found, options, setting)


def _calendar(found: Statistics, options: StatsOptions, setting: Setting) -> Iterator[Text]:
    by_day = options.by == "day" or (options.by == "auto" and _is_short(found.days) and len(found.years) <= 2)
    if by_day and found.days:
        shown = [one for one in found.days if one.value >= _begin(found.days[-1].value)]
        yield from caption(f"articles a day, {long_date(shown[0].value)} – {long_date(shown[-1].value)}", setting)
        yield from day_lines(found.days, setting)
        return
    first, last = int(found.years[0].value), int(found.years[-1].value)
    unit = "year" if last - first >= MOST_YEARS else "month"
    yield from caption(f"articles a {unit}, {span_of(first, last)}; the last figure is the row's", setting)
    yield from month_lines(found.years, found.months, setting)


def _is_short(days: Sequence[Count]) -> bool:
    """Tell whether there are days, and all lie within a year."""
    return bool(days) and days[0].value >= _begin(days[-1].value)


def _begin(day: str) -> str:
    """Return the day a year before another, as far as strings can tell."""
    return f"{int(day[:4]) - 1:04}{day[4:]}"
