"""What is to be looked up in an index for a query?  The nodes of a plan: a query compiled for one index, all words made terms.

A plan knows fields and terms, and nothing of words, languages or how an index is read.  Pure.
"""

from __future__ import annotations

from artcli.values import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """What every node of a plan is."""


class Begins(str):
    """A term that stands for all that begin with it: as ``Shaped`` where terms can't be listed."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Terms(Plan):
    """Articles that have any of these terms in a field."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detour:
    """Another way to say the words of a phrase from ``first`` up to ``after``: these groups of terms, one after the other."""

    first: int
    after: int
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Near(Plan):
    """Articles in which each group of terms has a word, next to each other in this order, or with others among them.

    Without ``slop`` the words follow each other, and detours may be taken; with it they stand in any order with at most ``slop``
    other words among them, and there are no detours.
    """

    field: str
    groups: tuple[tuple[str, ...], ...]
    slop: int = 0
    detours: tuple[Detour, ...] = ()


@dataclass(frozen=True, slots=True)
class All(Plan):
    """Articles that every part finds."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Either(Plan):
    """Articles that at least one part finds."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Except(Plan):
    """Articles that the plan finds, and ``excluded`` doesn't."""

    plan: Plan
    excluded: Plan


@dataclass(frozen=True, slots=True)
class Shaped(Plan):
    """Articles that have a term of a shape in a field: for an index whose terms can't be listed (``Vocabulary.lists_terms``).

    ``kind`` is ``prefix``, ``wildcard``, ``fuzzy`` with at most ``distance`` changes, or ``regex``; ``layers`` are those whose terms, their mark
    aside, may have it.
    """

    field: str
    kind: str
    text: str
    layers: tuple[str, ...] = ("",)
    distance: int = 0


@dataclass(frozen=True, slots=True)
class DateRange(Plan):
    """Articles whose first day, as a number like 20190213, lies between two, both counted; None is an open end."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class WordRange(Plan):
    """Articles whose number of words lies between two, both counted; None is an open end."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Has(Plan):
    """Articles that have anything in a field."""

    field: str


@dataclass(frozen=True, slots=True)
class Identified(Plan):
    """Articles with these ids, which needn't be in the index."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Every(Plan):
    """All articles."""


@dataclass(frozen=True, slots=True)
class Nothing(Plan):
    """No article."""


EVERY = Every()
NOTHING = Nothing()


def identified(ids: frozenset[str]) -> Plan:
    """Return what finds the articles with these ids."""
    return Identified(ids) if ids else NOTHING


def either(ways: list[Plan]) -> Plan:
    """Return what any of the plans finds; terms of one field are looked up together."""
    fields: dict[str, list[str]] = {}
    found: list[Plan | str] = []
    for way in ways:
        if isinstance(way, Terms):
            if way.field not in fields:
                found.append(way.field)
            fields.setdefault(way.field, []).extend(way.terms)
        elif way != NOTHING:
            found.append(way)
    kept = [Terms(one, tuple(dict.fromkeys(fields[one]))) if isinstance(one, str) else one for one in found]
    if not kept:
        return NOTHING
    return kept[0] if len(kept) == 1 else Either(tuple(kept))


def every(parts: list[Plan]) -> Plan:
    """Return what all of the plans find."""
    if NOTHING in parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def without(plan: Plan, excluded: Plan) -> Plan:
    """Return what a plan finds, but for what another does."""
    if NOTHING in (plan, excluded):
        return plan
    return Except(plan, excluded)
