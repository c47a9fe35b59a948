"""Which terms is an article's text marked by?  The words of a query, and what its patterns stand for in that article.

A cluster doesn't say which terms a pattern stands for: they are looked for in the text that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.query.compile import TEXT_FIELDS
from artcli.query.expand import pattern_forms
from artcli.query.notes import Notes
from artcli.query.tree import Field, Fuzzy, Not, Prefix, Regex, Wildcard, children
from artcli.search.hits import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.model import Article
    from artcli.query.tree import Node
    from artcli.search.scored import ScoredWord


class Marking:
    """What the texts of articles are marked by, for one query."""

    def __init__(self, words: Iterable[ScoredWord], tree: Node, fields: tuple[str, ...]) -> None:
        """Take the words that count, the query, and where its words are looked for."""
        self._terms = terms_of(words)
        self._patterns = list(_patterns(tree)) if set(fields) & set(TEXT_FIELDS) else []

    def terms(self, article: Article) -> frozenset[str]:
        """Return the terms that an article's text is marked by."""
        if not self._patterns:
            return self._terms
        text = f"{article.title}\n\n{article.body}"
        words = Notes({"": text}, article.language)
        found = [form.term for node in self._patterns for form in pattern_forms(node, "body", words)]
        return self._terms | frozenset(found)


def _patterns(node: Node) -> Iterator[Node]:
    if isinstance(node, Not) or (isinstance(node, Field) and node.name not in ("title", "body")):
        return
    if isinstance(node, (Prefix, Wildcard, Fuzzy, Regex)):
        yield node
    for child in children(node):
        yield from _patterns(child)
