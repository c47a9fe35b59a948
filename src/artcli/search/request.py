"""What is asked of a search?  One frozen value, from the command line or a program."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, Literal
from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.query.marked import Marks

Joint = Literal["all", "any", "phrase"]
Order = Literal["relevance", "newest", "oldest", "title", "longest"]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query, how its words are joined, and which of its hits are wanted: ``limit`` of them from ``offset`` on (0 is the best).

    ``joint`` says what holds words together that have no operator between them; ``fields`` where words without a field are looked
    for; ``today`` is the day, in ISO 8601, that ``last:7d`` counts from (else the clock's).  ``expand`` adds words of the best hits where
    that helps; ``facets``, ``histogram`` and ``explain`` ask for these parts of the results.
    ``all_versions`` asks for every version of an article, each in a place of its own, and not for the best of each.
    ``counted=False`` leaves it open how many articles match: then ``Results.total`` is no more than the number of the last hit.
    ``saved`` are the names and queries that ``@name`` is looked up in; without them it stays as it is.  ``marks`` are what ``tag:`` and
    ``note:`` are looked up in; without them no article has any.
    """

    query: str
    limit: int = 10
    offset: int = 0
    joint: Joint = "all"
    order: Order = "relevance"
    fields: tuple[str, ...] = ()
    today: str | None = None
    expand: bool = False
    facets: bool = False
    histogram: bool = False
    explain: bool = False
    all_versions: bool = False
    counted: bool = True
    saved: tuple[tuple[str, str], ...] | None = None
    marks: Marks | None = None
