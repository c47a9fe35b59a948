"""What do the saved searches in a query stand for?  A tree → the tree with each ``@name`` replaced by the query saved so.

What comes from a saved search has no place in the query as typed: its nodes' spans are ``NOWHERE``.  Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from artcli.errors import QuerySyntaxError
from artcli.patterns import lazy
from artcli.query.parse import MOST_LEVELS, parse
from artcli.query.tokens import MOST_WORDS, Kind, fault, tokens
from artcli.query.tree import NOWHERE, And, Boost, Field, Node, Not, Or, Saved, children
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

LONGEST_NAME = 64
"""Characters of a name: more than anyone types, fewer than a line."""
_NAME = lazy(r"\w(?:[\w-]*\w)?")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a query's names are looked up in: the query as typed, the saved ones by name, and the day they count from."""

    source: str
    queries: Mapping[str, str]
    today: date | Callable[[], date]


def is_name(text: str) -> bool:
    """Tell whether a search can be saved so: letters, digits, - and _, where ``@name`` would be read as one."""
    return len(text) <= LONGEST_NAME and _NAME.fullmatch(text) is not None


def key_of(name: str) -> str:
    """Return what two names have in common that are the same but for capitals.

    >>> key_of("Harbour") == key_of("HARBOUR")
    True
    """
    return normalize("NFC", name).casefold()


def near_names(name: str, names: Iterable[str]) -> str | None:
    """Return a line that proposes the names that are nearly the same, or lists the few there are."""
    known = {key_of(one): one for one in names}
    from difflib import get_close_matches  # noqa: PLC0415  (only for a mistake)

    meant = get_close_matches(key_of(name), known, n=3)
    if meant:
        return f"Did you mean {' or '.join([f'@{known[one]}' for one in meant])}?"
    return "artcli search @ lists those there are." if known else None


def asks_for_saved(source: str) -> bool:
    """Tell whether a query may name a saved search, without reading it whole: an address (``ann@example.org``) doesn't."""
    return "@" in source and any([token.kind is Kind.SAVED for token in tokens(source)])


def resolve(tree: Node, lookup: Lookup) -> Node:
    """Replace saved searches by their queries, and those in them by theirs.

    Raises ``QuerySyntaxError`` for names that nothing is saved under, for searches that ask for themselves, and for what grows too large.
    """
    if not any(True for _ in _saved_in(tree)):
        return tree
    return _Resolver(lookup, _trees(tree, lookup)).resolved(tree)


def _trees(tree: Node, lookup: Lookup) -> dict[str, Node]:
    """Read every saved query that a tree asks for, by itself or through others."""
    queries = {key_of(name): query for name, query in lookup.queries.items()}
    found: dict[str, Node] = {}
    waiting = [(saved, lookup.source) for saved in _saved_in(tree)]
    while waiting:
        saved, source = waiting.pop()
        key = key_of(saved.name)
        if key not in queries:
            raise _unknown(saved, source, lookup)
        if key not in found:
            found[key] = _read(saved.name, queries[key], lookup.today)
            waiting += [(inner, queries[key]) for inner in _saved_in(found[key])]
    return found


def _read(name: str, query: str, today: date | Callable[[], date]) -> Node:
    try:
        return parse(query, today)
    except QuerySyntaxError as error:
        message = f"In the saved search @{name}: {error}"
        raise QuerySyntaxError(message, error.source, error.span, hint=error.hint) from error


def _unknown(saved: Saved, source: str, lookup: Lookup) -> QuerySyntaxError:
    hint = (
        near_names(saved.name, lookup.queries)
        or f'Save one: artcli search QUERY… --save {saved.name}; or quote it: "@{saved.name}"'
    )
    return fault(source, saved.span, f"No search is saved as {saved.name}.", hint)


def _saved_in(tree: Node) -> Iterator[Saved]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Saved):
            yield node
        waiting.extend(reversed(children(node)))


class _Resolver:
    """Goes down a tree; ``path`` are the searches that it is inside of, ``level`` how far down, ``leaves`` how many were met."""

    __slots__ = ("leaves", "level", "lookup", "path", "trees")

    def __init__(self, lookup: Lookup, trees: dict[str, Node]) -> None:
        self.lookup = lookup
        self.trees = trees
        self.path: tuple[Saved, ...] = ()
        self.level = 0
        self.leaves = 0

    def resolved(self, node: Node) -> Node:
        self._check_size()
        self.level += 1
        made = self._saved(node) if isinstance(node, Saved) else self._below(node)
        self.level -= 1
        return replace(made, span=NOWHERE) if self.path else made

    def _below(self, node: Node) -> Node:
        if isinstance(node, (And, Or)):
            return replace(node, children=tuple([self.resolved(child) for child in node.children]))
        if isinstance(node, (Field, Not, Boost)):
            return replace(node, child=self.resolved(node.child))
        self.leaves += 1
        return node

    def _saved(self, node: Saved) -> Node:
        keys = [key_of(saved.name) for saved in self.path]
        key = key_of(node.name)
        if key in keys:
            raise self._ring((*self.path[keys.index(key) :], node))
        self.path = (*self.path, node)
        made = self.resolved(self.trees[key])
        self.path = self.path[:-1]
        return made

    def _check_size(self) -> None:
        """Refuse what a few names can grow to: each may stand for two of the next."""
        if self.level <= MOST_LEVELS and self.leaves <= MOST_WORDS:
            return
        message = "The saved searches in this query make it too long."
        hint = f"{MOST_WORDS:,} words and {MOST_LEVELS} levels are taken: save shorter ones."
        raise fault(self.lookup.source, self._place(), message, hint)

    def _ring(self, ring: tuple[Saved, ...]) -> QuerySyntaxError:
        names = " → ".join([f"@{saved.name}" for saved in ring])
        message = f"@{ring[0].name} asks for itself: {names}."
        hint = f"Save one of them anew: artcli search QUERY… --save {ring[0].name}"
        return fault(self.lookup.source, self._place(), message, hint)

    def _place(self) -> range:
        """Return where the query as typed says the outermost search, or all of it."""
        return self.path[0].span if self.path else range(len(self.lookup.source))
