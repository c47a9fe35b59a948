"""What becomes of an article that was made again?  A reading → it takes the place of the one there, which has its id, or that stays.

Two articles that say the same by now stay two: each keeps its id, and what hangs on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.snapshot import parse_record
from artcli.ingest.again import UNKNOWN
from artcli.ingest.committed import path_key
from artcli.ingest.containers import file_of
from artcli.ingest.shelf import Shelf
from artcli.ingest.tasks import Job, Known, Reading
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.index.segments.segment import Segment
    from artcli.ingest.committed import Committed
    from artcli.ingest.desk import Desk
    from artcli.ingest.tasks import Place

_NOT_THERE = "not in its container any more"
_NOT_A_TEXT = "it has become a container"


class Renewals(Shelf):
    """The library while its articles are made again: none is added, none goes."""

    def __init__(self, committed: Committed, desk: Desk) -> None:
        """Take what is there, and a desk for what must be read here."""
        super().__init__(committed, desk, "", 0)
        self._committed = committed
        self._before: dict[Place, Place] = {}

    def expect(self, files: int) -> None:
        """Need nothing: no copies are looked for."""

    def cleared(self) -> None:
        """Begin a new round: all is committed."""
        super().cleared()
        self._before.clear()

    def renewed(self, job: Job, reading: Reading) -> Iterator[tuple[Reading, FileOutcome]]:
        """Yield what becomes of each article that was to be made of a file.

        Raises ``IndexDamagedError``, and ``OSError`` where the index can't be written.
        """
        members = reading.members if reading.kind == "container" else (reading._replace(path=job.path),)
        if job.known is not None:
            one = members[0] if reading.kind != "container" else Reading("failed", reason=_NOT_A_TEXT)
            yield self._renewed(job.path, job.known, one._replace(path=job.path))
            return
        read = {path_key(one.path): one for one in members}
        for key, known in (job.members or {}).items():
            path = self._path_of(key, known)
            if path is None:  # it went with another article meanwhile
                continue
            missing = Reading("failed", reason=reading.reason or _NOT_THERE)
            yield self._renewed(path, known, read.get(key, missing)._replace(path=path))

    def again(self, old: Reading, new: Reading) -> bool:
        """Take what a file was read to a second time; tell whether all is well, as the article that is there stays where it isn't."""
        before = self._before.pop(old.place, None) if old.place else None
        if before is None:
            return True
        if new.place is not None:
            self._before[new.place] = before
        else:
            self.gone.discard(before)
        return new.place is not None or new.kind == "unchanged"

    def _renewed(self, path: str, known: Known, reading: Reading) -> tuple[Reading, FileOutcome]:
        place = self._cards.known(path, known)
        if place is None:
            return reading, FileOutcome(path, "failed", reason="its article has gone meanwhile")
        if reading.kind == "stale":
            reading = self._read_here(path, place)
        id_, title = self._cards.identifier(place), self._committed.title(place)
        if reading.kind == "unchanged":
            return reading, FileOutcome(path, "unchanged", id_, title, bytes=reading.bytes)
        if reading.place is None:
            return reading, FileOutcome(path, "failed", id_, title, reading.reason or _NOT_THERE, reading.bytes)
        self.gone.add(place)
        self._before[reading.place] = place
        return reading, FileOutcome(path, "updated", id_, reading.title, bytes=reading.bytes)

    def _read_here(self, path: str, place: Place) -> Reading:
        """Read a file whose article was merged into another segment since a worker was asked for it."""
        file, known = file_of(path), Known(place, UNKNOWN)
        if file == path:
            return self._desk.read([Job(path, known)])[0]
        reading = self._desk.read([Job(file, None, {path_key(path): known})])[0]
        return next((one for one in reading.members if one.path == path), reading._replace(place=None))

    def _path_of(self, key: bytes, known: Known) -> str | None:
        """Return the path that the index has this key for."""
        place = known.place if self._cards.alive(known.place) else self._cards.find(key)
        if place is None:
            return None
        segment: Segment = self._committed.segments()[place.segment]
        record = parse_record(segment, segment.stored(place.document))
        return next((path for path in record["hashes"] if path_key(path) == key), None)
