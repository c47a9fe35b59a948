"""What becomes of a container's members?  A reading of a container → an outcome for each, and for what isn't in it any more.

A member is known by its name inside.  Where names are numbers of lines, another line in front moves them all: so members that say what an
article of this container says already are placed first, and take it with them.  Members that are in the container no more leave their
article, which goes if it has no other file.  The container itself is a file of one of its members' articles, with the digest of the whole,
so that it is known again at a look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.formats.content import SEPARATOR
from artcli.ingest.committed import path_key
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Job
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.ingest.committed import Committed
    from artcli.ingest.shelf import Shelf
    from artcli.ingest.tasks import Known, Place, Reading

_NAMED = 3
"""Members that are named when they went; of more, the number is told."""


def place_container(
    shelf: Shelf, committed: Committed, job: Job, reading: Reading, *, titled: bool = False
) -> Iterator[tuple[Reading, FileOutcome]]:
    """Say what becomes of each member, in order, then of the container where there is something to say of it.

    Raises what ``Shelf.place`` raises.
    """
    if job.path == STANDARD_INPUT:
        for member in reading.members:
            yield member, shelf.place(Job(job.path), member, titled=titled)
    else:
        yield from _Container(shelf, committed, job, reading).outcomes(titled=titled)
    if reading.reason:
        reason = f"{reading.reason} (after {len(reading.members):,} in it)"
        yield reading, FileOutcome(job.path, "failed", reason=reason)


class _Container:
    """A container whose members are being placed."""

    def __init__(self, shelf: Shelf, committed: Committed, job: Job, reading: Reading) -> None:
        self._shelf = shelf
        self._job = job
        self._reading = reading
        self._known = committed.inside(job.path)
        self._by_path = {member.path: member for member in reading.members}

    def outcomes(self, *, titled: bool) -> Iterator[tuple[Reading, FileOutcome]]:
        members = self._reading.members
        early = self._moved_inside()
        placed = {one.path: self._shelf.place(Job(one.path), one) for one in members if one.path in early}
        self._shelf.replaced.clear()
        for path in early:  # what the member said before has gone with another one, or goes now
            known = self._known.get(path_key(path))
            if known:
                self._shelf.detach(path_key(path), known)
        for one in members:
            yield one, placed.get(one.path) or self._place(one, titled=titled)
        gone = [] if self._reading.reason else self._detach_gone()
        self._remember_container()
        if gone:
            names = ", ".join(gone) if len(gone) <= _NAMED else f"{len(gone):,} members"
            yield self._reading, FileOutcome(self._job.path, "updated", reason=f"not in it any more: {names}")

    def _place(self, member: Reading, *, titled: bool) -> FileOutcome:
        job = Job(member.path, self._known.get(path_key(member.path)))
        return self._shelf.place(job, member, titled=titled)

    def _moved_inside(self) -> set[str]:
        """Return the members that say what an article does whose own member says something else by now, or is gone."""
        found: set[str] = set()
        if not self._known:
            return found
        inside = self._job.path + SEPARATOR
        for member in self._reading.members:
            own = self._shelf.path_saying(member.content) if member.kind == "written" else None
            if own is None or own == member.path or not own.startswith(inside):
                continue
            there = self._by_path.get(own)
            if (there is None and not self._reading.reason) or (
                there is not None and there.kind == "written" and there.content != member.content
            ):
                found.add(member.path)
                self._shelf.replaced.add(own)
        return found

    def _detach_gone(self) -> Sequence[str]:
        now = {path_key(path) for path in self._by_path}
        inside = self._job.path + SEPARATOR
        gone = []
        for key, known in self._known.items():
            if key not in now:
                path = self._shelf.detach(key, known)
                gone.extend([path.removeprefix(inside)] if path else [])
        return gone

    def _remember_container(self) -> None:
        """Make the container a file of the first member's article that has one, and of no other."""
        bearer = next(filter(None, map(self._place_of, self._reading.members)), None)
        self._shelf.move_file(self._job.path, self._reading, self._job.known, bearer)

    def _place_of(self, member: Reading) -> Place | None:
        known: Known | None = self._known.get(path_key(member.path))
        return self._shelf.place_of(member, known)
