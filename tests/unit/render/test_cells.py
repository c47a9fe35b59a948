"""Lines break where a reader would break them, and never too late."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from artcli.render.cells import cells, crop, fold_starts, line_starts


def lines(text, width):
    starts = [*line_starts(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in itertools.pairwise(starts)]


CASES = [
    ("low tide and high", 8, ["low tide", "and high"]),
    ("a well-known engineer", 8, ["a well-", "known", "engineer"]),
    ("the years 1996-1998 passed", 16, ["the years", "1996-1998 passed"]),
    ("it was late — and cold", 12, ["it was", "late — and", "cold"]),
    ("on y va demain ?", 14, ["on y va", "demain ?"]),
    ("il a dit « oui » fort", 10, ["il a dit", "« oui »", "fort"]),
    ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
    ("see example.org/one/two/three", 16, ["see", "example.org/one/", "two/three"]),
    ("船長は札を掲げた。", 6, ["船長は", "札を掲", "げた。"]),
    ("札を盗んだ。夏", 10, ["札を盗ん", "だ。夏"]),
    ("안녕 세상 여러분", 9, ["안녕 세상", "여러분"]),
    ("tide\u00a0table low", 8, ["tide\u00a0tab", "le low"]),
    ("e\u0301e\u0301e\u0301e\u0301", 3, ["e\u0301e\u0301e\u0301", "e\u0301"]),
    ("", 10, [""]),
    ("waved 🇩🇪 at sea", 9, ["waved", "🇩🇪 at", "sea"]),
]


@pytest.mark.parametrize(("text", "width", "expected"), CASES)
def test_lines(text, width, expected):
    """Words stay whole, dashes and punctuation stay with the word before them, long words are parted."""
    assert lines(text, width) == expected


@given(text=st.text(st.sampled_from("ab -—漢。é\u0301\u200d\ufe0f👩🏽🇳❤"), max_size=200), width=st.integers(4, 60))
def test_no_line_is_too_wide(text, width):
    """Every line fits, whatever a terminal makes of its emoji."""
    for line in lines(text, width):
        assert cell_len(line) <= cells(line) <= width


@given(text=st.text(max_size=100), width=st.integers(4, 30))
def test_folding_is_exact(text, width):
    """Folding cuts at the cell and drops nothing."""
    starts = [*fold_starts(text, width), len(text)]
    parts = [text[start:end] for start, end in itertools.pairwise(starts)]
    assert "".join(parts) == text
    assert all(cells(part) <= width for part in parts)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("harbour", 7, "harbour"), ("harbour", 5, "harb…"), ("札は二度", 6, "札は…"), ("tide", 0, "")],
)
def test_crop(text, width, shown):
    """A cropped line says so."""
    assert crop(text, width) == shown
