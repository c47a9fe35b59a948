"""Where in an article do words stand next to each other, and which sentences are they in?  Blocks and words → passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.analysis.fold import fold
from artcli.text.layout.sentences import CLOSERS, DOUBTFUL, LOWER, QUOTE, STOP, STOPS, UPPER, end_of, start_of
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import Block

_WORD = re.compile(r"\w+")
_END = re.compile(rf"[{re.escape(STOPS)}][{re.escape(CLOSERS)}]{{0,4}}(?:\s+|(?<=[。！？])(?=.))")
_SET = ("verse", "table", "code")
"""Blocks whose lines are their own: of them lines are quoted, not sentences."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters ``start`` to ``end`` (exclusive) of a block, counted from 0."""

    place: int
    start: int
    end: int


def passages(blocks: Sequence[Block], words: str) -> list[Passage]:
    """Return where words stand next to each other, whatever is between them, their capitals and their accents.

    Where they are whole words nowhere, they may be parts of some: scripts without spaces have no others.
    """
    wanted = _WORD.findall(fold(words))
    if not wanted:
        return []
    found = [one for place, block in enumerate(blocks) for one in _whole(place, block.text, wanted)]
    return found or [one for place, block in enumerate(blocks) for one in _parts(place, block.text, words.lower())]


def _whole(place: int, text: str, wanted: Sequence[str]) -> Iterator[Passage]:
    tokens = [(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    said = [token[0] for token in tokens]
    at = 0
    while at + len(wanted) <= len(said):
        if said[at] == wanted[0] and said[at : at + len(wanted)] == list(wanted):
            yield Passage(place, tokens[at][1], tokens[at + len(wanted) - 1][2])
            at += len(wanted)
        else:
            at += 1


def _parts(place: int, text: str, wanted: str) -> Iterator[Passage]:
    lowered = text.lower()
    if len(lowered) != len(text):  # İ becomes two
        lowered = text
    at = lowered.find(wanted)
    while at >= 0:
        yield Passage(place, at, at + len(wanted))
        at = lowered.find(wanted, at + len(wanted))


def widened(block: Block, passage: Passage) -> Passage:
    """Return the sentences that a passage is in; of verse, tables and code the lines."""
    text = block.text
    ends = _line_ends(text) if block.kind in _SET else _sentence_ends(text)
    start = max([end for end in ends if end <= passage.start], default=0)
    end = min([end for end in ends if end >= passage.end], default=len(text))
    shown = text[start:end].rstrip()
    return Passage(passage.place, start, start + len(shown))


def _line_ends(text: str) -> list[int]:
    return [match.end() for match in re.finditer("\n", text)]


def _sentence_ends(text: str) -> list[int]:
    """Return where sentences end, behind the space after each."""
    ends = []
    for match in _END.finditer(text):
        before, after = text[max(0, match.end() - 60) : match.end()].rstrip(), text[match.end() : match.end() + 40]
        end, start = end_of(before), start_of(after)
        if (end == STOP and start != LOWER) or (end == DOUBTFUL and start in (UPPER, QUOTE)):
            ends.append(match.end())
    return ends
