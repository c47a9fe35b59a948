"""Numbers, sizes, times and dates are said as people say them."""

from __future__ import annotations

import pytest

from artcli.render.figures import counted, duration, listed, long_date, size, years


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2019-02-03", "3 February 2019"),
        ("2019-12", "December 2019"),
        ("2019", "2019"),
        ("2019-02-13T08:00:00Z", "13 February 2019"),
        ("2019-13", "2019-13"),
        ("last week", "last week"),
    ],
)
def test_long_date(date, shown):
    """As exact as it is known; what isn't a date is left alone."""
    assert long_date(date) == shown


@pytest.mark.parametrize(
    ("length_bytes", "shown"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (123_456, "123 kB"),
        (999_600, "1.0 MB"),
        (2_345_678, "2.3 MB"),
        (7 * 10**12, "7.0 TB"),
        (5 * 10**15, "5,000 TB"),
    ],
)
def test_size(length_bytes, shown):
    """Two or three figures and the unit that fits."""
    assert size(length_bytes) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "1 ms"), (0.9996, "1.0 s"), (59.96, "1 min 0 s"), (3599, "59 min 59 s"), (7322, "2 h 2 min")],
)
def test_duration(seconds, shown):
    """Never nothing, never 60 seconds."""
    assert duration(seconds) == shown


@pytest.mark.parametrize(
    ("names", "shown"),
    [((), ""), (("Ada",), "Ada"), (("Ada", "Per"), "Ada and Per"), (("A", "B", "C", "D"), "A and 3 more")],
)
def test_listed(names, shown):
    """As they would be read aloud."""
    assert listed(names, 3) == shown


def test_counted_and_years():
    """One is singular, none is plural; no dated article, no years."""
    assert (counted(0, "file"), counted(1, "entry", "entries"), counted(2, "entry", "entries")) == (
        "0 files",
        "1 entry",
        "2 entries",
    )
    assert (years(None, None), years(1996, 2019), years(2019, 2019)) == (None, "1996–2019", "2019")
