"""Tables are laid out in columns that fit, or left as they were set where these do."""

from __future__ import annotations

import pytest

from artcli.model import Span
from artcli.render.cells import cells
from artcli.render.layout import styled
from artcli.render.safe import safe_block
from artcli.render.tables import table_lines
from artcli.render.text import Text


def laid_out(table: str, width: int, **options) -> list[str] | None:
    lines = table_lines(Text(table), width, **options)
    return lines and [line.plain for line in lines]


BARS = (
    "| Boat | Built | What became of it |\n|:---|---:|---|\n| Havørn | 1951 | sold |\n| 白鳥丸 | 1988 | still sails |"
)


def test_bars_become_columns_and_a_rule():
    """Figures stand to the right, wide characters take two cells."""
    assert laid_out(BARS, 60) == [
        "Boat    Built  What became of it",
        "──────  ─────  ─────────────────",
        "Havørn   1951  sold",
        "白鳥丸   1988  still sails",
    ]


def test_tabs_become_columns():
    """However wide a tab would be."""
    assert laid_out("a\tbb\nccc\td", 20) == ["a    bb", "ccc  d"]


def test_columns_that_fit_are_left_as_they_were_set():
    """Whoever laid them out knew how."""
    assert laid_out("Year   Cars\n1996  12,410\n1998   3,015", 20) is None


def test_columns_that_do_not_fit_are_laid_out_anew():
    """Cells are told by the stripes between them, and turn within their column."""
    table = "Boat        What became of it\nHavørn      sold to an islander\nTerne       scrapped"
    assert laid_out(table, 20) == [
        "Boat    What became",
        "        of it",
        "",
        "Havørn  sold to an",
        "        islander",
        "",
        "Terne   scrapped",
    ]


def test_where_columns_have_no_room_each_row_is_a_list():
    """A name and its cell a line."""
    table = "| one | two | three | four |\n|---|---|---|---|\n| a long cell | another one | and a third | and more |"
    assert laid_out(table, 20) == ["one: a long cell", "two: another one", "three: and a third", "four: and more"]


def test_what_cannot_be_told_apart_is_left():
    """A gap that lies in no stripe."""
    assert laid_out("a  b c d e f g h\nab cdef  gh\nabcdefghijklmnop", 10) is None


def test_a_bar_that_is_escaped_parts_nothing():
    assert laid_out("| a \\| b | c |\n|---|---|\n| d | e |", 20)[0] == "a \\| b  c"


def test_highlights_stay_on_their_words():
    """In whichever column they stand."""
    text = styled("| a | gate |\n|---|---|\n| gate | b |", [Span(6, 10), Span(25, 29)], shown=safe_block)
    lines = table_lines(text, 20)
    marked = [line.plain[one.start : one.end] for line in lines for one in line.stretches if one.style == "hit"]
    assert marked == ["gate", "gate"]


@pytest.mark.parametrize("width", range(20, 120, 7))
def test_no_line_is_too_wide(width):
    for table in (BARS, "a\tb" * 9, "\t".join(["word " * 9] * 4) + "\nx\ty"):
        assert all(cells(line) <= width for line in laid_out(table, width) or [])
