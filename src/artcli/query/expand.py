"""Which terms does a word of a query stand for in this index?  Words, prefixes, patterns, fuzzy words → terms of a field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.analysis.distance import edit_distance
from artcli.analysis.fold import fold, lower
from artcli.analysis.forms import Form
from artcli.query.tree import Fuzzy, Node, Prefix, Regex, Wildcard

if TYPE_CHECKING:
    from collections.abc import Callable

    from artcli.index.vocabulary import Vocabulary

MOST_TERMS = 5_000
"""Terms that one pattern may stand for: more than any word's forms, fewer than a search can't bear."""


def pattern_forms(node: Node, field: str, vocabulary: Vocabulary) -> tuple[Form, ...]:
    """Return the terms of a field that a prefix, pattern, expression or fuzzy word stands for."""
    text = _text(node)
    accents = lower(text) != fold(text)
    prefix, accept = _shape(node, lower(text))
    found = vocabulary.terms_like(field, prefix, accept, accents=accents)
    if isinstance(node, Wildcard) and node.word:
        found.append(lower(node.word))
    return tuple([Form(term, exact=False) for term in found[:MOST_TERMS]])


def _text(node: Node) -> str:
    if isinstance(node, (Prefix, Fuzzy)):
        return node.text
    assert isinstance(node, (Wildcard, Regex))
    return node.pattern


def _shape(node: Node, text: str) -> tuple[str, Callable[[str], bool]]:
    """Return how the words begin, and what else is asked of them."""
    if isinstance(node, Prefix):
        return text, lambda word: bool(word)
    if isinstance(node, Fuzzy):
        distance = node.distance
        return "", lambda word: edit_distance(text, word, distance) <= distance
    expression = re.compile(text if isinstance(node, Regex) else _expression(text), re.DOTALL)
    literal = re.match(r"\w*", text)
    start = literal.group() if literal and isinstance(node, Wildcard) else ""
    if text[len(start) : len(start) + 1] == "?" and len(start) + 1 == len(text):
        start = start[:-1]
    return start, lambda word: expression.fullmatch(word) is not None


def _expression(pattern: str) -> str:
    """Return a wildcard as a regular expression; a question mark at the end of the word is one letter or none."""
    bare = pattern.rstrip("?")
    middle = "".join([{"*": r"\w*", "?": r"\w"}.get(sign, re.escape(sign)) for sign in bare])
    return middle + r"\w?" * (len(pattern) - len(bare))
