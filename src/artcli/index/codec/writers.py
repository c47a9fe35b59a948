"""How does Whoosh write our format?  The writers of a codec: documents one by one, then terms in order with their postings."""

from __future__ import annotations

from array import array
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import columns
from whoosh.codec.base import FieldWriter, PerDocumentWriter
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Existence, Frequency, Positions

from artcli.errors import IndexWriteError
from artcli.index.codec.schema import PlainPositions
from artcli.index.codec.values import packed
from artcli.index.writing.assemble import SegmentFile
from artcli.index.writing.dictionary import DictionaryWriter
from artcli.index.writing.lists import FieldPostings, ListEncoder
from artcli.index.writing.records import RecordWriter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from whoosh.columns import Column, ColumnWriter
    from whoosh.fields import FieldType

MOST_FIELDS = 256
WAITING = 1_000_000
"""Postings that are gathered before they are encoded together: some 20 MB."""

_FORMATS = (Existence, Frequency, Positions, PlainPositions)
_COLUMNS = (columns.VarBytesColumn, columns.NumericColumn, columns.BitColumn, columns.RefBytesColumn)
"""Those that Whoosh writes as plain bytes; others are pickles."""


class UnderWay:
    """A segment's file under way, and what its two writers share."""

    def __init__(self, path: Path) -> None:
        """Begin the file.

        Raises ``OSError``.
        """
        self.file = SegmentFile(path)
        self.records = RecordWriter(self.file)
        self.lengths: dict[str, array[int]] = {}
        self.columns: dict[str, tuple[ColumnWriter, BytesIO]] = {}
        self.documents = 0


class DocumentWriter(PerDocumentWriter):  # type: ignore[misc,unused-ignore]
    """Writes what is stored of documents, and keeps their fields' lengths."""

    def __init__(self, under_way: UnderWay) -> None:
        """Take the file under way."""
        self._to = under_way
        self._document = 0
        self._stored: dict[str, Any] = {}
        self._lengths: dict[str, int] = {}
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin a document."""
        self._document = docnum
        self._stored, self._lengths = {}, {}

    def add_field(self, fieldname: str, fieldobj: FieldType, value: Any, length: int) -> None:  # noqa: ARG002
        """Take a field's stored value and its length."""
        if value is not None:
            self._stored[fieldname] = value
        if length:
            self._lengths[fieldname] = length

    def add_column_value(self, fieldname: str, columnobj: Column, value: Any) -> None:
        """Take what a field sorts by.

        Raises ``IndexWriteError`` for a kind of column that Whoosh pickles.
        """
        if fieldname not in self._to.columns:
            if type(columnobj) not in _COLUMNS:
                message = f"The field {fieldname} has a column of type {type(columnobj).__name__}, which can't be kept."
                raise IndexWriteError(message)
            data = BytesIO()
            self._to.columns[fieldname] = columnobj.writer(StructFile(data)), data
        self._to.columns[fieldname][0].add(self._document, value)

    def add_vector_items(self, fieldname: str, fieldobj: FieldType, items: Any) -> None:  # noqa: ARG002
        """Refuse."""
        message = f"The field {fieldname} has vectors, which can't be kept."
        raise IndexWriteError(message, hint="Leave vector out of the field.")

    def finish_doc(self) -> None:
        """End a document."""
        self._to.records.add(packed(self._stored))
        for name, length in self._lengths.items():
            lengths = self._to.lengths.setdefault(name, array("I"))
            lengths.extend([0] * (self._document - len(lengths)))
            lengths.append(length)
        self._to.documents = self._document + 1

    def cancel_doc(self) -> None:
        """Forget the document that was begun."""

    def close(self) -> None:
        """End the documents."""
        if not self.is_closed:
            self._to.records.finish()
        self.is_closed = True


