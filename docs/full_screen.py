"""Draw the full-screen reader for docs/pictures.py: the screen as it is after some keys, without a terminal."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING

from rich.console import Console

from artcli.tui import searching
from artcli.tui.app import Reader
from artcli.tui.doors import Doors

if TYPE_CHECKING:
    from rich.terminal_theme import TerminalTheme

    from artcli.library import Library

SIZE = (132, 36)
KEYS = ("enter",)
TODAY = "2026-11-27"
PATIENCE = 30.0
"""Seconds after which something is wrong."""


def full_screen(library: Library, query: str, folder: str, theme: TerminalTheme) -> str:
    """Return the reader as SVG, the article of the first result open, without what differs from run to run."""
    duration, searching.duration = searching.duration, lambda _: "3 ms"  # type: ignore[assignment]
    try:
        return asyncio.run(_drawn(Reader(library, Doors(today=TODAY, folder=folder), query), theme))
    finally:
        searching.duration = duration


async def _drawn(app: Reader, theme: TerminalTheme) -> str:
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        for key in (None, *KEYS):
            if key is not None:
                await pilot.press(key)
            await _settled(app, pilot)
        recorder = Console(
            record=True,
            width=SIZE[0],
            height=SIZE[1],
            file=io.StringIO(),
            force_terminal=True,
            color_system="truecolor",
        )
        recorder.print(app.screen._compositor, end="")  # noqa: SLF001  (what textual's own picture is made of)
        return recorder.export_svg(title="artcli", theme=theme, unique_id="artcli")


async def _settled(app: Reader, pilot: object) -> None:
    """Wait until nothing is asked of the library."""
    loop = asyncio.get_running_loop()
    end, quiet = loop.time() + PATIENCE, 0
    while quiet < 10 and loop.time() < end:
        await pilot.pause(0.05)  # type: ignore[attr-defined]
        quiet = quiet + 1 if all([desk is not None and desk.idle for desk in (app.urgent, app.slow)]) else 0
