"""What is an article?  The values that cross every border of the program.

Pure: imports nothing of artcli, touches no file, clock or terminal.
"""

from __future__ import annotations

from typing import Literal

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


@dataclass(frozen=True, slots=True)
class ArticleMarks:
    """What the reader has added to an article: its tags, in order, and the note on it; ``unread`` is a tag."""

    tags: tuple[str, ...]
    note: str | None

    @property
    def read(self) -> bool:
        """Whether the article has been read."""
        return "unread" not in self.tags


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
    """One result of a search; ``rank`` counts from 1.  ``versions`` are the ids of its other versions in the library."""

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
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A thing with its number: a facet's value, a word, a year or month (ISO 8601) of a histogram."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """How the matching articles part by one of their sides (``authors``, ``sources``, ``years``, ``languages``, ``names``, ``tags``).

    ``values`` are the most frequent first; ``more`` counts the values that aren't among them.
    """

    name: str
    values: tuple[Count, ...]
    more: int = 0


How = Literal["exact", "accents", "stem", "pattern", "joined", "near", "added"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a word of a query counts for a hit: the word of the text, how it was met, where, how often, and what it added.

    A nearness of two words is evidence too: ``word`` is both, ``how`` is ``"near"``; of a word that an expansion weighs, it is ``"added"``.
    A tag that the query asks for (``tag:kor*``) is evidence that adds nothing, its field ``"tag"``.
    """

    word: str
    form: str
    how: How
    field: str
    times: int
    added: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A query as it was understood, the evidence for each hit in the order of the hits, and what each word alone would bring."""

    query: str
    evidence: tuple[tuple[Evidence, ...], ...] = ()
    alone: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found: the hits asked for, of ``total`` that match; ``library`` counts all articles searched.

    ``widened`` says that no article has all the words, and these have any of them.  ``suggestion`` is a query that finds
    ``suggested`` articles where this one finds none; ``alone`` what each of its words finds by itself.  ``added`` are the words that
    an expansion put to the query.  ``facets``, ``histogram`` and ``explanation`` are there when they were asked for.
    ``left_out`` counts the matches before the last of the hits that aren't shown, being versions of one that is.
    """

    query: str
    total: int
    library: int
    hits: tuple[Hit, ...]
    seconds: float
    suggestion: str | None = None
    suggested: int | None = None
    alone: tuple[Count, ...] = ()
    widened: bool = False
    added: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    histogram: tuple[Count, ...] = ()
    explanation: Explanation | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The articles of a query by their dates: how many a period, and a telling line of each, in the order of their dates.

    ``counts`` has every period (a month, or a year where the articles span more than a decade) from the first article to the last.
    """

    query: str
    total: int
    undated: int
    counts: tuple[Count, ...]
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name, when it last ran (ISO 8601 in UTC), and how many articles match that weren't there then."""

    name: str
    query: str
    last_run: str | None = None
    new: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a library comes to: articles, their words, and how they part by date, source, author and language, the most frequent first.

    ``months`` (``2019-02``) and ``days`` (``2019-02-13``) count the articles whose dates are that exact, ``years`` all that are dated, each in
    the order of time and without those that have none.  ``committed`` is ISO 8601 in UTC; ``deleted`` articles still take room.
    """

    articles: int
    words: int
    years: tuple[Count, ...]
    months: tuple[Count, ...]
    days: tuple[Count, ...]
    sources: tuple[Count, ...]
    authors: tuple[Count, ...]
    languages: tuple[Count, ...]
    undated: int
    path: str
    bytes: int
    segments: int
    deleted: int
    generation: int
    committed: str | None


Outcome = Literal["added", "updated", "unchanged", "moved", "duplicate", "skipped", "failed", "removed", "gone"]
OUTCOMES: tuple[Outcome, ...] = ("added", "updated", "unchanged", "moved", "duplicate", "skipped", "failed")
"""What can become of a file that there is."""
ABSENT: tuple[Outcome, ...] = ("removed", "gone")
"""Of one that there is no more: taken out of the library, or left in it."""


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
class Identity:
    """By what an article is known again though no index has its id.

    ``path`` is its file's, as the index has it among its keys (``-`` for standard input); ``digest`` the hash of that file's bytes, empty
    where there is none; ``content`` the article's ``content_hash``.
    """

    article: str
    path: str
    digest: str
    content: str
    title: str


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


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that would come out otherwise if it were made again from its file: its id, the file, and both articles."""

    id: str
    path: str
    before: Article
    after: Article


@dataclass(frozen=True, slots=True)
class Differences:
    """What making ``articles`` again would change, by a sample: of ``looked_at``, ``changed`` would come out otherwise, and ``failed`` can't be read.

    ``examples`` are some of the changed ones.
    """

    articles: int
    looked_at: int
    changed: int
    failed: tuple[FileOutcome, ...] = ()
    examples: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    """A line that recurs at the edges of many articles of a source, and is left out of them.

    ``source`` is the outlet's name, or, where ``is_folder``, the folder of articles that name none; ``articles`` is how many had the line
    when they were ingested, ``examples`` the ids of some of them.
    """

    source: str
    line: str
    articles: int
    examples: tuple[str, ...] = ()
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Learned:
    """What a run changed in ``articles`` that were there, or were read before it was learned: lines left out of them, and put back."""

    out: tuple[FurnitureLine, ...]
    back: tuple[FurnitureLine, ...]
    articles: int
