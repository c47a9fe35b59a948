"""An article is read in its pane: the page of ``show``, its place, its matches, its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import TODAY, Seat, sit

from artcli.library import Library
from artcli.render.layout import Setting
from artcli.render.page import PageOptions, article_page
from artcli.search.request import SearchRequest
from artcli.tui.laid import Laid, Wanted

HEADED = """A paper with headings
By Ana Dubois
12 March 2019

The first paragraph stands before every heading, and is long enough to be a paragraph of its own in any layout that there is.

Of the sea

{sea}

Of the ice

{ice}
"""


@pytest.fixture
def long(shelf: Library, tmp_path: Path) -> Library:
    """The sample library with an article of some screens."""
    text = tmp_path / "paper.md"
    sea = "\n\n".join(
        [f"The sea is cold in paragraph {number}, and nobody swims in it before noon. " * 4 for number in range(20)]
    )
    ice = "\n\n".join(
        [f"The ice is thick in paragraph {number}, and everybody walks on it to school. " * 4 for number in range(20)]
    )
    text.write_text(HEADED.format(sea=sea, ice=ice).replace("Of the", "## Of the"), encoding="utf-8")
    for _ in shelf.ingest([str(text)], lambda: b""):
        pass
    return shelf


def test_the_page_is_that_of_show(shelf: Library) -> None:
    """Line by line, with the query's words highlighted."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter")
        laid = seat.app.article.laid
        assert laid is not None
        page = article_page(laid.entry, PageOptions(measure=66, today=TODAY))
        assert [line.plain for line in laid.lines] == [line.plain for line in page.lines(Setting(laid.wanted.width))]
        assert laid.matches
        assert any(one.style == "hit" for line in laid.lines for one in line.stretches)
        assert laid.lines[laid.body + 1].plain.strip() in seat.text

    sit(scenario, shelf, "hanoi")


def test_reading_takes_unread_away(shelf: Library) -> None:
    """As it happens; a look beside the results doesn't."""

    async def scenario(seat: Seat) -> None:
        id_ = seat.app.results.current.id
        assert seat.app.article.laid is not None
        assert "unread" in shelf.marks.tags(id_)
        await seat.press("enter")
        assert "unread" not in shelf.marks.tags(id_)
        assert seat.app.results.marks[id_].read
        await seat.press("u")
        assert "unread" in shelf.marks.tags(id_)

    sit(scenario, shelf, "hanoi")


def test_reading_leaves_unread_where_it_is_configured(shelf: Library) -> None:
    """``show_marks_read = false``."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter")
        assert "unread" in shelf.marks.tags(seat.app.article.laid.entry.id)

    sit(scenario, shelf, "hanoi", marks_read=False)


def test_scrolling_by_the_keys_of_less(long: Library) -> None:
    """Line, half a screen, a screen, both ends; what is left is said."""

    async def scenario(seat: Seat) -> None:
        pane = seat.app.article
        await seat.press("enter")
        begin = seat.status
        page = pane.page
        for key, top in [
            ("j", 1),
            ("down", 2),
            ("k", 1),
            ("space", page),
            ("b", 1),
            ("d", 1 + page // 2),
            ("ctrl+u", 1),
        ]:
            await seat.press(key)
            assert pane.top_line == top, key
        await seat.press("G")
        assert pane.top_line == pane.count() - page
        assert "read to the end" in seat.status
        await seat.press("g")
        assert pane.top_line == 0
        assert seat.status == begin
        assert "min left" in begin

    sit(scenario, long, "title:headings", size=(80, 24))


def test_matches_are_gone_through(long: Library) -> None:
    """Forward, backward, and round the end."""

    async def scenario(seat: Seat) -> None:
        pane = seat.app.article
        await seat.press("enter", "n")
        assert seat.status.startswith("match 1 of ")
        first = pane.top_line
        await seat.press("n")
        assert seat.status.startswith("match 2 of ")
        await seat.press("N")
        assert seat.status.startswith("match 1 of ")
        assert pane.top_line == first
        await seat.press("N")
        number = len(pane.laid.matches)
        assert seat.status.startswith(f"match {number} of {number}")
        assert "school" in seat.text

    sit(scenario, long, "title:headings school", size=(80, 24))


def test_words_are_looked_for_in_the_article(long: Library) -> None:
    """By /, as in less; the words found stand on the screen in a style of their own."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter", "slash")
        await seat.type("paragraph 17")
        await seat.press("enter")
        assert seat.status.startswith("match 1 of ")
        assert "sea is cold in paragraph 17" in " ".join(seat.text.split())
        await seat.press("N")
        assert "ice is thick in paragraph 17" in " ".join(seat.text.split())
        await seat.press("slash", "end", *["backspace"] * 12)
        await seat.type("zebra")
        await seat.press("enter")
        assert "zebra isn't in this article" in seat.status

    sit(scenario, long, "title:headings", size=(80, 24))


def test_headings_are_gone_to(long: Library) -> None:
    """By the list on c."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter", "c")
        assert "Of the sea" in seat.text
        await seat.type("ice")
        await seat.press("enter")
        assert seat.lines()[2].strip() == "Of the ice"

    sit(scenario, long, "title:headings", size=(80, 24))


def test_an_article_without_headings_says_so(shelf: Library) -> None:
    """In one line."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter", "c")
        assert "no headings" in seat.status

    sit(scenario, shelf, '"kein papier"')


