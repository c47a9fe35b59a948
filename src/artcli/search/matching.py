"""Which articles does a plan find?  A plan → document numbers, a segment at a time, by lists and sets.

Conjunctions begin with the rarest part and hold the others against what is left; filters look at columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial, reduce
from itertools import chain
from operator import or_

from artcli.hints import TYPE_CHECKING, Any
from artcli.index.effort import EFFORT
from artcli.query.plan import (
    All,
    DateRange,
    Either,
    Every,
    Except,
    Has,
    Identified,
    Near,
    Plan,
    Terms,
    WordRange,
)
from artcli.search.documents import Documents, Unread, bits_of, bits_of_flags
from artcli.search.lists import SPARSE, Among, Lists
from artcli.search.phrases import candidates_of, together
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from artcli.index.vocabulary import Vocabulary

FEW = 8
"""A column is looked at document by document where the segment is this many times larger."""
PER_DOCUMENT, CALLS = 0.1, 200.0
"""Microseconds that a document of a list takes to become a bit, and that numpy's calls take for a list."""
_ENTRY = 200
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

    def __bool__(self) -> bool:
        return any(self.documents)

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(
            [
                map(lists.segment.base.__add__, documents) if lists.segment.base else documents
                for lists, documents in zip(self.segments, self.documents, strict=True)
            ]
        )

    def together(self) -> Documents:
        """Return the articles of all segments, by their numbers in the index."""
        bits = size = 0
        for lists, documents in zip(self.segments, self.documents, strict=True):
            segment = lists.segment
            here = documents.bits if isinstance(documents, Documents) else bits_of(documents, segment.documents)
            bits |= here << segment.base
            size = segment.base + segment.documents
        return Documents(bits, size)

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
        return Matches(self.segments, tuple(map(sorted, kept)))


class Matching:
    """The articles that plans find in one index, each part looked up once."""

    def __init__(self, segments: Sequence[Lists], vocabulary: Vocabulary) -> None:
        """Take the segments and the index's terms."""
        self._segments = tuple(segments)
        self._searches = [_Segment(number, lists, vocabulary) for number, lists in enumerate(segments)]

    def documents(self, plan: Plan, *, counted: bool = True) -> Matches:
        """Return the articles that a plan finds; where these needn't be ``counted``, some aren't read before they are looked at."""
        if not counted and is_union(plan):
            return Matches(self._segments, tuple([search.unread(plan) for search in self._searches]))
        if EFFORT.undecided:
            EFFORT.expect(sum([search.work(plan) for search in self._searches]))
        return Matches(self._segments, tuple([search.live(plan) for search in self._searches]))


def is_union(plan: Plan) -> bool:
    """Tell whether a plan finds all articles that have any of some words."""
    parts = plan.parts if isinstance(plan, Either) else (plan,)
    return all([isinstance(part, Terms) and part.field in _LENGTHS for part in parts])


