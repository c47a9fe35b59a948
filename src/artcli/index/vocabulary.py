"""Which words does the index have?  Its terms field by field: those there are, those of a shape, those nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.analysis.forms import FOLDED, LAYERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whoosh.reading import IndexReader


class Vocabulary:
    """The terms of an index."""

    def __init__(self, reader: IndexReader) -> None:
        """Take the index's reader."""
        self._reader = reader

    def has(self, field: str, term: str) -> bool:
        """Say whether a field has a term."""
        return (field, term) in self._reader

    def words(self, field: str, prefix: str = "") -> Iterator[str]:
        """Yield the terms of a field that are words as they stand, and begin so; without those of other layers."""
        for raw in self._reader.expand_prefix(field, prefix):
            term = _text(raw)
            if term[:1] not in LAYERS:
                yield term

    def folded(self, field: str, prefix: str = "") -> Iterator[str]:
        """Yield the words that begin so without their accents: those of a field that have some."""
        for raw in self._reader.expand_prefix(field, FOLDED + prefix):
            yield _text(raw)[1:]

    def terms_like(self, field: str, prefix: str, accept: Callable[[str], bool], *, accents: bool) -> list[str]:
        """Return the terms of all words that begin so and are accepted; ``accents``: as they stand, else also without theirs."""
        found = [word for word in self.words(field, prefix) if accept(word)]
        if not accents:
            found += [FOLDED + word for word in self.folded(field, prefix) if accept(word)]
        return found

    def frequency(self, field: str, term: str) -> int:
        """Return in how many articles a field has a term."""
        return int(self._reader.doc_frequency(field, term))


def _text(raw: bytes | str) -> str:
    return raw if isinstance(raw, str) else raw.decode("utf-8")
