"""What the tests of rendering share: an article with a block of each kind, results, and a way to print a page without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from artcli.model import Article, Block, Entry, Hit, Results, Snippet, Span
from artcli.render.theme import Screen, painted

if TYPE_CHECKING:
    from collections.abc import Callable

    from artcli.render.layout import Sheet

BLOCKS = (
    Block(
        "paragraph",
        "The ferry leaves Skarvøy at ten past seven, whatever the timetable says, and the people who need it have long "
        "since set their kitchens by it. A well-known engineer once tried to correct the clock; the clock is still "
        "there — he is not.",
    ),
    Block("heading", "What the bridge changed"),
    Block(
        "paragraph",
        "Nothing, to begin with. The logbooks are kept at https://archive.example.org/collections/ferries/"
        "northern-route/logbooks/1998/january/index.html and anybody may read them.",
    ),
    Block("list_item", "- the morning boat, which carries the post and, on Thursdays, the dentist, who is never early"),
    Block("list_item", "- the noon boat"),
    Block("quote", "We asked them to write the ferry into the plan. They wrote the plan into the ferry."),
    Block("quote", "And still it sails."),
    Block(
        "verse", "Ten past seven, and the rope is wet,\n    the gulls have had their say;\n\nwho comes by boat, today."
    ),
    Block("table", "Year   Passengers   Cars\n1996       41,200  12,410\n1998       17,020   3,015"),
    Block(
        "code",
        "def departs(hour: int, minute: int) -> bool:\n"
        "\treturn (hour, minute) == (7, 10)  # whatever is printed on the timetable in the harbour office",
    ),
    Block("list_item", "1. Buy the ticket aboard."),
    Block("list_item", "10. Don't ask about the clock, since the answer takes the crossing and most of the coffee."),
    Block(
        "paragraph",
        "船長は「時刻表は信じないでください」と書いた札を掲げている。札は二度盗まれ、二度とも翌年の夏に郵便で戻ってきた。",
    ),
)


@pytest.fixture
def article() -> Article:
    """An article with every part and every kind of block."""
    return Article(
        title="The ferry that kept its own time",
        subtitle="How a boat outlived three companies and a bridge",
        blocks=BLOCKS,
        authors=("Tove Halvorsen", "Émile Arnaud"),
        date="2019-02-13",
        source="The Lantern Quarterly",
        place="Skarvøy",
        language="en",
        words=1204,
    )


@pytest.fixture
def entry(article: Article) -> Entry:
    """The article, in a library."""
    return Entry("kq7fa2b3", "kq7f", "/home/tove/texts/ferries/northern.txt", "2024-05-01T08:00:00Z", article)


def _hit(rank: int, title: str, **fields: object) -> Hit:
    values = {"title_spans": (), "authors": (), "date": None, "source": None, "language": None, "words": 0} | fields
    ids = {"id": f"kq{rank:02}abcd", "short_id": f"kq{rank:02}", "path": f"/texts/{rank}.txt", "score": 9.5 - rank}
    return Hit(rank=rank, title=title, **{"snippets": ()} | ids | values)


@pytest.fixture
def results() -> Results:
    """Four hits, from complete to almost empty, of the twelve that match."""
    passages = (
        Snippet("… once tried to correct the clock; the clock is still there. …", (Span(28, 33), Span(39, 44))),
        Snippet(
            "… and the ferry ran half empty for a season, while the bridge took the milk and the post.", (Span(10, 15),)
        ),
    )
    hits = (
        _hit(
            1,
            "The ferry that kept its own time",
            title_spans=(Span(4, 9),),
            authors=("Tove Halvorsen",),
            date="2019-02-13",
            source="The Lantern Quarterly",
            words=1204,
            snippets=passages,
        ),
        _hit(
            2,
            "Boats, bridges and tunnels of a coast where nobody was ever in a hurry to arrive",
            authors=("Ana Roth", "Per Moe", "Eva Lie", "Ida Dahl"),
            date="2018-07",
            words=2300,
            snippets=(Snippet("… the ferry was late.", (Span(6, 11),)),),
        ),
        _hit(
            3,
            "札は二度盗まれた",
            words=90,
            snippets=(Snippet("船長は「時刻表は信じないでください」と書いた", (Span(0, 2),)),),
        ),
        _hit(10, "[bold]Not markup[/bold] \x1b]0;owned\x07", authors=("Eve\x9b31m",), date="2019"),
    )
    return Results("ferry clock", 12, 24, hits, 0.0031)


@pytest.fixture
def printed() -> Callable[[Sheet, int], str]:
    """Print a page where neither colour nor weight can be shown."""

    def show(page: Sheet, width: int) -> str:
        return painted(page, Screen(width))

    return show
