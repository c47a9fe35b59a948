"""In how many articles of a shard are terms, and how often?  Asked by the hundred, as the term vectors of a document that isn't there, and remembered.

It is answered by one shard of the cluster's choice: where a library has one only, by all of its articles, those among them that were taken
out and not yet merged away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.opensearch.mapping import BETWEEN_POSITIONS, there
from artcli.ranking import TermCounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from artcli.opensearch.asking import Asking


class ShardTerms:
    """The terms of texts in one shard, as far as they were asked about."""

    def __init__(self, asking: Asking) -> None:
        """Take who asks; nothing is asked yet."""
        self._asking = asking
        self._terms: dict[str, dict[str, TermCounts]] = {}
        self._articles: dict[str, int] = {}

    @property
    def articles(self) -> int:
        """How many articles have any of the fields that were asked about."""
        return max(self._articles.values(), default=0)

    def ask(self, wanted: Mapping[str, Iterable[str]]) -> None:
        """Ask about all terms of some fields that aren't known yet.

        Raises an ``IndexStoreError``.
        """
        new = {
            field: [term for term in terms if term not in self._terms.get(field, {})] for field, terms in wanted.items()
        }
        document = {there(field): BETWEEN_POSITIONS.join(terms) for field, terms in new.items() if terms}
        if not document:
            return
        body = {"doc": document, "fields": [*document], "term_statistics": True, "positions": False, "offsets": False}
        path = f"/{self._asking.client.alias}/_termvectors"
        found = self._asking.client.request("POST", path, body).get("term_vectors", {})
        for field, terms in new.items():
            told: dict[str, Any] = found.get(there(field), {"terms": {}})
            known = self._terms.setdefault(field, {})
            for term in terms:
                one = told["terms"].get(term, {})
                known[term] = TermCounts(int(one.get("doc_freq", 0)), int(one.get("ttf", 0)))
            if "field_statistics" in told:
                self._articles[field] = told["field_statistics"]["doc_count"]

    def of(self, field: str, term: str) -> TermCounts:
        """Return what is known of a term; nothing where it wasn't asked about."""
        return self._terms.get(field, {}).get(term) or TermCounts(0, 0)

    def articles_of(self, field: str) -> int:
        """Return how many articles have a field, as far as it was asked about."""
        return self._articles.get(field, 0)
