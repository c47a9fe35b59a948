"""Which passages show best why an article matches?  Texts + terms → snippets with spans.  Pure: knows no index and no query.

A passage lies inside one block, begins and ends at word ends, and is chosen for how many different words of the query it
shows, then for how near they stand to each other, then for how early it comes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from artcli.analysis.forms import STEM, forms_of
from artcli.analysis.words import Token, tokens
from artcli.model import Snippet, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 240
"""Characters of a passage: three lines of 80."""

LEAD_IN = 60
"""Characters shown before the first match, where there are so many."""

ELLIPSIS = "…"

_CHUNK = re.compile(r"\S+")
_AROUND = ".,;:!?\"'()[]…“”‘’«»–—"
"""Signs that belong to no word where they stand before or behind it."""
_NUMBER_APART = re.compile(r"[0-9][ \u00a0\u202f][0-9]{3}(?![0-9])")
"""The one word that has a space in it: 10 000."""
_MOST_CHUNKS = 200_000
"""Chunks remembered of a language: some 40 MB; an article has a few hundred that no other has."""
_LONGEST_CHUNK = 40
"""Characters of a chunk that is remembered: one of a script without spaces is half a sentence, and doesn't come again."""


class _Window(NamedTuple):
    """Matches that fit into one passage; ``gain`` is what a reader learns from it."""

    gain: tuple[int, int, int]
    block: int
    matches: tuple[Token, ...]


def matches_in(text: str, terms: frozenset[str], language: str | None = None) -> tuple[Span, ...]:
    r"""Return the spans of the words of a text that are looked up by one of the terms.

    >>> matches_in("Two summits, one deal", frozenset({"\x01summit"}))
    (Span(start=4, end=11),)
    """
    return tuple([Span(word.start, word.end) for word in _matching(text, terms, language)])


def snippets(
    blocks: Sequence[str], terms: frozenset[str], most: int = 3, language: str | None = None
) -> tuple[Snippet, ...]:
    """Return the best passages of an article's blocks, at most ``most`` of them, in the article's order.

    Without a match it is the beginning of the article.
    """
    windows = [window for number, block in enumerate(blocks) for window in _windows(number, block, terms, language)]
    windows.sort(key=lambda window: window.gain, reverse=True)
    chosen = sorted(_disjoint(windows, most), key=lambda window: (window.block, window.matches[0].start))
    if not chosen:
        return tuple([_cut(blocks[0], 0, ())]) if blocks else ()
    return tuple([_cut(blocks[window.block], window.matches[0].start, window.matches) for window in chosen])


def _windows(number: int, block: str, terms: frozenset[str], language: str | None) -> Iterable[_Window]:
    found = _matching(block, terms, language)
    ends = [word.end for word in found]
    meanings = [_meaning(word) for word in found]
    for first, word in enumerate(found):
        last = bisect_right(ends, word.start + LONGEST - LEAD_IN, first)
        inside = tuple(found[first:last])
        distinct = len(set(meanings[first:last]))
        gap = inside[-1].end - word.start if inside else LONGEST
        yield _Window((distinct, -gap // 40 if distinct > 1 else 0, -number), number, inside or (word,))


class _Chunks(dict[str, tuple[str, ...]]):
    """What stands between spaces in texts of one language → the terms of all words in it, worked out once."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language
        self._forms = forms_of(language)

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        bare = chunk.strip(_AROUND)
        if bare.isascii() and bare.isalpha():
            terms = self._forms[bare]
        else:
            terms = tuple([term for word in tokens(chunk, self._language) for term in word.terms])
        if len(self) < _MOST_CHUNKS and len(chunk) <= _LONGEST_CHUNK:
            self[chunk] = terms
        return terms


_chunks = cache(_Chunks)


def _matching(text: str, terms: frozenset[str], language: str | None) -> list[Token]:
    """Return the words of a text that are looked up by one of the terms; their positions aren't to be relied on.

    Most words of a text match nothing: no Python is run for these, which more than halves the time (10 articles of 560
    words: 3.1 ms for 7.4).
    """
    if _NUMBER_APART.search(text):
        return [word for word in tokens(text, language) if not terms.isdisjoint(word.terms)]
    others = list(map(terms.isdisjoint, map(_chunks(language).__getitem__, text.split())))
    if False not in others:
        return []
    return [
        Token(word.terms, word.position, word.start + start, word.end + start)
        for chunk in compress(_CHUNK.finditer(text), map(not_, others))
        for start in (chunk.start(),)
        for word in tokens(chunk.group(), language)
        if not terms.isdisjoint(word.terms)
    ]


def _meaning(word: Token) -> str:
    """Return what two forms of a word share: its stem, where it has one of its own."""
    return next((term[1:] for term in word.terms if term[0] == STEM), word.terms[0])


def _disjoint(windows: Sequence[_Window], most: int) -> list[_Window]:
    """Take the best windows, a second one of another block, and each further one only for words not shown yet."""
    chosen: list[_Window] = []
    shown: set[str] = set()
    for window in windows:
        new = {_meaning(word) for word in window.matches} - shown
        if len(chosen) == most:
            break
        if new or (len(chosen) == 1 and window.block != chosen[0].block):
            chosen.append(window)
            shown |= new
    return chosen


def _cut(block: str, match_start: int, matches: Sequence[Token]) -> Snippet:
    """Cut the passage round a match out of its block, at word ends, on one line."""
    start = _word_start(block, match_start - LEAD_IN) if match_start > LEAD_IN else 0
    end = _word_end(block, start + LONGEST, matches[0].end if matches else 0)
    before = f"{ELLIPSIS} " if start else ""
    after = f" {ELLIPSIS}" if end < len(block) else ""
    shift = len(before) - start
    spans = tuple([Span(word.start + shift, word.end + shift) for word in matches if word.end <= end])
    passage = block[start:end].replace("\n", " ").replace("\t", " ")
    return Snippet(f"{before}{passage}{after}", spans)


def _word_start(block: str, place: int) -> int:
    """Return the start of the first word, or of the sentence close by, from ``place`` on."""
    sentence = block.find(". ", place, place + LEAD_IN // 2)
    if sentence >= 0:
        return sentence + 2
    space = block.find(" ", place, place + LEAD_IN)
    return place if space < 0 else space + 1


def _word_end(block: str, place: int, least: int) -> int:
    """Return the end of the last word that ends by ``place``, not before ``least``."""
    if place >= len(block):
        return len(block)
    space = block.rfind(" ", least, place + 1)
    return max(place if space < 0 else space, least)
