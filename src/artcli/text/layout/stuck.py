"""Which words lost the space between them?  Pieces go in; ``early.The`` and ``talksThe`` come out as two words.

Only where the second is a word that begins sentences, and the first is a word of the text: names and file names stay whole.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artcli.text.draft import Draft
    from artcli.text.layout.pieces import Piece

_SHAPES = bytes([97 if 97 <= code <= 122 or code == 46 else 65 if 65 <= code <= 90 else 32 for code in range(256)])
"""A small letter or a full stop becomes ``a``, a capital ``A``: so that one search tells whether anything may be stuck."""

_HIT = re.compile(b"A(?<=aA)")

_OPENERS = """The This That These Those There Then They But And His Her She Its Our When While With What For From Not You Your
    Der Die Das Ein Eine Sie Wir Und Aber Les Des Une Elle Ils Mais Dans Los Las Una Pero Ella Uma Ele Ela Mas Gli Della Nel
    Het Een Zij Maar"""
_SECOND = "|".join(_OPENERS.split())
_STUCK = re.compile(
    rf"(?<![^\s(\[“\"‘«—–])(?P<first>[^\W\d_A-Z]{{2,40}})(?P<stop>\.?)(?P<second>{_SECOND})(?![\w@:/.-])"
)
_SECONDS = tuple(map(str.encode, _OPENERS.split()))
_WORD_LENGTH = max(map(len, _SECONDS))
_STUCK_AT = re.compile(rf"(?<=[a-z.])(?:{_SECOND})(?![\w@:/.-])")
_WORD = re.compile(r"[^\W\d_]+")


def part_stuck(pieces: list[Piece], draft: Draft) -> None:
    """Put spaces between words that are stuck together."""
    text = "\n".join([piece.text for piece in pieces])
    if not may_be_stuck(text):
        return
    known = _known(text)
    for piece in pieces:
        if piece.kind == "paragraph":
            piece.text, count = _part(piece.text, known)
            draft.count("stuck_words", count)


def is_second(letters: bytes, at: int) -> bool:
    """Tell whether one of the words may stand at a place."""
    return letters.startswith(_SECONDS, at)


def may_be_stuck(text: str) -> bool:
    """Tell whether one of the words stands behind a small letter or a full stop; a text of 2.5 kB takes 2 µs."""
    letters = text.encode("utf-8", "surrogatepass")
    shapes = letters.translate(_SHAPES)
    if _HIT.search(shapes) is None:
        return False
    words = [letters[hit.start() : hit.start() + _WORD_LENGTH] for hit in _HIT.finditer(shapes)]
    return any([word.startswith(_SECONDS) for word in words]) and _STUCK_AT.search(text) is not None


def _known(text: str) -> set[str]:
    """Collect the words of a text, with those that a full stop parts already."""
    known = set(_WORD.findall(text))
    for match in _STUCK.finditer(text):
        if match["stop"]:
            known.update((match["first"], match["second"]))
    return known


def _part(text: str, known: set[str]) -> tuple[str, int]:
    count = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal count
        first, stop, second = match["first"], match["stop"], match["second"]
        if not first.islower() or not (stop or (first in known and second in known)):
            return match[0]
        count += 1
        return f"{first}{stop} {second}"

    return _STUCK.sub(replace, text), count
