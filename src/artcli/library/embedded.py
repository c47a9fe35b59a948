"""What can be done with the articles of a folder?  The engine that artcli has in itself: every command's work, on segments in files."""

from __future__ import annotations

from artcli.errors import ArtcliError, ArticleNotFoundError
from artcli.hints import TYPE_CHECKING, Any, TypeVar
from artcli.index.directory import IndexDirectory
from artcli.index.entries import entry_of, read_filed
from artcli.index.kept import KeptSnapshot
from artcli.index.named import document_named
from artcli.library.requests import marked_identities

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from artcli.index.checking.report import CheckReport, RepairReport
    from artcli.index.engine import Seen
    from artcli.index.snapshot import Snapshot
    from artcli.ingest.compaction import Compaction
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.renormalising import Renormalising
    from artcli.ingest.run import Ingest
    from artcli.library.browsing import Browsing
    from artcli.library.versions import Difference
    from artcli.model import (
        Count,
        Differences,
        Entry,
        FileOutcome,
        FurnitureLine,
        Identity,
        Results,
        Statistics,
        Timeline,
    )
    from artcli.search.context import Context
    from artcli.search.matching import Matches
    from artcli.search.request import SearchRequest

    Taken = TypeVar("Taken")


class Embedded:
    """The articles of an index's folder: ``index.engine.Engine`` says what each method is for.

    Files stay open for the next look until ``close``.
    """

    def __init__(self, path: Path, tell: Callable[[str], None] | None = None) -> None:
        """Take the folder, and what is told of things that a person should know though they stop nothing; nothing is opened yet."""
        self._path = path
        self._tell = tell
        self._directory = IndexDirectory(path, tell)
        self._kept = KeptSnapshot(self._directory)

    def close(self) -> None:
        """Let the index's files go."""
        self._kept.close()

    def search(self, request: SearchRequest, tell_all: Callable[[Seen], None] | None = None) -> Results:
        """Run a query."""
        from artcli.search.run import search  # noqa: PLC0415

        with self._kept.use() as snapshot:
            results = search(snapshot, request)
            if tell_all:
                tell_all(_seen(snapshot, request))
            return results

    def listed(self, request: SearchRequest) -> Results:
        """Return the articles that a query itself matches."""
        from artcli.search.listing import listing  # noqa: PLC0415

        with self._kept.use() as snapshot:
            return listing(snapshot, request)

    def timelines(self, requests: Sequence[SearchRequest]) -> tuple[Timeline, ...]:
        """Return when each query was written about."""
        from artcli.search.timeline import timelines  # noqa: PLC0415

        with self._kept.use() as snapshot:
            return timelines(snapshot, requests)

    def similar(self, reference: str, limit: int) -> Results:
        """Return the articles most like one."""
        from artcli.search.similar import similar  # noqa: PLC0415

        with self._kept.use() as snapshot:
            return similar(snapshot, document_named(snapshot, reference), limit)

    def seen(self, request: SearchRequest) -> Seen:
        """Return the articles that a query itself matches, and when each was ingested."""
        with self._kept.use() as snapshot:
            return _seen(snapshot, request)

    def ids(self, request: SearchRequest) -> tuple[str, ...]:
        """Return the ids of the articles that a query itself matches, in the order of the index."""
        from artcli.search.marked import ids_of  # noqa: PLC0415

        return self._look(request, ids_of)

    def tag_counts(self, request: SearchRequest) -> tuple[Count, ...]:
        """Return how many of the articles that a query itself matches have each tag."""
        from artcli.search.marked import tag_counts  # noqa: PLC0415

        return self._look(request, tag_counts)

    def _look(self, request: SearchRequest, take: Callable[[Context, Matches], tuple[Taken, ...]]) -> tuple[Taken, ...]:
        """Return what is taken of the articles that a query itself matches."""
        from artcli.search.context import Context, read_query  # noqa: PLC0415

        with self._kept.use() as snapshot:
            context = Context.of(snapshot, request)
            return take(context, context.matching(read_query(request)))

    def terms(self, request: SearchRequest) -> frozenset[str]:
        """Return the terms that a query looks for."""
        from artcli.search.run import query_terms  # noqa: PLC0415

        with self._kept.use() as snapshot:
            return query_terms(snapshot, request)

    def get(self, reference: str) -> Entry:
        """Return an article with all that belongs to it."""
        with self._kept.use() as snapshot:
            from artcli.library.versions import entry_with_versions  # noqa: PLC0415

            return entry_with_versions(snapshot, document_named(snapshot, reference))

    def differences_of(self, reference: str) -> tuple[Difference, ...]:
        """Return what differs between an article and each of its other versions."""
        from artcli.library.versions import differences  # noqa: PLC0415

        with self._kept.use() as snapshot:
            return differences(snapshot, document_named(snapshot, reference))

    def articles(self, references: Sequence[str], request: SearchRequest) -> Iterator[Entry]:
        """Yield the articles that references name, or the query matches, one by one, of one generation of the index."""
        from artcli.search.chosen import chosen  # noqa: PLC0415

        with self._kept.use() as snapshot:
            for document in chosen(snapshot, references, request):
                yield entry_of(snapshot, read_filed(snapshot, document))

    def articles_meant(self, references: Sequence[str], request: SearchRequest) -> list[FileOutcome]:
        """Return what a person should see of the same."""
        from artcli.search.meant import documents_named, documents_of, told  # noqa: PLC0415

        with self._kept.use() as snapshot:
            documents = documents_named(snapshot, references) or documents_of(snapshot, request)
            return told(snapshot, documents)

    def count(self) -> int:
        """Return how many articles there are."""
        with self._kept.use() as snapshot:
            return snapshot.documents

    def article_at(self, place: int) -> Entry:
        """Return an article by its place in the order of the index."""
        from itertools import islice  # noqa: PLC0415  (seldom asked for)

        with self._kept.use() as snapshot:
            for document in islice(snapshot.live_documents(), place, None):
                return entry_of(snapshot, read_filed(snapshot, document))
        message = f"The library has no article {place}."
        raise ArticleNotFoundError(message)

    def beginning(self, prefix: str, limit: int) -> tuple[Entry, ...]:
        """Return the first articles whose ids begin so."""
        with self._kept.use() as snapshot:
            found = [document_named(snapshot, one) for one in snapshot.ids_with_prefix(prefix, limit)]
            return tuple([entry_of(snapshot, read_filed(snapshot, document)) for document in found])

    def words(self, field: str, prefix: str, limit: int) -> tuple[str, ...]:
        """Return the first words of a field that begin so, in their order."""
        from itertools import islice  # noqa: PLC0415  (only for those who complete words)

        from artcli.index.vocabulary import Vocabulary  # noqa: PLC0415

        with self._kept.use() as snapshot:
            return tuple(islice(Vocabulary(snapshot).words(field, prefix), limit))

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the articles, the most frequent first."""
        with self._kept.use() as snapshot:
            return tuple([language for language in snapshot.languages() if language])

    def statistics(self) -> Statistics:
        """Return what the articles come to; every one's heading is read for it."""
        from artcli.search.statistics import statistics  # noqa: PLC0415

        with self._kept.use() as snapshot:
            return statistics(snapshot)

    def furniture(self) -> tuple[FurnitureLine, ...]:
        """Return the lines that were learned to be their sources'."""
        from artcli.index.furniture import SIDE, learned_lines  # noqa: PLC0415  (seldom asked for)

        return learned_lines(self._directory.side(SIDE), self._path / SIDE)

    def browsing(self, prepare: Callable[[Any], Any], saved_queries: Callable[[], dict[str, str]]) -> Browsing:  # noqa: ARG002
        """Return what the full-screen reader asks its questions of."""
        from artcli.index.effort import EFFORT  # noqa: PLC0415
        from artcli.library.browsing import Browsing  # noqa: PLC0415  (no other command needs it)

        EFFORT.forgo_numpy()
        return Browsing(self._path, self._kept)

    def ingest(
        self,
        paths: Sequence[str],
        read_input: Callable[[], bytes],
        options: IngestOptions | None,
        listed_paths: Iterable[str],
    ) -> Ingest:
        """Prepare to ingest files and folders."""
        from artcli.ingest.early import Early  # noqa: PLC0415  (reading needs none of it)
        from artcli.ingest.options import IngestOptions  # noqa: PLC0415
        from artcli.ingest.run import Ingest  # noqa: PLC0415
        from artcli.ingest.sources import find_sources  # noqa: PLC0415

        self.close()  # Windows deletes no file that is open
        options = options or IngestOptions()
        sources = find_sources(list(paths), options.choice, listed_paths, Early(self._path, options).found)
        return Ingest(self._directory, sources, read_input, options, marked_identities(self._tell))

    def identities(self, ids: Collection[str]) -> tuple[Identity, ...]:
        """Return by what articles would be known again; none where that can't be read: marks matter more."""
        from artcli.index.identities import identities_of  # noqa: PLC0415  (only for an article's first mark)

        try:
            with self._kept.use() as snapshot:
                return tuple(identities_of(snapshot, ids))
        except (ArtcliError, OSError):
            return ()

    def renormalise(self, ids: Sequence[str] | None, options: IngestOptions | None) -> Renormalising:
        """Prepare to make articles again from their files."""
        from artcli.ingest.renormalising import Renormalising  # noqa: PLC0415  (reading needs none of it)

        self.close()
        return Renormalising(self._directory, ids, options)

    def differences(self, ids: Sequence[str] | None, sample: int, examples: int) -> Differences:
        """Return what that would change, by a sample."""
        from artcli.ingest.differences import differences  # noqa: PLC0415  (reading needs none of it)

        with self._kept.use() as snapshot:
            return differences(snapshot, ids, sample, examples)

    def remove(self, ids: Iterable[str], *, wait: bool) -> int:
        """Take articles out, and return how many are left."""
        from artcli.ingest.removal import remove  # noqa: PLC0415  (reading needs none of it)

        self.close()
        return remove(self._directory, ids, wait=wait)

    def compact(self, *, wait: bool) -> Compaction:
        """Merge all segments into one, without what was deleted."""
        from artcli.config import load_config  # noqa: PLC0415
        from artcli.ingest.compaction import compact  # noqa: PLC0415  (reading needs none of it)

        self.close()
        return compact(self._directory, near_duplicates=load_config().near_duplicates, wait=wait)

    def check(self, *, quick: bool, advance: Callable[[int, int], None] | None) -> CheckReport:
        """See whether the index is whole."""
        from artcli.index.checking.check import check  # noqa: PLC0415  (numpy)

        return check(self._path, quick=quick, advance=advance)

    def documents_to_check(self) -> int:
        """Return how many articles a check will look at, deleted ones too; 0 where that isn't known."""
        try:
            return sum(entry.documents for entry in self._directory.manifest().segments)
        except ArtcliError:
            return 0

    def repair(self, advance: Callable[[int, int], None] | None) -> RepairReport:
        """Drop what is broken in the index, and say what became of it."""
        from artcli.index.checking.repair import repair  # noqa: PLC0415  (numpy)

        self.close()
        return repair(self._path, advance)


def _seen(snapshot: Snapshot, request: SearchRequest) -> Seen:
    from artcli.search.saved import ingested_by_id  # noqa: PLC0415  (only for saved searches)

    return ingested_by_id(snapshot, request)
