"""What might have been meant?  A query that finds nothing → one that finds something, from the index's own words.

Also what each part of a query finds alone.
"""

from __future__ import annotations

import math
import re
from itertools import product

from artcli.analysis.distance import edit_distance
from artcli.analysis.fold import fold, lower
from artcli.analysis.forms import FOLDED
from artcli.analysis.words import tokens
from artcli.errors import QuerySyntaxError
from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.model import Count
from artcli.query.tree import (
    And,
    DateRange,
    Field,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Wildcard,
    Word,
    children,
    printed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.search.context import Looks

MOST_REPLACED = 4
"""Words that are replaced at the most: a query with more that nobody wrote isn't a slip of the finger."""
LONGEST_QUERY = 500
"""Characters of a query, above which its words aren't looked at one by one: it was pasted, not typed."""
MOST_NEAR = 3
MOST_TRIED = 12
"""Words tried for each, and queries tried in all: the likeliest words needn't stand in one article."""
MOST_ALONE = 16
LONGEST_WORD = 40
"""Letters of a word that is looked for among the index's own."""
_CLOSE = 5
"""Letters up to which a word may differ in one only; longer ones in two."""
_STEP = 3.0
"""What a letter that differs costs against the logarithm of the number of articles: a word twenty times as common may be one further off."""
_DOUBLED = re.compile(r"(\w)\1")
"""A letter doubled or not costs half: the commonest slip that isn't one of the finger."""
_OTHER_FIRST = 1.0
"""What another first letter costs besides: people seldom miss the first."""


class NearWord(NamedTuple):
    """A word of the index that may have been meant, and how likely."""

    word: str
    likelihood: float


class _Unknown(NamedTuple):
    """A word that no article has, and the characters of the query it stands at."""

    word: str
    start: int
    fields: tuple[str, ...]


def suggestion(context: Looks, tree: Node) -> tuple[str, int] | tuple[None, None]:
    """Return the query with the words that find nothing replaced by those meant, and how many articles that finds."""
    if len(context.request.query) > LONGEST_QUERY:
        return None, None
    unknown = sorted(_unknown_words(context, tree, context.fields), key=lambda one: -one.start)
    if not 0 < len(unknown) <= MOST_REPLACED:
        return None, None
    nearest = [nearest_words(context, one.word, one.fields) for one in unknown]
    ways = sorted(product(*nearest), key=lambda way: -sum([near.likelihood for near in way]))
    for way in ways[:MOST_TRIED]:
        query = _replaced(context.request.query, unknown, [near.word for near in way])
        if found := _count(context, query):
            return query, found
    return None, None


def alone(context: Looks, tree: Node) -> tuple[Count, ...]:
    """Return how many articles each clause of a query finds by itself, or each word of a phrase; none where it is the only one."""
    parts = list(dict.fromkeys(_parts(tree)))[:MOST_ALONE]
    if len(parts) < 2:
        return ()
    return tuple([Count(_as_typed(context, part), len(context.matching(part))) for part in parts])


def nearest_words(context: Looks, typed: str, fields: Sequence[str]) -> list[NearWord]:
    """Return the index's words that were most likely meant, the likeliest first: of those that begin alike, else of all."""
    word = lower(typed)
    if len(word) > LONGEST_WORD or not word.isalpha():
        return []
    for prefix in (word[0], ""):
        found = {near for field in fields for near in _near(context, field, word, prefix)}
        if found:
            scored = [NearWord(near, _likelihood(context, word, near, fields)) for near in found]
            return sorted(scored, key=lambda one: (-one.likelihood, one.word))[:MOST_NEAR]
    return []


def _replaced(query: str, unknown: Sequence[_Unknown], words: Sequence[str]) -> str:
    """Return a query with words put in place of others, the last of it first."""
    for one, word in zip(unknown, words, strict=True):
        query = query[: one.start] + word + query[one.start + len(one.word) :]
    return query


def _count(context: Looks, query: str) -> int:
    try:
        return len(context.matching(context.read(query)))
    except QuerySyntaxError:
        return 0


def _near(context: Looks, field: str, word: str, prefix: str) -> Iterator[str]:
    """Yield the words of a field that are near, with and without their accents."""
    most = 1 if len(word) <= _CLOSE else 2
    if not context.vocabulary.lists_terms:
        yield from _asked_near(context, field, word, prefix)
        return
    for layer, wanted, beginning in (("", word, prefix), (FOLDED, fold(word), fold(prefix))):
        for term in context.vocabulary.nearly(field, layer, wanted, most, beginning):
            other = term.removeprefix(layer)
            if other != wanted and other.isalpha():
                yield other


def _asked_near(context: Looks, field: str, word: str, prefix: str) -> Iterator[str]:
    """Yield the words of a field that are near, where these can't be listed but asked for."""
    most = 1 if len(word) <= _CLOSE else 2
    for layer, wanted in (("", word), (FOLDED, fold(word))):
        for term in context.vocabulary.spelt_like(field, layer + wanted, most):
            other = term.removeprefix(layer)
            if term[: len(layer)] == layer and other.isalpha() and fold(other).startswith(fold(prefix)):
                yield other


def _likelihood(context: Looks, word: str, near: str, fields: Sequence[str]) -> float:
    distance: float = min(edit_distance(word, near, 3), edit_distance(fold(word), fold(near), 3))
    if _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", near):
        distance /= 2
    articles = max([_articles(context, field, near) for field in fields])
    return math.log(articles + 1) - _STEP * distance - _OTHER_FIRST * (fold(word[0]) != fold(near[0]))


def _articles(context: Looks, field: str, word: str) -> int:
    return max(context.vocabulary.frequency(field, word), context.vocabulary.frequency(field, FOLDED + word))


def _as_typed(context: Looks, part: Node) -> str:
    """Return a clause as it was typed, where dates were counted out or a field has another name: ``after:2020``."""
    typed = context.request.query[part.span.start : part.span.stop]
    return typed if typed and isinstance(part, (DateRange, NumberRange, Field)) else printed(part)


def _parts(tree: Node) -> tuple[Node, ...]:
    if isinstance(tree, Phrase):
        return tuple([Word(tree.text[token.start : token.end], span=tree.span) for token in tokens(tree.text)])
    clauses = tree.children if isinstance(tree, (And, Or)) else (tree,)
    return tuple([clause for clause in clauses if not isinstance(clause, Not)])


def _unknown_words(context: Looks, node: Node, fields: tuple[str, ...]) -> Iterator[_Unknown]:
    """Yield the words of a tree that find nothing by themselves, but for those that are excluded or name a code."""
    if isinstance(node, Not):
        return
    if isinstance(node, Field):
        if node.name in ("title", "body", "author", "source"):
            name = {"author": "authors"}.get(node.name, node.name)
            yield from _unknown_words(context, node.child, (name,))
        return
    if isinstance(node, (Word, Phrase)) or (isinstance(node, Wildcard) and node.word):
        yield from _unknown_tokens(context, node, fields)
    for child in children(node):
        yield from _unknown_words(context, child, fields)


def _unknown_tokens(context: Looks, node: Node, fields: tuple[str, ...]) -> Iterator[_Unknown]:
    source = context.request.query[node.span.start : node.span.stop]
    if isinstance(node, (Word, Wildcard)) and context.matching(_in_fields(node, fields)):
        return
    for token in tokens(source):
        word = source[token.start : token.end]
        if not context.matching(_in_fields(Word(word), fields)):
            yield _Unknown(word, node.span.start + token.start, fields)


def _in_fields(node: Node, fields: tuple[str, ...]) -> Node:
    """Return a word as it stands below a field, if it does."""
    if len(fields) != 1:
        return node
    return Field({"authors": "author"}.get(fields[0], fields[0]), node)
