"""Which terms is an article's text marked by?  The words of a query, and what its patterns stand for in that article.

A cluster doesn't say which terms a pattern stands for: they are looked for in the text that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.index.fields import NO_STEMS
from artcli.query.compile import SCHEMA_FIELDS, TEXT_FIELDS
from artcli.query.expand import pattern_forms
from artcli.query.notes import Notes
from artcli.query.tree import Field, Fuzzy, Not, Prefix, Regex, Wildcard, children
from artcli.search.hits import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.model import Article
    from artcli.query.tree import Node
    from artcli.search.scored import ScoredWord


class Marking:
    """What the texts of articles are marked by, for one query."""

    def __init__(self, words: Iterable[ScoredWord], tree: Node, fields: tuple[str, ...]) -> None:
        """Take the words that count, the query, and where its words are looked for."""
        self._terms = terms_of(words)
        self._patterns = list(_patterns(tree, fields))

    def terms(self, article: Article) -> frozenset[str]:
        """Return the terms that an article's text is marked by."""
        if not self._patterns:
            return self._terms
        texts = {"title": (article.title, article.language), "body": (article.body, article.language)}
        texts["authors"] = (", ".join(article.authors), NO_STEMS)
        words = {field: Notes({"": text}, language) for field, (text, language) in texts.items()}
        return self._terms.union(
            [form.term for node, field in self._patterns for form in pattern_forms(node, field, words[field])]
        )


def _patterns(node: Node, fields: Sequence[str]) -> Iterator[tuple[Node, str]]:
    """Yield the patterns of a tree, but for those that are excluded, with each field of text that they are looked for in."""
    if isinstance(node, Not):
        return
    if isinstance(node, Field):
        fields = (SCHEMA_FIELDS.get(node.name, node.name),)
    if isinstance(node, (Prefix, Wildcard, Fuzzy, Regex)):
        yield from [(node, field) for field in fields if field in TEXT_FIELDS]
    for child in children(node):
        yield from _patterns(child, fields)
