"""Which passages show best why an article matches?  Texts + terms → snippets with spans.  Pure: knows no index and no query.

A passage lies inside one block, begins and ends at word ends, and is chosen for how many different words of the query it
shows, then for how near they stand to each other, then for how early it comes.
"""

from __future__ import annotations

from bisect import bisect_right

from artcli.analysis.forms import STEM
from artcli.analysis.wanted import matching_by_block, matching_words
from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.model import Snippet, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.analysis.words import Token

LONGEST = 240
"""Characters of a passage: three lines of 80."""

LEAD_IN = 60
"""Characters shown before the first match, where there are so many."""

ELLIPSIS = "…"


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
    return tuple([Span(word.start, word.end) for word in matching_words(text, terms, language)])


def snippets(
    blocks: Sequence[str], terms: frozenset[str], most: int = 3, language: str | None = None
) -> tuple[Snippet, ...]:
    """Return the best passages of an article's blocks, at most ``most`` of them, in the article's order.

    Without a match it is the beginning of the article.
    """
    windows = [
        window
        for number, found in enumerate(matching_by_block(blocks, terms, language))
        if found
        for window in _windows(number, found)
    ]
    windows.sort(key=lambda window: window.gain, reverse=True)
    chosen = sorted(_disjoint(windows, most), key=lambda window: (window.block, window.matches[0].start))
    if not chosen:
        return tuple([_cut(blocks[0], 0, ())]) if blocks else ()
    return tuple([_cut(blocks[window.block], window.matches[0].start, window.matches) for window in chosen])


def _windows(number: int, found: list[Token]) -> Iterable[_Window]:
    ends = [word.end for word in found]
    meanings = [_meaning(word) for word in found]
    for first, word in enumerate(found):
        last = bisect_right(ends, word.start + LONGEST - LEAD_IN, first)
        distinct = len(set(meanings[first:last])) if last > first + 1 else last - first
        near = (word.start - ends[last - 1]) // 40 if distinct > 1 else 0
        yield _Window((distinct, near, -number), number, tuple(found[first:last]) or (word,))


def _meaning(word: Token) -> str:
    """Return what two forms of a word share: its stem, where it has one of its own."""
    for term in word.terms:
        if term[0] == STEM:
            return term[1:]
    return word.terms[0]


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
