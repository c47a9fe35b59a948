"""What do tags look like on a terminal?  Tags and their numbers of articles → a page: name, bar, figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.render.facets import bars_lines
from artcli.render.layout import LARGEST_MEASURE, Setting, Sheet, packed
from artcli.render.safe import safe
from artcli.render.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import Count

_HINT = ("artcli search tag:NAME to see the articles",)


def tags_page(counts: Sequence[Count]) -> Sheet:
    """Return tags as a table."""
    return Sheet(lambda setting: _lines(counts, setting))


def _lines(counts: Sequence[Count], setting: Setting) -> Iterator[Text]:
    yield from bars_lines([(safe(one.value), one.count) for one in counts], setting)
    yield Text()
    yield from packed(_HINT, min(setting.width, LARGEST_MEASURE), "hint")
