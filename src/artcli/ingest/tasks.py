"""What do the parent of an ingest and its workers say to each other?  Tasks one way, replies the other.

Light tuples: they go through pipes by the hundred thousand.  No file holds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from artcli.index.stamps import NO_STAMP
from artcli.ingest.choice import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from artcli.formats.content import Member
    from artcli.formats.table import Format
    from artcli.index.entries import Filed
    from artcli.index.manifest import SegmentEntry
    from artcli.index.stamps import Stamp
    from artcli.index.versions import Link
    from artcli.ingest.edges import Edge, Learned
    from artcli.model import Article
    from artcli.records import Record

    Make = Callable[[bytes, str], Article]


class Place(NamedTuple):
    """Where an article lies: its segment, and its document number there."""

    segment: str
    document: int


class Known(NamedTuple):
    """What the index had of a file when its turn came near: the article's place, the hash of the file's bytes, and its stamp then."""

    place: Place
    digest: bytes
    stamp: Stamp = NO_STAMP


class Job(NamedTuple):
    """A file to be read; one without a path is nobody's to read but takes its turn.

    ``members`` is what is known of those in a container, by their keys in the index.
    """

    path: str
    known: Known | None = None
    members: dict[bytes, Known] | None = None


class Reading(NamedTuple):
    """What was made of a file.

    ``stamp`` tells whether the file has changed since; ``written``: its article stands at ``place``; ``kept`` says that it has the id of the known one, which is of this very file.
    ``container``: it holds the ``members``, each a reading with a ``path`` of its own; ``reason`` says why it wasn't read to its end.
    ``source`` is the article's; ``edges`` are those of its lines that may be its source's, with how many articles each stands for.
    ``settled`` of one that was skipped: read again, it would be skipped again.  ``failing`` is the stamp with which a file would fail again, in
    whole or in part.  ``stale``: the known article lies elsewhere by now.
    """

    kind: Literal["written", "unchanged", "failed", "skipped", "container", "nothing", "stale"]
    bytes: int = 0
    digest: str = ""
    content: str = ""
    id: str = ""
    title: str = ""
    place: Place | None = None
    kept: bool = False
    reason: str | None = None
    stamp: Stamp = NO_STAMP
    path: str = ""
    members: tuple[Reading, ...] = ()
    settled: bool = False
    source: str | None = None
    edges: tuple[Edge, ...] = ()
    failing: Stamp = NO_STAMP


class Piece(NamedTuple):
    """Bytes to be made an article of, or what became of a file that has none; and what is known of it from before.

    ``stamp`` is the file's; ``form`` is the format, where it isn't plain text; ``member`` what a container says of it.
    """

    path: str
    data: bytes | Reading
    known: Known | None
    stamp: Stamp = NO_STAMP
    form: Format | None = None
    member: Member | None = None


NOTHING = Reading("nothing")


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to be read by one worker; ``first`` is the number of the first among all that are read in the run.

    One without files says that nothing is to be read for a long stretch, and is nobody's work: what comes before is to be told of first.
    ``learned`` are lines that are left out from now on, where there is anything new.
    """

    first: int
    jobs: Sequence[Job]
    learned: Learned | None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of a worker's segment, as a commit is due."""

    round: int


@dataclass(frozen=True, slots=True)
class Merge:
    """Segments to become one, as they were committed."""

    entries: tuple[SegmentEntry, ...]

    @property
    def bytes(self) -> int:
        """How large their files are."""
        return sum(entry.bytes for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Compare:
    """Segments whose articles are to be compared with all that are committed; ``threshold`` is the resemblance of versions.

    Several may do it together: each does one of so many ``parts``.
    """

    names: tuple[str, ...]
    threshold: float
    part: int = 0
    parts: int = 1


Task = Batch | Finish | Merge | Compare


class Keeping(Protocol):
    """Where articles are written in one process: segments (``under_way``), or what another engine has in their place."""

    @property
    def closed(self) -> Sequence[Any]:
        """What was finished since ``finish`` was called."""

    @property
    def words(self) -> int:
        """How many words what is under way has."""

    def add(self, filed: Sequence[Filed]) -> list[Place]:
        """Put articles into it, and return where each lies."""

    def close(self) -> None:
        """Finish it."""

    def finish(self) -> list[Any]:
        """Finish it, and return all that were finished since the last time."""

    def rest(self) -> None:
        """Forget what only saves time."""

    def abandon(self) -> None:
        """Leave it: no file remains."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one task, each in its turn: readings, finished segments, how full the next one is, or a fault that ends the run.

    ``links`` are what a comparison found, None where it couldn't be made.
    """

    readings: Sequence[Reading] = ()
    segments: Sequence[SegmentEntry] = ()
    words: int = 0
    fault: Exception | None = None
    links: Sequence[Link] | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """What a desk must know.

    ``ingested`` is the moment of the run; ``most_words`` what a segment may have before it is closed; ``make`` the normaliser, None
    for artcli's own; larger files than ``most_bytes`` are left alone.  ``again`` says that only what is known is wanted, however well, and
    compared with the article there.  ``learned`` are lines that are left out of articles.
    ``keep`` makes what articles are written to, None for segments; ``stored`` looks up what is stored of a known article elsewhere than there.
    """

    folder: Path
    ingested: str
    most_words: int
    make: Make | None = None
    most_bytes: int = MOST_BYTES
    again: bool = False
    learned: Learned = field(default_factory=dict)
    keep: Callable[[Setup], Keeping] | None = None
    stored: Callable[[Setup, Known], Record | None] | None = None
