"""Bars, sparklines and columns say what the numbers say."""

from __future__ import annotations

import pytest

from artcli.render.charts import bar, columns, sparkline, widened


@pytest.mark.parametrize("is_ascii", [False, True])
def test_bars_grow_with_their_values(is_ascii):
    """None is longer than it may be, none that counts is empty, and nothing is nothing."""
    drawn = [bar(value, 500, 30, is_ascii=is_ascii) for value in range(501)]
    assert drawn[0] == ""
    assert all(drawn[1:])
    assert max(map(len, drawn)) == len(drawn[500]) == 30
    assert [len(one) for one in drawn] == sorted(len(one) for one in drawn)
    assert not is_ascii or "".join(drawn).isascii()


def test_a_bar_of_nothing_but_nothing():
    """No division by none."""
    assert bar(0, 0, 10) == ""
    assert sparkline([0, 0]) == "▁▁"
    assert sparkline([]) == ""


def test_one_among_many_is_seen():
    """A single article is told apart from none."""
    assert sparkline([0, 1, 1000]) == "▁▂█"
    assert sparkline([0, 1, 1000], is_ascii=True) == " .#"


def test_columns_add_up():
    """The highest column is full; one article has at least an eighth."""
    rows = columns([0, 1, 50, 100], 3)
    assert [row[3] for row in rows] == ["█"] * 3
    assert [row[2] for row in rows] == [" ", "▄", "█"]
    assert [row[1] for row in rows] == [" ", " ", "▁"]
    assert "".join(row[0] for row in rows).strip() == ""


def test_wide_columns_have_gaps():
    """Neighbours of the same height stay two."""
    assert widened("██", 1) == "██"
    assert widened("██", 2) == "█ █ "
