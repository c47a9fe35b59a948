"""Which words do the articles in OpenSearch have?  Terms that are asked about one by one: a cluster doesn't list its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.fields import TEXT_FIELDS
from artcli.index.vocabulary import Vocabulary
from artcli.opensearch.mapping import there
from artcli.query.plan import Begins
from artcli.ranking import TermCounts

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from artcli.opensearch.asking import Asking
    from artcli.opensearch.terms import ShardTerms

Term = tuple[str, str]
"""A field, and a term of it."""


class RemoteVocabulary(Vocabulary):
    """The terms of an index in OpenSearch.

    Whatever isn't known yet is taken to be there, and noted: ``learn`` asks about all of it at once, for another look.
    """

    lists_terms = False

    def __init__(self, asking: Asking, terms: ShardTerms | None = None) -> None:
        """Take what asks the cluster; ``terms`` where the library has one shard, which can tell of a hundred terms as fast as of one."""
        self._asking = asking
        self._shard = terms
        self._there: dict[Term, bool] = {}
        self._known: dict[Term, int] = {}
        self._unknown: dict[Term, None] = {}

    def learn(self) -> bool:
        """Ask about the terms that were noted, and say whether there were any."""
        asked = list(self._unknown)
        self._unknown.clear()
        left = asked
        if self._shard:
            left = [term for term in asked if term[0] not in TEXT_FIELDS]
            texts: dict[str, list[str]] = {}
            for field, term in asked:
                if field in TEXT_FIELDS:
                    texts.setdefault(field, []).append(term)
            self._shard.ask(texts)
            self._there.update(
                {(field, term): self._shard.of(field, term).articles > 0 for field in texts for term in texts[field]}
            )
        if left:
            self._known.update(zip(left, self._asking.counts([_one(*term) for term in left]), strict=True))
        return bool(asked)

    def foresee(self, wanted: Mapping[str, Iterable[str]]) -> None:
        """Have the next ``learn`` ask about some terms of fields as well, where that costs nothing."""
        if self._shard:
            asked = [(field, term) for field, terms in wanted.items() for term in terms]
            self._unknown.update(dict.fromkeys([one for one in asked if one not in self._there]))

    def has(self, field: str, term: str) -> bool:  # noqa: ARG002  (a term that isn't there finds nothing)
        """Say yes: what isn't there is looked for in vain."""
        return True

    def knows(self, field: str, term: str) -> bool:
        """Say whether a field has a term, as far as it was asked about."""
        if isinstance(term, Begins):
            return True
        there = self._there.get((field, term))
        known = self._known.get((field, term)) if there is None else there
        if known is None:
            self._unknown[field, term] = None
            return True
        return known > 0

    def words(self, field: str, prefix: str = "") -> Iterator[str]:  # noqa: ARG002  (of whatever field)
        """Yield what stands for the words that begin so."""
        yield Begins(prefix)

    def terms_like(self, field: str, pattern: Hashable, find: Callable[[], Iterable[str]]) -> list[str]:  # noqa: ARG002  (see ``Shaped``)
        """Return nothing: patterns are asked as they are."""
        return []

    def frequency(self, field: str, term: str) -> int:
        """Return in how many articles a field has a term."""
        known = self._known.get((field, term))
        if known is None:
            known = self._known[field, term] = self._asking.counts([_one(field, term)])[0]
        return known

    def counts(self, field: str, term: str) -> TermCounts:
        """Return in how many articles a field has a term; how often isn't asked."""
        articles = self.frequency(field, term)
        return TermCounts(articles, articles)

    def spelt_like(self, field: str, word: str, most: int) -> Iterable[str]:
        """Return the terms of a field that so many changes make of a word; none of one that isn't kept there, like that of tags."""
        if field not in TEXT_FIELDS:
            return ()
        found = self._asking.spelt_like((there(field),), word, most)
        self._known.update({(field, term): articles for term, articles in found.items()})
        return found


def _one(field: str, term: str) -> dict[str, object]:
    return {"term": {there(field): {"value": term}}}
