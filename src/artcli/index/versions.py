"""Which articles are versions of one another?  The side file of an index that says so: articles, groups of them, and the links that made these.

Read by mapping, page by page, without numpy; an index without such articles has no such file.  Articles are named by their ids, so that it
holds across merges; one that is gone, or not one of the library's any more, is the reader's to leave out.
"""

from __future__ import annotations

from bisect import bisect_left

from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.index.segments.identifiers import ID_BYTES
from artcli.index.segments.mapped import MappedFile, Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KIND = "versions"
_LINK = 3
FEW = 1000
"""Articles that are looked for among the bytes of all: that takes less time than to halve."""
PARTS = 1000
"""Of a resemblance, as it is kept."""


class Link(NamedTuple):
    """Two articles that are versions of one another, and how much they resemble each other, from 0 to 1."""

    one: str
    other: str
    resemblance: float


class VersionsFile:
    """The side file, open for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises ``IndexDamagedError``, ``IndexVersionError`` or ``FileNotFoundError``.
        """
        self.file = MappedFile(path)
        self.path = path
        self._count: int = self.file.meta["documents"]
        self._few: bytes | None = None
        self._ids = self.file.section("ids")
        self._groups = Numbers(self.file, "groups", "I")
        self._starts = Numbers(self.file, "starts", "I")
        self._members = Numbers(self.file, "members", "I")
        self._links = Numbers(self.file, "links", "I")
        fits = self.file.meta.get("kind") == KIND and self._ids.length == ID_BYTES * self._count
        if not (fits and len(self._groups) == len(self._members) == self._count and len(self._links) % _LINK == 0):
            raise self.file.damaged(what="its parts don't fit each other")

    def __len__(self) -> int:
        """Return how many articles it knows."""
        return self._count

    def group_of(self, id_: str) -> int | None:
        """Return the number of an article's group; None where it has none.

        Raises ``IndexDamagedError``.
        """
        place = self._place_of(id_)
        return None if place is None else self._groups[place]

    def _place_of(self, id_: str) -> int | None:
        """Return an id's place in the order of ids, None where it is unknown."""
        if self._count > FEW:
            place = bisect_left(self, id_)
            return place if place < self._count and self[place] == id_ else None
        if self._few is None:
            self._few = bytes(self._ids.all())
        name = id_.encode("utf-8", "replace")
        at = self._few.find(name)
        while at > 0 and at % ID_BYTES:  # in the middle of two
            at = self._few.find(name, at + 1)
        return at // ID_BYTES if at >= 0 and len(name) == ID_BYTES else None

    def members(self, group: int) -> tuple[str, ...]:
        """Return the ids of a group.

        Raises ``IndexDamagedError``.
        """
        places = self._members.part(self._starts[group], self._starts[group + 1])
        return tuple([self[place] for place in places])

    def links(self) -> Iterator[Link]:
        """Yield the links that made the groups.

        Raises ``IndexDamagedError``.
        """
        numbers = self._links.all()
        for at in range(0, len(numbers), _LINK):
            yield Link(self[numbers[at]], self[numbers[at + 1]], numbers[at + 2] / PARTS)

    def __getitem__(self, place: int) -> str:
        """Return the id at a place in the order of ids."""
        return str(self._ids.part(place * ID_BYTES, (place + 1) * ID_BYTES), "ascii", "replace")

    def close(self) -> None:
        """Let the file go."""
        self.file.close()
