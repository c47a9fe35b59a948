"""Results tell at a glance what was found."""

from __future__ import annotations

import dataclasses

import pytest
from rich.cells import cell_len

from artcli.model import Count, Evidence, Explanation, Facet, Results, Snippet
from artcli.render.hits import ResultsOptions, notes_page, nothing_page, results_page
from artcli.render.theme import Screen, painted, tagged

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
    page = results_page(dataclasses.replace(results, hits=(hit,)), ResultsOptions(links=True))
    assert ";file:///texts/a%20b%1B.txt\x1b\\" in painted(page, Screen(80, "colour"))


def test_untitled_articles_have_a_line(results, printed):
    """An article without a title can still be chosen."""
    hit = dataclasses.replace(results.hits[0], title=" ", snippets=(Snippet("Low."),))
    assert " 1  (untitled)" in printed(results_page(dataclasses.replace(results, hits=(hit,))), 80)


def test_nothing_found_proposes_a_query(printed):
    """What matches nothing is said, and what would match something."""
    alone = (Count("fery", 0), Count("clok", 1))
    page = nothing_page(Results("fery clok", 0, 24, (), 0.002, "ferry clock", 5, alone))
    assert printed(page, 80).splitlines() == [
        "Nothing matches fery clok. Did you mean ferry clock? (5)",
        "fery alone matches 0, clok alone 1.",
    ]
    assert "Did you mean {query}ferry clock{/}?" in tagged(page, 80)


def test_nothing_beyond_the_offset(printed):
    """Matches that were all skipped are no reason to say that nothing matches."""
    assert printed(nothing_page(Results("clock", 4, 24, (), 0.002)), 80) == "Only 4 of 24 articles match clock.\n"


OVERVIEW = {
    "histogram": (Count("2017-12", 7), Count("2018-02", 1), Count("2018-03", 2)),
    "facets": (
        Facet("sources", (Count("The Lantern Quarterly", 7), Count("灯台新聞", 3), Count("عين الميناء", 1)), 2),
        Facet("years", ()),
        Facet("languages", (Count("en", 11), Count("no", 1))),
    ),
}


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_what_the_hits_have_in_common(results, golden, printed, width):
    """Histogram and facets stand above the hits, bars and figures in columns of their own."""
    few = dataclasses.replace(results, hits=results.hits[2:3], **OVERVIEW)
    golden(f"render/overview-{width}.txt", printed(results_page(few), width))


@pytest.mark.parametrize("width", [20, 33, 40, 61, 80, 300])
def test_charts_fit_the_terminal(results, printed, width):
    """No bar and no value reaches beyond the last column."""
    lines = printed(results_page(dataclasses.replace(results, **OVERVIEW)), width).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_figures_stand_in_one_column(results, printed):
    """Wide values and those from right to left don't move the figures."""
    lines = printed(results_page(dataclasses.replace(results, hits=(), **OVERVIEW)), 80).splitlines()
    rows = [line for line in lines if "Lantern" in line or "灯台" in line or "عين" in line]
    assert len({cell_len(row) for row in rows}) == 1
    assert [row.rsplit(maxsplit=1)[-1] for row in rows] == ["7", "3", "1"]


def test_evidence_stands_under_its_hit(results, printed):
    """What added the most comes first; the query as understood stands above."""
    evidence = (
        Evidence("clock", "clocks", "stem", "body", 2, 0.5),
        Evidence("ferry", "ferry", "exact", "title", 1, 1.25),
    )
    explained = dataclasses.replace(
        results, hits=results.hits[:1], explanation=Explanation("ferry clock", (evidence,), (Count("ferry", 9),))
    )
    lines = printed(results_page(explained), 80).splitlines()
    assert "Understood as: ferry clock" in lines
    assert "ferry alone matches 9." in lines
    first = next(number for number, line in enumerate(lines) if "+1.25" in line)
    assert lines[first].strip() == "+1.25  ferry: as typed, once in title"
    assert lines[first + 1].strip() == "+0.50  clock: clocks by its stem, 2 times in body"


def test_widened_hits_are_said_to_be(results, printed):
    """The sentence on top doesn't claim a match of all the words, and the note says which there were."""
    widened = dataclasses.replace(
        results, widened=True, alone=(Count("ferry", 9), Count("zebra", 0)), added=("boat", "quay")
    )
    assert "12 of 24 articles have any word of ferry clock" in printed(results_page(widened), 80)
    assert printed(notes_page(widened), 100).splitlines() == [
        "No article has all of: ferry, zebra. These have any of them.",
        "ferry alone matches 9, zebra alone 0.",
        "Also looked for: boat, quay.",
    ]


def test_similar_articles_name_the_one_they_are_like(results, printed):
    """There is no query to repeat."""
    page = results_page(results, ResultsOptions(like="The \x1b boat"))
    assert printed(page, 80).startswith("12 articles like The ␛ boat ")
