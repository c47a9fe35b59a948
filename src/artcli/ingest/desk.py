"""What does a file say, and where is it kept?  Files → articles → a segment under way; the work of one process.

What takes long to import (numpy, the normaliser) is imported when there is something to write: most runs find everything unchanged.
"""

from __future__ import annotations

import gc
import secrets
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from artcli.analysis.forms import forget_forms
from artcli.errors import TextError
from artcli.formats.content import NO_HINTS
from artcli.formats.told import tell
from artcli.index.entries import Filed
from artcli.index.ids import DIGEST_BYTES, article_id, content_hash
from artcli.index.segments.segment import Segment
from artcli.index.snapshot import parse_record
from artcli.index.stamps import NO_STAMP
from artcli.ingest.containers import file_of, read_member, read_sorted
from artcli.ingest.loading import is_large, load, refused, stem
from artcli.ingest.sources import STANDARD_INPUT
from artcli.ingest.tasks import Job, Piece, Place, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.manifest import SegmentEntry
    from artcli.index.writing.lookup import QuickLexicon
    from artcli.index.writing.writer import SegmentBuilder
    from artcli.ingest.tasks import Known, Make, Setup
    from artcli.model import Article

LEXICON_SIZE = 150_000
"""Spellings and classes, some 300 bytes each, after which a worker forgets them: rare ones are most, and they aren't met again.

A lexicon of 300,000 saved no time that could be measured, and took 30 MB more of each worker."""


class _Draft(NamedTuple):
    """An article on its way into a segment; ``kept`` are the id and the moment that it has from before."""

    path: str
    size: int
    digest: str
    article: Article
    kept: Sequence[str] | None
    stamp: bytes = NO_STAMP


