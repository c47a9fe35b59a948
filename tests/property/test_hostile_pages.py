"""Whatever articles hold, no line is wider than the terminal, and nothing controls it but a line's end and our own styles.

``--hostile N`` looks at so many articles (``python -m pytest tests/property/test_hostile_pages.py --hostile 10000``).
"""

from __future__ import annotations

import random
import re

import pytest
from hostile import hostile_article, hostile_text
from rich.cells import cell_len

from artcli.model import Entry, Hit, Results, Snippet, Span
from artcli.render.hits import ResultsOptions, results_page
from artcli.render.listing import COLUMNS, ListOptions, listing_page, plain_listing
from artcli.render.occurrences import occurrences
from artcli.render.page import PageOptions, article_page
from artcli.render.plain import plain_article
from artcli.render.theme import Screen, painted
from artcli.render.themes import DARK, LIGHT, STYLES

OURS = re.compile(r"\x1b\[[0-9;]+m|\x1b\]8;id=[0-9a-f]{8};[!-~]+\x1b\\|\x1b\]8;;\x1b\\")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
SLICES = 20


def check(text: str, width: int | None) -> None:
    """Fail for a line that is too wide or controls the terminal."""
    bare = OURS.sub("", text)
    found = CONTROL.search(bare)
    assert not found, repr(bare[max(0, found.start() - 20) : found.end() + 20])
    for line in bare.split("\n") if width else ():
        assert cell_len(line) <= width, (width, line)


def entry_of(number: int) -> Entry:
    chance = random.Random(-number)
    path = "/" + hostile_text(chance, 6).replace("\x00", "")
    return Entry("kq7fa2b3c4d5e6f7", "kq7f", path, "2024-05-01T08:00:00Z", hostile_article(number))


def look(number: int) -> None:
    """Look at an article's page, its result and its row in a list."""
    chance = random.Random(number + 0.5)
    entry, width = entry_of(number), chance.randrange(20, 401)
    screen = Screen(
        width, chance.choice(("none", "weight", "colour")), ascii=False, styles=chance.choice((STYLES, DARK, LIGHT))
    )
    options = PageOptions(
        measure=chance.choice((66, 88, 20, 400)),
        spans=lambda text: [Span(3, 9), Span(12, 400)] if chance.random() < 0.7 else [],
        found=lambda text: occurrences(text, "tide"),
        tags=(hostile_text(chance, 3),),
        note=hostile_text(chance),
        today="2026-11-27",
        indent=chance.random() < 0.5,
        links=chance.random() < 0.7,
    )
    check(painted(article_page(entry, options), screen), width)
    check(plain_article(entry.article).replace("\t", " "), None)
    article = entry.article
    hit = Hit(
        rank=number, id=entry.id, short_id=entry.short_id, score=1.0, title=article.title, title_spans=(Span(1, 4),),
        authors=article.authors, date=article.date, source=article.source, language=article.language, path=entry.path,
        words=article.words, snippets=(Snippet(hostile_text(chance), (Span(2, 5),)),),
    )  # fmt: skip
    results = Results(hostile_text(chance, 5), 1, 1, (hit,), 0.003)
    check(painted(results_page(results, ResultsOptions(links=options.links)), screen), width)
    columns = tuple(chance.sample(COLUMNS, chance.randrange(1, len(COLUMNS))))
    listing = ListOptions(columns, {entry.id: options.tags}, links=options.links)
    check(painted(listing_page(results, listing), screen), width)
    check(plain_listing(results, listing).replace("\t", " "), None)


@pytest.mark.parametrize("part", range(SLICES))
def test_articles(part: int, request: pytest.FixtureRequest) -> None:
    """Each slice of the numbers, so that several processes share them."""
    for number in range(part, request.config.getoption("--hostile"), SLICES):
        look(number)
