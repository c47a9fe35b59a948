"""Which articles does a request find, and what do they score?  A request → scored document numbers.

Where no article has all the words, those with any of them are found instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from artcli.search.context import Context, read_query
from artcli.search.expanding import expanded
from artcli.search.loose import loosened

if TYPE_CHECKING:
    from artcli.query.tree import Node
    from artcli.search.scored import ScoredWord
    from artcli.search.scoring import Scorer


@dataclass(frozen=True, slots=True)
class Found:
    """Articles with their scores, and the tree that matches them: the one read, or a ``widened`` one.

    ``words`` are those of the query; the scorer may know ``added`` ones as well.
    """

    read: Node
    tree: Node
    scores: dict[int, float]
    scorer: Scorer
    words: tuple[ScoredWord, ...]
    widened: bool = False
    added: tuple[str, ...] = ()


def find(context: Context) -> Found:
    """Run a request's query.

    Raises ``QuerySyntaxError``.
    """
    read = tree = read_query(context.request)
    documents = context.matching(tree)
    widened = False
    if not documents and context.request.joint == "all" and (loose := loosened(tree)) is not None:
        documents = context.matching(loose)
        tree, widened = (loose, True) if documents else (tree, False)
    scorer = context.scorer(context.words(tree))
    scores = scorer.scores(documents)
    if context.request.expand and scores:
        more = expanded(context, tree, scorer, scores)
        return Found(read, tree, more.scores, more.scorer, scorer.words, widened, more.words)
    return Found(read, tree, scores, scorer, scorer.words, widened)
