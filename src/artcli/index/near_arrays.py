"""Which terms are nearly a word, where there are millions?  What ``segments.nearby`` finds by looking at each, by numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from artcli.index.segments.nearby import WIDEST, of_layer, with_most_bytes

if TYPE_CHECKING:
    from artcli.index.segments.terms import TermRange


def some_changes_away(terms: TermRange, layer: str, word: str, most: int) -> set[bytes]:
    """Return those of a layer's terms, without their mark, that may be ``most`` changes away: no Python is run for the others.

    Raises ``IndexDamagedError``.
    """
    mark, raw = layer.encode(), word.encode("utf-8", "surrogatepass")
    places = of_layer(terms, mark, b"")
    if not places:
        return set()
    text, stops, start = terms.texts(places)
    ends = np.asarray(stops).astype(np.int64) - start
    lengths = np.diff(ends, prepend=0)
    if ends[-1] != len(text) or lengths.min() <= 0:
        raise terms.out_of_order()
    letters = np.frombuffer(text, np.uint8)
    is_other = np.ones(256, np.uint8)
    is_other[list(raw + mark)] = 0
    others = np.add.reduceat(is_other[letters], ends - lengths, dtype=np.int64)
    has_others = np.zeros(len(ends), bool)
    has_others[np.searchsorted(ends, np.flatnonzero(letters > 127), "right")] = True
    wide = WIDEST * most
    likely = (others <= most) | (has_others & (others <= wide))
    likely &= np.abs(lengths - len(mark) - len(raw)) <= wide
    pairs = zip((ends - lengths)[likely].tolist(), ends[likely].tolist(), strict=True)
    return with_most_bytes([bytes(text[one + len(mark) : end]) for one, end in pairs], raw, most)
