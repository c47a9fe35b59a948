"""Maps of the calendar: the more articles, the darker, and every one is counted."""

from __future__ import annotations

from artcli.model import Count
from artcli.render.calendar import day_lines, month_lines
from artcli.render.layout import Setting


def counts(**found: int) -> tuple[Count, ...]:
    return tuple([Count(name.strip("_").replace("_", "-"), number) for name, number in found.items()])


def lines(made) -> list[str]:
    return [line.plain.rstrip() for line in made]


def test_months_are_cells_of_a_year():
    """Those with the most are full; what is dated by its year only is in the row's figure alone."""
    years, months = counts(_2018=9, _2020=1), counts(_2018_01=1, _2018_03=4, _2018_12=2, _2020_06=1)
    head, *rows = lines(month_lines(years, months, Setting(80)))
    assert head == "      Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec"
    assert [row.split() for row in rows] == [
        ["2018", "░", "1", ".", "█", "4", *"." * 8, "▒", "2", "9"],
        ["2019", *"." * 12],
        ["2020", *"." * 5, "░", "1", *"." * 6, "1"],
    ]


def test_a_narrow_map_has_the_rows_figures_only():
    """A cell a month."""
    years, months = counts(_2018=1234), counts(_2018_01=1000, _2018_03=234)
    assert lines(month_lines(years, months, Setting(40))) == [
        "      J F M A M J J A S O N D",
        "2018  █ . ░ . . . . . . . . .  1,234",
    ]


def test_many_years_are_told_by_the_decade():
    """A cell a year."""
    head, *rows = lines(month_lines(counts(_1951=2, _1999=1, _2003=4), (), Setting(80)))
    assert head.split() == list("0123456789")
    assert [row.split()[0] for row in rows] == ["1950s", "1960s", "1970s", "1980s", "1990s", "2000s"]
    assert rows[0].split() == ["1950s", ".", "▒", "2", *"." * 8, "2"]


def test_centuries_without_an_article_are_one_row():
    """A chronicle's date doesn't fill the screen with nothing."""
    _, *rows = lines(month_lines(counts(_1066=1, _2019=2), (), Setting(80)))
    assert [row.split()[0] for row in rows] == ["1060s", "94", "2010s"]
    assert rows[1] == "94 decades without"


def test_days_are_cells_of_weeks():
    """Mondays above; each month with its figure below; other days than those shown stay empty."""
    shown = lines(day_lines(counts(_2019_02_11=1, _2019_02_13=4, _2019_02_18=2), Setting(60)))
    assert shown == [
        "",
        "Mon   ░▒",
        "Tue   .",
        "Wed   █",
        "Thu   .",
        "Fri   .",
        "Sat   .",
        "Sun   .",
        "",
        "Feb 2019: 7",
    ]


def test_a_year_is_shown_at_the_most():
    """The last that has any; on a narrow screen in several blocks."""
    shown = lines(day_lines(counts(_2001_01_01=9, _2018_06_01=1, _2019_02_13=1), Setting(30)))
    assert sum(line.startswith("Mon") for line in shown) == 3
    assert shown[-1].startswith("Jun 2018: 1 · Feb")
    assert all(len(line) <= 30 for line in shown)


def test_without_dates_there_is_no_map():
    assert lines(month_lines((), (), Setting(80))) == lines(day_lines((), Setting(80))) == []


def test_without_unicode_shades_are_signs():
    """Of ASCII."""
    for line in lines(month_lines(counts(_2018=3), counts(_2018_01=1, _2018_03=3), Setting(80, ascii=True))):
        assert line.isascii()
