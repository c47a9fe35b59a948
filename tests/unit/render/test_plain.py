"""What goes into a pipe is plain, whole and the same every time."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

from artcli.model import Article, Block, Results
from artcli.render.plain import plain_article, plain_nothing, plain_results


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


def test_rich_is_not_imported():
    """A pipe doesn't wait for what only terminals need."""
    code = "import sys, artcli.render.plain, artcli.render.terminal; sys.exit(any(m.startswith('rich') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
