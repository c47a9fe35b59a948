"""Which articles does a request find, and what do they score?  A request → the articles that match, and what scores them.

Where no article has all the words, those with any of them are found instead.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.search.best import best_scores
from artcli.search.context import Context, read_query
from artcli.search.loose import loosened
from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.query.tree import Node
    from artcli.search.matching import Matches
    from artcli.search.scored import ScoredWord
    from artcli.search.scoring import Scorer


@dataclass(frozen=True, slots=True)
class Found:
    """Articles, what scores them, and the tree that matches them: the one read, or a ``widened`` one.

    ``words`` are those of the query; the scorer may know ``added`` ones as well.
    """

    read: Node
    tree: Node
    matches: Matches
    scorer: Scorer
    words: tuple[ScoredWord, ...]
    widened: bool = False
    added: tuple[str, ...] = ()

    def scores(self) -> dict[int, float]:
        """Return the scores of all articles."""
        return self.scorer.scores(self.matches)

    def best(self, wanted: int) -> dict[int, float]:
        """Return the scores of the best so many articles, and of all that score as the last of them."""
        return best_scores(self.scorer, self.matches, wanted)


def find(context: Context) -> Found:
    """Run a request's query.

    Raises ``QuerySyntaxError``.
    """
    read = tree = read_query(context.request)
    matches = context.matching(tree)
    widened = False
    if not matches and context.request.joint == "all" and (loose := loosened(tree)) is not None:
        matches = context.matching(loose)
        tree, widened = (loose, True) if matches else (tree, False)
    scorer = context.scorer(context.words(tree))
    if context.request.expand and matches:
        from artcli.search.expanding import expanded  # noqa: PLC0415  (only where it is asked for)

        more = expanded(context, tree, scorer, matches)
        return Found(read, tree, more.matches, more.scorer, scorer.words, widened, more.words)
    return Found(read, tree, matches, scorer, scorer.words, widened)
