"""Which words does the index have?  Its terms field by field: those there are, those of a shape, those nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.analysis.forms import FOLDED, LAYERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whoosh.reading import IndexReader


class Vocabulary:
    """The terms of an index."""

    def __init__(self, reader: IndexReader) -> None:
        """Take the index's reader."""
        self._reader = reader
        self._known: dict[tuple[str, str], bool] = {}
        self._layers: dict[tuple[str, str], list[str]] = {}

    def has(self, field: str, term: str) -> bool:
        """Say whether a field has a term."""
        if (field, term) not in self._known:
            self._known[field, term] = (field, term) in self._reader  # type: ignore[operator,unused-ignore]
        return self._known[field, term]

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

    def terms_like(self, field: str, prefix: str, accept: Callable[[str], bool], layers: Sequence[str]) -> list[str]:
        """Return the terms of these layers (``""`` has the words as they stand) that begin so, their mark aside, and are accepted."""
        return [layer + word for layer in layers for word in self._layer(field, layer, prefix) if accept(word)]

    def _layer(self, field: str, layer: str, prefix: str) -> list[str]:
        """Return the words of a layer; all of them are kept for the next pattern, those with a prefix are soon found."""
        if prefix:
            if not layer:
                return list(self.words(field, prefix))
            return [_text(raw)[1:] for raw in self._reader.expand_prefix(field, layer + prefix)]
        if (field, layer) not in self._layers:
            found = (
                self.words(field) if not layer else (_text(raw)[1:] for raw in self._reader.expand_prefix(field, layer))
            )
            self._layers[field, layer] = list(found)
        return self._layers[field, layer]

    def frequency(self, field: str, term: str) -> int:
        """Return in how many articles a field has a term."""
        return int(self._reader.doc_frequency(field, term))


def _text(raw: bytes | str) -> str:
    return raw if isinstance(raw, str) else raw.decode("utf-8")
