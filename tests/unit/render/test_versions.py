"""What differs between versions reads well at every width, with and without colour, and nothing of an article reaches the terminal raw."""

from __future__ import annotations

import dataclasses

import pytest
from rich.cells import cell_len

from artcli.comparison import compare
from artcli.library.versions import Difference
from artcli.model import Version
from artcli.render.hits import results_page
from artcli.render.layout import Setting
from artcli.render.page import PageOptions, article_page
from artcli.render.versions import plain_versions, versions_page

OLD = "The lamp was lit on Tuesday.\nThe town paid for half of it.\nNobody was hurt."
NEW = ["The lamp was lit on Wednesday evening.", "The town paid for half of it.", "Nobody was hurt."]
THAT = Version("kq7f" * 4, "kq7f", "Light \x1b[31magain", "2004-05-03", "Skarvik Post", "/files/a\x07.txt")


@pytest.fixture
def differences() -> list[Difference]:
    return [Difference(THAT, tuple(compare(OLD, NEW)))]


def lines_of(sheet, width, **setting) -> list[str]:
    return [line.plain for line in sheet.lines(Setting(width, **setting))]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_nothing_is_wider_than_the_terminal(differences, width):
    """The other version at the left, this one at the right, what is the same left out."""
    lines = lines_of(versions_page(differences), width)
    assert max(map(cell_len, lines)) <= width
    text = "\n".join(lines)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "kq7f · 3 May 2004 · Skarvik Post" in text
    assert "2 passages are the same." in text
    assert "town paid" not in text
    changed = next(line for line in lines if "Wednesday" in line or "Tuesday" in line)
    assert "│" in changed


def test_marks_carry_what_colour_did(differences):
    """Where there is no colour."""
    text = " ".join(lines_of(versions_page(differences), 100, marks=True))
    assert "[-Tuesday.-]" in text
    assert "{+Wednesday evening.+}" in text
    plain = plain_versions(differences)
    assert "[-Tuesday.\n-]" not in plain
    assert "{+Wednesday evening.+}" in plain
    assert "\x1b" not in plain


def test_the_card_names_other_files_and_versions(entry):
    """With where they are from; a long path goes on in the next line."""
    path = "/home/tove/" + "long-name-" * 9 + ".txt"
    told = dataclasses.replace(entry, copies=(path, "/home/tove/b.txt"), versions=(THAT, THAT))
    for width in (40, 80):
        lines = lines_of(article_page(told, PageOptions(folder="/home/tove")), width)
        assert max(map(cell_len, lines)) <= width
        text = "\n".join(lines)
        assert "also b.txt" in text
        assert "2 other versions" in text
        assert "kq7f" in text
        assert "\x07" not in text


def test_a_hit_says_how_many_there_are(results):
    """And the last line how many are left out; what is left is counted without them."""
    hit = dataclasses.replace(results.hits[0], versions=("a" * 16, "b" * 16))
    total = results.hits[-1].rank + 2
    told = dataclasses.replace(results, hits=(hit, *results.hits[1:]), total=total, left_out=2)
    text = "\n".join(lines_of(results_page(told), 100))
    assert "and 2 other versions" in text
    assert "2 are versions of these: --all-versions" in text
    assert "--offset" not in text
    more = "\n".join(lines_of(results_page(dataclasses.replace(told, total=total + 5)), 100))
    assert "5 more: --offset" in more