class _Segment:
    """The search of one segment; documents are the bits of a number."""

    def __init__(self, number: int, lists: Lists, vocabulary: Vocabulary) -> None:
        self.lists = lists
        self.segment = lists.segment
        self._number = number
        self._size = self.segment.documents
        self._every = (1 << self._size) - 1
        self._vocabulary = vocabulary
        self._known: dict[Plan, int] = {}
        self._numbers: dict[tuple[str, tuple[str, ...]], Sequence[int]] = {}

    def live(self, plan: Plan) -> Documents:
        """Return the documents that a plan finds and that aren't deleted."""
        found, deleted = self.found(plan), self.segment.deleted
        if found and deleted is not None:
            found &= deleted.live_bits
        return Documents(found, self._size)

    def unread(self, plan: Plan) -> Documents:
        """Return the documents of a plan that is a union; unless some are deleted, they aren't read yet."""
        if self.segment.deleted is not None:
            return self.live(plan)
        parts = plan.parts if isinstance(plan, Either) else (plan,)
        numbers = frozenset(
            [one for part in parts if isinstance(part, Terms) for one in self._lists_of(part.field, part.terms)]
        )
        return Unread(numbers, sum(map(self.lists.count, numbers)), self._size, partial(self.found, plan))

    def found(self, plan: Plan) -> int:
        """Return the documents that a plan finds."""
        known = self._known.get(plan)
        if known is None:
            known = self._known[plan] = self._find(plan)
        return known

    def _find(self, plan: Plan) -> int:
        if isinstance(plan, Terms):
            return self._any_term(plan)
        if isinstance(plan, All):
            first, *others = sorted(plan.parts, key=self._cost)
            return self._all(others, self.found(first))
        if isinstance(plan, Either):
            return self._any(plan.parts)
        if isinstance(plan, Except):
            base = self.found(plan.plan)
            return base & ~self._among(plan.excluded, base)
        if isinstance(plan, Near):
            return self._together(plan, self.found(candidates_of(plan)))
        if isinstance(plan, DateRange):
            return self._dated_bits(plan)
        if isinstance(plan, (WordRange, Has)):
            return self._among(plan, self._every)
        if isinstance(plan, Identified):
            return self._bits(self.segment.identified(plan.ids))
        return self._every if isinstance(plan, Every) else 0

    def _among(self, plan: Plan, documents: int) -> int:
        """Return those of some documents that a plan finds."""
        if not documents or isinstance(plan, Every):
            return documents
        if plan in self._known:
            return documents & self._known[plan]
        if isinstance(plan, Terms):
            return self._having(plan, documents)
        if isinstance(plan, Identified):
            return self._with_ids(plan.ids, documents)
        if isinstance(plan, All):
            return self._all(sorted(plan.parts, key=self._cost), documents)
        if isinstance(plan, Either):
            return reduce(or_, [self._among(part, documents) for part in plan.parts], 0)
        if isinstance(plan, Except):
            base = self._among(plan.plan, documents)
            return base & ~self._among(plan.excluded, base)
        if isinstance(plan, Near):
            return self._together(plan, self._among(candidates_of(plan), documents))
        if isinstance(plan, DateRange) and documents.bit_count() * FEW > self._size:
            return documents & self.found(plan)
        return self._looked_at(plan, documents)

    def _looked_at(self, plan: Plan, documents: int) -> int:
        """Return those of some documents that a plan finds, told by their columns one by one."""
        looked_at = Documents(documents, self._size).listed
        if isinstance(plan, (DateRange, WordRange)):
            column = self.segment.column("date" if isinstance(plan, DateRange) else "words")
            least = plan.first or (1 if isinstance(plan, DateRange) else 0)
            most = _LATEST if plan.last is None else plan.last
            return self._bits([one for one in looked_at if least <= column[one] <= most])
        return self._bits(self._with_any(plan.field, looked_at)) if isinstance(plan, Has) else 0

    def _bits(self, documents: Iterable[int]) -> int:
        return bits_of(documents, self._size)

    def _all(self, parts: Sequence[Plan], documents: int) -> int:
        for part in parts:
            documents = self._among(part, documents)
            if not documents:
                break
        return documents

    def _any(self, parts: Sequence[Plan]) -> int:
        return reduce(or_, map(self.found, parts), 0)

    def _any_term(self, plan: Terms) -> int:
        key = (self._number, plan.field, plan.terms)
        known: int | None = self.lists.memory.get(key)
        if known is None:
            numbers = self._lists_of(plan.field, plan.terms)
            if self._is_key(plan.field):
                known = self._bits(numbers)
            elif EFFORT.worth_numpy(PER_DOCUMENT * sum(map(self.lists.count, numbers)), CALLS):
                from artcli.search.vectors import bits_of_lists  # noqa: PLC0415  (numpy)

                known = bits_of_lists(self.lists, numbers)
            elif len(numbers) == 1:
                known = self._bits(self.lists.documents(numbers[0]))
            else:
                known = self._bits(list(chain.from_iterable(map(self.lists.documents, numbers))))
            self.lists.memory.keep(key, known, _ENTRY + self._size // 8)
        return known

    def _having(self, plan: Terms, documents: int) -> int:
        many = documents.bit_count()
        if plan.field == "language" and many * FEW < self._size:
            known = self._languages()
            column = self.segment.column("language")
            ordinals = {number for number, one in enumerate(known) if one in plan.terms}
            return self._bits([one for one in Documents(documents, self._size).listed if column[one] in ordinals])
        if many * SPARSE >= self._cost(plan) or self._is_key(plan.field):
            return documents & self.found(plan)
        kept: int | None = self.lists.memory.get((self._number, plan.field, plan.terms))
        if kept is not None:
            return documents & kept
        among = Among(Documents(documents, self._size))
        numbers = self._lists_of(plan.field, plan.terms)
        return self._bits(list(chain.from_iterable([self.lists.within(number, among) for number in numbers])))

    def _with_ids(self, ids: frozenset[str], documents: int) -> int:
        if documents.bit_count() * FEW > self._size:
            return documents & self.found(Identified(ids))
        looked_at = Documents(documents, self._size).listed
        return self._bits([one for one in looked_at if self.segment.identifier(one) in ids])

    def _together(self, near: Near, documents: int) -> int:
        if not documents:
            return 0
        groups = [*near.groups, *[group for detour in near.detours for group in detour.groups]]
        numbers = {group: self._lists_of(near.field, group) for group in groups}
        found = together(near, self.lists, numbers, Among(Documents(documents, self._size)))
        try:
            return documents & self._bits(found)
        except IndexError:
            raise self.segment.file.damaged(what="a word stands behind the end of its text") from None

    def _dated_bits(self, plan: DateRange) -> int:
        key = (self._number, plan)
        known: int | None = self.lists.memory.get(key)
        if known is None:
            known = self._dated(plan)
            self.lists.memory.keep(key, known, _ENTRY + self._size // 8)
        return known

    def _dated(self, plan: DateRange) -> int:
        first, last = self._dated_range(plan)
        flags = bytearray(self._size)
        try:
            for document in self.segment.by_date().part(first, last).tolist():
                flags[document] = 1
        except IndexError:
            raise self.segment.file.damaged(what="a date is of a document that isn't there") from None
        return bits_of_flags(flags)

    def _by_date(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return the dated documents in order, and all dates: read by the page, but for who has searched before."""
        ordered: Any = self.segment.by_date()
        days: Any = self.segment.part_of_column("date")
        return (ordered.all(), self.segment.column("date")) if self.lists.searched_before else (ordered, days)

    def _dated_range(self, plan: DateRange) -> tuple[int, int]:
        ordered, column = self._by_date()
        try:
            first = bisect_left(ordered, plan.first, key=column.__getitem__) if plan.first else 0
            last = len(ordered) if plan.last is None else bisect_right(ordered, plan.last, key=column.__getitem__)
        except IndexError:
            raise self.segment.file.damaged(what="a date is of a document that isn't there") from None
        return first, max(first, last)

    def _with_any(self, field: str, documents: list[int]) -> list[int]:
        if field in _LENGTHS:
            lengths = self.segment.column(f"length.{field}")
            return [document for document in documents if lengths[document]]
        if field == "date":
            dates = self.segment.column("date")
            return [document for document in documents if dates[document]]
        if field == "language":
            known = {number for number, one in enumerate(self._languages()) if one}
            languages = self.segment.column("language")
            return [document for document in documents if languages[document] in known]
        return documents if field in ("id", "words") else []

    def _languages(self) -> list[str | None]:
        return self.segment.languages()

    def work(self, plan: Plan) -> float:
        """Return about how many microseconds it takes to find a plan's documents."""
        if isinstance(plan, Terms):
            return 0.0 if self._is_key(plan.field) else PER_DOCUMENT * self._cost(plan)
        if isinstance(plan, All):
            least = PER_DOCUMENT * SPARSE * min(map(self._cost, plan.parts))
            return sum([min(self.work(part), least) for part in plan.parts])
        if isinstance(plan, Either):
            return sum(map(self.work, plan.parts))
        if isinstance(plan, Except):
            return self.work(plan.plan) + self.work(plan.excluded)
        if isinstance(plan, Near):
            candidates = candidates_of(plan)
            asked = self._cost(candidates)
            times = [self.lists.place_time(self._lists_of(plan.field, group), asked) for group in plan.groups]
            return sum(times) + self.work(candidates)
        return 0.0

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
            first, last = self._dated_range(plan)
            return last - first
        if isinstance(plan, Identified):
            return min(len(plan.ids), everything)
        return everything if isinstance(plan, (Every, Has, WordRange)) else 0

    def _lists_of(self, field: str, terms: tuple[str, ...]) -> Sequence[int]:
        """Return the lists (documents, in a field of keys) that any of the terms leads to."""
        known = self._numbers.get((field, terms))
        if known is None:
            lists = self._vocabulary.lists
            found = [found[self._number] for term in terms if (found := lists(field, term))]
            known = found[0] if len(found) == 1 else list(dict.fromkeys(chain.from_iterable(found)))
            if self._is_key(field) and known and max(known) >= self._size:
                raise self.segment.file.damaged(what="a key leads to a document that isn't there")
            self._numbers[field, terms] = known
        return known

    def _is_key(self, field: str) -> bool:
        known = self.segment.fields.get(field)
        return known is not None and known.kind == "key"
