"""What does the reader ask of the program around it?  Values and functions that the command line hands in: ``tui`` knows nothing of ``cli``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.render.themes import STYLES
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from artcli.model import Entry


def _nothing(_: str) -> Sequence[str]:
    return ()


def _nowhere(_: Entry) -> None:
    """Open nothing."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The theme's ``styles``; what a word of a query may become, and a tag; what opens an article's file in the reader's editor.

    ``measure`` and ``indent`` are those of ``show``, ``folder`` is where paths are seen from, ``today`` the day that ages count to;
    ``marks_read`` says whether reading takes ``unread`` away.
    """

    styles: Mapping[str, str] = STYLES
    complete: Callable[[str], Sequence[str]] = _nothing
    tags: Callable[[str], Sequence[str]] = _nothing
    edit: Callable[[Entry], None] = _nowhere
    measure: int = 66
    indent: bool = False
    folder: str | None = None
    today: str | None = None
    marks_read: bool = True
    links: bool = False
