"""What is in a container?  A file with several articles → a reading of each, made at a desk; one member is in memory at a time.

Where members stand: ``archive.zip!/a.txt``.  The first ``!/`` behind which there is no file parts a file's path from the name inside it.
"""

from __future__ import annotations

import io
import os
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from artcli.errors import TextError
from artcli.formats.content import SEPARATOR
from artcli.formats.told import LOOKED_AT, tell
from artcli.formats.walk import members, open_file
from artcli.index.ids import DIGEST_BYTES
from artcli.index.stamps import NO_STAMP
from artcli.ingest.committed import path_key
from artcli.ingest.listing import reason_of
from artcli.ingest.loading import hashed, is_large, open_regular, refused
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Piece, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.formats.content import Member
    from artcli.formats.table import Format
    from artcli.formats.walk import Opened
    from artcli.index.stamps import Stamp
    from artcli.ingest.tasks import Job

_AT_ONCE = 20
"""Members that take each step together, as files do; fewer where they are large."""
_AT_ONCE_BYTES = 2**20

INCOMPLETE = "00" * 16
"""The digest of a container that isn't done with: a member failed, or wants an extra.  No bytes have it: it is read again, unless ``failures`` knows better."""


class Whole(NamedTuple):
    """A container as a file: what it is known by, its size and its stamp."""

    digest: str
    size: int
    stamp: Stamp


class Reader(Protocol):
    """The desk, as far as it is needed here."""

    @property
    def full(self) -> bool:
        """Tell whether the segment under way should be finished."""

    def close(self) -> None:
        """Finish it."""

    def read_pieces(self, pieces: Sequence[Piece]) -> list[Reading]:
        """Put the articles of bytes into it."""


def read_sorted(
    desk: Reader, jobs: Sequence[Job], pieces: Sequence[Piece], forms: Sequence[Format | None]
) -> list[Reading]:
    """Read files of which some aren't plain text, each container by itself.

    Raises ``OSError`` where the segment can't be written.
    """
    found: list[Reading] = []
    waiting: list[Piece] = []
    for job, piece, form in zip(jobs, pieces, forms, strict=True):
        large = is_large(piece)
        if not large and (form is None or form.kind == "document"):
            waiting.append(piece._replace(form=form))
            continue
        found.extend(desk.read_pieces(waiting))
        waiting.clear()
        try:
            found.append(_streamed(desk, job, piece) if large else _unpacked(desk, job, piece._replace(form=form)))
        except TextError as error:
            size = piece.data.bytes if isinstance(piece.data, Reading) else len(piece.data)
            found.append(refused(error, size, job.path, piece.stamp))
    return [*found, *desk.read_pieces(waiting)]


def _unpacked(desk: Reader, job: Job, piece: Piece) -> Reading:
    """Read a file that is a container, or may turn out to be one."""
    data = piece.data
    assert isinstance(data, bytes)
    digest = blake2b(data, digest_size=DIGEST_BYTES)
    if piece.known and piece.known.digest == digest.digest():
        return Reading("unchanged", len(data), digest.hexdigest(), stamp=piece.stamp, path=job.path)
    opened = open_file(piece.form, io.BytesIO(data), job.path)
    if opened.is_container:
        return read_container(desk, job, opened, Whole(digest.hexdigest(), len(data), piece.stamp))
    return desk.read_pieces([piece])[0]


def _streamed(desk: Reader, job: Job, piece: Piece) -> Reading:
    """Read a container that is too large for memory from its file."""
    assert isinstance(piece.data, Reading)
    try:
        file = io.BufferedReader(open_regular(job.path), LOOKED_AT)
    except OSError as error:
        return Reading("failed", reason=reason_of(error), path=job.path)
    with file:
        opened = open_file(tell(file.peek(LOOKED_AT), job.path), file, job.path)
        if not opened.is_container:
            return piece.data
        digest, size, stamp = hashed(file)
        if piece.known and piece.known.digest == digest:
            return Reading("unchanged", size, digest.hex(), stamp=stamp, path=job.path)
        file.seek(0)
        opened = open_file(tell(file.peek(LOOKED_AT), job.path), file, job.path)
        return read_container(desk, job, opened, Whole(digest.hex(), size, stamp))