def test_the_place_is_kept_at_any_width(long: Library) -> None:
    """What is read first on the screen stays there."""

    async def scenario(seat: Seat) -> None:
        pane = seat.app.article
        await seat.press("enter")
        pane.go(pane.laid.line_at(pane.laid.before[-1] // 2))
        await seat.settled()
        place = pane.laid.before[pane.top_line]
        for size in [(60, 16), (140, 40), (40, 12), (100, 30), (80, 24)]:
            await seat.pilot.resize_terminal(*size)
            await seat.settled()
            line = pane.top_line
            assert pane.laid.wanted.width <= size[0]
            assert pane.laid.before[line] <= place + 80, size
            assert pane.laid.before[line + 1] >= place - 80, size

    sit(scenario, long, "title:headings", size=(80, 24))


def test_the_next_article_and_the_one_before(shelf: Library) -> None:
    """While reading; the ends are said."""

    async def scenario(seat: Seat) -> None:
        ids = [hit.id for hit in shelf.search(SearchRequest("hanoi", limit=30)).hits]
        await seat.press("enter", "J")
        assert seat.app.article.laid.entry.id == ids[1]
        await seat.press("K")
        assert seat.app.article.laid.entry.id == ids[0]
        await seat.press("K")
        assert "no article before" in seat.status
        shelf.marks.tag(ids[1:3], remove=["unread"])
        seat.app.marks_changed(ids[1])
        seat.app.marks_changed(ids[2])
        await seat.press("U")
        assert seat.app.article.laid.entry.id == ids[3]

    sit(scenario, shelf, "hanoi")


def test_similar_articles_are_offered(shelf: Library) -> None:
    """And opened."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter", "m")
        found = shelf.similar(seat.app.article.laid.entry.id, 20).hits
        assert "More like this" in seat.text
        await seat.press("down", "enter")
        assert seat.app.article.laid.entry.id == found[1].id

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_the_source_is_opened_and_come_back_from(shelf: Library) -> None:
    """In the editor, which the command line knows; an error of it is said."""
    opened = []

    async def scenario(seat: Seat) -> None:
        await seat.press("e")
        assert opened == [seat.app.results.current.id]

    sit(scenario, shelf, "hanoi", edit=lambda entry: opened.append(entry.id))


def test_going_back(shelf: Library) -> None:
    """From the article to the results, and out."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter")
        assert seat.app.focused is seat.app.article
        await seat.press("q")
        assert seat.app.focused is seat.app.results
        await seat.press("f", "escape")
        assert seat.app.focused is seat.app.results
        await seat.pilot.press("q")
        await seat.pilot.pause()
        assert seat.app._exit

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_an_escape_sequence_is_shown_and_not_sent(shelf: Library, tmp_path: Path) -> None:
    """In title, passage and text; no cell of the screen holds a control character."""
    text = tmp_path / "evil.txt"
    text.write_bytes(
        "Evil \x1b[31mred\x1b]0;owned\x07 title\n\nA body with \x9b31m and \x1b]52;c;eA==\x07 in it, and \u202e turned.\n".encode()
    )
    for _ in shelf.ingest([str(text)], lambda: b""):
        pass

    async def scenario(seat: Seat) -> None:
        for key in ("enter", "c", "m", "escape", "question_mark"):
            await seat.press(key)
            assert not [
                sign
                for sign in seat.text
                if sign != "\n" and (ord(sign) < 32 or 127 <= ord(sign) < 160 or sign == "\u202e")
            ]

    sit(scenario, shelf, "evil")


def test_laying_out_needs_no_screen(library: Library) -> None:
    """Every block of every sample is found where it begins."""
    for hit in library.search(SearchRequest("id:*", limit=100)).hits:
        entry = library.get(hit.id)
        for width in (20, 40, 66, 100):
            laid = Laid(entry, None, Wanted(width, 66))
            there = [line for line in laid.blocks if line is not None]
            assert there == sorted(there)
            assert len(there) >= len(laid.blocks) - len(laid.blocks) // 4 - 3, (hit.title, width)


def test_versions_with_what_differs(shelf: Library, tmp_path: Path) -> None:
    """Word by word, in a box; none is said."""
    source = next(one for one in shelf.ids("hanoi summit ends"))
    text = Path(shelf.get(source).path).read_text(encoding="utf-8")
    other = tmp_path / "corrected.txt"
    other.write_text(text.replace("no joint statement", "hardly any joint statement"), encoding="utf-8")
    for _ in shelf.ingest([str(other)], lambda: b""):
        pass
    assert shelf.version_differences(source)

    async def scenario(seat: Seat) -> None:
        await seat.press("V")
        assert "1 other version" in seat.text
        assert "hardly any" in seat.text
        await seat.press("escape")
        seat.app.field.value = '"kein papier"'
        await seat.settled()
        await seat.press("V")
        assert "no other version" in seat.status

    sit(scenario, shelf, f"id:{source}", size=(100, 60))
