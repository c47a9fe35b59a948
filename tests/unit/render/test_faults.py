"""An error says plainly what is wrong, and where."""

from __future__ import annotations

import pytest

from artcli.render.cells import cells
from artcli.render.faults import error_lines


def test_message_and_hint():
    """One line that says what is wrong, one that says what to do."""
    assert error_lines("There is no index here.", "Make one: artcli ingest FOLDER") == [
        "There is no index here.",
        "Make one: artcli ingest FOLDER",
    ]


@pytest.mark.parametrize(
    ("query", "span", "shown"),
    [
        ('"ice north', range(1), ['  "ice north', "  ^"]),
        ("ice AND", range(4, 7), ["  ice AND", "      ^^^"]),
        ("ice (", range(5, 5), ["  ice (", "       ^"]),
        ("札は (", range(3, 4), ["  札は (", "       ^"]),
        ("a\x1b\n(", range(3, 4), ["  a␛\\n(", "      ^"]),
        ("", range(0), ["  ", "  ^"]),
    ],
)
def test_caret_is_under_the_fault(query, span, shown):
    """Wide characters and escaped ones count as they are drawn."""
    assert error_lines("Wrong.", None, query, span) == ["Wrong:", *shown]


@pytest.mark.parametrize("start", [0, 30, 41, 42, 500, 950, 1000])
def test_long_queries_are_shown_around_the_fault(start):
    """However long the query, the fault and its caret fit a screen."""
    query = "x" * start + "(" + "y" * (1000 - start)
    _, shown, caret = error_lines("Wrong", None, query, range(start, start + 1))
    assert shown[caret.index("^")] == "("
    assert len(shown) <= 80


@pytest.mark.parametrize("width", [1, 20, 40, 80])
@pytest.mark.parametrize("query", ["x" * 30 + "(" + "y" * 30, "札" * 30 + "(" + "は" * 30, "(" * 90])
def test_narrow_terminals_are_kept_to(query, width):
    """The caret is under the fault, and no line is wider, also where characters are wide."""
    start = query.index("(")
    lines = error_lines("It isn't closed.", "Close it with ), or leave it out.", query, range(start, start + 3), width)
    place = next(number for number, line in enumerate(lines) if "^" in line)
    shown, caret = lines[place - 1 : place + 1]
    before = shown[: shown.index("(")]
    assert cells(before) == caret.index("^")
    assert max(map(cells, lines)) <= max(width, 18)


def test_sentences_are_wrapped_at_words_only_where_there_is_a_width():
    """A pipe gets each sentence on one line."""
    hint = "Close it with a second one, or leave the first out."
    assert error_lines("Wrong.", hint) == ["Wrong.", hint]
    assert error_lines("Wrong.", hint, width=30) == ["Wrong.", "Close it with a second one, or", "leave the first out."]
