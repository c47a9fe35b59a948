"""What of a query may be missing?  A tree → the tree that any of its words and phrases matches.  Pure.

What a person sets as a bound stays one: exclusions, dates, and words that are to stand in a field.
"""

from __future__ import annotations

from artcli.analysis.fold import fold
from artcli.query.tree import And, Boost, Fuzzy, Node, Or, Phrase, Prefix, Regex, Wildcard, Word
from artcli.ranking import STOP_WORDS

_LONG = 20
"""Clauses from which on a query is searched for repeated ones."""
_LEAVES = (Word, Phrase, Prefix, Wildcard, Fuzzy, Regex)


def any_of(tree: And) -> Node:
    """Return the clauses of which one is enough, with those that bind.

    >>> from artcli.query.tree import Not
    >>> print(any_of(And((Word("hanoi"), Word("summit"), Not(Word("trade"))))))
    (hanoi OR summit) -trade
    """
    plain = [clause for clause in tree.children if is_plain(clause)]
    bounds = [clause for clause in tree.children if not is_plain(clause)]
    if not plain:
        return tree
    either = plain[0] if len(plain) == 1 else Or(tuple(plain))
    return And((either, *bounds)) if bounds else either


def distinct(tree: Node) -> Node:
    """Return a long query without the clauses that it repeats, which would be looked up for nothing."""
    if not isinstance(tree, (And, Or)) or len(tree.children) < _LONG:
        return tree
    kept = tuple(dict.fromkeys(tree.children))
    return kept[0] if len(kept) == 1 else type(tree)(kept)


def loosened(tree: Node) -> Node | None:
    """Return the tree that any word matches, for one that all must; None where that would be the same.

    A stop word alone isn't worth a match.
    """
    if not isinstance(tree, And):
        return None
    clauses = _flat(tree)
    telling = tuple([clause for clause in clauses if not _is_stop_word(clause)])
    words = [clause for clause in telling if is_plain(clause)]
    if not words or (len(words) == 1 and len(telling) == len(clauses)):
        return None
    return any_of(And(telling))


def is_plain(node: Node) -> bool:
    """Tell whether a clause is only about words, wherever they stand."""
    if isinstance(node, Boost):
        return is_plain(node.child)
    if isinstance(node, (And, Or)):
        return all([is_plain(child) for child in node.children])
    return isinstance(node, _LEAVES)


def _flat(tree: And) -> list[Node]:
    """Return all clauses that must match, those of groups among them."""
    return [clause for child in tree.children for clause in (_flat(child) if isinstance(child, And) else [child])]


def _is_stop_word(node: Node) -> bool:
    return isinstance(node, Word) and not node.exact and fold(node.text) in STOP_WORDS
