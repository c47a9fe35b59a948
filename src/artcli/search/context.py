"""What is searched, and how is the request understood?  An index and a request → what every part of a search asks for."""

from __future__ import annotations

from functools import partial

from artcli.hints import TYPE_CHECKING, Protocol
from artcli.index.vocabulary import Vocabulary
from artcli.query.compile import SCHEMA_FIELDS, TEXT_FIELDS, Compiler
from artcli.query.parse import parse
from artcli.query.tree import And, Node, Phrase, printed
from artcli.search.limits import check_cost
from artcli.search.lists import Lists, lists_of
from artcli.search.loose import any_of, distinct
from artcli.search.matching import Matches, Matching
from artcli.search.scored import ScoredWord, scored_words
from artcli.search.scoring import Scorer
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Sequence, Sized
    from datetime import date

    from artcli.index.snapshot import Snapshot
    from artcli.search.request import SearchRequest


class Looks(Protocol):
    """What looks at a library for a query; whatever keeps the library."""

    @property
    def request(self) -> SearchRequest:
        """What was asked."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Where words are looked for."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that there are."""

    def matching(self, tree: Node) -> Sized:
        """Return what a tree matches."""

    def read(self, query: str) -> Node:
        """Return the tree of another query."""


@dataclass(frozen=True, slots=True)
class Context:
    """One look at an index: what was asked, the languages and fields that words are looked for in, and what was found."""

    snapshot: Snapshot
    request: SearchRequest
    languages: tuple[str | None, ...]
    fields: tuple[str, ...]
    vocabulary: Vocabulary
    segments: tuple[Lists, ...]
    found: Matching

    @classmethod
    def of(cls, snapshot: Snapshot, request: SearchRequest) -> Context:
        """Begin a search."""
        fields = tuple([SCHEMA_FIELDS.get(name, name) for name in request.fields]) or TEXT_FIELDS
        vocabulary = Vocabulary(snapshot)
        segments = lists_of(snapshot)
        matching = Matching(segments, vocabulary)
        return cls(snapshot, request, library_languages(snapshot), fields, vocabulary, segments, matching)

    @property
    def library(self) -> int:
        """How many articles the index holds."""
        return self.snapshot.documents

    def matching(self, tree: Node) -> Matches:
        """Return the articles that a tree matches.

        Raises ``QuerySyntaxError`` for what this library can't answer.
        """
        compiler = Compiler(self.vocabulary, self.languages, self.fields, self.request.marks)
        return self.found.documents(compiler.compile(distinct(tree)), counted=self.request.counted)

    def words(self, tree: Node) -> list[ScoredWord]:
        """Return the words of a tree that count."""
        return scored_words(tree, self.vocabulary, self.languages, self.fields)

    def scorer(self, words: Sequence[ScoredWord]) -> Scorer:
        """Return what scores articles by these words."""
        return Scorer(words, self.snapshot, self.vocabulary, self.segments)

    def read(self, query: str) -> Node:
        """Return the tree of another query, read as this request's is.

        Raises ``QuerySyntaxError``.
        """
        return read_query(replace(self.request, query=query))


def read_query(request: SearchRequest) -> Node:
    """Return the tree of a request's query, its words joined as the request says.

    Raises ``QuerySyntaxError``.
    """
    today = partial(today_of, request)
    tree: Node = parse(request.query, today)
    if request.joint == "phrase":
        return Phrase(printed(tree).replace('"', " "))
    if request.saved is not None:
        from artcli.query.saved import Lookup, resolve  # noqa: PLC0415  (only for a query that names one)

        tree = resolve(tree, Lookup(request.query, dict(request.saved), today))
    if request.joint == "any" and isinstance(tree, And):
        tree = any_of(tree)
    check_cost(tree, request.query)
    return tree


def today_of(request: SearchRequest) -> date:
    """Return the day that a request's dates count from."""
    from datetime import date  # noqa: PLC0415  (a millisecond, for queries that have dates)

    return date.fromisoformat(request.today) if request.today else date.today()  # noqa: DTZ011  (the reader's own day)


def library_languages(snapshot: Snapshot) -> tuple[str | None, ...]:
    """Return the languages of a library's articles; English stands in where none is known."""
    return tuple([language for language in snapshot.languages() if language]) or (None,)
