"""How is it said why a result is one?  Evidence → rows of a small table, the same for pages and for plain text.

Pure: values → safe strings.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.render.figures import counted
from artcli.render.safe import safe, short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.model import Count, Evidence, Explanation

_HOW = {
    "exact": "as typed",
    "accents": "without accents",
    "stem": "by its stem",
    "pattern": "by the pattern",
    "joined": "written otherwise",
    "near": "near each other",
    "added": "from the best hits",
}


LONGEST_WORD = 60
"""Characters of a word or phrase of a query that are repeated to whoever typed it."""


class Row(NamedTuple):
    """A line of evidence: what matched, how and where, and what it added to the score."""

    word: str
    how: str
    added: str

    @property
    def line(self) -> str:
        """The row as one line."""
        return f"{self.added}  {self.word}: {self.how}"


def evidence_rows(evidence: Iterable[Evidence]) -> list[Row]:
    """Return what to say of the evidence for a hit, what added the most first.

    >>> from artcli.model import Evidence
    >>> evidence_rows([Evidence("talk", "talks", "stem", "body", 2, 1.25)])
    [Row(word='talk', how='talks by its stem, 2 times in body', added='+1.25')]
    """
    rows = []
    for one in sorted(evidence, key=lambda one: -one.added):
        times = "once" if one.times == 1 else counted(one.times, "time")
        met = _HOW[one.how] if one.form in (one.word, "") else f"{one.form} {_HOW[one.how]}"
        rows.append(Row(short(one.word, LONGEST_WORD), safe(f"{met}, {times} in {one.field}"), f"{one.added:+.2f}"))
    return rows


def understood(explanation: Explanation) -> str:
    """Return the query as it was understood."""
    return f"Understood as: {safe(explanation.query)}"


def alone_line(alone: Iterable[Count]) -> str:
    """Return what each word would bring by itself.

    >>> from artcli.model import Count
    >>> alone_line([Count("hanoi", 5), Count("sumit", 0)])
    'hanoi alone matches 5, sumit alone 0.'
    """
    words = [
        f"{short(one.value, LONGEST_WORD)} alone{' matches' if number == 0 else ''} {one.count:,}"
        for number, one in enumerate(alone)
    ]
    return ", ".join(words) + "." if words else ""
