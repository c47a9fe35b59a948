"""Where was the reading of an article left?  Lines of pages by article, remembered between runs in the state folder."""

from __future__ import annotations

import json
import os

from artcli.config import state_path
from artcli.hints import TYPE_CHECKING
from artcli.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

MOST = 500
"""Articles whose places are kept: the last ones."""
_FILE = "places.json"


@dataclass(frozen=True, slots=True)
class Place:
    """The place of reading in an article's page."""

    article: str

    def line(self, lines: int) -> int | None:
        """Return the line to open a page of so many lines at; None for its beginning.

        Where the page has another number of lines than it had, as it is set in another width, the place is about the same.
        """
        found = _all().get(self.article)
        if found is None:
            return None
        top, of = found
        return top if of == lines else max(1, round(top * lines / of))

    def left(self, top: int, lines: int, rows: int) -> None:
        """Remember the line at the top of the screen when its reader left a page; who has seen the end begins anew."""
        places = _all()
        before = places.pop(self.article, None)
        if top > 1 and top + rows <= lines:
            places[self.article] = (top, lines)
        elif before is None:
            return
        _write(dict(list(places.items())[-MOST:]))


def _path() -> Path:
    return state_path() / _FILE


def _all() -> dict[str, tuple[int, int]]:
    try:
        found = json.loads(_path().read_bytes())
        return {str(id_): (int(top), max(1, int(lines))) for id_, (top, lines) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(places: dict[str, tuple[int, int]]) -> None:
    """Write places down; where that can't be done, they are forgotten."""
    path = _path()
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(places), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
