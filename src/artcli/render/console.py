"""How is rich's console made, for what redraws itself?  A stream → a console, as ``terminal.ink`` decided; pages need none.

The only module but ``progress`` that imports rich's console.
"""

from __future__ import annotations

import os
import shutil
from typing import IO, TYPE_CHECKING, Literal

from rich.console import Console
from rich.theme import Theme

from artcli.render.themes import STYLES, WEIGHTS

if TYPE_CHECKING:
    from artcli.render.terminal import Ink
    from artcli.render.themes import Styles


def console_for(stream: IO[str], ink: Ink, width: int | None = None, styles: Styles = STYLES) -> Console:
    """Return a console for a stream, as wide as its terminal is, or ``width``, with the styles of a theme.

    Nothing in content is taken for markup, and nothing is highlighted but what we style.
    """
    is_terminal = stream.isatty()
    dumb = shutil.get_terminal_size() if is_terminal and ink == "none" else None  # rich takes a dumb one for 80 columns
    return Console(
        file=stream,
        theme=Theme({**styles, **WEIGHTS} if ink == "weight" else {**styles}),
        color_system=None if ink == "none" else _colour_system(styles),
        no_color=ink == "weight",
        force_terminal=is_terminal or ink == "colour",
        width=width or (dumb and dumb.columns),
        height=dumb and dumb.lines,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _colour_system(styles: Styles) -> Literal["auto", "standard", "truecolor"]:
    """Return the sixteen colours, which every terminal has and its owner has chosen, or all for a theme that names more.

    Windows' old console is rich's to know.
    """
    if os.name == "nt":
        return "auto"
    return "standard" if styles is STYLES else "truecolor"
