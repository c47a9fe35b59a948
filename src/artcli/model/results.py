"""What does a question about a library find?  Hits, and what articles come to together."""

from __future__ import annotations

from artcli.hints import Literal
from artcli.values import dataclass


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
