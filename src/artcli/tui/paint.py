"""How does a line of a page get onto textual's screen?  ``Text`` and a theme's styles → strips of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from artcli.render.cells import cells
from artcli.render.text import LINK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artcli.render.text import Text

OWN = {"cursor": "reverse", "chosen": "reverse", "dimmed": "dim", "star": "bold"}
"""Styles that only a full screen has; its cursor is the terminal's own colours turned round, which any theme can be read in."""


class Brush:
    """Paints lines in a theme's styles; each mixture of them is put together once."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        """Take the theme's styles by their names."""
        plain = " ".join([word for word in styles["hit"].split() if word != "underline"])
        self._styles = {**styles, **OWN, "gutter": plain}
        self._known: dict[tuple[str, ...], Style] = {}

    def style(self, names: tuple[str, ...]) -> Style:
        """Return a mixture of styles, the last over the others."""
        found = self._known.get(names)
        if found is None:
            found = Style.null()
            for name in names:
                if name.startswith(LINK):
                    found += Style(link=name.removeprefix(LINK))
                else:
                    found += Style.parse(self._styles[name])
            if len(self._known) > 1000:  # links, each with its address
                self._known.clear()
            self._known[names] = found
        return found

    def strip(self, line: Text, width: int) -> Strip:
        """Return a line as it stands on the screen, cut or filled up to a width."""
        segments = [Segment(text, self.style(tuple(names))) for text, names in line.runs()]
        return Strip(segments, cells(line.plain)).adjust_cell_length(width)
