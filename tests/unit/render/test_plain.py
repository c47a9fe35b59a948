"""What goes into a pipe is plain, whole and the same every time."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

from artcli.model import Article, Block, Count, Evidence, Explanation, Facet, Results, SavedSearch, Timeline
from artcli.render.plain import (
    plain_article,
    plain_notes,
    plain_nothing,
    plain_results,
    plain_saved,
    plain_timelines,
)


def test_article(article, golden):
    """The head, then each block as one paragraph."""
    golden("render/article.txt", plain_article(article))


def test_article_of_a_title():
    """What isn't there takes no line."""
    assert plain_article(Article("Tide", (Block("paragraph", "Low."),))) == "Tide\n\nLow.\n"


def test_control_characters_are_shown():
    """A pipe may end at a terminal: nothing that acts on one goes through; tabs and line ends of a table do."""
    shown = plain_article(Article("a\x1b[2J", (Block("table", "a\tb\n\x9bc"),), authors=("E\u202eve",)))
    assert shown == "a␛[2J\nE\ufffdve\n\na\tb\n\ufffdc\n"


def test_results(results, golden):
    """Three lines a hit, with no time and no hint."""
    golden("render/hits.txt", plain_results(results))


def test_results_are_the_same_however_long_they_took(results):
    """The same search prints the same bytes."""
    assert plain_results(dataclasses.replace(results, seconds=9.0)) == plain_results(results)


def test_nothing():
    """Without a suggestion there is one sentence."""
    assert plain_nothing(Results("fery", 0, 3, (), 0.1)) == "Nothing matches fery.\n"


def test_overview_is_a_line_a_thing(results):
    """Months and facets can be cut and counted; months without an article and facets without a value take no line."""
    overview = dataclasses.replace(
        results,
        histogram=(Count("2018-12", 3), Count("2019-01", 0), Count("2019-02", 9)),
        facets=(Facet("authors", (Count("Eve\x1b", 9), Count("Ana", 3)), 2), Facet("sources", ())),
    )
    assert plain_results(overview).splitlines()[1:5] == [
        "2018-12  3",
        "2019-02  9",
        "authors: Eve␛ 9 · Ana 3 · 2 more",
        "",
    ]


def test_evidence_follows_its_hit(results):
    """Only hits with evidence have lines of it."""
    evidence = Evidence("ferry", "ferries", "stem", "body", 3, 0.75)
    explained = dataclasses.replace(results, explanation=Explanation("ferry", ((evidence,),)))
    lines = plain_results(explained).splitlines()
    assert lines[1] == "Understood as: ferry"
    assert [line for line in lines if "by its stem" in line] == [
        "    +0.75  ferry: ferries by its stem, 3 times in body"
    ]


def test_notes(results):
    """As they are found, hits need none."""
    assert plain_notes(results) == ""
    expanded = dataclasses.replace(results, added=("quay",), suggestion="ferry clocks", suggested=3)
    assert plain_notes(expanded) == "Also looked for: quay.\nDid you mean ferry clocks? (3)\n"


def test_timelines(results):
    """A sentence, the months that have something, and the articles, dates as in JSON."""
    timeline = Timeline("ferry", 3, 1, (Count("2019-01", 0), Count("2019-02", 2)), results.hits[:1])
    lines = plain_timelines([timeline]).splitlines()
    assert lines[:4] == ["ferry: 3 articles, most in February 2019, 1 without a date", "2019-02  2", "", lines[3]]
    assert lines[3] == " 1  2019-02-13  The ferry that kept its own time  kq01"
    assert "**clock**" in lines[4]


def test_saved_searches():
    """Tabs part what a script wants apart."""
    saved = SavedSearch("port", "harbour OR port", None, 2, 9)
    assert plain_saved([saved]) == "@port\t2\t9\tharbour OR port\n"


def test_rich_is_not_imported():
    """A pipe doesn't wait for what only terminals need."""
    code = "import sys, artcli.render.plain, artcli.render.terminal; sys.exit(any(m.startswith('rich') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
