"""What do the saved searches look like on a terminal?  Saved searches → a page: name, what is new, the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.render.cells import cells
from artcli.render.facets import level
from artcli.render.layout import LARGEST_MEASURE, Setting, Sheet, hanging, packed, wrapped
from artcli.render.safe import safe
from artcli.render.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import SavedSearch

_HINT = ("artcli search @NAME to run one",)


def saved_page(searches: Sequence[SavedSearch]) -> Sheet:
    """Return saved searches as a table."""
    return Sheet(lambda setting: _lines(searches, setting))


def _lines(searches: Sequence[SavedSearch], setting: Setting) -> Iterator[Text]:
    width = min(setting.width, LARGEST_MEASURE)
    figures = [_figure(one) for one in searches]
    name = min(max(cells(f"@{safe(one.name)}") for one in searches), width // 3)
    figure = max(map(len, figures))
    for one, said in zip(searches, figures, strict=True):
        first = Text.assemble((level(f"@{safe(one.name)}", name), "title"), f"  {said:<{figure}}  ")
        if one.new:
            first.stylize("hit", name + 2, name + 2 + len(said.split(" of ")[0]))
        room = width - cells(first.plain)
        if room < width // 3:
            yield first
            first, room = Text("  "), width - 2
        yield from hanging(first, Text(" " * cells(first.plain)), wrapped(Text(safe(one.query)), room))
    yield Text()
    yield from packed(_HINT, width, "hint")


def _figure(saved: SavedSearch) -> str:
    return f"{saved.new:,} new of {saved.total:,}" if saved.new else f"{saved.total:,}"
