"""Which terms are nearly a word?  A sorted range of terms → those that so many changes make of the word.

One change leaves the first half of a word as it is, or the second, unless it swaps the letters where they meet: so terms are looked
for by their beginning and by their end.  For more changes all terms are looked at that are about as long, and made of nearly the same
bytes, which takes a sixth of a microsecond each; a walk that skips what begins too differently took four times as long.
"""

from __future__ import annotations

from artcli.analysis.distance import edit_distance
from artcli.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.index.segments.terms import TermRange


WIDEST = 4
"""Bytes of a letter at the most."""
_BEHIND_MARKS = b"\x05"


def one_change_away(terms: TermRange, layer: str, word: str) -> set[bytes]:
    """Return those of a layer's terms, without their mark, that have half of a word, and all that one change makes of it among them."""
    mark, half = layer.encode(), len(word) // 2
    first, last = [part.encode("utf-8", "surrogatepass") for part in (word[:half], word[half:])]
    swapped = word[: half - 1] + word[half : half + 1] + word[half - 1 : half] + word[half + 1 :]
    whole = mark + swapped.encode("utf-8", "surrogatepass")
    found = [whole] if terms.index(whole) >= 0 else []
    length = len(mark) + len(first) + len(last)
    least, most = length - WIDEST, length + WIDEST
    found += [term for term in terms.slice(terms.prefix(mark + first)) if least <= len(term) <= most]
    found += [term for term in terms.ending(last, of_layer(terms, mark, b"")) if least <= len(term) <= most]
    return {term[len(mark) :] for term in found}


def is_one_change_away(word: str, other: str) -> bool:
    """Tell whether a letter that is changed, comes, goes or swaps with its neighbour makes one word of another, or nothing has to.

    >>> [is_one_change_away("harbour", other) for other in ("harbor", "harbuor", "harbour", "arbor")]
    [True, True, True, False]
    """
    shortest = min(len(word), len(other))
    at = 0
    while at < shortest and word[at] == other[at]:
        at += 1
    rest, others = word[at:], other[at:]
    if rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]:
        return True
    return len(rest) > 1 and rest[:2] == others[1::-1] and rest[2:] == others[2:]


def some_changes_away(terms: TermRange, layer: str, word: str, most: int, beginning: str = "") -> set[bytes]:
    """Return those of a layer's terms, without their mark, that begin so and may be ``most`` changes away: few of them aren't."""
    mark, raw = layer.encode(), word.encode("utf-8", "surrogatepass")
    wide = WIDEST * most
    least, longest = len(mark) + len(raw) - wide, len(mark) + len(raw) + wide
    raw_or_mark = raw + mark
    found = set()
    for term in terms.slice(of_layer(terms, mark, beginning.encode("utf-8", "surrogatepass"))):
        if least <= len(term) <= longest:
            other = term.translate(None, raw_or_mark)
            if len(other) <= most or (len(other) <= wide and not other.isascii()):
                found.add(term[len(mark) :])
    return with_most_bytes(found, raw, most)


def with_most_bytes(words: Iterable[bytes], raw: bytes, most: int) -> set[bytes]:
    """Return those of some words that lack no more than ``most`` of a word's ASCII bytes; any that lack others."""
    return {one for one in words if len(missing := raw.translate(None, one)) <= most or not missing.isascii()}


def is_near(word: str, other: str, most: int) -> bool:
    """Tell whether ``most`` changes make one word of another."""
    return is_one_change_away(word, other) if most == 1 else edit_distance(word, other, most) <= most


def of_layer(terms: TermRange, mark: bytes, beginning: bytes) -> range:
    """Return the places of a layer's terms that begin so."""
    if mark or beginning:
        return terms.prefix(mark + beginning)
    return range(terms.find(_BEHIND_MARKS), len(terms))
