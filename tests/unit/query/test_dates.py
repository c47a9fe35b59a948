"""Dates of a query mean the days that a person means by them."""

from datetime import date

import pytest

from artcli.query.dates import read_after, read_before, read_date, read_last

TODAY = date(2019, 3, 9)  # a Saturday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2016/2", "2016-02-01", "2016-02-29"),
        ("2019-12", "2019-12-01", "2019-12-31"),
        ("2019-02-13", "2019-02-13", "2019-02-13"),
        ("2019.2.3", "2019-02-03", "2019-02-03"),
        ("13.2.2019", "2019-02-13", "2019-02-13"),
        ("03. 02. 2019", "2019-02-03", "2019-02-03"),
        ("20190213", "2019-02-13", "2019-02-13"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("february 2019", "2019-02-01", "2019-02-28"),
        ("Feb-2019", "2019-02-01", "2019-02-28"),
        ("2019 mar", "2019-03-01", "2019-03-31"),
        ("13 Feb. 2019", "2019-02-13", "2019-02-13"),
        ("February 13th, 2019", "2019-02-13", "2019-02-13"),
        ("13 février 2019", "2019-02-13", "2019-02-13"),
        ("13 de febrero de 2019", "2019-02-13", "2019-02-13"),
        ("2019年2月13日", "2019-02-13", "2019-02-13"),
        ("２０１９", "2019-01-01", "2019-12-31"),
        ("march", "2019-03-01", "2019-03-31"),
        ("april", "2018-04-01", "2018-04-30"),
        ("10 march", "2018-03-10", "2018-03-10"),
        ("saturday", "2019-03-09", "2019-03-09"),
        ("last saturday", "2019-03-02", "2019-03-02"),
        ("last friday", "2019-03-08", "2019-03-08"),
        ("today", "2019-03-09", "2019-03-09"),
        ("yesterday", "2019-03-08", "2019-03-08"),
        ("this week", "2019-03-04", "2019-03-10"),
        ("last week", "2019-02-25", "2019-03-03"),
        ("last-month", "2019-02-01", "2019-02-28"),
        ("last_year", "2018-01-01", "2018-12-31"),
        ("past week", "2019-03-02", "2019-03-09"),
        ("last 2 months", "2019-01-09", "2019-03-09"),
        ("three days ago", "2019-03-06", "2019-03-06"),
        ("a year ago", "2018-03-09", "2018-03-09"),
        ("2w", "2019-02-23", "2019-02-23"),
        ("-2w", "2019-02-23", "2019-02-23"),
    ],
)
def test_one_date(text: str, first: str, last: str) -> None:
    """A date is all the days that it may mean."""
    assert read_date(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-02..2019-03", "2019-02-01", "2019-03-31"),
        ("2019-03..2018", "2018-01-01", "2019-03-31"),
        ("2019..2019", "2019-01-01", "2019-12-31"),
        ("2019..", "2019-01-01", None),
        ("..2018", None, "2018-12-31"),
        ("jan 2019 .. 3 mar 2019", "2019-01-01", "2019-03-03"),
        (">2018", "2019-01-01", None),
        (">=2018", "2018-01-01", None),
        ("<2018", None, "2017-12-31"),
        ("<= 2018", None, "2018-12-31"),
    ],
)
def test_ranges(text: str, first: str | None, last: str | None) -> None:
    """Both ends count, either may be open, and swapped ends are put right."""
    assert read_date(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "foo", "2019..foo", "..foo", "2019-13", "2019-02-30", "0000", "201902", "2019-02-13-1", "13/02/2019", "2019^2",
        "last", "last foo", "monday 2019", "<0001", ">9999", "99999 years ago", "9" * 50 + "d", "9" * 10_000, "last 7 7",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    """Nothing is guessed."""
    assert read_date(text, TODAY) is None


def test_after_and_before_meet() -> None:
    """After begins with the first day of a date, before ends the day before it."""
    assert read_after("2019-02", TODAY) == ("2019-02-01", None)
    assert read_before("2019-02", TODAY) == (None, "2019-01-31")


@pytest.mark.parametrize("text", ["", "2019..2020", "unknown", "0001-01-01"])
def test_before_what(text: str) -> None:
    """Ranges have two ends, and there is nothing before the first year."""
    assert read_before(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("7d", "2019-03-02"),
        ("0d", "2019-03-09"),
        ("2w", "2019-02-23"),
        ("3m", "2018-12-09"),
        ("1y", "2018-03-09"),
        ("2 weeks", "2019-02-23"),
        ("month", "2019-02-09"),
        ("two years", "2017-03-09"),
    ],
)
def test_last(text: str, first: str) -> None:
    """Days are counted back from today."""
    assert read_last(text, TODAY) == (first, "2019-03-09")


def test_months_back_from_a_long_one() -> None:
    """A month before the 31st of March is the last of February."""
    assert read_last("1m", date(2019, 3, 31)) == ("2019-02-28", "2019-03-31")


@pytest.mark.parametrize("text", ["", "7", "7x", "x", "7d7", "7 d 7", "9999y", "9" * 9_999 + "d"])
def test_last_what(text: str) -> None:
    """Anything else is no length of time, or goes back behind the first year."""
    assert read_last(text, TODAY) is None
