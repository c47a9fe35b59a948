"""Results tell at a glance what was found."""

from __future__ import annotations

import dataclasses
import io

import pytest
from rich.cells import cell_len

from artcli.model import Results, Snippet
from artcli.render.hits import ResultsOptions, nothing_page, results_page
from artcli.render.theme import console_for, tagged

OPTIONS = ResultsOptions(hints=("artcli show 1 to read", "--after 2019 to narrow"))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_results_without_colour(results, golden, printed, width):
    """The page at this width is the one that was looked at."""
    golden(f"render/hits-{width}.txt", printed(results_page(results, OPTIONS), width))


def test_results_with_styles(results, golden):
    """Titles are bold, matches are hits, ids and times stand back."""
    golden("render/hits-80-tags.txt", tagged(results_page(results, OPTIONS), 80))


@pytest.mark.parametrize("width", [20, 33, 40, 80, 300])
def test_no_line_is_wider_than_the_terminal(results, printed, width):
    """Ids and times stand at the right end, never beyond it."""
    lines = printed(results_page(results, OPTIONS), width).splitlines()
    assert max(map(cell_len, lines)) <= min(width, 92)


def test_one_article_matches(results, printed):
    """The sentence is grammatical for one."""
    one = dataclasses.replace(results, total=1, library=1, hits=results.hits[:1])
    assert printed(results_page(one), 80).startswith("1 of 1 article matches ferry clock ")


def test_passages_share_an_ellipsis(results, printed):
    """Between two passages one ellipsis is enough."""
    shown = printed(results_page(results), 120)
    assert "still there. … and the" in shown
    assert "… …" not in shown


def test_all_shown_needs_no_more(results, printed):
    """How to see the rest is said only where there is one."""
    assert "2 more: --offset 10" in printed(results_page(results), 80)
    assert "more:" not in printed(results_page(dataclasses.replace(results, total=10)), 80)


def test_titles_link_to_their_files(results):
    """A title is an OSC 8 link where links are wanted, its path encoded."""
    hit = dataclasses.replace(results.hits[0], path="/texts/a b\x1b.txt")
    stream = io.StringIO()
    page = results_page(dataclasses.replace(results, hits=(hit,)), ResultsOptions(links=True))
    console_for(stream, "colour", 80).print(page)
    assert ";file:///texts/a%20b%1B.txt\x1b\\" in stream.getvalue()


def test_untitled_articles_have_a_line(results, printed):
    """An article without a title can still be chosen."""
    hit = dataclasses.replace(results.hits[0], title=" ", snippets=(Snippet("Low."),))
    assert " 1  (untitled)" in printed(results_page(dataclasses.replace(results, hits=(hit,))), 80)


def test_nothing_found_proposes_a_query(printed):
    """What matches nothing is said, and what would match something."""
    none = Results("fery clok", 0, 24, (), 0.002, "ferry clock")
    page = nothing_page(none, suggested=5, alone=(("fery", 0), ("clok", 1)))
    assert printed(page, 80).splitlines() == [
        "Nothing matches fery clok. Did you mean ferry clock? (5)",
        "fery alone matches 0, clok alone 1.",
    ]
    assert "Did you mean {query}ferry clock{/}?" in tagged(page, 80)


def test_nothing_beyond_the_offset(printed):
    """Matches that were all skipped are no reason to say that nothing matches."""
    assert printed(nothing_page(Results("clock", 4, 24, (), 0.002)), 80) == "Only 4 of 24 articles match clock.\n"
