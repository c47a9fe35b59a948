"""How does a round of work get to a cluster?  Parcels, articles to be filed anew and articles to go → bulk requests.

What is new and changed is sent first, and what goes only when that has arrived: an ingest that is broken off in between leaves an article too
many, which the next one takes out, and none too few.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from artcli.ingest.rounds import Rounds, stamps_on
from artcli.ingest.tasks import Place
from artcli.opensearch.bulk import Bulk
from artcli.opensearch.documents import document_line, filed_from, id_in
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.index.entries import Filed
    from artcli.index.manifest import SegmentEntry
    from artcli.ingest.cards import Card
    from artcli.ingest.desk import Desk
    from artcli.ingest.shelf import Shelf
    from artcli.opensearch.connection import Client
    from artcli.opensearch.known import ClusterCommitted
    from artcli.opensearch.parcels import Parcel


class ClusterRounds(Rounds):
    """What an ingest sends, round after round."""

    def __init__(self, client: Client, committed: ClusterCommitted, shelf: Shelf, desk: Desk) -> None:
        """Take who is asked, what is known, what was decided, and a desk for articles that are filed anew."""
        self._client = client
        self._known = committed
        self._shelf = shelf
        self._desk = desk
        self.committed = 0
        self.articles = 0

    def commit(self, finished: Iterable[SegmentEntry]) -> None:
        """Send a round's parcels and decisions.

        Raises ``OSError`` and ``IndexStoreError``.
        """
        parcels = cast("Sequence[Parcel]", [*finished, *self._desk.finish()])
        if not parcels and not self._shelf.cards and not self._shelf.gone:
            self._cleared()
            return
        names = {parcel.name for parcel in parcels}
        going = {place.segment for place in self._shelf.gone if place.segment not in names}
        with Bulk(self._client) as bulk:
            for parcel in parcels:
                going -= self._sent(bulk, parcel, going)
            going -= self._filed_anew(bulk, names)
            bulk.settle()
            for id_ in sorted(going):
                bulk.delete(id_)
                self._known.deleted(id_)
        for parcel in parcels:
            parcel.path.unlink(missing_ok=True)
        self.committed += 1
        self._cleared()

    def _cleared(self) -> None:
        self._shelf.cleared()
        self._known.cleared()

    def _sent(self, bulk: Bulk, parcel: Parcel, going: set[str]) -> set[str]:
        """Send what counts of a parcel, and return the ids that have something else to say by now."""
        found = set()
        for number, line in enumerate(parcel.lines()):
            place = Place(parcel.name, number)
            if place in self._shelf.gone:
                continue
            card = self._shelf.cards.get(place)
            id_ = card.id if card else id_in(line)
            if card or id_ in going:
                filed = filed_from(json.loads(line))
                self._index(bulk, _anew(filed, card) if card else filed)
                found.add(id_)
            else:
                bulk.index(id_, line)
                self._known.added(id_)
            self.articles += 1
        return found

    def _filed_anew(self, bulk: Bulk, names: set[str]) -> set[str]:
        """Send the articles of the library whose card has changed."""
        found = set()
        for place, card in self._shelf.cards.items():
            if place.segment not in names and place not in self._shelf.gone:
                self._index(bulk, _anew(self._known.filed(place), card))
                found.add(card.id)
        return found

    def _index(self, bulk: Bulk, filed: Filed) -> None:
        bulk.index(filed.id, document_line(filed))
        self._known.written(filed)


def _anew(filed: Filed, card: Card) -> Filed:
    ingested = card.ingested or filed.ingested
    return replace(filed, id=card.id, path=card.path, ingested=ingested, hashes=card.hashes, stamps=stamps_on(card))
