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


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the library: where it came from, when, and the id it keeps for life.

    ``path`` is absolute, or ``-`` for standard input; ``ingested`` is ISO 8601 in UTC; ``short_id`` is the shortest prefix of
    ``id``, of four characters or more, that no other article shares.
    """

    id: str
    short_id: str
    path: str
    ingested: str
    article: Article


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of an article, cut at word ends, with the spans of the words that matched.

    Where the passage leaves out words before or after it, it begins or ends with an ellipsis.
    """

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One result of a search; ``rank`` counts from 1."""

    rank: int
    id: str
    short_id: str
    score: float
    title: str
    title_spans: tuple[Span, ...]
    authors: tuple[str, ...]
    date: str | None
    source: str | None
    language: str | None
    path: str
    words: int
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found: the hits asked for, of ``total`` that match; ``library`` counts all articles searched.

    ``suggestion`` is a query that finds something where this one finds nothing.
    """

    query: str
    total: int
    library: int
    hits: tuple[Hit, ...]
    seconds: float
    suggestion: str | None = None


Outcome = Literal["added", "updated", "unchanged", "moved", "duplicate", "skipped", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("added", "updated", "unchanged", "moved", "duplicate", "skipped", "failed")


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file at ingest; ``reason`` says why, in words for a person."""

    path: str
    outcome: Outcome
    id: str | None = None
    title: str | None = None
    reason: str | None = None
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingest came to: files by outcome, and the library as it is after it.

    ``first_year`` and ``last_year`` are those of the dated articles of the whole library.
    """

    counts: dict[Outcome, int]
    articles: int
    bytes: int
    seconds: float
    first_year: int | None = None
    last_year: int | None = None
