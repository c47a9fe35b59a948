"""Which terms does a word of a query stand for in this index?  Prefixes, patterns, expressions, fuzzy words → terms of a field.

They are held against words in lower case, without their accents too where none is typed, and against compounds put together.
"""

from __future__ import annotations

import re
from unicodedata import category

from artcli.analysis.fold import fold, lower
from artcli.analysis.forms import FOLDED, JOINED, Form
from artcli.hints import TYPE_CHECKING
from artcli.query.plan import Plan, Shaped, Terms, either
from artcli.query.regexes import LONGEST_WORD
from artcli.query.tree import Fuzzy, Node, Prefix, Regex, Wildcard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from artcli.index.vocabulary import Vocabulary

MOST_TERMS = 5_000
"""Terms that one pattern may stand for: more than any word's forms, fewer than a search can't bear."""

_JOINT = re.compile(r"[-'\u2019\u2010\u2011&\u00b7_]|(?<![0-9])\.|\.(?![0-9])")
"""Signs inside a compound; the point in 3.5 is none."""


def pattern_forms(node: Node, field: str, vocabulary: Vocabulary) -> tuple[Form, ...]:
    """Return the terms of a field that a prefix, pattern, expression or fuzzy word stands for."""
    text, layers = sought(node)
    found = vocabulary.terms_like(
        field, node, lambda: [term for layer in layers for term in _terms(node, text, field, layer, vocabulary)]
    )
    if isinstance(node, Wildcard) and node.word:
        found = [*found, lower(node.word)]
    return tuple([Form(term, exact=False) for term in found[:MOST_TERMS]])


def sought(node: Node) -> tuple[str, tuple[str, ...]]:
    """Return what a pattern's terms are held against, and the layers of those."""
    layers: tuple[str, ...] = ("", FOLDED, JOINED)
    text = node.pattern if isinstance(node, Regex) else _without_edges(lower(_text(node)))
    if fold(text) != lower(text):
        layers = ("",)  # who types accents means them
    if not isinstance(node, Regex) and _JOINT.search(text):
        text, layers = fold(_JOINT.sub("", text)), (JOINED,)
    return text, layers


def shaped(node: Node, field: str) -> Plan:
    """Return what finds the articles that have a term of a pattern, where terms can't be listed."""
    text, layers = sought(node)
    if isinstance(node, Fuzzy):
        return Shaped(field, "fuzzy", text, layers, node.distance)
    kind = "prefix" if isinstance(node, Prefix) else "regex" if isinstance(node, Regex) else "wildcard"
    found = Shaped(field, kind, text, layers)
    if isinstance(node, Wildcard) and node.word:
        return either([found, Terms(field, (lower(node.word),))])
    return found


def _terms(node: Node, text: str, field: str, layer: str, vocabulary: Vocabulary) -> Iterable[str]:
    """Return the terms of a layer that a pattern stands for."""
    if isinstance(node, Fuzzy):
        return vocabulary.nearly(field, layer, text, node.distance)
    if isinstance(node, Prefix):
        return vocabulary.like(field, layer, text)
    if isinstance(node, Regex):
        expression = re.compile(text, re.IGNORECASE | re.DOTALL)
        return vocabulary.like(
            field,
            layer,
            _literal_start(text),
            lambda word: len(word) <= LONGEST_WORD and expression.fullmatch(word) is not None,
        )
    first, *others = re.split(r"[*?]", text)
    return vocabulary.like(field, layer, first, glob(text), "" if first else max(others, key=len))


def _literal_start(pattern: str) -> str:
    """Return the letters that all words of an expression begin with.

    Without i, which is also the capital of letters that aren't plain.

    >>> [_literal_start(pattern) for pattern in ("walls?", "harb(ou)r", "sea|land", "[ab]c")]
    ['wall', 'harb', '', '']
    """
    if "|" in pattern:
        return ""
    found = re.match(r"[a-hj-z0-9]*", pattern.lower())
    assert found is not None
    start = found.group()
    return start[:-1] if pattern[len(start) : len(start) + 1] in ("*", "?", "{") else start


def _without_edges(text: str) -> str:
    """Take off the signs around a word, which no term has; C++ has some."""
    first, last = 0, len(text)
    while first < last and text[first] not in "*?" and category(text[first])[0] in "PSZC":
        first += 1
    while first < last and text[last - 1] not in "*?+#" and category(text[last - 1])[0] in "PSZC":
        last -= 1
    return text[first:last]


def _text(node: Node) -> str:
    if isinstance(node, (Prefix, Fuzzy)):
        return node.text
    assert isinstance(node, (Wildcard, Regex))
    return node.pattern


def glob(pattern: str) -> Callable[[str], bool]:
    """Return what tells whether a word has a wildcard's shape; a question mark at the end is one letter or none.

    Each piece between two ``*`` is taken where it first fits, which never has to be taken back: linear in the word, however many
    there are.

    >>> [word for word in ("walls", "seawall", "wall", "walk") if glob("*wall?")(word)]
    ['walls', 'seawall', 'wall']
    """
    bare = pattern.rstrip("?")
    optional = len(pattern) - len(bare)
    *before, last = ["".join(["." if sign == "?" else re.escape(sign) for sign in part]) for part in bare.split("*")]
    end = re.compile(last + ".?" * optional, re.DOTALL)
    if not before:
        return lambda word: end.fullmatch(word) is not None
    first, *middle = [re.compile(part, re.DOTALL) for part in before]
    shortest = len(bare.rpartition("*")[2])

    def accept(word: str) -> bool:
        match = first.match(word)
        for piece in middle:
            match = match and piece.search(word, match.end())
        if match is None:
            return False
        starts = [len(word) - shortest - extra for extra in range(optional + 1)]
        return any([start >= match.end() and end.fullmatch(word, start) is not None for start in starts])

    return accept
