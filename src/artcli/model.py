"""What is an article?  The values that cross every border of the program.

Pure: imports nothing of artcli, touches no file, clock or terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "list_item", "quote", "verse", "table", "code"]

WORDS_A_MINUTE = 238
"""Silent reading speed of adults for non-fiction in English (Brysbaert 2019, a meta-analysis of 190 studies)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article's body that keeps its shape.

    Paragraphs, headings, list items and quotes are one line; verse, tables and code keep their line breaks.
    A list item keeps its marker (``- ``, ``2. ``).
    """

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A kind of damage that was mended, and how many times."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of the file that isn't in the article, and why."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """What its author wrote, without what the file put around it.

    ``date`` and ``updated`` are ISO 8601, as exact as the text says (``2019``, ``2019-02``, ``2019-02-13``); ``language`` is
    an ISO 639-1 code.  ``hints`` names the fields that were not in the text but taken from the file's name or times.
    """

    title: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    subtitle: str | None = None
    date: str | None = None
    updated: str | None = None
    source: str | None = None
    place: str | None = None
    language: str | None = None
    words: int = 0
    repairs: tuple[Repair, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """All blocks' text, parted by blank lines."""
        return "\n\n".join([block.text for block in self.blocks])

    @property
    def minutes(self) -> int:
        """Reading time in whole minutes, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))
