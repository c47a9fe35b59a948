"""What can a query say?  The nodes of its tree, each with its place in the source, and the query that a tree prints as.

``parse(printed(tree)) == tree`` for every tree that ``parse`` makes: spans don't count in comparisons.  Pure.
"""

from __future__ import annotations

from artcli.values import dataclass, field

NOWHERE = range(0)
"""The span of a node that was made and not read."""


@dataclass(frozen=True, slots=True)
class Node:
    """What every node has: the characters of the source that say it."""

    span: range = field(default=NOWHERE, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A word as typed, signs and all (``AT&T``): the analysis may make none, one or several terms of it."""

    text: str
    exact: bool = False

    def __str__(self) -> str:
        return "=" * self.exact + self.text


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Words in this order, or with up to ``slop`` others among them."""

    text: str
    exact: bool = False
    slop: int = 0

    def __str__(self) -> str:
        return "=" * self.exact + f'"{self.text}"' + (f"~{self.slop}" if self.slop else "")


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """All words that begin so."""

    text: str

    def __str__(self) -> str:
        return self.text + "*"


@dataclass(frozen=True, slots=True)
class Wildcard(Node):
    """Words of this shape: ``*`` is any letters, ``?`` one; at the end of the word ``?`` is one letter or none."""

    pattern: str

    @property
    def word(self) -> str | None:
        """The word that it may be as well: "won" for "won?", which often ends a question."""
        bare = self.pattern.rstrip("?")
        return None if "*" in bare or "?" in bare else bare

    def __str__(self) -> str:
        return self.pattern


@dataclass(frozen=True, slots=True)
class Fuzzy(Node):
    """Words that become this one by so many changed, added, missing or swapped letters."""

    text: str
    distance: int = 1

    def __str__(self) -> str:
        return self.text + ("~" if self.distance == 1 else f"~{self.distance}")


@dataclass(frozen=True, slots=True)
class Regex(Node):
    """Words that the whole expression matches; it has been checked to end soon."""

    pattern: str

    def __str__(self) -> str:
        return f"/{self.pattern}/"


@dataclass(frozen=True, slots=True)
class Saved(Node):
    """The search that was saved under this name."""

    name: str

    def __str__(self) -> str:
        return "@" + self.name


@dataclass(frozen=True, slots=True)
class Has(Node):
    """Articles that have something in this field."""

    name: str

    def __str__(self) -> str:
        return self.name + ":*"


@dataclass(frozen=True, slots=True)
class DateRange(Node):
    """Articles whose printed date lies between two days, both counted, in ISO 8601; None is an open end."""

    first: str | None
    last: str | None

    def __str__(self) -> str:
        return "date:" + (_period(self.first, self.last) or f"{self.first or ''}..{self.last or ''}")


@dataclass(frozen=True, slots=True)
class NumberRange(Node):
    """Articles whose number of minutes or words lies between two, both counted; None is an open end."""

    name: str
    first: int | None
    last: int | None

    def __str__(self) -> str:
        first, last = ["" if number is None else str(number) for number in (self.first, self.last)]
        return f"{self.name}:{first}" if first == last else f"{self.name}:{first}..{last}"


@dataclass(frozen=True, slots=True)
class Field(Node):
    """What is below is looked for in this field only; no field is inside another."""

    name: str
    child: Node

    def __str__(self) -> str:
        return f"{self.name}:{_grouped(self.child, And, Or, Not)}"


@dataclass(frozen=True, slots=True)
class Not(Node):
    """Articles that the child doesn't match."""

    child: Node

    def __str__(self) -> str:
        if self.child == Has("date"):
            return "date:unknown"
        child = _grouped(self.child, And, Or)
        return ("NOT " if child[0] in "-+" else "-") + child


@dataclass(frozen=True, slots=True)
class And(Node):
    """Articles that every child matches."""

    children: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join([_grouped(child, And, Or) for child in self.children])


@dataclass(frozen=True, slots=True)
class Or(Node):
    """Articles that at least one child matches."""

    children: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join([_grouped(child, And, Or) for child in self.children])


@dataclass(frozen=True, slots=True)
class Boost(Node):
    """The child, counting so many times as much."""

    child: Node
    factor: float

    def __str__(self) -> str:
        child = _grouped(self.child, And, Or, Not, Field, Has, DateRange, NumberRange, Boost)
        if isinstance(self.child, (Word, Prefix, Wildcard, Fuzzy)) and (
            ":" in child or not child.lstrip("=*?")[0].isalnum()
        ):
            child = f"({child})"  # the ^ might be taken for one more of its signs
        return f"{child}^{str(self.factor).removesuffix('.0')}"


def printed(node: Node) -> str:
    """Return the query that says a tree.

    >>> printed(And((Word("hanoi"), Not(Phrase("trade war", slop=5)))))
    'hanoi -"trade war"~5'
    """
    return str(node)


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below one."""
    if isinstance(node, (And, Or)):
        return node.children
    return (node.child,) if isinstance(node, (Field, Not, Boost)) else ()


def _grouped(node: Node, *loose: type[Node]) -> str:
    return f"({node})" if isinstance(node, loose) else str(node)


def _period(first: str | None, last: str | None) -> str | None:
    """Return the day, month or year that two days are the ends of."""
    if first is None or last is None:
        return None
    if first == last:
        return first
    if (first[4:], last[4:]) == ("-01-01", "-12-31") and first[:4] == last[:4]:
        return first[:4]
    return first[:7] if first[:7] == last[:7] and first.endswith("-01") and _ends_month(last) else None


def _ends_month(day: str) -> bool:
    from datetime import date, timedelta  # noqa: PLC0415  (a millisecond, for queries that have dates)

    return day.endswith("-31") or (date.fromisoformat(day) + timedelta(1)).day == 1
