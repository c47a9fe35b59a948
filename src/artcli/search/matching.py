"""Which articles does a plan find?  A plan → document numbers, a segment at a time, by lists and sets.

Conjunctions begin with the rarest part and hold the others against what is left; filters look at columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from artcli.query.plan import (
    All,
    DateRange,
    Either,
    Every,
    Except,
    Has,
    Near,
    Plan,
    Terms,
    WordRange,
)
from artcli.search.lists import Among, Lists
from artcli.search.phrases import candidates_of, together
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from artcli.index.vocabulary import Vocabulary

_LATEST = 2**32
_LENGTHS = frozenset(("title", "body", "authors", "source", "path"))
"""Fields that have a column of lengths."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The articles that a plan finds: for each segment their numbers there; as a whole their numbers in the index."""

    segments: tuple[Lists, ...]
    documents: tuple[Collection[int], ...]

    def __len__(self) -> int:
        return sum(map(len, self.documents))

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(
            [
                map(lists.segment.base.__add__, documents) if lists.segment.base else documents
                for lists, documents in zip(self.segments, self.documents, strict=True)
            ]
        )

    def without(self, document: int) -> Matches:
        """Return all but one article."""
        kept = []
        for lists, documents in zip(self.segments, self.documents, strict=True):
            local = document - lists.segment.base
            kept.append(set(documents) - {local} if 0 <= local < lists.segment.documents else documents)
        return Matches(self.segments, tuple(kept))

    def only(self, documents: Iterable[int]) -> Matches:
        """Return some of the articles, given by their numbers in the index."""
        kept: list[list[int]] = [[] for _ in self.segments]
        bases = [lists.segment.base for lists in self.segments]
        for document in documents:
            number = bisect_right(bases, document) - 1
            kept[number].append(document - bases[number])
        return Matches(self.segments, tuple(kept))


class Matching:
    """The articles that plans find in one index, each part looked up once."""

    def __init__(self, segments: Sequence[Lists], vocabulary: Vocabulary) -> None:
        """Take the segments and the index's terms."""
        self._segments = tuple(segments)
        self._searches = [_Segment(number, lists, vocabulary) for number, lists in enumerate(segments)]

    def documents(self, plan: Plan) -> Matches:
        """Return the articles that a plan finds."""
        return Matches(self._segments, tuple([search.live(plan) for search in self._searches]))