class Desk:
    """Reads files and files their articles in one segment after another."""

    def __init__(self, setup: Setup) -> None:
        """Take where and how; nothing is opened yet."""
        self._setup = setup
        self._make: Make | None = setup.make
        self._lexicon: QuickLexicon | None = None
        self._builder: SegmentBuilder | None = None
        self._opened: dict[str, Segment] = {}
        self._prefix = f"s{secrets.token_hex(6)}"
        self._count = 0
        self.closed: list[SegmentEntry] = []

    @property
    def words(self) -> int:
        """How many words the segment under way has."""
        return self._builder.words if self._builder else 0

    @property
    def full(self) -> bool:
        """Tell whether the segment under way should be finished."""
        return self.words >= self._setup.most_words

    def read(self, jobs: Sequence[Job]) -> list[Reading]:
        """Read files and put their articles into the segment under way; those whose bytes are known are left where they are.

        Each step is taken for all files before the next: its code and tables stay in the processor's cache, which saves a fifth of the
        time.  Raises ``OSError`` where the segment can't be written.
        """
        loads = [load(job.path, self._setup.most_bytes) for job in jobs]
        pieces = [Piece(job.path, load[0], job.known, load[1]) for job, load in zip(jobs, loads, strict=True)]
        forms = [tell(piece.data, piece.path) if isinstance(piece.data, bytes) else None for piece in pieces]
        if not any(forms) and not any(is_large(piece) for piece in pieces):
            return self.read_pieces(pieces)
        return read_sorted(self, jobs, pieces, forms)

    def take(self, path: str, data: bytes) -> Reading:
        """Put the article of bytes that were read elsewhere into the segment under way.

        Raises ``OSError``.
        """
        return read_sorted(self, [Job(path)], [Piece(path, data, None)], [tell(data, path)])[0]

    def read_again(self, path: str) -> Reading:
        """Read a file, or a member of a container, of which nothing is known.

        Raises ``OSError``.
        """
        file = file_of(path)
        return self.read([Job(path)])[0] if file == path else read_member(self, path, file)

    def read_pieces(self, pieces: Sequence[Piece]) -> list[Reading]:
        """Put the articles of bytes into the segment under way; those that are known are left where they are.

        Raises ``OSError``.
        """
        drafts = [self._draft(piece) for piece in pieces]
        filed = [self._filed(draft) for draft in drafts if isinstance(draft, _Draft)]
        builder = self._builder or (self._begin() if filed else None)
        places = iter(range(builder.documents, builder.documents + len(filed)) if builder else ())
        if builder:
            builder.add_all(filed)
        articles = iter(filed)
        found = []
        for draft in drafts:
            if isinstance(draft, _Draft) and builder:
                one = next(articles)
                place = Place(builder.name, next(places))
                known = draft.kept is not None
                size, title = draft.size, one.article.title
                found.append(
                    Reading(
                        "written",
                        size,
                        draft.digest,
                        one.content,
                        one.id,
                        title,
                        place,
                        known,
                        stamp=draft.stamp,
                        path=draft.path,
                    )
                )
            elif isinstance(draft, Reading):
                found.append(draft)
        return found

    def _draft(self, piece: Piece) -> _Draft | Reading:
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
            return refused(error, len(data), path)
        kept = self._kept(path, known) if known else None
        return _Draft(path, len(data), hashed.hexdigest(), article, kept, piece.stamp)

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

    def _filed(self, draft: _Draft) -> Filed:
        content = content_hash(draft.article)
        id_, ingested = draft.kept or (article_id(content), self._setup.ingested)
        hashes = {} if draft.path == STANDARD_INPUT else {draft.path: draft.digest}
        stamps = {draft.path: draft.stamp} if draft.stamp != NO_STAMP else {}
        return Filed(id_, draft.path, ingested, content, hashes, draft.article, stamps)

    def file(self, filed: Filed) -> Place:
        """Put an article into the segment under way.

        Raises ``OSError``.
        """
        builder = self._builder or self._begin()
        builder.add_all((filed,))
        return Place(builder.name, builder.documents - 1)

    def close(self) -> None:
        """Finish the segment under way in the middle of a file that fills several; ``finish`` returns it with the others.

        Raises ``OSError``.
        """
        entry = self._finished()
        if entry:
            self.closed.append(entry)

    def finish(self) -> list[SegmentEntry]:
        """Finish the segment under way, if there is one, and return all that were finished since the last time.

        Raises ``OSError``.
        """
        self.close()
        closed, self.closed = self.closed, []
        return closed

    def _finished(self) -> SegmentEntry | None:
        for segment in self._opened.values():
            segment.close()
        self._opened.clear()
        builder, self._builder = self._builder, None
        if builder is None:
            return None
        try:
            return builder.finish()
        except BaseException:
            builder.abandon()
            raise

    def rest(self) -> None:
        """Forget all words, to make room for other work."""
        if self._builder is None:
            self._forget_words()

    def _forget_words(self) -> None:
        self._lexicon = None
        forget_forms()
        gc.collect()  # its parts know each other, and it may be long until they are looked for

    def abandon(self) -> None:
        """Leave the segment under way: no file remains."""
        if self._builder:
            self._builder.abandon()
            self._builder = None

    def _begin(self) -> SegmentBuilder:
        from artcli.index.writing.lookup import QuickLexicon  # noqa: PLC0415  (see above)
        from artcli.index.writing.writer import SegmentBuilder  # noqa: PLC0415

        if self._lexicon is not None and self._lexicon.size > LEXICON_SIZE:
            self._forget_words()
        if self._lexicon is None:
            self._lexicon = QuickLexicon()
        path = self._setup.folder / f"{self._prefix}{self._count:04x}.seg"
        self._count += 1
        self._builder = SegmentBuilder(path, self._lexicon)
        return self._builder

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
        """Return the id and the moment that the known article keeps, if it is this file's own; None where it can't be asked."""
        name, document = known.place
        try:
            segment = self._opened.get(name)
            if segment is None:
                segment = self._opened[name] = Segment(self._setup.folder / f"{name}.seg")
        except FileNotFoundError:  # merged away meanwhile: the parent sees to it
            return None
        record = parse_record(segment, segment.stored(document))
        return (record["id"], record["ingested"]) if record["path"] == path else None
