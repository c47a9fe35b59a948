"""Where in a text stands what somebody looks for?  Texts → spans, whatever the case, the accents and the spaces.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.analysis.fold import fold
from artcli.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def occurrences(text: str, wanted: str) -> tuple[Span, ...]:
    """Return the places of a text, letter for letter but for case, accents and how wide its spaces are.

    >>> occurrences("A café near Café  Noir", "cafe noir")
    (Span(start=12, end=22),)
    """
    looked_for = _folded(wanted.strip())[0]
    if not looked_for:
        return ()
    letters, places = _folded(text)
    return tuple([Span(places[start], places[start + len(looked_for)]) for start in _starts(letters, looked_for)])


def _starts(letters: str, looked_for: str) -> Iterator[int]:
    start = letters.find(looked_for)
    while start >= 0:
        yield start
        start = letters.find(looked_for, start + len(looked_for))


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text as it is compared, and which character each of its letters came from; last, where it ends."""
    letters: list[str] = []
    places: list[int] = []
    spaced = False
    for place, character in enumerate(text):
        shown = " " if character.isspace() else fold(character)
        if shown == " " and spaced:
            continue
        spaced = shown == " "
        letters.append(shown)
        places += [place] * len(shown)
    return "".join(letters), [*places, len(text)]
