"""What does a file say, and where is it kept?  Files → articles → a segment under way; the work of one process.

What takes long to import (numpy, the normaliser) is imported when there is something to write: most runs find everything unchanged.
"""

from __future__ import annotations

import gc
import os
import secrets
from errno import EINVAL
from hashlib import blake2b
from stat import S_ISREG
from time import time_ns
from typing import TYPE_CHECKING, NamedTuple

from artcli.analysis.forms import forget_forms
from artcli.errors import TextError
from artcli.index.entries import Filed
from artcli.index.ids import DIGEST_BYTES, article_id, content_hash
from artcli.index.segments.segment import Segment
from artcli.index.snapshot import parse_record
from artcli.index.stamps import NO_STAMP, lasting_stamp
from artcli.ingest.listing import NOT_REGULAR, reason_of
from artcli.ingest.sources import STANDARD_INPUT, too_large
from artcli.ingest.tasks import NOTHING, Place, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.manifest import SegmentEntry
    from artcli.index.writing.lookup import QuickLexicon
    from artcli.index.writing.writer import SegmentBuilder
    from artcli.ingest.tasks import Job, Known, Make, Setup
    from artcli.model import Article

LEXICON_SIZE = 150_000
"""Spellings and classes, some 300 bytes each, after which a worker forgets them: rare ones are most, and they aren't met again.

A lexicon of 300,000 saved no time that could be measured, and took 30 MB more of each worker."""

_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
_READ_FLAGS |= getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of a file is seen, not waited for
_TRIES = 3
"""How often a file is read that changes meanwhile."""


class _Piece(NamedTuple):
    """A file's bytes, or what became of it; and what is known of it from before."""

    path: str
    data: bytes | Reading
    known: Known | None
    stamp: bytes = NO_STAMP


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
        return self._readings(
            [_Piece(job.path, load[0], job.known, load[1]) for job, load in zip(jobs, loads, strict=True)]
        )

    def take(self, path: str, data: bytes) -> Reading:
        """Put the article of bytes that were read elsewhere into the segment under way.

        Raises ``OSError``.
        """
        return self._readings([_Piece(path, data, None)])[0]

    def _readings(self, pieces: Sequence[_Piece]) -> list[Reading]:
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
                    Reading("written", size, draft.digest, one.content, one.id, title, place, known, None, draft.stamp)
                )
            elif isinstance(draft, Reading):
                found.append(draft)
        return found

    def _draft(self, piece: _Piece) -> _Draft | Reading:
        """Return the article of a file, or what became of it where it has none that is new."""
        data = piece.data
        if isinstance(data, Reading):
            return data
        hashed = blake2b(data, digest_size=DIGEST_BYTES)
        known = piece.known
        if known and known.digest == hashed.digest():
            return Reading("unchanged", len(data), hashed.hexdigest(), stamp=piece.stamp)
        path = piece.path
        try:
            article = self._article(data, "" if path == STANDARD_INPUT else _stem(path))
        except TextError as error:
            return Reading("failed", len(data), reason=str(error))
        kept = self._kept(path, known) if known else None
        return _Draft(path, len(data), hashed.hexdigest(), article, kept, piece.stamp)

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

    def finish(self) -> SegmentEntry | None:
        """Finish the segment under way, if there is one, and return what it holds.

        Raises ``OSError``.
        """
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


def load(path: str, most: int) -> tuple[bytes | Reading, bytes]:
    """Return a file's bytes, or what became of a file that has none for us; and its stamp."""
    if not path or path == STANDARD_INPUT:
        return NOTHING, NO_STAMP
    try:
        for _ in range(_TRIES):
            data, stamp = _bytes_of(path, most)
            if len(data) > most:
                return Reading("failed", len(data), reason=too_large(most)), NO_STAMP
            if stamp is not None:
                return data, stamp
    except OSError as error:
        return Reading("failed", reason=reason_of(error)), NO_STAMP
    return Reading("failed", reason="it changes while it is read"), NO_STAMP


def _stem(path: str) -> str:
    name = os.path.basename(path)  # noqa: PTH119
    at = name.rfind(".")
    return name[:at] if 0 < at < len(name) - 1 else name


def _bytes_of(path: str, most: int) -> tuple[bytes, bytes | None]:
    """Return a file's bytes, up to a few more than are taken, and its stamp, None where it has changed meanwhile.

    With half the system calls that ``open`` makes.  What was put in a file's place since it was listed isn't waited for: ``OSError``.
    """
    descriptor = os.open(path, _READ_FLAGS)
    try:
        before = os.fstat(descriptor)
        if not S_ISREG(before.st_mode):
            raise OSError(EINVAL, NOT_REGULAR)
        data = _all_of(descriptor, before.st_size, most)
        after = os.fstat(descriptor)
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        return data, lasting_stamp(before, time_ns()) if same else None
    finally:
        os.close(descriptor)


def _all_of(descriptor: int, size: int, most: int) -> bytes:
    data = os.read(descriptor, min(size, most) + 1)
    if len(data) == size:
        return data
    parts = [data]
    found = len(data)
    while found <= most and (data := os.read(descriptor, most + 1 - found)):
        parts.append(data)
        found += len(data)
    return b"".join(parts)