class _Segment:
    """The search of one segment."""

    def __init__(self, number: int, lists: Lists, vocabulary: Vocabulary) -> None:
        self.lists = lists
        self.segment = lists.segment
        self._number = number
        self._vocabulary = vocabulary
        self._known: dict[Plan, Collection[int]] = {}
        self._numbers: dict[tuple[str, tuple[str, ...]], Sequence[int]] = {}

    def live(self, plan: Plan) -> Collection[int]:
        """Return the documents that a plan finds and that aren't deleted."""
        found, deleted = self.found(plan), self.segment.deleted
        return found if deleted is None else deleted.live_of(sorted(found))

    def found(self, plan: Plan) -> Collection[int]:
        """Return the documents that a plan finds, none twice."""
        known = self._known.get(plan)
        if known is None:
            known = self._known[plan] = self._find(plan)
        return known

    def _find(self, plan: Plan) -> Collection[int]:
        if isinstance(plan, Terms):
            return self._any_term(plan)
        if isinstance(plan, All):
            first, *others = sorted(plan.parts, key=self._cost)
            return self._all(others, set(self.found(first)))
        if isinstance(plan, Either):
            return set().union(*chain.from_iterable(map(self._parts, plan.parts)))
        if isinstance(plan, Except):
            base = set(self.found(plan.plan))
            return base - self._among(plan.excluded, base)
        if isinstance(plan, Near):
            return self._together(plan, Among(self.found(candidates_of(plan))))
        if isinstance(plan, DateRange):
            return self._dated(plan)
        if isinstance(plan, (WordRange, Has)):
            return self._among(plan, set(range(self.segment.documents)))
        return range(self.segment.documents) if isinstance(plan, Every) else ()

    def _among(self, plan: Plan, documents: set[int]) -> set[int]:
        """Return those of some documents that a plan finds."""
        if not documents:
            return documents
        if plan in self._known:
            return documents.intersection(self._known[plan])
        if isinstance(plan, Terms):
            return self._having(plan, documents)
        if isinstance(plan, All):
            return self._all(sorted(plan.parts, key=self._cost), documents)
        if isinstance(plan, Either):
            return set().union(*[self._among(part, documents) for part in plan.parts])
        if isinstance(plan, Except):
            base = self._among(plan.plan, documents)
            return base - self._among(plan.excluded, base)
        if isinstance(plan, Near):
            return self._together(plan, Among(self._among(candidates_of(plan), documents)))
        if isinstance(plan, (DateRange, WordRange)):
            column = self.segment.column("date" if isinstance(plan, DateRange) else "words")
            first, last = plan.first or (1 if isinstance(plan, DateRange) else 0), plan.last
            least, most = first, _LATEST if last is None else last
            return {document for document in documents if least <= column[document] <= most}
        if isinstance(plan, Has):
            return self._with_any(plan.field, documents)
        return documents if isinstance(plan, Every) else set()

    def _all(self, parts: Sequence[Plan], documents: set[int]) -> set[int]:
        for part in parts:
            documents = self._among(part, documents)
            if not documents:
                break
        return documents

    def _parts(self, plan: Plan) -> Iterable[Collection[int]]:
        """Return what a plan finds, in parts that may share documents: as it lies in the index, where it does so."""
        if isinstance(plan, Either):
            return chain.from_iterable(map(self._parts, plan.parts))
        if isinstance(plan, Terms) and not self._is_key(plan.field):
            return map(self.lists.documents, self._lists_of(plan.field, plan.terms))
        return (self.found(plan),)

    def _any_term(self, plan: Terms) -> Collection[int]:
        numbers = self._lists_of(plan.field, plan.terms)
        if self._is_key(plan.field):
            return numbers
        if len(numbers) == 1:
            return self.lists.documents(numbers[0])
        return set().union(*map(self.lists.documents, numbers))

    def _having(self, plan: Terms, documents: set[int]) -> set[int]:
        if plan.field == "language":
            ordinals = {number for number, one in enumerate(self.segment.languages()) if one in plan.terms}
            column = self.segment.column("language")
            return {document for document in documents if column[document] in ordinals}
        numbers = self._lists_of(plan.field, plan.terms)
        if self._is_key(plan.field):
            return documents.intersection(numbers)
        among = Among(documents)
        return set().union(*[self.lists.within(number, among) for number in numbers])

    def _together(self, near: Near, among: Among) -> set[int]:
        groups = [*near.groups, *[group for detour in near.detours for group in detour.groups]]
        return together(near, self.lists, {group: self._lists_of(near.field, group) for group in groups}, among)

    def _dated(self, plan: DateRange) -> Collection[int]:
        ordered, column = self.segment.by_date(), self.segment.column("date")
        first = bisect_left(ordered, plan.first, key=column.__getitem__) if plan.first else 0
        last = len(ordered) if plan.last is None else bisect_right(ordered, plan.last, key=column.__getitem__)
        return ordered[first : max(first, last)].tolist()

    def _with_any(self, field: str, documents: set[int]) -> set[int]:
        if field in _LENGTHS:
            lengths = self.segment.column(f"length.{field}")
            return {document for document in documents if lengths[document]}
        if field == "date":
            dates = self.segment.column("date")
            return {document for document in documents if dates[document]}
        if field == "language":
            known = {number for number, one in enumerate(self.segment.languages()) if one}
            languages = self.segment.column("language")
            return {document for document in documents if languages[document] in known}
        return documents if field in ("id", "words") else set()

    def _cost(self, plan: Plan) -> int:
        """Return about how many documents a plan finds, by which it is when its turn comes."""
        everything = self.segment.documents
        if isinstance(plan, Terms):
            numbers = self._lists_of(plan.field, plan.terms)
            return len(numbers) if self._is_key(plan.field) else sum(map(self.lists.count, numbers))
        if isinstance(plan, Near):
            return self._cost(candidates_of(plan))
        if isinstance(plan, All):
            return min(map(self._cost, plan.parts))
        if isinstance(plan, Either):
            return sum(map(self._cost, plan.parts))
        if isinstance(plan, Except):
            return self._cost(plan.plan)
        if isinstance(plan, DateRange):
            return len(self.found(plan))
        return everything if isinstance(plan, (Every, Has, WordRange)) else 0

    def _lists_of(self, field: str, terms: tuple[str, ...]) -> Sequence[int]:
        """Return the lists (documents, in a field of keys) that any of the terms leads to."""
        known = self._numbers.get((field, terms))
        if known is None:
            lists = self._vocabulary.lists
            found = [found[self._number] for term in terms if (found := lists(field, term))]
            known = found[0] if len(found) == 1 else list(dict.fromkeys(chain.from_iterable(found)))
            self._numbers[field, terms] = known
        return known

    def _is_key(self, field: str) -> bool:
        known = self.segment.fields.get(field)
        return known is not None and known.kind == "key"
