"""What do our styles look like, and how is a console made?  A stream → a console.

- ``console_for(stream, ink, width)``: a console for a stream, as ``terminal.ink`` decided
- ``STYLES``: every style by its name; ``WEIGHTS``: what takes colour's place without it
- ``tagged(renderable, width)``: the same page with its styles written as tags, for tests

Only names of this table are used elsewhere.  One accent on a screen: magenta, which alone of the sixteen colours has a
contrast above 4 on black and on white as xterm draws it (#cd00cd: 4.5 and 4.7); errors are red where they appear.
"""

from __future__ import annotations

import io
import os
import shutil
from typing import IO, TYPE_CHECKING, Literal

from rich.console import Console
from rich.style import Style
from rich.theme import Theme

if TYPE_CHECKING:
    from rich.console import RenderableType

    from artcli.render.terminal import Ink

ACCENT = "magenta"

STYLES: dict[str, str] = {
    "title": "bold",
    "subtitle": "italic",
    "heading": "bold",
    "meta": "none",
    "dim": "dim",
    "hint": "dim",
    "id": "dim",
    "time": "dim",
    "rule": "dim",
    "rank": "none",
    "number": "none",
    "query": "bold",
    "hit": f"bold {ACCENT}",
    "bar": ACCENT,
    "axis": "dim",
    "evidence": "dim",
    "error": "bold red",
    "outcome.added": "none",
    "outcome.updated": "none",
    "outcome.unchanged": "none",
    "outcome.moved": "none",
    "outcome.duplicate": "none",
    "outcome.skipped": "none",
    "outcome.failed": "bold red",
    "went": "red",
    "came": "green",
    "progress.bar": ACCENT,
    "progress.rest": "dim",
}
WEIGHTS = {
    "hit": "bold underline",
    "error": "bold",
    "outcome.failed": "bold",
    "went": "dim",
    "came": "bold",
    "bar": "none",
    "progress.bar": "bold",
}
"""Without colour a match must show in a bold title too, hence the line under it."""


def console_for(stream: IO[str], ink: Ink, width: int | None = None) -> Console:
    """Return a console for a stream, as wide as its terminal is, or ``width``.

    Nothing in content is taken for markup, and nothing is highlighted but what we style.
    """
    is_terminal = stream.isatty()
    dumb = shutil.get_terminal_size() if is_terminal and ink == "none" else None  # rich takes a dumb one for 80 columns
    return Console(
        file=stream,
        theme=Theme(STYLES | WEIGHTS if ink == "weight" else STYLES),
        color_system=None if ink == "none" else _colour_system(),
        no_color=ink == "weight",
        force_terminal=is_terminal or ink == "colour",
        width=width or (dumb and dumb.columns),
        height=dumb and dumb.lines,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _colour_system() -> Literal["auto", "standard"]:
    """Return the sixteen colours, which every terminal has and its owner has chosen; Windows' old console is rich's to know."""
    return "auto" if os.name == "nt" else "standard"


def tagged(renderable: RenderableType, width: int) -> str:
    """Return a page with its styles as tags: ``{hit}Hanoi{/}``."""
    theme = Theme({name: Style(meta={name: True}) for name in STYLES})
    console = Console(
        file=io.StringIO(), theme=theme, width=width, height=100, color_system="standard", force_terminal=True
    )
    parts = []
    for segment in console.render(renderable, console.options):
        names = " ".join(segment.style.meta) if segment.style else ""
        parts.append(f"{{{names}}}{segment.text}{{/}}" if names and segment.text.strip() else segment.text)
    return "".join(parts)
