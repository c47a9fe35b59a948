"""The reader on a screen of its own, for tests: keys go in, lines of text come out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("textual", reason="the extra [tui] isn't installed")

from artcli.tui.app import Reader
from artcli.tui.doors import Doors

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from artcli.library import Library

TODAY = "2026-11-27"
PATIENCE = 20.0
"""Seconds after which something that isn't answered never will be."""


class Seat:
    """Where a reader sits: the app and its pilot."""

    def __init__(self, app: Any, pilot: Pilot[Any]) -> None:
        """Take both."""
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything is answered."""
        await self.pilot.press(*keys)
        await self.settled()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*[_KEYS.get(sign, sign) for sign in text])

    async def settled(self) -> None:
        """Wait until nothing is asked and nothing moves."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        quiet = 0
        while quiet < 3:
            assert loop.time() < end, "it is never done"
            await self.pilot.pause(0.01)
            desks = [desk for desk in (self.app.urgent, self.app.slow) if desk is not None]
            still = any([bool(desk._waiting.keys() - {"poll"}) or desk._busy not in (None, "poll") for desk in desks])
            quiet = 0 if still or self._is_missing() else quiet + 1
        await self.pilot.pause()

    def _is_missing(self) -> bool:
        """Tell whether a result in sight isn't there yet, though it could be."""
        pane, app = self.app.results, self.app
        if app._trouble or app.answered != app.query_text or not pane.display:
            return False
        seen = range(pane.top_line // pane.height, min(pane.total, (pane.top_line + pane.page) // pane.height))
        return any(row not in pane.hits for row in seen)

    def lines(self) -> list[str]:
        """Return the screen's lines."""
        return (
            [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]
            if self._one()
            else self._under()
        )

    def _one(self) -> bool:
        return len(self.app.screen_stack) == 1

    def _under(self) -> list[str]:
        """Return the lines with those of the screens under the top one, where that is empty."""
        from io import StringIO

        from rich.console import Console

        width, height = self.app.size
        console = Console(
            width=width, height=height, file=StringIO(), force_terminal=False, color_system=None, legacy_windows=False
        )
        strips = self.app.screen._compositor.render_update(
            full=True, screen_stack=self.app._background_screens, simplify=True
        )
        console.print(strips, end="")
        return [line.rstrip() for line in console.file.getvalue().split("\n")][:height]

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.lines())

    @property
    def status(self) -> str:
        """The last line."""
        return self.app.bar("status").lines[0].plain.rstrip()

    @property
    def info(self) -> str:
        """What stands under the query."""
        return "\n".join([line.plain for line in self.app.bar("info").lines])

    def titles(self) -> list[str]:
        """Return the titles of the results that are there."""
        return [hit.title for _, hit in sorted(self.app.results.hits.items())]


_KEYS = {
    " ": "space",
    "/": "slash",
    ":": "colon",
    "?": "question_mark",
    "*": "asterisk",
    "-": "minus",
    "+": "plus",
    '"': "quotation_mark",
    "@": "at",
    ".": "full_stop",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    ">": "greater_than_sign",
}


@asynccontextmanager
async def seated(
    library: Library, query: str = "", size: tuple[int, int] = (140, 40), kind: type[Any] = Reader, **doors: Any
) -> AsyncIterator[Seat]:
    """Open the reader, everything answered."""
    app = kind(library, Doors(**{"today": TODAY, "folder": None, **doors}), query)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        seat = Seat(app, pilot)
        await seat.settled()
        yield seat


def sit(
    scenario: Callable[[Seat], Awaitable[None]],
    library: Library,
    query: str = "",
    size: tuple[int, int] = (140, 40),
    kind: type[Any] = Reader,
    **doors: Any,
) -> None:
    """Run what a reader does from beginning to end."""

    async def whole() -> None:
        async with seated(library, query, size, kind, **doors) as seat:
            await scenario(seat)

    asyncio.run(whole())
