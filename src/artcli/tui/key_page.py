"""Which keys are there?  The table of actions → the page of keys, a group a place.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.render.layout import hanging, wrapped
from artcli.render.text import Text
from artcli.tui.actions import PLACES, at, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOM = 23


def key_lines(width: int) -> Iterator[Text]:
    """Yield the lines of the page."""
    for place, said in PLACES.items():
        yield Text(said, "heading")
        room = min(_ROOM, width // 2)
        for action in at(place):
            keys = keys_of(action)
            first = Text.assemble("  ", (keys, "query"), " " * max(1, room - len(keys)))
            yield from hanging(
                first, Text(" " * (room + 2)), wrapped(Text(action.says), max(2, width - max(room, len(keys) + 1) - 2))
            )
        yield Text()
