"""What does Whoosh read of a segment?  The readers of a codec: documents one by one, and terms with their postings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh.codec.base import FieldCursor, PerDocumentReader, TermsReader
from whoosh.filedb.structfile import BufferFile
from whoosh.reading import TermInfo, TermNotFound

from artcli.index.codec.matcher import TermMatcher
from artcli.index.codec.values import stored_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoosh.codec.base import Segment as WhooshSegment
    from whoosh.columns import Column, ColumnReader
    from whoosh.fields import FieldType
    from whoosh.formats import Format
    from whoosh.scoring import BaseScorer

    from artcli.index.codec.view import SegmentView, TermPostings
    from artcli.index.segments.terms import TermRange

Term = tuple[str, bytes]


class DocumentReader(PerDocumentReader):  # type: ignore[misc,unused-ignore]
    """What a segment has of each document: its lengths and what is stored of it."""

    def __init__(self, view: SegmentView, known: WhooshSegment, *, owned: bool) -> None:
        """Take the segment, what Whoosh knows of it (its deletions), and whether closing this closes the file."""
        self._view = view
        self._segment = view.segment
        self._known = known
        self._owned = owned

    def close(self) -> None:
        """Let the file go, where it is ours."""
        if self._owned:
            self._segment.close()

    def doc_count(self) -> int:
        """Return how many documents aren't deleted."""
        return int(self._segment.documents - self._known.deleted_count())

    def doc_count_all(self) -> int:
        """Return how many documents there are."""
        return self._segment.documents

    def has_deletions(self) -> bool:
        """Tell whether a document is deleted."""
        return bool(self._known.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return bool(self._known.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        """Return the deleted documents."""
        deleted: Iterable[int] = self._known.deleted_docs()
        return deleted

    def supports_columns(self) -> bool:
        """Tell that there may be columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether a field has a column, to sort by; those of articles have none."""
        return f"whoosh.{fieldname}" in self._segment.meta["sections"]

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:
        """Return a field's column."""
        data = bytes(self._segment.file.section(f"whoosh.{fieldname}").all())
        return column.reader(BufferFile(data), 0, len(data), self._segment.documents)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return how long a field is in a document, rounded as Whoosh rounds; ``default`` where it is empty."""
        lengths = self._view.lengths(fieldname)
        return (lengths.rounded[docnum] if lengths else 0) or default

    def field_length(self, fieldname: str) -> int:
        """Return how long a field is in all documents, deleted ones too."""
        lengths = self._view.lengths(fieldname)
        return lengths.total if lengths else 0

    def min_field_length(self, fieldname: str) -> int:
        """Return how long a field is at least."""
        lengths = self._view.lengths(fieldname)
        return min(lengths.rounded, default=0) if lengths else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return how long a field is at most."""
        lengths = self._view.lengths(fieldname)
        return max(lengths.rounded, default=0) if lengths else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return what is stored of a document."""
        return stored_fields(self._segment, docnum)


class TermCursor(FieldCursor):  # type: ignore[misc,unused-ignore]
    """A place among a field's terms; finding another reads some twenty of them, however many there are."""

    def __init__(self, reader: SegmentTerms, fieldname: str, field: FieldType, terms: TermRange) -> None:
        """Stand at the first term."""
        self._reader = reader
        self._fieldname = fieldname
        self._field = field
        self._terms = terms
        self._at = 0

    def first(self) -> Any:
        """Go to the first term and return it."""
        self._at = 0
        return self.text()

    def find(self, term: Any) -> Any:
        """Go to the first term that isn't before ``term`` and return it."""
        self._at = self._terms.find(term if isinstance(term, bytes) else self._field.to_bytes(term))
        return self.text()

    def next(self) -> Any:
        """Go to the next term and return it."""
        self._at = min(self._at + 1, len(self._terms))
        return self.text()

    def text(self) -> Any:
        """Return the term; None behind the last."""
        return self._field.from_bytes(self._terms.term(self._at)) if self.is_valid() else None

    term = text

    def term_info(self) -> TermInfo | None:
        """Return the term's numbers."""
        return self._reader.term_info(self._fieldname, self._terms.term(self._at)) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Tell whether there is a term here."""
        return self._at < len(self._terms)


class SegmentTerms(TermsReader):  # type: ignore[misc,unused-ignore]
    """A segment's terms; fields come in the order of their names, as Whoosh has them."""

    def __init__(self, view: SegmentView, *, owned: bool) -> None:
        """Take the segment, and whether closing this closes the file."""
        self._view = view
        self._segment = view.segment
        self._owned = owned

    def close(self) -> None:
        """Let the file go, where it is ours."""
        if self._owned:
            self._segment.close()

    def __contains__(self, term: Term) -> bool:
        return self._segment.terms(term[0]).index(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have terms."""
        return sorted([name for name, field in self._segment.fields.items() if field.last > field.first])

    def cursor(self, fieldname: str, fieldobj: FieldType) -> TermCursor:
        """Return a cursor through a field's terms."""
        return TermCursor(self, fieldname, fieldobj, self._segment.terms(fieldname))

    def terms(self) -> Iterator[Term]:
        """Yield all fields' terms in order."""
        for name in self.indexed_field_names():
            yield from self._terms_of(name)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Yield terms in order, from this one on, those of later fields too; none where the field has none, as Whoosh's codec."""
        names = self.indexed_field_names()
        if fieldname in names:
            yield from self._terms_of(fieldname, self._segment.terms(fieldname).find(prefix))
            for name in names[names.index(fieldname) + 1 :]:
                yield from self._terms_of(name)

    def _terms_of(self, name: str, first: int = 0) -> Iterator[Term]:
        terms = self._segment.terms(name)
        for index in range(first, len(terms)):
            yield name, terms.term(index)

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """Yield all terms with their numbers."""
        for term in self.terms():
            yield term, self.term_info(*term)

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        """Yield terms with their numbers, from this one on."""
        for term in self.terms_from(fieldname, prefix):
            yield term, self.term_info(*term)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return a term's numbers, deleted documents counted.

        Raises Whoosh's ``TermNotFound``.
        """
        found = self._view.postings(fieldname, text)
        if found is None:
            message = f"No term {fieldname}:{text!r}"
            raise TermNotFound(message)
        known = self._view.lengths(fieldname)
        lengths = [known.rounded[document] for document in found.documents] if known else []
        return TermInfo(
            weight=float(sum(found.frequencies)),
            df=len(found.documents),
            minlength=min(lengths, default=0),
            maxlength=max(lengths, default=0),
            maxweight=float(max(found.frequencies)),
            minid=found.documents[0],
            maxid=found.documents[-1],
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term stands in all documents.

        Raises ``KeyError``, as Whoosh's reader wants it.
        """
        return float(sum(self._found(fieldname, text).frequencies))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term.

        Raises ``KeyError``, as Whoosh's reader wants it.
        """
        return len(self._found(fieldname, text).documents)

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None) -> TermMatcher:
        """Return a matcher for a term's documents, deleted ones too.

        Raises Whoosh's ``TermNotFound``.
        """
        found = self._view.postings(fieldname, text)
        if found is None:
            message = f"No term {fieldname}:{text!r}"
            raise TermNotFound(message)
        lengths = self._view.lengths(fieldname)
        return TermMatcher((fieldname, text), found, format_, scorer, lengths.rounded if lengths else None)

    def _found(self, fieldname: str, text: bytes) -> TermPostings:
        found = self._view.postings(fieldname, text)
        if found is None:
            raise KeyError(fieldname, text)
        return found