class TermWriter(FieldWriter):  # type: ignore[misc,unused-ignore]
    """Writes terms and their postings, each term a list, and ends the file."""

    def __init__(self, under_way: UnderWay) -> None:
        """Take the file under way."""
        self._to = under_way
        self._lists = ListEncoder(under_way.file)
        self._dictionary = DictionaryWriter(under_way.file)
        self._fields: dict[str, dict[str, Any]] = {}
        self._name = ""
        self._format: Any = Existence()
        self._terms: list[bytes] = []
        self._term = b""
        self._first_list = 0
        self._gathered = _Gathered(positions=False)
        self._begun = False
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Any]) -> None:
        """Write all postings, which come sorted; a file that can't be finished doesn't stay.

        Raises ``IndexWriteError`` or ``OSError``.
        """
        self._begun = True
        try:
            super().add_postings(schema, lengths, items)  # type: ignore[no-untyped-call,unused-ignore]
        except BaseException:
            self._abandon()
            raise

    def start_field(self, fieldname: str, fieldobj: FieldType) -> None:
        """Begin a field.

        Raises ``IndexWriteError`` for a format that can't be kept.
        """
        form: Any = fieldobj.format
        if type(form) not in _FORMATS:
            message = f"The field {fieldname} has the format {type(form).__name__}, which can't be kept."
            raise IndexWriteError(message, hint="Use Existence, Frequency or Positions.")
        if len(self._fields) >= MOST_FIELDS:
            message = f"A segment can't have more than {MOST_FIELDS} fields."
            raise IndexWriteError(message)
        self._name, self._format, self._terms = fieldname, form, []
        self._gathered = _Gathered(positions=isinstance(form, Positions))
        self._first_list = self._lists.lists

    def start_term(self, text: bytes) -> None:
        """Begin a term."""
        self._term = text
        self._terms.append(text)
        self._gathered.counts.append(0)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:  # noqa: ARG002
        """Take a posting.

        Raises ``IndexWriteError`` for a weight that isn't how often the term stands there.
        """
        gathered, form = self._gathered, self._format
        count = int(weight)
        places: list[int] = []
        if gathered.places is not None:
            places = form.decode_positions(vbytes)
            told = len(places)
        else:
            told = count if isinstance(form, Existence) else form.decode_frequency(vbytes)
        if count != weight or count != told or count < 1:
            message = f"The weight {weight:g} of {self._term!r} in the field {self._name} isn't its count there."
            raise IndexWriteError(message, hint="Boost queries, not documents or fields.")
        if gathered.counts[-1] and gathered.documents[-1] == docnum:
            return  # a number or a keyword given twice, which stock Whoosh would find twice
        gathered.counts[-1] += 1
        gathered.documents.append(docnum)
        gathered.frequencies.append(count)
        if gathered.places is not None:
            gathered.places.extend(places)

    def finish_term(self) -> None:
        """End a term."""
        if len(self._gathered.documents) >= WAITING:
            self._flush()

    def finish_field(self) -> None:
        """End a field."""
        self._flush()
        first = len(self._dictionary)
        lists = range(self._first_list, self._first_list + len(self._terms))
        self._dictionary.add_field(len(self._fields), self._terms, lists)
        self._fields[self._name] = {
            "number": len(self._fields),
            "kind": "text" if self._gathered.places is not None else "code",
            "first": first,
            "last": len(self._dictionary),
            "lists": [self._first_list, self._lists.lists],
            "length": sum(self._to.lengths.get(self._name, ())),
            "share": 0.0,
            "layers": [""],
        }

    def close(self) -> None:
        """End the file; there is none where no document was added, or the writer was cancelled."""
        if self.is_closed:
            return
        if not self._to.documents or not self._begun:
            self._abandon()
            return
        self.is_closed = True
        self._dictionary.finish()
        types = {}
        for name, lengths in self._to.lengths.items():
            lengths.extend([0] * (self._to.documents - len(lengths)))
            types[f"length.{name}"] = "I"
            self._to.file.section(f"column.length.{name}", lengths.tobytes())
        for name, (writer, data) in self._to.columns.items():
            writer.finish(self._to.documents)
            self._to.file.section(f"whoosh.{name}", data.getvalue())
        meta = {"documents": self._to.documents, "fields": self._fields, "columns": types, "languages": [], "whoosh": 1}
        self._to.file.finish(meta)

    def _flush(self) -> None:
        self._lists.add(self._gathered.postings())
        self._gathered = _Gathered(positions=self._gathered.places is not None)

    def _abandon(self) -> None:
        self.is_closed = True
        self._to.file.abandon()


class _Gathered:
    """Postings of a field that wait to be encoded."""

    def __init__(self, *, positions: bool) -> None:
        self.counts = array("I")
        self.documents = array("I")
        self.frequencies = array("I")
        self.places = array("I") if positions else None

    def postings(self) -> FieldPostings:
        places = None if self.places is None else np.array(self.places, np.uint32)
        documents, frequencies = np.array(self.documents, np.uint32), np.array(self.frequencies, np.uint32)
        return FieldPostings(np.array(self.counts, np.int64), documents, frequencies, places)
