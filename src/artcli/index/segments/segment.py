"""What does a segment know?  One file of the index, open for reading: its terms, postings, columns and stored records."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, Any
from artcli.index.segments.identifiers import ID_BYTES, Identifiers
from artcli.index.segments.mapped import MappedFile, Numbers
from artcli.index.segments.postings import Postings
from artcli.index.segments.sketches import SKETCH_BYTES, SKETCHES
from artcli.index.segments.stored import StoredRecords
from artcli.index.segments.terms import TermDictionary, TermRange
from artcli.index.stamps import NO_STAMP, STAMP_BYTES
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from artcli.index.segments.deletions import Deletions

FEW_IDS = 64
"""Ids are looked up one by one where the segment is this many times larger: that takes 8 microseconds each, reading all of them 0.1."""
DIGEST_BYTES = 16
_BY_DATE = "order.date"
_STAMPS = "file.stamp"
_COLUMN_CODES = ("B", "H", "I")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a segment: its number, its terms, and how long it is in all documents together.

    ``kind`` is ``text`` (with positions), ``code`` or ``number`` (documents only), or ``key`` (terms lead to documents at once).
    ``share`` is how far the field's length counted in the bounds of its blocks; ``layers`` has the first character of each kind of
    term there is (``""`` for words as they stand); ``lists`` the numbers of its lists.
    """

    name: str
    number: int
    kind: str
    first: int
    last: int
    length: int
    share: float
    layers: frozenset[str]
    lists: range


