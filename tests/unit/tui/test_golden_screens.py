"""The main screens, at three sizes, are those that were looked at; in two themes as pictures.

``--update-golden`` writes them anew; look at them before they are kept.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from browsing import Seat, sit
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI, TerminalTheme
from support import DATA, ROOT

from artcli.library import Library
from artcli.render.themes import DARK, LIGHT
from artcli.tui.pick import Picker

SIZES = [(140, 40), (80, 24), (60, 16)]
SCREENS = {
    "results": ("hanoi summit", []),
    "article": ("hanoi summit", ["enter", "n"]),
    "filters": ("hanoi summit", ["f"]),
    "timeline": ("korea", ["T", "r", "left", "left"]),
    "keys": ("korea", ["question_mark"]),
    "commands": ("korea", ["colon"]),
    "fault": ('hanoi "summit', []),
    "note": ("korea", ["a"]),
    "note-read": ("korea", ["enter", "a", "W", "h", "o", "question_mark", "ctrl+s"]),
}
PICTURED = {
    "results": ("hanoi summit", []),
    "article": ("hanoi summit", ["enter"]),
    "timeline": ("korea", ["T", "r", "left", "left"]),
    "note": ("korea", ["enter", "a"]),
    "commands": ("korea", ["colon"]),
}
PAPER = TerminalTheme((253, 251, 247), (40, 38, 36), [(0, 0, 0), (170, 40, 40)] + [(120, 116, 110)] * 14)
THEMES = {"light": (LIGHT, PAPER), "dark": (DARK, DIMMED_MONOKAI)}


@pytest.fixture(autouse=True)
def _timeless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("artcli.tui.searching.duration", lambda _: "3 ms")
    monkeypatch.setenv("ARTCLI_MARKS", str(tmp_path / "marks.sqlite"))
    monkeypatch.setenv("ARTCLI_CONFIG", str(tmp_path / "config.toml"))


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library of some articles with some marks, its paths those of any machine."""
    library = Library(tmp_path / "index")
    monkeypatch.chdir(ROOT)
    for _ in library.ingest([str(DATA / "korea")], lambda: b""):
        pass
    ids = sorted(library.ids("korea"))
    library.marks.tag(ids[:2], add=["korea", "to-read"])
    library.marks.tag(ids[1:2], add=["starred"], remove=["unread"])
    library.save_search("peace", "treaty OR peace")
    return library


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(sample: Library, name: str, size: tuple[int, int], golden) -> None:
    """As text."""
    query, keys = SCREENS[name]

    async def scenario(seat: Seat) -> None:
        for key in keys:
            await seat.press(key)
        await seat.pilot.pause(0.2)  # a note's box follows its place
        golden(f"browse/{name}-{size[0]}x{size[1]}.txt", "\n".join(seat.lines()).rstrip() + "\n")

    sit(scenario, sample, query, size, folder=str(ROOT))


def test_chooser(sample: Library, golden) -> None:
    """The lines of --pick."""

    async def scenario(seat: Seat) -> None:
        await seat.press("tab", "down", "tab")
        golden("browse/pick-80x16.txt", "\n".join(seat.lines()).rstrip() + "\n")

    sit(scenario, sample, "korea", (80, 16), Picker)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PICTURED)
def test_picture(sample: Library, name: str, theme: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    """The main screens, in a theme's colours."""
    styles, ground = THEMES[theme]
    query, keys = PICTURED[name]

    async def scenario(seat: Seat) -> None:
        for key in keys:
            await seat.press(key)
        await seat.pilot.pause(0.2)
        svg = _picture(seat, ground, f"{theme}, {size[0]}x{size[1]}")
        path = ROOT / "tests" / "golden" / "browse" / f"{name}-{theme}-{size[0]}x{size[1]}.svg"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(svg, encoding="utf-8", newline="\n")
        assert re.sub(r"\s+", " ", path.read_text(encoding="utf-8")) == re.sub(r"\s+", " ", svg)

    sit(scenario, sample, query, size, folder=str(ROOT), styles=styles)


def _picture(seat: Seat, ground: TerminalTheme, title: str) -> str:
    width, height = seat.app.size
    recorder = Console(
        record=True,
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    update = seat.app.screen._compositor.render_update(
        full=True, screen_stack=seat.app._background_screens, simplify=True
    )
    recorder.print(update, end="")
    return recorder.export_svg(title=title, theme=ground, unique_id="browse")
