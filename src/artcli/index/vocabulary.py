"""Which words does the index have?  Its terms field by field: those there are, those of a shape, those nearly so."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from artcli.analysis.forms import FOLDED, LAYERS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from whoosh.reading import IndexReader


@dataclass(slots=True)
class _Seen:
    """What has been looked up in a reader, which never changes."""

    known: dict[tuple[str, str], bool] = dataclasses.field(default_factory=dict)
    layers: dict[tuple[str, str], list[str]] = dataclasses.field(default_factory=dict)
    patterns: dict[Hashable, list[str]] = dataclasses.field(default_factory=dict)


_SEEN: WeakKeyDictionary[IndexReader, _Seen] = WeakKeyDictionary()


class Vocabulary:
    """The terms of an index."""

    def __init__(self, reader: IndexReader) -> None:
        """Take the index's reader."""
        self._reader = reader
        self._seen = _SEEN.setdefault(reader, _Seen())

    def has(self, field: str, term: str) -> bool:
        """Say whether a field has a term."""
        known = self._seen.known
        if (field, term) not in known:
            known[field, term] = (field, term) in self._reader  # type: ignore[operator,unused-ignore]
        return known[field, term]

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

    def terms_like(
        self, field: str, pattern: Hashable, prefix: str, accept: Callable[[str], bool], layers: Sequence[str]
    ) -> list[str]:
        """Return the terms of these layers (``""`` has the words as they stand) that begin so, their mark aside, and are accepted.

        They are kept for the next who asks for this pattern in this field.
        """
        patterns = self._seen.patterns
        if (field, pattern) not in patterns:
            patterns[field, pattern] = self._terms_like(field, prefix, accept, layers)
        return patterns[field, pattern]

    def _terms_like(self, field: str, prefix: str, accept: Callable[[str], bool], layers: Sequence[str]) -> list[str]:
        return [layer + word for layer in layers for word in self._layer(field, layer, prefix) if accept(word)]

    def _layer(self, field: str, layer: str, prefix: str) -> list[str]:
        """Return the words of a layer; all of them are kept for the next pattern, those with a prefix are soon found."""
        if prefix:
            if not layer:
                return list(self.words(field, prefix))
            return [_text(raw)[1:] for raw in self._reader.expand_prefix(field, layer + prefix)]
        if (field, layer) not in self._seen.layers:
            found = (
                self.words(field) if not layer else (_text(raw)[1:] for raw in self._reader.expand_prefix(field, layer))
            )
            self._seen.layers[field, layer] = list(found)
        return self._seen.layers[field, layer]

    def frequency(self, field: str, term: str) -> int:
        """Return in how many articles a field has a term."""
        return int(self._reader.doc_frequency(field, term))


def _text(raw: bytes | str) -> str:
    return raw if isinstance(raw, str) else raw.decode("utf-8")
