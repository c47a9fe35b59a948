"""Which new files are known ones under another name?  Files that are gone, and the bytes of new ones → moves, without an article being made.

For a rehearsal: an ingest compares what articles say.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artcli.formats.content import SEPARATOR
from artcli.index.stamps import NO_STAMP, to_numbers
from artcli.ingest.committed import path_key
from artcli.ingest.containers import INCOMPLETE, containers_of, file_of
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.ingest.committed import Committed
    from artcli.ingest.gone import GoneFile


class Moves:
    """The files that are gone, as far as they weren't found under another name."""

    def __init__(self, committed: Committed, gone: Iterable[GoneFile]) -> None:
        """Take what is known, and the files that are gone; containers go with their members."""
        self._committed = committed
        ordered = sorted({next(containers_of(one.path), one.path) for one in gone})
        self._paths: dict[bytes, list[str]] = {}
        self._sizes: set[int] = set()
        self._all = False
        for path, known in zip(ordered, committed.files(ordered), strict=True):
            if known is not None and known.digest.hex() != INCOMPLETE:
                self._paths.setdefault(known.digest, []).append(path)
                self._sizes.add(to_numbers(known.stamp)[0])
                self._all = self._all or known.stamp == NO_STAMP
        self._found: set[str] = set()

    def may_be(self, size: int) -> bool:
        """Tell whether a new file of this size may be a known one, so that its bytes are worth reading."""
        return self._all or size in self._sizes

    def outcome(self, path: str, digest: bytes, size: int) -> FileOutcome | None:
        """Return what becomes of a new file with these bytes; None where no file that is gone had them."""
        there = self._paths.get(digest)
        if not there:
            return None
        before = there[0] if len(there) == 1 else there.pop(0)
        self._found.add(before)
        place = self._committed.find("file", path_key(before), ())
        if place is None:
            return None
        record = self._committed.record(place)
        own = record["path"]
        if own != before and not own.startswith(before + SEPARATOR) and os.path.exists(file_of(own)):  # noqa: PTH110
            return FileOutcome(path, "duplicate", record["id"], record["title"], f"is {own}", size)
        return FileOutcome(path, "moved", record["id"], record["title"], f"was {before}", size)

    def is_found(self, path: str) -> bool:
        """Tell whether a file that is gone was found, or its container."""
        return path in self._found or any(container in self._found for container in containers_of(path))