def read_container(desk: Reader, job: Job, opened: Opened, whole: Whole) -> Reading:
    """Read all members of a container and put their articles into the segment under way, which is closed whenever it is full.

    Raises ``OSError`` where the segment can't be written.
    """
    readings: list[Reading] = []
    reason: str | None = None
    walk = members(opened)
    while True:
        pieces, error = _next_pieces(job, walk)
        readings.extend(desk.read_pieces(pieces))
        if desk.full:
            desk.close()
        if error is not None:
            reason = str(error)
        if error is not None or not pieces:
            break
    done = reason is None and all(one.kind in ("written", "unchanged") or one.settled for one in readings)
    if not readings:
        kind: Literal["failed", "skipped"] = "failed" if reason else "skipped"
        return Reading(kind, whole.size, reason=reason or "nothing in it", path=job.path, failing=whole.stamp)
    digest, stamp = (whole.digest, whole.stamp) if done else (INCOMPLETE, NO_STAMP)
    wanting = any(one.kind == "skipped" and not one.settled for one in readings)
    failing = NO_STAMP if done or wanting else whole.stamp
    found = tuple(readings)
    return Reading(
        "container", whole.size, digest, reason=reason, stamp=stamp, path=job.path, members=found, failing=failing
    )


def read_member(desk: Reader, path: str, file: str) -> Reading:
    """Read the member that has this path, and no other, of the container at ``file``.

    Raises ``OSError`` where the segment can't be written.
    """
    try:
        with io.BufferedReader(open_regular(file), LOOKED_AT) as stream:
            walk = members(open_file(tell(stream.peek(LOOKED_AT), file), stream, file))
            found = next((member for member in walk if path == f"{file}{SEPARATOR}{member.name}"), None)
    except OSError as error:
        return Reading("failed", path=path, reason=reason_of(error))
    except TextError as error:
        return Reading("failed", path=path, reason=str(error))
    if found is None:
        return Reading("failed", path=path, reason="not in its container any more")
    return desk.read_pieces([Piece(path, found.data, None, member=found)])[0]


def _next_pieces(job: Job, walk: Iterator[Member]) -> tuple[list[Piece], TextError | None]:
    """Take some members; with what came before a fault, the fault."""
    pieces: list[Piece] = []
    size = 0
    try:
        for member in islice(walk, _AT_ONCE):
            path = job.path if job.path == STANDARD_INPUT else f"{job.path}{SEPARATOR}{member.name}"
            known = job.members.get(path_key(path)) if job.members else None
            pieces.append(Piece(path, member.data, known, member=member))
            size += len(member.data)
            if size > _AT_ONCE_BYTES:
                break
    except TextError as error:
        return pieces, error
    return pieces, None


def file_of(path: str) -> str:
    """Return the file on disk that a path lies in: a member's container, or the path itself.

    >>> file_of("/nowhere/a.txt")
    '/nowhere/a.txt'
    """
    if SEPARATOR not in path or os.path.lexists(path):
        return path
    at = path.find(SEPARATOR)
    while at >= 0:
        if os.path.isfile(path[:at]):  # noqa: PTH113
            return path[:at]
        at = path.find(SEPARATOR, at + 1)
    return path


def containers_of(path: str) -> Iterator[str]:
    """Yield what may be the containers of a member, as far as names tell.

    >>> [*containers_of("a.tar!/b.zip!/c.txt")]
    ['a.tar', 'a.tar!/b.zip']
    """
    at = path.find(SEPARATOR)
    while at >= 0:
        yield path[:at]
        at = path.find(SEPARATOR, at + 1)


def without(hashes: dict[str, str], path: str) -> dict[str, str]:
    """Return an article's files without one, and without the container that stood there for that one only."""
    rest = {other: digest for other, digest in hashes.items() if other != path}
    return {
        other: digest
        for other, digest in rest.items()
        if not path.startswith(other + SEPARATOR) or any(one.startswith(other + SEPARATOR) for one in rest)
    }
