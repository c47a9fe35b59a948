"""Whatever keys are pressed and however the window is drawn, the reader goes on: seeded, with an index that changes and goes away meanwhile.

A few seconds by default; ``pytest tests/property/test_browse_keys.py --browse-seconds 3600`` for an hour, with ``--browse-seed`` of other keys.
"""

from __future__ import annotations

import random
import shutil
import time
from functools import partial
from pathlib import Path

import pytest
from browsing import Seat, sit
from support import DATA

from artcli.library import Library
from artcli.search.request import SearchRequest

KEYS = [
    *"abcdefgijklmnopstuvwxyzGJKNRSTUVYZ123",
    *(
        "tab",
        "shift+tab",
        "enter",
        "escape",
        "up",
        "down",
        "left",
        "right",
        "pageup",
        "pagedown",
        "home",
        "end",
        "space",
    ),
    *(
        "slash",
        "question_mark",
        "colon",
        "ctrl+p",
        "ctrl+d",
        "ctrl+u",
        "ctrl+l",
        "f1",
        "backspace",
        "plus",
        "minus",
        "comma",
        "full_stop",
    ),
    *(
        "ctrl+s",
        "delete",
        "at",
        "quotation_mark",
        "left_parenthesis",
        "less_than_sign",
        "greater_than_sign",
        "right_square_bracket",
    ),
    *("asterisk", "shift+down", "shift+up", "ctrl+n", "ctrl+w", "f5"),
]
"""All keys that do something, but those that leave at once; ``q`` and Esc leave only from the results, and the reader then comes back."""
SIZES = [(140, 40), (100, 30), (80, 24), (60, 16), (40, 12), (20, 6), (250, 70), (133, 9), (61, 17)]
WORDS = [
    "hanoi",
    "summit",
    "tag:unread",
    "date:2019",
    '"north korea"',
    "sea OR ice",
    "(",
    "kor*",
    "@x",
    "",
    "title:",
    "zzzz",
]


@pytest.fixture
def seconds(request: pytest.FixtureRequest) -> float:
    """Return for how long keys are pressed."""
    return float(request.config.getoption("--browse-seconds"))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Return which random keys these are."""
    return int(request.config.getoption("--browse-seed"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library that may be written to."""
    monkeypatch.setenv("ARTCLI_MARKS", str(tmp_path / "marks.sqlite"))
    monkeypatch.setenv("ARTCLI_CONFIG", str(tmp_path / "config.toml"))
    library = Library(tmp_path / "index")
    _ingest(library, DATA / "korea")
    return library


def _ingest(library: Library, *paths: Path) -> None:
    for _ in library.ingest([str(path) for path in paths], lambda: b""):
        pass


def test_random_keys_and_sizes(own: Library, tmp_path: Path, seconds: float, seed: int) -> None:
    """No exception; and after each round the reader still answers a query, with what the library finds in the order that was chosen."""
    end = time.monotonic() + seconds
    rounds = 0
    while rounds == 0 or time.monotonic() < end:
        chance = random.Random(f"{seed}-{rounds}")
        size = chance.choice(SIZES)
        session = partial(_session, chance=chance, index=own.path, tmp_path=tmp_path, end=end)
        sit(session, Library(own.path), chance.choice(WORDS), size)
        rounds += 1


async def _session(seat: Seat, chance: random.Random, index: Path, tmp_path: Path, end: float) -> None:
    """Press some hundred keys, then see whether it can still be used."""
    for number in range(200):
        await _something(seat, chance, index, tmp_path)
        if seat.app._exit:
            return
        if number > 20 and time.monotonic() > end:
            break
    for _ in range(20):  # one box may open another
        if len(seat.app.screen_stack) == 1:
            break
        await seat.pilot.press("escape")
        await seat.pilot.pause(0.05)
    assert len(seat.app.screen_stack) == 1, f"{seat.app.screen} can't be left"
    _back(index, tmp_path)
    seat.app.go_to("query")
    seat.app.field.value = "hanoi summit"
    await seat.settled()
    assert seat.app.answered == "hanoi summit"
    asked = SearchRequest("hanoi summit", limit=1000, order=seat.app.order, all_versions=True)
    wanted = Library(index).search(asked).hits
    there = seat.app.results.hits
    assert 0 in there
    assert {place: hit.id for place, hit in there.items()} == {place: wanted[place].id for place in there}


async def _something(seat: Seat, chance: random.Random, index: Path, tmp_path: Path) -> None:
    """Press a key, most often; click, resize, change the query or the index."""
    what = chance.random()
    if what < 0.04:
        await seat.pilot.resize_terminal(*chance.choice(SIZES))
    elif what < 0.05:
        _change(index, tmp_path, chance)
    elif what < 0.08:
        seat.app.field.value = chance.choice(WORDS)
    elif what < 0.12:
        await seat.pilot.click(offset=(chance.randrange(seat.app.size.width), chance.randrange(seat.app.size.height)))
    else:
        await seat.pilot.press(chance.choice(KEYS))
    if chance.random() < 0.1:
        await seat.pilot.pause(0.03)


def _change(index: Path, tmp_path: Path, chance: random.Random) -> None:
    """Add an article, or take the index away, or bring it back."""
    gone = tmp_path / "gone"
    if gone.exists():
        _back(index, tmp_path)
    elif chance.random() < 0.4:
        shutil.move(index, gone)
    else:
        text = tmp_path / f"new-{chance.randrange(10**6)}.txt"
        text.write_text(f"A new article {chance.random()}\n\nIt speaks of Hanoi and of the sea.\n", encoding="utf-8")
        _ingest(Library(index), text)


def _back(index: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    if gone.exists():
        if index.exists():
            shutil.rmtree(index)
        shutil.move(gone, index)
