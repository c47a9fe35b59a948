"""Which files lost their article, as another file of it changed, after they had their turn?  These are read again.

An article that several files have goes on with the one it was read from first.  Where that one says something else by now, its copies
become an article of their own: those that come later in the run are read when they come, the others here, and those that this run isn't about.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artcli.ingest.containers import file_of
from artcli.ingest.tasks import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.ingest.desk import Desk
    from artcli.ingest.shelf import Shelf
    from artcli.ingest.sources import Sources
    from artcli.model import FileOutcome, Outcome


def found_again(
    shelf: Shelf, desk: Desk, sources: Sources, *, titled: bool
) -> Iterator[tuple[FileOutcome, Outcome | None]]:
    """Read files again that no committed article has; yield what becomes of each, and what was told of it in this run.

    Raises ``OSError`` where the index can't be written, and ``IndexDamagedError``.
    """
    missing = [path for path in dict.fromkeys(shelf.lost) if not shelf.has(path) and os.path.exists(file_of(path))]  # noqa: PTH110
    shelf.lost.clear()
    lost = set(missing)
    told = {source.path for source in sources if source.path in lost} if lost else set()
    for path in missing:
        before = shelf.copies.get(path, "unchanged") if path in told else None
        yield shelf.place(Job(path), desk.read_again(path), titled=titled), before
