"""What does a file say?  Its bytes → a draft of its article, or what became of a file that has none that is new.

The normaliser and the formats are imported when there is something to read: most runs find everything unchanged.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from artcli.errors import TextError
from artcli.formats.content import NO_HINTS, SEPARATOR
from artcli.index.entries import Filed
from artcli.index.ids import DIGEST_BYTES, article_id, content_hash
from artcli.index.segments.segment import Segment
from artcli.index.snapshot import parse_record
from artcli.index.stamps import NO_STAMP
from artcli.ingest.loading import refused, stem
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.ingest.tasks import Known, Make, Piece, Setup
    from artcli.model import Article


class Draft(NamedTuple):
    """An article on its way into a segment; ``kept`` are the id and the moment that it has from before."""

    path: str
    size: int
    digest: str
    article: Article
    kept: Sequence[str] | None
    stamp: bytes = NO_STAMP


class Drafting:
    """Makes articles of bytes, one after the other."""

    def __init__(self, setup: Setup) -> None:
        """Take where the index lies, and how to read."""
        self._setup = setup
        self._make: Make | None = setup.make
        self._opened: dict[str, Segment] = {}

    def draft(self, piece: Piece) -> Draft | Reading:
        """Return the article of a file, or what became of it where it has none that is new."""
        data = piece.data
        if isinstance(data, Reading):
            return data
        hashed = blake2b(data, digest_size=DIGEST_BYTES)
        known = piece.known
        if known and known.digest == hashed.digest():
            return Reading("unchanged", len(data), hashed.hexdigest(), stamp=piece.stamp, path=piece.path)
        path = piece.path
        try:
            if piece.form or piece.member:
                article = self._formatted(piece, data)
            else:
                article = self._article(data, "" if path == STANDARD_INPUT else stem(path))
        except TextError as error:
            return refused(error, len(data), path, piece.stamp)
        kept = self._kept(path, known) if known else None
        return Draft(path, len(data), hashed.hexdigest(), article, kept, piece.stamp)

    def filed(self, draft: Draft) -> Filed:
        """Return a draft as the index keeps it."""
        content = content_hash(draft.article)
        id_, ingested = draft.kept or (article_id(content), self._setup.ingested)
        hashes = {} if draft.path == STANDARD_INPUT else {draft.path: draft.digest}
        stamps = {draft.path: draft.stamp} if draft.stamp != NO_STAMP else {}
        return Filed(id_, draft.path, ingested, content, hashes, draft.article, stamps)

    def rest(self) -> None:
        """Close the segments that were looked into."""
        for segment in self._opened.values():
            segment.close()
        self._opened.clear()

    def _formatted(self, piece: Piece, data: bytes) -> Article:
        """Make the article of a file that is of some format, or is a container's member."""
        from artcli.formats.walk import content_of, read  # noqa: PLC0415  (see above)
        from artcli.ingest.articles import normalised  # noqa: PLC0415

        try:
            content = content_of(piece.member) if piece.member else read(data, piece.path, piece.form)
            if content.hints is NO_HINTS and isinstance(content.text, bytes):
                return self._article(content.text, content.name)
            return normalised(content).article
        except (TextError, MemoryError):
            raise
        except Exception as error:  # as below
            message = f"artcli failed on it ({type(error).__name__}: {error}); please report the file"
            raise TextError(message) from error

    def _article(self, data: bytes, name: str) -> Article:
        if self._make is None:
            from artcli.text.normalise import normalise  # noqa: PLC0415  (see above)

            self._make = normalise
        try:
            return self._make(data, name)
        except TextError:
            raise
        except Exception as error:  # a fault of ours must not stop the other files
            message = f"artcli's normaliser failed on it ({type(error).__name__}: {error}); please report the file"
            raise TextError(message) from error

    def _kept(self, path: str, known: Known) -> Sequence[str] | None:
        """Return the id and the moment that the known article keeps, if it is this file's own; None where it can't be asked.

        None also where a container's member says the same until now, which ``Shelf`` must see.
        """
        name, document = known.place
        try:
            segment = self._opened.get(name)
            if segment is None:
                segment = self._opened[name] = Segment(self._setup.folder / f"{name}.seg")
        except FileNotFoundError:  # merged away meanwhile: the parent sees to it
            return None
        record = parse_record(segment, segment.stored(document))
        if record["path"] != path or any([SEPARATOR in other for other in record["hashes"] if other != path]):
            return None
        return record["id"], record["ingested"]
