"""How does Whoosh read and write our segments?  The codec: Whoosh's interfaces on one side, ``segment`` and ``lists`` on the other.

Articles are written by ``writer`` and read through this; whatever else Whoosh's own ``SegmentWriter`` makes can be written through
it too.  What can't be kept (vectors, characters of words, weights that aren't counts) is refused, never dropped in silence.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoosh.codec.base import Codec
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.filedb.filestore import FileStorage

from artcli.errors import IndexStoreError
from artcli.index.codec.reader import DocumentReader, SegmentTerms
from artcli.index.codec.view import SegmentView
from artcli.index.segments.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoosh.filedb.filestore import Storage

    from artcli.index.codec.writers import DocumentWriter, TermWriter, UnderWay


class ArticleSegment(WhooshSegment):  # type: ignore[misc,unused-ignore]
    """An open segment of a snapshot, as Whoosh knows segments; its deletions are the snapshot's."""

    def __init__(self, segment: Segment) -> None:
        """Take the segment, which stays its snapshot's."""
        super().__init__("articles")  # type: ignore[no-untyped-call,unused-ignore]
        self.segid = segment.name
        self.view = SegmentView(segment)
        self._segment = segment

    def codec(self) -> ArtcliCodec:
        """Return the codec."""
        return ArtcliCodec()

    def doc_count_all(self) -> int:
        """Return how many documents there are."""
        return self._segment.documents

    def deleted_count(self) -> int:
        """Return how many documents are deleted."""
        return len(self._segment.deleted) if self._segment.deleted is not None else 0

    def deleted_docs(self) -> Iterable[int]:
        """Return the deleted documents."""
        return self._segment.deleted or ()

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: ARG002
        """Refuse: an open snapshot never changes."""
        message = "Articles aren't deleted through Whoosh."
        raise IndexStoreError(message, hint="Use artcli.library.")

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted; Whoosh asks beyond the last one too."""
        deleted = self._segment.deleted
        return deleted is not None and docnum < deleted.documents and docnum in deleted


class WrittenSegment(WhooshSegment):  # type: ignore[misc,unused-ignore]
    """A segment that Whoosh's writer writes; Whoosh's table of contents keeps this object."""

    def __init__(self, indexname: str) -> None:
        """Begin without documents."""
        super().__init__(indexname)  # type: ignore[no-untyped-call,unused-ignore]
        self._documents = 0
        self._deleted: set[int] = set()
        self.under_way: UnderWay | None = None

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"under_way": None}

    def codec(self) -> ArtcliCodec:
        """Return the codec."""
        return ArtcliCodec()

    def should_assemble(self) -> bool:
        """Tell that it is one file as it is."""
        return False

    def set_doc_count(self, count: int) -> None:
        """Take how many documents there are."""
        self._documents = count

    def doc_count_all(self) -> int:
        """Return how many documents there are."""
        return self._documents

    def deleted_count(self) -> int:
        """Return how many documents are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterable[int]:
        """Return the deleted documents."""
        return sorted(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete a document, or take that back."""
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return docnum in self._deleted

    def path(self, storage: Storage) -> Path:
        """Return where its file lies.

        Raises ``IndexStoreError`` for a storage that isn't a folder.
        """
        if not isinstance(storage, FileStorage):
            message = f"A {type(storage).__name__} can't hold artcli's segments: they are files that are mapped."
            raise IndexStoreError(message, hint="Use whoosh.filedb.filestore.FileStorage.")
        name: str = self.make_filename(self.COMPOUND_EXT)  # type: ignore[no-untyped-call,unused-ignore]
        return Path(storage.folder) / name


AnySegment = ArticleSegment | WrittenSegment


class ArtcliCodec(Codec):  # type: ignore[misc,unused-ignore]
    """Whoosh's codec over artcli's segments."""

    length_stats = False
    """Lengths aren't wanted posting by posting: the documents' writer has them all."""

    def per_document_writer(self, storage: Storage, segment: WrittenSegment) -> DocumentWriter:
        """Return what writes documents.

        Raises ``OSError`` or ``IndexStoreError``.
        """
        from artcli.index.codec.writers import DocumentWriter, UnderWay  # noqa: PLC0415  (numpy: reading needs none)

        segment.under_way = UnderWay(segment.path(storage))
        return DocumentWriter(segment.under_way)

    def field_writer(self, storage: Storage, segment: WrittenSegment) -> TermWriter:  # noqa: ARG002
        """Return what writes terms and postings, and ends the file; the documents' writer comes first."""
        from artcli.index.codec.writers import TermWriter  # noqa: PLC0415  (as above)

        if segment.under_way is None:
            message = "Whoosh asked for terms to be written before documents."
            raise IndexStoreError(message)
        return TermWriter(segment.under_way)

    def per_document_reader(self, storage: Storage, segment: AnySegment) -> DocumentReader:
        """Return what reads documents.

        Raises ``IndexDamagedError``, ``IndexVersionError`` or ``FileNotFoundError``.
        """
        return DocumentReader(_view(storage, segment), segment, owned=not isinstance(segment, ArticleSegment))

    def terms_reader(self, storage: Storage, segment: AnySegment) -> SegmentTerms:
        """Return what reads terms and postings.

        Raises ``IndexDamagedError``, ``IndexVersionError`` or ``FileNotFoundError``.
        """
        return SegmentTerms(_view(storage, segment), owned=not isinstance(segment, ArticleSegment))

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """Refuse: postings aren't written apart from their terms."""
        raise _apart(dbfile, byteids)

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> Any:
        """Refuse: postings aren't read apart from their terms."""
        raise _apart(dbfile, terminfo, format_, term, scorer)

    def new_segment(self, storage: Storage, indexname: str) -> WrittenSegment:  # noqa: ARG002
        """Return a segment to be written."""
        return WrittenSegment(indexname)


def _view(storage: Storage, segment: AnySegment) -> SegmentView:
    if isinstance(segment, ArticleSegment):
        return segment.view
    return SegmentView(Segment(segment.path(storage)))


def _apart(*_asked: object) -> IndexStoreError:
    return IndexStoreError("artcli's postings lie in their segment, not in a file of their own.")
