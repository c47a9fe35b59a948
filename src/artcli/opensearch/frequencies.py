"""How common are words in a cluster?  Terms → in how many articles they are, and how often: what ``ranking`` weighs them by.

One shard says it of all forms at once (``terms``), which has its share of the articles: a sample that does for how often a word comes back in an
article.  In how many articles it is at all is counted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from artcli.analysis.forms import ACCENTED, JOINED, LAYERS, STEM
from artcli.opensearch.limits import NOTHING
from artcli.opensearch.mapping import there
from artcli.opensearch.terms import ShardTerms
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

    def __init__(
        self,
        asking: Asking,
        words: Iterable[FieldForms],
        shards: int,
        library: int | None = None,
        terms: ShardTerms | None = None,
        counted: dict[FieldForms, int] | None = None,
    ) -> None:
        """Ask about all forms of some words; take how many shards there are.

        With the number of the ``library``'s articles, those that have a word in any form are counted in all shards; without, they are estimated.
        ``terms`` and ``counted`` are what is known already, and get what is asked.  Raises an ``IndexStoreError``.
        """
        self._shards = shards
        self._library = library
        self._terms = ShardTerms(asking) if terms is None else terms
        known = list(dict.fromkeys(words))
        self._terms.ask(terms_of_words(known))
        self._counted = {} if counted is None else counted
        if library:
            new = [word for word in known if word not in self._counted]
            self._counted.update(zip(new, asking.counts([any_form(word) for word in new]), strict=True))

    @property
    def library(self) -> int:
        """Among how many articles words are counted."""
        return self._library or max(self._terms.articles, 1)

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
        articles = self._terms.articles_of(field)
        most = max([self._of(field, form.term).articles for form in forms], default=0)
        return math.log(1 + (articles - most + 0.5) / (most + 0.5)) if articles >= most else 0.0

    def there(self, field: str, forms: Iterable[Form]) -> tuple[Form, ...]:
        """Return the forms of a word that a field may have: where there are several shards, others may have what this one hasn't."""
        if self._shards > 1:
            return tuple(forms)
        return tuple([form for form in forms if self._of(field, form.term).articles])

    def _of(self, field: str, term: str) -> TermCounts:
        return self._terms.of(field, term)


def terms_of_words(words: Iterable[FieldForms]) -> dict[str, dict[str, None]]:
    """Return all forms of some words, by field."""
    found: dict[str, dict[str, None]] = {}
    for forms_by_field in words:
        for field, forms in forms_by_field:
            found.setdefault(field, {}).update(dict.fromkeys([form.term for form in forms]))
    return found


def any_form(word: FieldForms) -> Clause:
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
