"""A timeline shows when."""

from __future__ import annotations

import dataclasses

import pytest
from rich.cells import cell_len

from artcli.model import Count, SavedSearch, Timeline
from artcli.render.saved import saved_page
from artcli.render.theme import Screen, painted
from artcli.render.timeline import timeline_page

FERRY = Timeline("ferry clock", 40, 2, tuple(Count(f"2018-{month:02}", month * month % 11) for month in range(1, 13)))
BRIDGE = Timeline("橋 OR bridge", 9, 0, (Count("2017-06", 3), Count("2018-02", 6)))
CENTURY = Timeline("steam", 300, 0, tuple(Count(str(year), year % 7) for year in range(1851, 2001)))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_one_query(results, golden, printed, width):
    """A chart, then the articles by date, each with a telling line."""
    timeline = dataclasses.replace(FERRY, hits=results.hits)
    golden(f"render/timeline-{width}.txt", printed(timeline_page([timeline]), width))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_several_queries(golden, printed, width):
    """Their charts have one time, so that they can be compared."""
    golden(f"render/timelines-{width}.txt", printed(timeline_page([FERRY, BRIDGE]), width))


@pytest.mark.parametrize("width", [20, 40, 61, 80, 300])
@pytest.mark.parametrize("timelines", [[FERRY], [CENTURY], [FERRY, BRIDGE, CENTURY]])
def test_no_line_is_wider_than_the_terminal(printed, width, timelines):
    """A century of years fits as well, in columns of several."""
    assert max(map(cell_len, printed(timeline_page(timelines), width).splitlines())) <= width


def test_months_beside_years_are_years(printed):
    """One time for all: as soon as one is told by the year, all are."""
    assert printed(timeline_page([FERRY, CENTURY]), 200).startswith("articles every 2 years, 1851 – 2018")


def test_ascii_only():
    """Where nothing else can be written, signs of ASCII draw the chart."""
    shown = painted(timeline_page([FERRY, FERRY]), Screen(80, ascii=True))
    assert "#" in shown
    assert not any("\u2580" <= sign <= "\u259f" for sign in shown)


def test_without_dates(printed):
    """There is no chart of nothing."""
    assert printed(timeline_page([Timeline("ferry", 2, 2, ())]), 80) == "2 articles match ferry, 2 without a date\n"


def test_saved_searches(printed):
    """Name, what is new, query: in columns, long queries under themselves."""
    saved = [SavedSearch("port", "harbour OR port", None, 2, 1009), SavedSearch("灯台", "lighthouse " * 8, None, 0, 7)]
    lines = printed(saved_page(saved), 60).splitlines()
    assert lines[0] == "@port  2 new of 1,009  harbour OR port"
    assert lines[1].startswith("@灯台  7               lighthouse")
    assert lines[2].startswith(" " * 23 + "lighthouse")
    assert max(map(cell_len, lines)) <= 60


def test_several_are_counted_alike(printed):
    """Where one chart is by the year, all are, and so is what is said of them."""
    months = Timeline("summit", 3, 0, (Count("2018-12", 0), Count("2019-01", 2), Count("2019-02", 1)))
    years = Timeline("harbour", 2, 0, (Count("1999", 1), Count("2019", 1)))
    shown = printed(timeline_page([months, years]), 80)
    assert "3 articles, most in 2019" in shown
    assert "2019-" not in shown
