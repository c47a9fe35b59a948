"""Which articles do ``tag:`` and ``note:`` mean?  What stands behind the colon, and the reader's marks → a plan over articles' ids.

The marks themselves lie a layer above: what is asked of them is ``Marks``.  Pure.
"""

from __future__ import annotations

import re

from artcli.analysis.distance import edit_distance
from artcli.hints import TYPE_CHECKING, Protocol
from artcli.query.expand import glob
from artcli.query.fields import MARK_FIELDS
from artcli.query.plan import EVERY, Plan, either, identified, without
from artcli.query.tags import tag_name
from artcli.query.tokens import Kind, tokens
from artcli.query.tree import Fuzzy, Node, Phrase, Prefix, Regex, Wildcard, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from artcli.query.notes import Notes


class Marks(Protocol):
    """What a reader has added to articles; whoever implements it says the same throughout a search."""

    @property
    def new_tags(self) -> frozenset[str]:
        """The tags that an article has until they are taken away: ``unread``."""

    def names(self) -> Sequence[str]:
        """Return all tags there are, in order."""

    def given(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that were given a tag."""

    def taken(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that a tag was taken from."""

    def notes(self, language: str | None) -> Notes:
        """Return the notes, their words in all forms of a language."""


def asks_for_marks(source: str) -> bool:
    """Tell whether a query asks for tags or notes itself, without reading it whole."""
    folded = source.casefold()
    if "tag" not in folded and "note" not in folded:
        return False
    return any([token.kind is Kind.FIELD and token.text in MARK_FIELDS for token in tokens(source)])


def tagged(marks: Marks, tag: str) -> Plan:
    """Return what finds the articles that have a tag; new articles' tags are told by whom they were taken from."""
    if tag in marks.new_tags:
        return without(EVERY, identified(marks.taken(tag)))
    return identified(marks.given(tag))


def any_tag(marks: Marks) -> Plan:
    """Return what finds the articles with any tag that a reader chose: not those that every new article has."""
    chosen = [marks.given(tag) for tag in marks.names() if tag not in marks.new_tags]
    return identified(frozenset[str]().union(*chosen))


def with_tags(leaf: Node, marks: Marks) -> Plan:
    """Return what finds the articles that have a tag which a word, a phrase or a pattern stands for."""
    return either([tagged(marks, tag) for tag in tags_meant(leaf, marks)])


def tags_meant(leaf: Node, marks: Marks) -> Iterable[str]:
    """Return the tags that a word, a phrase or a pattern stands for."""
    if isinstance(leaf, (Word, Phrase)):
        return [tag_name(leaf.text)]
    accept = _accepting(leaf)
    return [tag for tag in marks.names() if accept(tag)]


def _accepting(leaf: Node) -> Callable[[str], bool]:
    """Return what tells whether a pattern stands for a tag."""
    if isinstance(leaf, Prefix):
        beginning = tag_name(leaf.text)
        return lambda tag: tag.startswith(beginning)
    if isinstance(leaf, Fuzzy):
        meant, most = tag_name(leaf.text), leaf.distance
        return lambda tag: edit_distance(meant, tag, most) <= most
    if isinstance(leaf, Regex):
        expression = re.compile(leaf.pattern, re.IGNORECASE | re.DOTALL)
        return lambda tag: expression.fullmatch(tag) is not None
    assert isinstance(leaf, Wildcard)
    return glob(tag_name(leaf.pattern))
