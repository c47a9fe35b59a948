"""Where does a file belong in the library?  A reading → a new article, a changed one, a copy of one, or nothing new.

Decided file by file in the order of the files, by what is committed and what this round of work (up to the next commit) has decided: see
``cards``.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from artcli.formats.content import SEPARATOR
from artcli.index.ids import article_id
from artcli.index.stamps import NO_STAMP
from artcli.ingest.adoption import adopted, identity_of
from artcli.ingest.cards import Cards
from artcli.ingest.committed import path_key
from artcli.ingest.containers import file_of
from artcli.ingest.sources import STANDARD_INPUT
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from artcli.ingest.adoption import Identities
    from artcli.ingest.cards import Card
    from artcli.ingest.committed import Committed
    from artcli.ingest.desk import Desk
    from artcli.ingest.tasks import Job, Known, Place, Reading
    from artcli.model import Outcome


class Shelf:
    """The library while files are added to it."""

    def __init__(
        self, committed: Committed, desk: Desk, ingested: str, expected: int, identities: Identities | None = None
    ) -> None:
        """Take what is there, a desk for what must be read here, the moment of the run, and how many files there may be in all.

        ``identities`` tell which new articles have marks.  ``lost`` are files whose article went as another file of it changed; ``copies``
        what was told of files that another article had already.
        """
        self._desk = desk
        self._identities = identities
        self._ingested = ingested
        self._cards = Cards(committed, expected)
        self.replaced: set[str] = set()
        self.lost: list[str] = []
        self.copies: dict[str, Outcome] = {}

    @property
    def cards(self) -> dict[Place, Card]:
        """The cards that have changed in this round, by where their articles lie."""
        return self._cards.changed

    @property
    def gone(self) -> set[Place]:
        """The articles that are to go."""
        return self._cards.gone

    def expect(self, files: int) -> None:
        """Say that so many files are about to be read, which may be enough for a sieve of all that is there."""
        self._cards.expect(files)

    def place(self, job: Job, reading: Reading, *, titled: bool = False) -> FileOutcome:
        """Say what becomes of a file that was read; ``titled`` asks for the title of an unchanged one too, which must be looked up.

        Raises ``IndexDamagedError``, and ``OSError`` where the index can't be written.
        """
        path = job.path
        known = self._cards.known(path, job.known)
        reading = self.known_still(job, reading)
        if reading.kind == "unchanged" and known is not None:
            title = self._cards.title(known) if titled else None
            return FileOutcome(path, "unchanged", self._cards.identifier(known), title, bytes=reading.bytes)
        if reading.place is None:
            outcome: Outcome = "skipped" if reading.kind == "skipped" else "failed"
            return FileOutcome(path, outcome, reason=reading.reason, bytes=reading.bytes)
        placed = self._place_written(path, known, job.known, reading)
        if placed.outcome in ("duplicate", "moved"):
            self.copies[path] = placed.outcome
        if self._identities and placed.id and placed.outcome in ("updated", "moved"):
            self._identities.follow(identity_of(placed.id, path, reading))
        return placed

    def known_still(self, job: Job, reading: Reading) -> Reading:
        """Return the reading, or what the file is read to now where its article went meanwhile, as another of its files changed.

        Raises what ``place`` raises.
        """
        if reading.kind == "unchanged" and self._cards.known(job.path, job.known) is None:
            return self._desk.read_again(job.path)
        return reading

    def has(self, path: str) -> bool:
        """Tell whether a file has an article, as far as that is committed."""
        return self._cards.find(path_key(path)) is not None

    def remove(self, path: str) -> None:
        """Take a file that is gone from its article; an article without a file goes."""
        place = self._cards.find(path_key(path))
        if place is not None:
            self._detach(place, path)

    def drop(self, places: Collection[Place]) -> None:
        """Let articles go, whatever files they have.

        Raises ``IndexDamagedError``.
        """
        lost = [path for place in places for path in self._cards.card(place).hashes]
        self.gone.update(places)
        self._cards.open_containers(lost)

    def again(self, old: Reading, new: Reading) -> bool:
        """Take what a file was read to a second time, as the segment of the first was lost; tell whether all is well."""
        if old.place is None:
            return True
        if new.place is None:
            dropped = old.place in self.gone
            self.gone.discard(old.place)
            self.cards.pop(old.place, None)
            self._cards.new.pop(old.content, None)
            return dropped
        if old.place in self.gone:
            self.gone.discard(old.place)
            self.gone.add(new.place)
            return True
        there = self._cards.new.pop(old.content, None)
        if there is None or there[1].place != old.place:
            return True
        path, told = there
        card = self.cards.pop(old.place, None)
        if card is None and new.id != told.id:  # the file says something else by now
            card = self._cards.of(path, told)
        if card is not None:
            card = card.with_file(path, new) if path in card.hashes else card
            self.cards[new.place] = replace(card, title=new.title)
        self._cards.remember(path, new._replace(id=told.id))
        return True

    def cleared(self) -> None:
        """Begin a new round: all is committed."""
        self._cards.cleared()

    def _place_written(self, path: str, known: Place | None, looked_up: Known | None, reading: Reading) -> FileOutcome:
        """Find the place of an article that was written; that of one which is nothing new is deleted before it was ever there."""
        assert reading.place is not None
        twin = self._cards.twin(reading.content)
        if twin is not None:
            self.gone.add(reading.place)
            return self._place_copy(twin, known, path, reading)
        unread = looked_up is not None and known == looked_up.place and known not in self.cards
        if known is not None and unread and reading.kept:
            self._replace(known, path, reading)
            return _outcome(path, "updated", reading, reading.id)
        card = self._cards.card(known) if known is not None else None
        if known is not None and card is not None and card.path == path:
            # Other files were copies of what this one said before: they are looked at afresh when they come, or at the end.
            lost = [one for one in card.hashes if one != path]
            self.cards[reading.place] = replace(card, title=reading.title, hashes={}, stamps={}).with_file(
                path, reading
            )
            self._replace(known, path, reading._replace(id=card.id))
            self._cards.open_containers(lost)
            self.lost += lost
            return _outcome(path, "updated", reading, card.id)
        if known is not None:
            self._leave(known, path)
        return self._place_new(path, reading)

    def _replace(self, known: Place, path: str, reading: Reading) -> None:
        self.gone.add(known)
        self.cards.pop(known, None)
        self._cards.ids.add(reading.id)
        self._cards.remember(path, reading)

    def _place_new(self, path: str, reading: Reading) -> FileOutcome:
        assert reading.place is not None
        own = article_id(reading.content) if reading.kept else reading.id
        new = self._cards.new_id(self._adopted(own, path, reading) if self._identities else own)
        if new != reading.id:
            card = self._cards.of(path, reading)
            self.cards[reading.place] = replace(card, id=new, ingested=self._ingested)
            reading = reading._replace(id=new)
        self._cards.ids.add(new)
        self._cards.remember(path, reading)
        return _outcome(path, "added", reading, new)

    def _adopted(self, own: str, path: str, reading: Reading) -> str:
        """Return the id of a new article, of which there may be marks."""
        assert self._identities is not None
        one = identity_of(own, path, reading)
        known = [*self._identities.like(one)]
        if not known:
            return own
        id_ = adopted(one, known, self._cards.taken)
        self._identities.follow(identity_of(id_, path, reading))
        return id_

    def _place_copy(self, twin: Place, known: Place | None, path: str, reading: Reading) -> FileOutcome:
        """Add a file that makes an article which the library has already."""
        card = self._cards.card(twin, reading.content)
        if path == STANDARD_INPUT:
            return _outcome(path, "unchanged", reading, card.id)
        if known == twin:
            if card.hashes.get(path) == reading.digest and card.stamps.get(path, NO_STAMP) == reading.stamp:
                return _outcome(path, "unchanged", reading, card.id)  # it was read again for nothing
            same = card.hashes.get(path) == reading.digest
            self.cards[twin] = card.with_file(path, reading)
            return _outcome(
                path, "unchanged", reading, card.id, None if same else "the file changed, the article didn't"
            )
        if known is not None:
            self._leave(known, path)
        if card.path == STANDARD_INPUT or card.path in self.replaced or not os.path.exists(file_of(card.path)):  # noqa: PTH110
            self.cards[twin] = replace(card.without_file(card.path).with_file(path, reading), path=path)
            return _outcome(path, "moved", reading, card.id, f"was {card.path}")
        self.cards[twin] = card.with_file(path, reading)
        return _outcome(path, "duplicate", reading, card.id, f"is {card.path}")

    def _leave(self, known: Place, path: str) -> None:
        """Take a file that says something else by now from an article, and its members from theirs if it was a container."""
        inside = path + SEPARATOR
        was_container = any([other.startswith(inside) for other in self._cards.card(known).hashes])
        self._detach(known, path)
        if was_container:
            for key, member in self._cards.inside(path).items():
                self.detach(key, member)

    def _detach(self, known: Place, path: str) -> None:
        """Take a file from an article; an article without a file goes."""
        card = self._cards.card(known).without_file(path)
        if card.hashes:
            self.cards[known] = card
            return
        self.gone.add(known)
        self.cards.pop(known, None)

    def detach(self, key: bytes, known: Known) -> str | None:
        """Take a file that is no more from its article, and return its path; None where the article was taken by another file already."""
        place = known.place
        if not self._cards.alive(place):
            found = self._cards.find(key)
            if found is None:
                return None
            place = found
        path = next((path for path in self._cards.card(place).hashes if path_key(path) == key), None)
        if path is not None:
            self._detach(place, path)
        return path

    def path_saying(self, content: str) -> str | None:
        """Return the file of the article that says this."""
        twin = self._cards.twin(content)
        return self._cards.card(twin, content).path if twin is not None else None

    def place_of(self, reading: Reading, known: Known | None) -> Place | None:
        """Return where the article of a file that was placed just now lies."""
        if reading.place is not None:
            return reading.place if reading.place not in self.gone else self._cards.twin(reading.content)
        return self._cards.known(reading.path, known)

    def move_file(self, path: str, reading: Reading, known: Known | None, place: Place | None) -> None:
        """Make a file one of this article's, and of no other's."""
        before = self._cards.known(path, known)
        if before is not None and before != place and before not in self.gone:
            self._detach(before, path)  # where it was a text by itself, that goes
        if place is not None:
            card = self._cards.at(place)
            if card.hashes.get(path) != reading.digest or card.stamps.get(path, NO_STAMP) != reading.stamp:
                self.cards[place] = card.with_file(path, reading)


def _outcome(path: str, outcome: Outcome, reading: Reading, id_: str, reason: str | None = None) -> FileOutcome:
    return FileOutcome(path, outcome, id_, reading.title, reason, reading.bytes)
