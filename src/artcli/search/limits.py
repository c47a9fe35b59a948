"""What may a query cost?  A tree → nothing, or ``QuerySyntaxError`` at the first part that is too much.  Pure."""

from __future__ import annotations

from artcli.errors import QuerySyntaxError
from artcli.hints import TYPE_CHECKING
from artcli.query.tree import Fuzzy, Node, Prefix, Regex, Wildcard, children

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PATTERNS = 16
"""Different patterns and fuzzy words of a query: each is held against all words of the index, some 30 ms for 30,000."""


def check_cost(tree: Node, source: str) -> None:
    """Refuse a query that would take long.

    Raises ``QuerySyntaxError``.
    """
    patterns: dict[Node, range] = {}
    for node in _nodes(tree):
        if isinstance(node, (Prefix, Wildcard, Fuzzy, Regex)):
            patterns.setdefault(node, node.span)
    if len(patterns) > MOST_PATTERNS:
        message = f"This query has more than {MOST_PATTERNS} patterns and fuzzy words."
        raise QuerySyntaxError(message, source, list(patterns.values())[MOST_PATTERNS], hint="Leave some out.")


def _nodes(tree: Node) -> Iterator[Node]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))
