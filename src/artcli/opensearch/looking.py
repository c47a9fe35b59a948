"""What is searched in a cluster, and how is the request understood?  A library there and a request → what every part of a search asks for.

What ``search.context`` is for a folder: plans are compiled by the same compiler, words that count are told by the same rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.opensearch.asking import Asking, total_of
from artcli.opensearch.best import Weighed
from artcli.opensearch.dsl import clause_of
from artcli.opensearch.frequencies import Frequencies, any_form, terms_of_words
from artcli.opensearch.limits import in_rounds
from artcli.opensearch.mapping import MEASURED, length_of
from artcli.opensearch.terms import ShardTerms
from artcli.opensearch.vocabulary import RemoteVocabulary
from artcli.query.compile import SCHEMA_FIELDS, TEXT_FIELDS, Compiler
from artcli.search.context import read_query
from artcli.search.loose import distinct, loosened
from artcli.search.scored import ScoredWord, scored_words
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from artcli.model import Results
    from artcli.opensearch.dsl import Clause
    from artcli.query.plan import Plan
    from artcli.query.tree import Node
    from artcli.search.request import SearchRequest
    from artcli.search.scored import FieldForms

_MOST_LANGUAGES = 200
_MOST_LOOKS = 4
"""Times that a query is compiled, each time with more of its terms known."""


@dataclass(frozen=True, slots=True)
class Library:
    """What is known of a library before a search: how many articles, in which languages, the most frequent first, how long fields are on average."""

    articles: int
    languages: tuple[str, ...]
    shards: int
    averages: Mapping[str, float]

    @classmethod
    def of(cls, asking: Asking) -> Library:
        """Ask.

        Raises an ``IndexStoreError``.
        """
        wanted: dict[str, Any] = {"languages": {"terms": {"field": "language", "size": _MOST_LANGUAGES}}}
        wanted |= {name: {"avg": {"field": length_of(name)}} for name in MEASURED}
        answer = asking.search({"size": 0, "track_total_hits": True, "aggs": wanted})
        found = answer["aggregations"]
        languages = tuple([one["key"] for one in found["languages"]["buckets"]])
        averages = {name: found[name]["value"] or 0.0 for name in MEASURED}
        return cls(total_of(answer), languages, int(answer["_shards"]["total"]), averages)


class Counted:
    """How many articles a tree matches: what is known of them before they are fetched."""

    __slots__ = ("_count", "clause")

    def __init__(self, clause: Clause, count: int) -> None:
        """Take what finds them, and their number."""
        self.clause = clause
        self._count = count

    def __len__(self) -> int:
        return self._count


@dataclass(frozen=True, slots=True)
class Looking:
    """One look at a library: what was asked, the languages and fields that words are looked for in."""

    asking: Asking
    request: SearchRequest
    library: int
    languages: tuple[str | None, ...]
    fields: tuple[str, ...]
    vocabulary: RemoteVocabulary
    shards: int
    averages: Mapping[str, float]
    terms: ShardTerms | None
    counted: dict[FieldForms, int]

    @classmethod
    def at(cls, asking: Asking, request: SearchRequest) -> Looking:
        """Begin a search.

        Raises an ``IndexStoreError``.
        """
        known = Library.of(asking)
        fields = tuple([SCHEMA_FIELDS.get(name, name) for name in request.fields]) or TEXT_FIELDS
        languages = known.languages or (None,)
        terms = ShardTerms(asking) if known.shards == 1 else None
        vocabulary = RemoteVocabulary(asking, terms)
        return cls(
            asking, request, known.articles, languages, fields, vocabulary, known.shards, known.averages, terms, {}
        )

    def plan(self, tree: Node) -> Plan:
        """Return what to look up for a tree.

        Raises ``QuerySyntaxError`` for what this library can't answer.
        """
        compiler = Compiler(self.vocabulary, self.languages, self.fields, self.request.marks)
        found = compiler.compile(distinct(tree))
        for _ in range(_MOST_LOOKS):
            if not self.vocabulary.learn():
                break
            found = compiler.compile(distinct(tree))
        return found

    def clause(self, tree: Node) -> Clause:
        """Return what finds the articles that a tree matches.

        Raises ``QuerySyntaxError``.
        """
        return in_rounds(self.asking, clause_of(self.plan(tree)), self.request.query)

    def matching(self, tree: Node, *, scored: bool = False) -> Counted:
        """Return how many articles a tree matches; where it is to be ``scored``, its words are counted by the same request.

        Raises ``QuerySyntaxError``.
        """
        if not scored:
            clause = self.clause(tree)
            return Counted(clause, self.asking.counts([clause])[0])
        self.vocabulary.foresee(terms_of_words([word.forms for word in self._words(tree)]))
        clause = self.clause(tree)
        new = [forms for forms in dict.fromkeys([word.forms for word in self.words(tree)]) if forms not in self.counted]
        count, *counts = self.asking.counts([clause, *[any_form(forms) for forms in new]])
        self.counted.update(zip(new, counts, strict=True))
        return Counted(clause, count)

    def words(self, tree: Node) -> list[ScoredWord]:
        """Return the words of a tree that count."""
        found = self._words(tree)
        return self._words(tree) if self.vocabulary.learn() else found

    def _words(self, tree: Node) -> list[ScoredWord]:
        return scored_words(tree, self.vocabulary, self.languages, self.fields)

    def weighed(self, words: Sequence[ScoredWord]) -> Weighed:
        """Return what words that count weigh in the library."""
        forms = [word.forms for word in words]
        frequencies = Frequencies(self.asking, forms, self.shards, self.library, self.terms, self.counted)
        return Weighed(tuple(words), frequencies, self.averages)

    def read(self, query: str) -> Node:
        """Return the tree of another query, read as this request's is.

        Raises ``QuerySyntaxError``.
        """
        return read_query(replace(self.request, query=query))


@dataclass(frozen=True, slots=True)
class Meant:
    """A query as it is run: the tree that was read, and the one that finds something, which may be a ``widened`` one."""

    read: Node
    tree: Node
    found: Counted
    widened: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The hits that were asked for, and what they were found by."""

    looking: Looking
    meant: Meant
    weighed: Weighed
    results: Results


def meant(looking: Looking, *, scored: bool = False) -> Meant:
    """Find out whether a request's query finds anything, or its words do one by one; ``scored`` where these will be weighed.

    Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
    """
    read = read_query(looking.request)
    found = looking.matching(read, scored=scored)
    if not found and looking.request.joint == "all" and (loose := loosened(read)) is not None:
        wide = looking.matching(loose, scored=scored)
        if wide:
            return Meant(read, loose, wide, widened=True)
    return Meant(read, read, found)
