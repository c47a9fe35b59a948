"""What does a file say?  Its bytes → a draft of its article, or what became of a file that has none that is new.

The normaliser and the formats are imported when there is something to read: most runs find everything unchanged.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from artcli.errors import TextError
from artcli.formats.content import NO_HINTS
from artcli.index.entries import Filed, filed_of
from artcli.index.ids import DIGEST_BYTES, article_id, content_hash
from artcli.index.segments.record import BETWEEN, are_parted, texts_of
from artcli.index.segments.segment import Segment
from artcli.index.snapshot import parse_record
from artcli.index.stamps import NO_STAMP
from artcli.ingest.edges import Edges
from artcli.ingest.loading import refused, stem
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Reading
from artcli.text.learned.lines import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.ingest.edges import Edge
    from artcli.ingest.tasks import Known, Make, Piece, Setup
    from artcli.model import Article
    from artcli.records import Record


_PARTED = BETWEEN.encode()


class Draft(NamedTuple):
    """An article on its way into a segment; ``kept`` are the id and the moment that it has from before.

    ``stored`` is what the library has in its place, where the file was read again for that.
    """

    path: str
    size: int
    digest: str
    article: Article
    kept: Sequence[str] | None
    stamp: bytes = NO_STAMP
    stored: Filed | None = None
    edges: tuple[Edge, ...] = ()


class Drafting:
    """Makes articles of bytes, one after the other."""

    def __init__(self, setup: Setup, *, many: bool = False) -> None:
        """Take where the index lies, and how to read; ``many`` says that there is much to read."""
        self._setup = setup
        self._make: Make | None = setup.make
        self._opened: dict[str, Segment] = {}
        self.edges = Edges(setup.learned, many=many)

    def draft(self, piece: Piece) -> Draft | Reading:
        """Return the article of a file, or what became of it where it has none that is new."""
        data = piece.data
        if isinstance(data, Reading):
            return data
        known = piece.known
        if known is None and self._setup.again:
            return Reading("nothing", path=piece.path)
        hashed = blake2b(data, digest_size=DIGEST_BYTES)
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
        if known and self._setup.again:
            return self._compared(piece, known, Draft(path, len(data), hashed.hexdigest(), article, None, piece.stamp))
        kept = self._kept(path, known) if known else None
        return Draft(path, len(data), hashed.hexdigest(), article, kept, piece.stamp)

    def parted(self, draft: Draft | Reading) -> Draft | Reading:
        """Return a draft without its source's lines, and with those that may be: a step of its own, taken for many files together."""
        if isinstance(draft, Reading):
            return draft
        article = self.edges.stripped(draft.article, draft.path)
        edges = () if draft.stored else self.edges.lines(draft.article)
        return draft if article is draft.article and not edges else draft._replace(article=article, edges=edges)

    def filed(self, draft: Draft) -> Filed:
        """Return a draft as the index keeps it."""
        article = draft.article
        texts = texts_of(article)
        parted = are_parted(texts, article)
        plain = parted and article.whole is article.blocks
        content = content_hash(article, texts.replace(_PARTED, b"\0") if plain else None)
        if draft.stored:
            return _in_place_of(draft.stored, draft, content)
        id_, ingested = draft.kept or (article_id(content), self._setup.ingested)
        hashes = {} if draft.path == STANDARD_INPUT else {draft.path: draft.digest}
        stamps = {draft.path: draft.stamp} if draft.stamp != NO_STAMP else {}
        return Filed(id_, draft.path, ingested, content, hashes, article, stamps, texts if parted else None)

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

    def _compared(self, piece: Piece, known: Known, draft: Draft) -> Draft | Reading:
        """Return a draft that is to stand in the place of the known article, if it says anything else."""
        record = self._record(known)
        if record is None:
            return Reading("stale", path=piece.path)
        stored = filed_of(record)
        if whole(stored.article) == draft.article:
            return Reading("unchanged", draft.size, draft.digest, stamp=draft.stamp, path=draft.path)
        return draft._replace(kept=(stored.id, stored.ingested), stored=stored)

    def _kept(self, path: str, known: Known) -> Sequence[str] | None:
        """Return the id and the moment that the known article keeps, if it is this file's own; None where it can't be asked.

        None also where another file says the same until now, which ``Shelf`` must see.
        """
        record = self._record(known)
        if record is None or record["path"] != path or len(record["hashes"]) > 1:
            return None
        return record["id"], record["ingested"]

    def _record(self, known: Known) -> Record | None:
        """Return what is stored of a known article; None where its segment was merged away meanwhile: the parent sees to it."""
        if self._setup.stored:
            return self._setup.stored(self._setup, known)
        name, document = known.place
        try:
            segment = self._opened.get(name)
            if segment is None:
                segment = self._opened[name] = Segment(self._setup.folder / f"{name}.seg")
        except FileNotFoundError:
            return None
        return parse_record(segment, segment.stored(document))


def _in_place_of(stored: Filed, draft: Draft, content: str) -> Filed:
    """Return a draft with all that is filed of the article whose place it takes."""
    hashes = stored.hashes | {draft.path: draft.digest}
    stamps = {path: stamp for path, stamp in stored.stamps.items() if path != draft.path}
    if draft.stamp != NO_STAMP:
        stamps[draft.path] = draft.stamp
    return Filed(stored.id, stored.path, stored.ingested, content, hashes, draft.article, stamps)
