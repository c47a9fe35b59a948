"""The pages of twenty articles, at four widths, plain, on a dark and on a light ground, are those that were looked at.

``--update-golden`` writes them anew, as text (with its escape sequences) and as pictures; look at these before they are kept.
"""

from __future__ import annotations

import io
import re

import pytest
from golden_articles import ARTICLES
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI, TerminalTheme
from rich.text import Text
from support import ROOT

from artcli.model import Article, Entry
from artcli.render.occurrences import occurrences
from artcli.render.page import PageOptions, article_page
from artcli.render.theme import Screen, painted
from artcli.render.themes import DARK, LIGHT, STYLES

WIDTHS = (40, 60, 80, 120)
SCREENS = {"plain": ("none", STYLES), "dark": ("colour", DARK), "light": ("colour", LIGHT)}
TODAY = "2026-11-27"
WORDS = ("harbour", "ferry", "gate", "brücke", "phare", "станция", "船", "ميناء", "playa")
"""What is highlighted, in whichever article it stands."""
PAPER = TerminalTheme((253, 251, 247), (40, 38, 36), [(0, 0, 0)] * 8)
GROUNDS = {"plain": PAPER, "dark": DIMMED_MONOKAI, "light": PAPER}


def page(article: Article, width: int, how: str) -> str:
    ink, styles = SCREENS[how]
    entry = Entry("kq7fa2b3c4d5e6f7", "kq7f", "/home/tove/texts/ferries/northern.txt", f"{TODAY}T08:00:00Z", article)
    options = PageOptions(
        spans=lambda text: [span for word in WORDS for span in occurrences(text, word)],
        tags=("sea", "slow"),
        folder="/home/tove",
        today=TODAY,
        links=how != "plain",
        indent=width == 60,
    )
    return painted(article_page(entry, options), Screen(width, ink, styles=styles))


@pytest.mark.parametrize("how", SCREENS)
@pytest.mark.parametrize("name", ARTICLES)
def test_page(name, how, golden):
    """At each width."""
    for width in WIDTHS:
        golden(f"pages/{name}/{how}-{width}.txt", page(ARTICLES[name], width, how))


@pytest.mark.parametrize("how", SCREENS)
@pytest.mark.parametrize("name", ARTICLES)
def test_picture(name, how, request):
    """The page of 80 columns, or of 60 where it is plain, is drawn as it was when it was looked at."""
    width = 60 if how == "plain" else 80
    svg = picture(page(ARTICLES[name], width, how), width, how)
    path = ROOT / "tests" / "golden" / "pages" / name / f"{how}-{width}.svg"
    if request.config.getoption("--update-golden"):
        path.write_text(svg, encoding="utf-8", newline="\n")
    assert re.sub(r"\s+", " ", path.read_text(encoding="utf-8")) == re.sub(r"\s+", " ", svg)


def picture(shown: str, width: int, how: str) -> str:
    recorder = Console(
        record=True, width=width, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    recorder.print(Text.from_ansi(shown.rstrip("\n")))
    return recorder.export_svg(title=f"{how}, {width} columns", theme=GROUNDS[how], unique_id="page")
