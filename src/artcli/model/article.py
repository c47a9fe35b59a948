"""What is an article, and what is it in a library?  Its values."""

from __future__ import annotations

from artcli.hints import Literal
from artcli.values import dataclass

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
    """Text of the file that isn't in the article, and why.

    Of a block that was left out as a line which recurs in its source, ``at`` is its place among all blocks, these too, and ``block`` its
    kind: so it can be put back.
    """

    kind: str
    text: str
    at: int | None = None
    block: BlockKind | None = None


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
    def whole(self) -> tuple[Block, ...]:
        """All blocks that the file has, those too that were left out as lines which recur in its source."""
        out = [(one.at, Block(one.block, one.text)) for one in self.dropped if one.at is not None and one.block]
        if not out:
            return self.blocks
        blocks = [*self.blocks]
        for at, block in sorted(out, key=lambda one: one[0]):
            blocks.insert(at, block)
        return tuple(blocks)

    @property
    def minutes(self) -> int:
        """Reading time in whole minutes, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))


@dataclass(frozen=True, slots=True)
class Hints:
    """What a file's format says of its article beside the text: it holds whatever the text seems to say; the fields are ``Article``'s.

    ``dropped`` is what the format itself left out.
    """

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    updated: str | None = None
    source: str | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """Another article that says nearly the same as one: what a reader needs to choose between them."""

    id: str
    short_id: str
    title: str
    date: str | None
    source: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the library: where it came from, when, and the id it keeps for life.

    ``path`` is absolute, or ``-`` for standard input; ``ingested`` is ISO 8601 in UTC; ``short_id`` is the shortest prefix of
    ``id``, of four characters or more, that no other article shares.  ``copies`` are the other files that make the same article,
    ``versions`` other articles that say nearly the same.
    """

    id: str
    short_id: str
    path: str
    ingested: str
    article: Article
    copies: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
