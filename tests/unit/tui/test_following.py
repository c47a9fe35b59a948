"""The index changes under the reader."""

from __future__ import annotations

import shutil
from pathlib import Path

from browsing import Seat, sit

from artcli.library import Library


def _add(library: Library, folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    for _ in Library(library.path).ingest([str(path)], lambda: b""):
        pass


async def _polled(seat: Seat) -> None:
    seat.app._poll()
    await seat.settled()
    await seat.pilot.pause(0.05)
    await seat.settled()


def test_results_refresh_and_the_place_stays(shelf: Library, tmp_path: Path) -> None:
    """The same result on the same line of the screen, one more before it."""

    async def scenario(seat: Seat) -> None:
        await _polled(seat)
        await seat.press("escape", *["j"] * 8)
        title, total = seat.app.results.current.title, seat.app.results.total
        row = [number for number, line in enumerate(seat.lines()) if line.startswith("▌")]
        _add(
            shelf,
            tmp_path,
            "new.txt",
            "Brand new\nBy Ana Dubois\n1 January 2026\n\nIt was written only now, of the sea.\n",
        )
        await _polled(seat)
        assert seat.app.results.total == total + 1
        assert seat.app.results.current.title == title
        assert [number for number, line in enumerate(seat.lines()) if line.startswith("▌")] == row

    sit(scenario, shelf, size=(80, 24))


def test_an_index_that_goes_is_said_and_one_that_comes_back_is_seen(shelf: Library, tmp_path: Path) -> None:
    """What is on the screen stays there meanwhile."""

    async def scenario(seat: Seat) -> None:
        await _polled(seat)
        titles = seat.titles()
        shutil.move(shelf.path, tmp_path / "away")
        await _polled(seat)
        assert "index" in seat.status
        assert seat.titles() == titles
        await seat.press("i", "x")
        assert "index" in seat.status
        await seat.press("backspace")
        shutil.move(tmp_path / "away", shelf.path)
        await _polled(seat)
        assert "index" not in seat.status
        assert seat.titles() == titles

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_an_article_that_was_removed_is_no_fault(shelf: Library) -> None:
    """It is said; the rest can be read."""

    async def scenario(seat: Seat) -> None:
        await _polled(seat)
        gone = seat.app.results.current.id
        Library(shelf.path).remove([gone])
        await seat.press("enter")
        assert "No article" in seat.status or "no article" in seat.status
        await _polled(seat)
        assert gone not in [hit.id for hit in seat.app.results.hits.values()]

    sit(scenario, shelf, "hanoi", size=(80, 24))


def test_marks_that_another_process_makes_are_seen(shelf: Library) -> None:
    """In the list, on the page, beside it and among the filters; the place stays."""

    async def scenario(seat: Seat) -> None:
        await seat.press("escape", "j", "enter")
        await _polled(seat)
        id_ = seat.app.results.current.id
        other = Library(shelf.path).marks
        other.tag([id_], add=["elsewhere"])
        other.write_note(id_, "from outside")
        await _polled(seat)
        await seat.pilot.pause(0.3)
        await seat.settled()
        assert seat.app.results.current.id == id_
        assert "elsewhere" in seat.app.results.marks[id_].tags
        assert any("tags: elsewhere" in line.plain for line in seat.app.article.laid.lines)
        assert seat.app.note.note == "from outside"
        assert "elsewhere" in [row.text for row in seat.app.filters.content]

    sit(scenario, shelf, "korea")


def test_what_one_reads_stays_among_the_unread_results(shelf: Library) -> None:
    """A change of one's own doesn't search again."""

    async def scenario(seat: Seat) -> None:
        await _polled(seat)
        total, id_ = seat.app.results.total, seat.app.results.current.id
        await seat.press("enter")
        assert "unread" not in shelf.marks.of(id_).tags
        await _polled(seat)
        await _polled(seat)
        assert seat.app.results.total == total
        assert seat.app.results.current.id == id_
        Library(shelf.path).marks.tag([seat.app.results.hits[1].id], remove=["unread"])
        await _polled(seat)
        assert seat.app.results.total == total - 2

    sit(scenario, shelf, "tag:unread korea")
