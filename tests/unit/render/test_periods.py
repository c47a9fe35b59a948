"""Years and months are filled, summed and named."""

from __future__ import annotations

import pytest

from artcli.model import Count
from artcli.render.periods import axis, coarse, filled, short_date, step_for, stepped, unit


def test_periods_without_articles_are_there():
    """Months run over the year's end; the counts stay where they were."""
    counts = filled([Count("2018-11", 2), Count("2019-02", 1)])
    assert [(one.value, one.count) for one in counts] == [
        ("2018-11", 2),
        ("2018-12", 0),
        ("2019-01", 0),
        ("2019-02", 1),
    ]
    assert [one.value for one in filled([Count("1999", 1), Count("2001", 1)])] == ["1999", "2000", "2001"]


@pytest.mark.parametrize("counts", [(), (Count("long ago", 1),), (Count("2019", 1), Count("2019-02", 2))])
def test_what_cannot_be_filled_stays(counts):
    """Nothing, names that are no periods, years beside months."""
    assert filled(counts) == counts


def test_long_spans_are_told_coarsely():
    """More than two years of months become years, more than 36 years decades; nothing is lost."""
    months = filled([Count("2015-03", 4), Count("2019-02", 5)])
    assert [(one.value, one.count) for one in coarse(months) if one.count] == [("2015", 4), ("2019", 5)]
    years = filled([Count("1851", 4), Count("1855", 1), Count("2019", 5)])
    assert [(one.value, one.count) for one in coarse(years) if one.count] == [("1850s", 5), ("2010s", 5)]


@pytest.mark.parametrize(("periods", "width"), [(1, 10), (10, 10), (11, 10), (500, 10), (100_000, 40), (5, 1)])
def test_columns_fit(periods, width):
    """However long the span, its columns fit, and add up."""
    step = step_for(periods, width)
    columns = stepped([1] * periods, step)
    assert len(columns) <= width
    assert sum(columns) == periods


@pytest.mark.parametrize(
    ("starts", "cell", "width", "line"),
    [
        (["2018-01", "2018-07", "2019-01"], 5, 20, "2018      2019"),
        (["2018-12", "2019-01", "2019-02"], 3, 9, "   2019"),
        (["2019-05"], 3, 20, "2019"),
        ([str(year) for year in range(1999, 2021)], 1, 30, " 2000 2005 2010 2015 2020"),
        ([str(year) for year in range(1999, 2021)], 1, 22, " 2000 2005 2010 2015"),
    ],
)
def test_axis(starts, cell, width, line):
    """Years stand under their first column, round ones where not all have room."""
    assert axis(starts, cell, width) == line


def test_units():
    """What a column counts is said in words."""
    assert [unit("2019"), unit("2019", 5), unit("2019-02", 6), unit("2019-02", 12)] == [
        "a year",
        "every 5 years",
        "every 6 months",
        "a year",
    ]


def test_short_dates():
    """A date has eleven cells at the most."""
    assert [short_date(date) for date in ("2019-02-13", "2019-12", "2019", None)] == [
        "13 Feb 2019",
        "Dec 2019",
        "2019",
        "no date",
    ]
