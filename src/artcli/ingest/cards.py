"""What is filed of articles, as things stand?  What is committed, and what this round of work (up to the next commit) has decided over it.

No article is in memory: one whose files or id change is a ``Card`` until ``rounds`` writes it anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from artcli.index.entries import stamps_of
from artcli.index.ids import ID_LENGTH, article_id
from artcli.ingest.committed import path_key
from artcli.ingest.containers import containers_of, without
from artcli.ingest.sources import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.ingest.committed import Committed, Seen
    from artcli.ingest.tasks import Known, Place, Reading


@dataclass(frozen=True, slots=True)
class Card:
    """What is filed of an article, without the article: ``hashes`` of its files' bytes by path, ``path`` the one it is from.

    ``ingested`` is None where it stays what it is; ``stamps`` are those of its files, as far as they are known.
    """

    id: str
    path: str
    title: str
    hashes: dict[str, str]
    ingested: str | None = None
    stamps: dict[str, bytes] = field(default_factory=dict)

    def with_file(self, path: str, reading: Reading) -> Card:
        """Return the card with a file as it was read."""
        return replace(self, hashes=self.hashes | {path: reading.digest}, stamps=self.stamps | {path: reading.stamp})

    def without_file(self, path: str) -> Card:
        """Return the card without a file; where the article was from it, it is from the next one."""
        hashes = without(self.hashes, path)
        first = self.path if self.path in hashes or not hashes else next(iter(hashes))
        return replace(self, path=first, hashes=hashes)


class Cards:
    """The cards that have changed, by where their articles lie; ``gone`` are the articles that are to go.

    ``new`` are the readings of this round that made an article, each with its file, by the article's content; ``ids`` the ids given.
    """

    def __init__(self, committed: Committed, expected: int) -> None:
        """Take what is there, and how many files there may be in all."""
        self._committed = committed
        self._expected = expected
        self._seen: Seen | None = None
        self.changed: dict[Place, Card] = {}
        self.gone: set[Place] = set()
        self.new: dict[str, tuple[str, Reading]] = {}
        self.ids: set[str] = set()

    def expect(self, files: int) -> None:
        """Say that so many files are about to be read, which may be enough for a sieve of all that is there."""
        if self._seen is None:
            self._seen = self._committed.seen(files, self._expected)
            if self._seen is not None:  # from now on it is told of all
                for one in (*self.new, *self.ids):
                    self._seen.add(one.encode())

    def cleared(self) -> None:
        """Begin a new round: all is committed."""
        self.changed.clear()
        self.gone.clear()
        self.new.clear()
        self.ids.clear()

    def known(self, path: str, known: Known | None) -> Place | None:
        """Return the article that a file is known to belong to, as things stand."""
        if known is None:
            return None
        place: Place | None = known.place
        if not self.alive(known.place):
            place = self.find(path_key(path))
        if place in self.changed and path not in self.changed[place].hashes:
            return None
        return place

    def find(self, key: bytes) -> Place | None:
        """Return the committed article of a file that isn't to go."""
        return self._committed.find("file", key, self.gone)

    def inside(self, path: str) -> dict[bytes, Known]:
        """Return what is committed of the members of a container, by their keys."""
        return self._committed.inside(path)

    def alive(self, place: Place) -> bool:
        """Tell whether a committed article is there, and isn't to go."""
        return place not in self.gone and self._committed.alive(place)

    def open_containers(self, lost: Iterable[str]) -> None:
        """Forget of containers that they are known, as members of theirs left an article without being looked at: they are read again.

        Otherwise an unchanged container would keep such a member from ever coming back.
        """
        for container in {one for path in lost for one in containers_of(path)}:
            place = self._place_in_this_round(container) or self.find(path_key(container))
            card = self.at(place) if place is not None else None
            if place is not None and card is not None and container in card.hashes:
                hashes = {path: digest for path, digest in card.hashes.items() if path != container}
                self.changed[place] = replace(card, hashes=hashes)

    def _place_in_this_round(self, path: str) -> Place | None:
        return next(
            (place for place, card in self.changed.items() if path in card.hashes and place not in self.gone), None
        )

    def twin(self, content: str) -> Place | None:
        """Return the article that says the same."""
        there = self.new.get(content)
        if there:
            return there[1].place
        key = content.encode()
        if self._seen is not None and key not in self._seen:
            return None
        return self._committed.find("hash", key, self.gone)

    def card(self, place: Place, content: str = "") -> Card:
        """Return an article's card; one of this round is known by its content."""
        if place in self.changed:
            return self.changed[place]
        there = self.new.get(content)
        if there and there[1].place == place:
            return self.of(*there)
        record = self._committed.record(place)
        hashes, stamps = dict(record["hashes"]), stamps_of(record)
        return Card(record["id"], record["path"], record["title"], hashes, record["ingested"], stamps)

    def at(self, place: Place) -> Card:
        """Return the card of an article, which may be of this round."""
        there = next((one for one in self.new.values() if one[1].place == place), None)
        return self.card(place) if place in self.changed or there is None else self.of(*there)

    def of(self, path: str, reading: Reading) -> Card:
        """Return the card of an article that was just written."""
        card = Card(reading.id, path, reading.title, {})
        return card if path == STANDARD_INPUT else card.with_file(path, reading)

    def title(self, place: Place) -> str:
        """Return an article's title."""
        return self.changed[place].title if place in self.changed else self._committed.title(place)

    def identifier(self, place: Place) -> str:
        """Return an article's id."""
        return self.changed[place].id if place in self.changed else self._committed.identifier(place)

    def new_id(self, wanted: str) -> str:
        """Return an id, or another where an edited article keeps that one from its first ingest."""
        while self.taken(wanted):
            wanted = article_id(wanted.rjust(ID_LENGTH))
        return wanted

    def taken(self, one: str) -> bool:
        """Tell whether an article has this id."""
        key = one.encode()
        if one in self.ids:
            return True
        return (self._seen is None or key in self._seen) and self._committed.find("id", key, self.gone) is not None

    def remember(self, path: str, reading: Reading) -> None:
        """Keep what a file was read to, so that a copy of it is known in this round."""
        self.new[reading.content] = (path, reading)
        if self._seen is not None:
            self._seen.add(reading.content.encode())
            self._seen.add(reading.id.encode())