class Segment(Postings):
    """A segment; ``base`` is the global number of its document 0, ``deleted`` what is left out of it."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises ``IndexDamagedError``, ``IndexVersionError`` or ``FileNotFoundError``.
        """
        self.file = MappedFile(path)
        self.path = path
        self.name = path.stem
        self.meta = self.file.meta
        super().__init__(self.file)
        self.documents: int = self.meta["documents"]
        self._check_meta()
        self.base = 0
        self.deleted: Deletions | None = None
        self.dictionary = TermDictionary(self.file)
        self.fields = self._fields()
        self.records = StoredRecords(self.file, self.documents)
        self._columns: dict[str, Any] = {}
        self._numbers: dict[str, Numbers] = {}
        self._by_date: Numbers | None = None
        self._ranges: dict[str, TermRange] = {}
        self._identifiers: Identifiers | None = None

    @property
    def analysis(self) -> str:
        """What made the terms: ``analysis_version``, or several of them where segments of several were merged; nothing for Whoosh's."""
        found: str = self.meta.get("analysis", "")
        return found

    def _check_meta(self) -> None:
        """Raise ``IndexDamagedError`` where the footer has values of the wrong kind; also where there are fewer ids than documents."""
        meta = self.meta
        ids = self.documents * ID_BYTES if "whoosh" in meta else self.file.section("column.id").length
        languages, columns = meta.get("languages"), meta.get("columns")
        fits = (
            ids == self.documents * ID_BYTES
            and isinstance(meta.get("fields"), dict)
            and isinstance(meta.get("analysis", ""), str)
            and isinstance(languages, list)
            and all(one is None or isinstance(one, str) for one in languages)
            and isinstance(columns, dict)
            and all(one in _COLUMN_CODES for one in columns.values())
        )
        if not fits:
            raise self.file.damaged(what="its footer doesn't fit its documents")

    def _fields(self) -> dict[str, Field]:
        found = {}
        terms = len(self.dictionary)
        try:
            for name, one in self.meta["fields"].items():
                numbers = [one["number"], one["first"], one["last"], one["length"], *one["lists"]]
                number, first, last, length, *lists = numbers
                field = Field(
                    name,
                    number,
                    str(one["kind"]),
                    first,
                    last,
                    length,
                    float(one["share"]),
                    frozenset(map(str, one["layers"])),
                    range(*lists),
                )
                fits = all(type(one) is int and one >= 0 for one in numbers) and number < 256
                fits = fits and first <= last <= terms and len(lists) == 2
                if not (fits and lists[0] <= lists[1] <= len(self) and 0 <= field.share <= 1):
                    raise self.file.damaged(what="a field has wrong terms")
                found[name] = field
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise self.file.damaged(what=f"its fields can't be read ({error})") from error
        return found

    def terms(self, field: str) -> TermRange:
        """Return the sorted terms of a field; none where the segment has no such field."""
        known = self._ranges.get(field)
        if known is None:
            one = self.fields.get(field)
            known = TermRange(self.dictionary, one.number, one.first, one.last) if one else _none(self.dictionary)
            self._ranges[field] = known
        return known

    @property
    def sorted_ids(self) -> Identifiers:
        """The ids of its documents, deleted ones too, in their order."""
        if self._identifiers is None:
            self._identifiers = Identifiers(self.terms("id"))
        return self._identifiers

    def lists(self, field: str, term: bytes) -> Sequence[int]:
        """Return the numbers of a term's lists."""
        terms = self.terms(field)
        index = terms.index(term)
        return () if index < 0 else terms.lists(index)

    def key(self, field: str, term: bytes) -> Sequence[int]:
        """Return the documents of a term in a field of keys, deleted ones too."""
        return self._there(self.lists(field, term))

    def key_at(self, field: str, place: int) -> Sequence[int]:
        """Return the documents of the term at a place in a field of keys, deleted ones too."""
        return self._there(self.terms(field).lists(place))

    def _there(self, documents: Sequence[int]) -> Sequence[int]:
        if documents and max(documents) >= self.documents:
            raise self.file.damaged(what="a key leads to a document that isn't there")
        return documents

    def length_total(self, field: str) -> int:
        """Return how many words the field has in all documents together."""
        one = self.fields.get(field)
        return one.length if one else 0

    def column(self, name: str) -> Any:
        """Return a number for each document: ``date``, ``words``, ``language`` or ``length.<field>``."""
        if name not in self._columns:
            self._columns[name] = self.part_of_column(name).all()
        return self._columns[name]

    def part_of_column(self, name: str) -> Numbers:
        """Return the same, for those who look at few documents: only the pages that these lie in are read."""
        found = self._numbers.get(name)
        if found is None:
            found = Numbers(self.file, f"column.{name}", self.meta["columns"].get(name, "B"))
            if len(found) != self.documents:
                raise self.file.damaged(what=f"its column {name} has a wrong length")
            self._numbers[name] = found
        return found

    def by_date(self) -> Numbers:
        """Return the dated documents, oldest first."""
        if self._by_date is None:
            self._by_date = Numbers(self.file, _BY_DATE, "I")
        return self._by_date

    def languages(self) -> list[str | None]:
        """Return the languages that the column of languages counts in."""
        found: list[str | None] = self.meta["languages"]
        return found

    def identifier(self, document: int) -> str:
        """Return a document's id."""
        part = self.file.section("column.id").part(document * ID_BYTES, (document + 1) * ID_BYTES)
        return str(part, "ascii", "replace")

    def identifiers(self) -> list[str]:
        """Return the ids of all documents, deleted ones too, in their order."""
        text = str(self.file.section("column.id").part(0, self.documents * ID_BYTES), "ascii", "replace")
        return [text[start : start + ID_BYTES] for start in range(0, len(text), ID_BYTES)]

    def identified(self, ids: Collection[str]) -> list[int]:
        """Return the documents that have these ids, deleted ones too."""
        if len(ids) * FEW_IDS < self.documents:
            return [document for one in ids for document in self.key("id", one.encode("utf-8", "replace"))]
        return [document for document, one in enumerate(self.identifiers()) if one in ids]

    def digest(self, place: int) -> bytes:
        """Return the hash of a file's bytes, by its place among the terms of ``file``."""
        return bytes(self.file.section("file.digest").part(place * DIGEST_BYTES, (place + 1) * DIGEST_BYTES))

    def stamp(self, place: int) -> bytes:
        """Return what tells whether a file has changed, by its place among the terms of ``file``; ``NO_STAMP`` where that isn't known."""
        if _STAMPS not in self.meta["sections"]:
            return NO_STAMP
        return bytes(self.file.section(_STAMPS).part(place * STAMP_BYTES, (place + 1) * STAMP_BYTES))

    def of_files(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield the ``digest`` and the ``stamp`` of each file, in the order of the terms of ``file``."""
        count = len(self.terms("file"))
        digests = self.file.section("file.digest").part(0, count * DIGEST_BYTES)
        stamps = self.file.section(_STAMPS).part(0, count * STAMP_BYTES) if _STAMPS in self.meta["sections"] else None
        for place in range(count):
            stamp = bytes(stamps[place * STAMP_BYTES : (place + 1) * STAMP_BYTES]) if stamps is not None else NO_STAMP
            yield bytes(digests[place * DIGEST_BYTES : (place + 1) * DIGEST_BYTES]), stamp

    def sketches(self) -> memoryview | None:
        """Return the sketches of all documents, ``SKETCH_BYTES`` each; None where an artcli before them wrote the segment."""
        if SKETCHES not in self.meta["sections"]:
            return None
        section = self.file.section(SKETCHES)
        if section.length != self.documents * SKETCH_BYTES:
            raise self.file.damaged(what="its sketches have a wrong length")
        return section.all()

    def stored(self, document: int) -> bytes:
        """Return a document's record, as JSON."""
        return self.records.record(document)

    def close(self) -> None:
        """Let the file go."""
        self._columns.clear()
        self.file.close()


def _none(dictionary: TermDictionary) -> TermRange:
    return TermRange(dictionary, 255, 0, 0)
