"""How common are words in a cluster?  Terms → in how many articles they are, and how often: what ``ranking`` weighs them by.

One request asks for all of them: the term vectors of a document that isn't there.  It is answered by one shard of its choice, which has its
share of the articles: a sample that does for how often a word comes back in an article.  In how many articles it is at all is counted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from artcli.analysis.forms import ACCENTED, JOINED, LAYERS, STEM
from artcli.opensearch.dsl import phrase_text
from artcli.opensearch.limits import NOTHING
from artcli.opensearch.mapping import there
from artcli.ranking import TermCounts, counts_of_forms
from artcli.search.counting import of_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.analysis.forms import Form
    from artcli.opensearch.asking import Asking
    from artcli.opensearch.dsl import Clause
    from artcli.search.scored import FieldForms

_STEMS = (STEM, ACCENTED)


class Frequencies:
    """How common some words are in a library."""

    def __init__(self, asking: Asking, words: Iterable[FieldForms], shards: int, library: int | None = None) -> None:
        """Ask about all forms of some words; take how many shards there are.

        With the number of the ``library``'s articles, those that have a word in any form are counted in all shards; without, they are estimated.
        Raises an ``IndexStoreError``.
        """
        self._shards = shards
        self._library = library
        texts: dict[str, dict[str, None]] = {}
        known = list(dict.fromkeys(words))
        for forms_by_field in known:
            for field, forms in forms_by_field:
                texts.setdefault(field, {}).update(dict.fromkeys([form.term for form in forms]))
        document = {there(field): phrase_text([(term,) for term in terms]) for field, terms in texts.items() if terms}
        body = {"doc": document, "fields": [*document], "term_statistics": True, "positions": False, "offsets": False}
        found: dict[str, Any] = {}
        if document:
            answer = asking.client.request("POST", f"/{asking.client.alias}/_termvectors", body)
            found = answer.get("term_vectors", {})
        known_fields = {field: found[there(field)] for field in texts if there(field) in found}
        self._terms = {field: one["terms"] for field, one in known_fields.items()}
        self._articles = {field: one["field_statistics"]["doc_count"] for field, one in known_fields.items()}
        counted = asking.counts([_any_form(word) for word in known]) if library else []
        self._counted = dict(zip(known, counted, strict=False))

    @property
    def articles(self) -> int:
        """How many articles the shard has that have any of the fields."""
        return max(self._articles.values(), default=0)

    @property
    def library(self) -> int:
        """Among how many articles words are counted."""
        return self._library or max(self.articles, 1)

    def counts(self, word: FieldForms) -> TermCounts:
        """Return in how many articles, and how often, a word is in any form."""
        fields: dict[str, dict[str, None]] = {}
        for field, forms in word:
            for form in forms:
                fields.setdefault(form.term, {})[field] = None
        known = [self._in_fields(where, term) for term, where in fields.items()]
        found = counts_of_forms([one for one in known if one.articles], self.library)
        articles = self._counted.get(word)
        if articles is None:
            return found
        times = found.occurrences / (sum([one.articles for one in known]) or 1)
        return TermCounts(articles, max(round(articles * times), articles))

    def _in_fields(self, fields: Iterable[str], term: str) -> TermCounts:
        counts = [self._of(field, term) for field in fields]
        return of_fields([(one.articles, one.occurrences) for one in counts], self.library)

    def given(self, field: str, forms: Iterable[Form]) -> float:
        """Return the weight that a cluster itself gives to the forms of a word in a field: BM25's inverse document frequency."""
        articles = self._articles.get(field, 0)
        most = max([self._of(field, form.term).articles for form in forms], default=0)
        return math.log(1 + (articles - most + 0.5) / (most + 0.5)) if articles >= most else 0.0

    def there(self, field: str, forms: Iterable[Form]) -> tuple[Form, ...]:
        """Return the forms of a word that a field may have: where there are several shards, others may have what this one hasn't."""
        if self._shards > 1:
            return tuple(forms)
        return tuple([form for form in forms if self._of(field, form.term).articles])

    def _of(self, field: str, term: str) -> TermCounts:
        found = self._terms.get(field, {}).get(term, {})
        return TermCounts(int(found.get("doc_freq", 0)), int(found.get("ttf", 0)))


def _any_form(word: FieldForms) -> Clause:
    """Return what finds the articles that have a word in any form."""
    fields = [{"terms": {there(field): [form.term for form in forms]}} for field, forms in word if forms]
    return {"bool": {"should": fields, "minimum_should_match": 1}} if fields else NOTHING


def apart(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Return those of a word's forms no two of which stand at one place, or hardly ever.

    Where a word isn't its own stem in an article's language, its stem stands wherever it does: the word itself isn't counted beside it.  What
    counts is its stem in the library's first language, which comes first among its forms.
    """
    stems = [form.term[1:] for form in forms if form.term[0] in _STEMS]
    if not stems:
        return tuple(forms)
    return tuple([form for form in forms if form.term[0] in (*_STEMS, JOINED) or _bare(form.term) == stems[0]])


def _bare(term: str) -> str:
    return term[1:] if term[0] in LAYERS else term
