"""What becomes of files and bytes in one process?  Read, told apart by format, made articles (``drafting``) and written (``under_way``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.formats.told import tell
from artcli.ingest.containers import file_of, read_member, read_sorted
from artcli.ingest.drafting import Draft, Drafting
from artcli.ingest.loading import is_large, load
from artcli.ingest.tasks import Job, Piece, Reading
from artcli.ingest.under_way import UnderWay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.entries import Filed
    from artcli.index.manifest import SegmentEntry
    from artcli.ingest.edges import Learned
    from artcli.ingest.tasks import Keeping, Place, Setup


class Desk:
    """Reads files and files their articles in one segment after another."""

    def __init__(self, setup: Setup, *, many: bool = False) -> None:
        """Take where and how, and whether there is much to read; nothing is opened yet."""
        self._setup = setup
        self._drafting = Drafting(setup, many=many)
        self._under_way: Keeping = setup.keep(setup) if setup.keep else UnderWay(setup)

    @property
    def closed(self) -> Sequence[SegmentEntry]:
        """The segments that were finished since ``finish`` was called."""
        return self._under_way.closed

    @property
    def words(self) -> int:
        """How many words the segment under way has."""
        return self._under_way.words

    @property
    def full(self) -> bool:
        """Tell whether the segment under way should be finished."""
        return self.words >= self._setup.most_words

    def learn(self, learned: Learned) -> None:
        """Leave these lines out of articles from now on, besides what is known already."""
        edges = self._drafting.edges
        more = {key: edges.learned.get(key, frozenset()) | lines for key, lines in learned.items()}
        edges.learned = {**edges.learned, **more}

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
        drafts = [self._drafting.draft(piece) for piece in pieces]
        drafts = [self._drafting.parted(draft) for draft in drafts]
        filed = [self._drafting.filed(draft) for draft in drafts if isinstance(draft, Draft)]
        written = zip(filed, self._under_way.add(filed), strict=True)
        return [_written(one, *next(written)) if isinstance(one, Draft) else one for one in drafts]

    def file(self, filed: Filed) -> Place:
        """Put an article into the segment under way.

        Raises ``OSError``.
        """
        return self._under_way.add((filed,))[0]

    def close(self) -> None:
        """Finish the segment under way in the middle of a file that fills several; ``finish`` returns it with the others.

        Raises ``OSError``.
        """
        self._drafting.rest()
        self._under_way.close()

    def finish(self) -> list[SegmentEntry]:
        """Finish the segment under way, if there is one, and return all that were finished since the last time.

        Raises ``OSError``.
        """
        self._drafting.rest()
        return self._under_way.finish()

    def rest(self) -> None:
        """Forget all words, to make room for other work."""
        self._under_way.rest()

    def abandon(self) -> None:
        """Leave the segment under way: no file remains."""
        self._under_way.abandon()


def _written(draft: Draft, filed: Filed, place: Place) -> Reading:
    return Reading(
        "written",
        draft.size,
        draft.digest,
        filed.content,
        filed.id,
        filed.article.title,
        place,
        kept=draft.kept is not None,
        stamp=draft.stamp,
        path=draft.path,
        source=draft.article.source,
        edges=draft.edges,
    )
