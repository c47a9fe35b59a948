"""Where does each term stand?  Terms of an index → their places, each read once a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.near import Places, places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoosh.reading import IndexReader


class TermPlaces:
    """The places of terms, remembered: matching and scoring look at the same ones."""

    def __init__(self, reader: IndexReader) -> None:
        """Take the index's reader."""
        self._reader = reader
        self._known: dict[tuple[str, str], Places] = {}
        self._merged: dict[tuple[str, tuple[str, ...]], Places] = {}

    def of(self, name: str, term: str) -> Places:
        """Return where a term stands in a field."""
        if (name, term) not in self._known:
            self._known[name, term] = places_of(self._reader, name, [term])
        return self._known[name, term]

    def of_any(self, name: str, terms: tuple[str, ...]) -> Places:
        """Return where any of the terms stands in a field."""
        if (name, terms) not in self._merged:
            self._merged[name, terms] = _merged([self.of(name, term) for term in terms])
        return self._merged[name, terms]


def _merged(all_places: Sequence[Places]) -> Places:
    some = [places for places in all_places if places]
    if len(some) == 1:
        return some[0]
    found: dict[int, set[int]] = {}
    for places in some:
        for document, these in places.items():
            found.setdefault(document, set()).update(these)
    return {document: sorted(these) for document, these in found.items()}
