"""What a reader adds is kept at once, and seen at once, in every pane."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import Seat, sit
from textual import events

from artcli.library import Library
from artcli.tui.citing import citation


def test_the_star(shelf: Library) -> None:
    """Given and taken, seen in the list."""

    async def scenario(seat: Seat) -> None:
        id_ = seat.app.results.current.id
        await seat.press("s")
        assert "starred" in shelf.marks.tags(id_)
        assert seat.status == "+starred"
        assert any(line.startswith("▌ * ") for line in seat.lines())
        await seat.press("s")
        assert "starred" not in shelf.marks.tags(id_)

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_tags_with_completion(shelf: Library) -> None:
    """Several at once; the filters count them."""

    async def scenario(seat: Seat) -> None:
        id_ = seat.app.results.current.id
        shelf.marks.tag([id_], add=["old"])
        await seat.press("t")
        assert "it has: old" in seat.text
        await seat.type("ko")
        await seat.pilot.press("tab")
        await seat.type(" -old")
        await seat.press("enter")
        assert shelf.marks.tags(id_) == ("korea", "unread")
        assert any(row.term == "tag:korea" and row.count == 1 for row in seat.app.filters.content)
        assert "tags: korea" in seat.text

    sit(scenario, shelf, "hanoi", tags=lambda word: [one for one in ("korea",) if one.startswith(word)])


def test_a_tag_that_cannot_be_is_refused(shelf: Library) -> None:
    """In the line above it, and what was typed stays."""

    async def scenario(seat: Seat) -> None:
        await seat.press("t")
        await seat.type("(((")
        await seat.press("enter")
        assert "A tag can't be called" in seat.text
        await seat.press("escape")
        assert len(seat.app.screen_stack) == 1

    sit(scenario, shelf, "hanoi")


def test_notes(shelf: Library) -> None:
    """Written, seen on the page, changed, left as they were, taken away."""

    async def scenario(seat: Seat) -> None:
        id_ = seat.app.results.current.id
        await seat.press("enter", "a")
        await seat.type("read again")
        await seat.press("ctrl+s")
        assert shelf.marks.note(id_) == "read again"
        assert "read again" in seat.text
        assert seat.app.note.place is not None
        await seat.press("a")
        await seat.type(" soon")
        await seat.press("escape")
        assert shelf.marks.note(id_) == "read again"
        await seat.press("a", *["backspace"] * 10, "ctrl+s")
        assert shelf.marks.note(id_) is None
        assert "The note is gone" in seat.status

    sit(scenario, shelf, "hanoi", size=(80, 24))


@pytest.mark.parametrize(("size", "beside"), [((80, 24), False), ((210, 40), True)])
def test_a_note_is_seen_and_written_beside_the_text(shelf: Library, size: tuple[int, int], *, beside: bool) -> None:
    """Under it where there is no room, and nothing of the text is covered; the article can be scrolled meanwhile."""

    async def scenario(seat: Seat) -> None:
        app = seat.app
        await seat.press("enter")
        assert not app.note.display
        await seat.press("a")
        await seat.pilot.pause(0.2)
        box = app.screen.query_one("#box")
        assert box.region == app.note.content_region
        assert not box.region.overlaps(app.article.region)
        assert (box.region.y == app.article.region.y) == beside
        await seat.type("who set the table")
        await seat.press("pagedown")
        assert app.article.top_line > 0
        await seat.pilot.resize_terminal(100, 30)
        await seat.settled()
        await seat.pilot.pause(0.2)
        assert box.region == app.note.content_region
        await seat.press("ctrl+s")
        assert app.note.display
        assert app.note.note == "who set the table"
        assert not app.note.region.overlaps(app.article.region)
        await seat.press("J")
        assert not app.note.display

    sit(scenario, shelf, "hanoi", size=size)


@pytest.mark.parametrize("key", ["a", "t"])
def test_what_is_typed_in_one_go_with_the_key_that_opens_a_box_lands_in_it(shelf: Library, key: str) -> None:
    """Nothing is lost of it, and the pane under the box does nothing with it."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter")
        for sign in f"{key}quos":
            seat.app.post_message(events.Key(sign, sign))
        await seat.settled()
        field = seat.app.focused
        assert getattr(field, "text", None) == "quos" or getattr(field, "value", None) == "quos"

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_a_long_note_leaves_most_of_the_text(shelf: Library) -> None:
    """A third of the lines at the most."""
    shelf.marks.write_note(min(shelf.ids("hanoi")), "a line\n" * 40)

    async def scenario(seat: Seat) -> None:
        await seat.press("enter")
        assert 2 <= seat.app.note.size.height <= 7
        assert seat.app.article.size.height >= 12

    sit(scenario, shelf, f"id:{min(shelf.ids('hanoi'))}", size=(80, 24))


def test_a_note_changed_elsewhere_is_not_overwritten(shelf: Library) -> None:
    """It is said instead."""

    async def scenario(seat: Seat) -> None:
        id_ = seat.app.results.current.id
        await seat.press("a")
        await seat.type("mine")
        shelf.marks.write_note(id_, "another's")
        await seat.press("ctrl+s")
        assert shelf.marks.note(id_) == "another's"
        assert "changed meanwhile" in seat.status

    sit(scenario, shelf, "hanoi")


def test_a_quotation_is_copied_with_its_citation(shelf: Library) -> None:
    """Paragraphs are chosen by the keys; the terminal is asked to copy (OSC 52)."""

    async def scenario(seat: Seat) -> None:
        await seat.press("enter", "y")
        entry = seat.app.article.laid.entry
        assert seat.app.article.quoting == range(1)
        await seat.press("j", "J")
        assert seat.app.article.quoting == range(1, 3)
        lines = seat.app.article.quoted_lines
        shown = " ".join(
            " ".join([line.plain for line in seat.app.article.laid.lines[lines.start : lines.stop]]).split()
        )
        assert shown == f"{entry.article.blocks[1].text} {entry.article.blocks[2].text}"
        await seat.press("K", "K", "y")
        copied = seat.app.clipboard
        assert copied.startswith(entry.article.blocks[1].text + "\n\n")
        assert citation(entry) in copied
        assert "#p2" in copied
        assert seat.app.article.quoting is None
        assert "Copied" in seat.status
        await seat.press("y", "escape")
        assert seat.app.clipboard == copied
        await seat.press("Y")
        assert seat.app.clipboard == citation(entry)

    sit(scenario, shelf, '"kein papier"', size=(80, 24))


def test_marks_that_cannot_be_written_are_said(shelf: Library, tmp_path: Path) -> None:
    """And nothing else stops."""

    async def scenario(seat: Seat) -> None:
        (tmp_path / "marks.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 100)
        await seat.press("s")
        assert "marks" in seat.status.lower()
        await seat.press("enter", "escape")
        assert seat.titles()

    sit(scenario, shelf, "hanoi")
