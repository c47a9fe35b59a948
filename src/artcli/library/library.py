"""What can be done with a library of articles?  The one object that the command line and Python users hold."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from artcli.hints import TYPE_CHECKING
from artcli.library.requests import prepared, with_saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from typing_extensions import Self

    from artcli.index.checking.report import CheckReport, RepairReport
    from artcli.index.engine import Engine
    from artcli.ingest.compaction import Compaction
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.renormalising import Renormalising
    from artcli.ingest.run import Ingest
    from artcli.ingest.watching import Watching
    from artcli.library.browsing import Browsing
    from artcli.library.saved import SavedHere
    from artcli.library.versions import Difference
    from artcli.marks.articles import Marks
    from artcli.model import (
        Count,
        Differences,
        Entry,
        FileOutcome,
        FurnitureLine,
        Results,
        SavedSearch,
        Statistics,
        Timeline,
    )
    from artcli.search.request import Order, SearchRequest


class Library:
    """The articles of an index: ingest, search, get, mark.

    Each search and look-up sees the index as it was when it began; files stay open for the next one until ``close``, or the end of a
    ``with``.  Threads may share a library.
    """

    def __init__(self, path: Path | str, tell: Callable[[str], None] | None = None) -> None:
        """Take the index's folder or address, and what is told of things that a person should know though they stop nothing.

        Nothing is opened yet.
        """
        self.path = path
        self._engine = _engine(path, tell)

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None) -> Self:
        """Return the library in a folder, which needn't be there yet, or at an address; without one the reader's own, as the command line finds it.

        Nothing is opened before something is asked.  Raises ``ConfigError`` where the reader's own can't be told.
        """
        from artcli.config import index_path, is_address  # noqa: PLC0415

        if path is None:
            return cls(index_path(None))
        text = os.fspath(path)
        return cls(text if is_address(text) else Path(os.path.abspath(text)))  # noqa: PTH100  (it needn't be there)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the index's files go; what is asked of the library afterwards opens them again."""
        self._engine.close()

    def ingest(
        self,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        read_input: Callable[[], bytes] = bytes,
        options: IngestOptions | None = None,
        listed_paths: Iterable[str] = (),
    ) -> Ingest:
        """Prepare to ingest a file, a folder or several, and what patterns stand for: nothing is done yet.

        Iterate over what it returns for each file's outcome, or ``run`` it.  ``read_input`` gives the bytes of standard input, for the path ``-``
        (else it is empty); ``listed_paths`` are taken as they are.  Raises ``ConfigError`` for a choice that can't be, and ``IndexLockedError`` and others of ``IndexStoreError`` when iterated over.
        """
        several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
        run: Ingest = self._engine.ingest([os.fspath(one) for one in several], read_input, options, listed_paths)
        return run

    def watch(self, paths: Sequence[str], options: IngestOptions, *, poll: bool = False) -> Watching:
        """Return the moments at which something in files and folders may have changed, the first at once: the times for ``ingest``.

        ``poll`` has changes looked for, where the system can't tell of them.  Raises ``ConfigError`` when iterated over.
        """
        from artcli.config import marks_path, state_path  # noqa: PLC0415  (reading needs none of it)
        from artcli.ingest.watching import Watching  # noqa: PLC0415

        own = (self.path,) if isinstance(self.path, Path) else ()
        return Watching(paths, options.choice, poll=poll, own=(*own, marks_path(), state_path()))

    def renormalise(self, ids: Sequence[str] | None = None, options: IngestOptions | None = None) -> Renormalising:
        """Prepare to make articles (None: all) again from their files; iterate over what it returns, which yields each one's outcome.

        Ids and marks stay.  Raises ``IndexMissingError``, ``IndexLockedError`` and others of ``IndexStoreError`` when iterated over.
        """
        run: Renormalising = self._engine.renormalise(ids, options)
        return run

    def differences(self, ids: Sequence[str] | None = None, *, sample: int = 500, examples: int = 10) -> Differences:
        """Return what making articles (None: all) again from their files would change, by a sample of them; nothing is written.

        Raises an ``IndexStoreError``.
        """
        return self._engine.differences(ids, sample, examples)

    def furniture(self) -> tuple[FurnitureLine, ...]:
        """Return the lines that were learned to be their sources' and are left out of articles, by source, the commonest first.

        Raises an ``IndexStoreError``.
        """
        return self._engine.furniture()

    def articles_meant(self, references: Sequence[str]) -> list[FileOutcome]:
        """Return the articles of ids, files and folders, or, where no reference is one, those that all of them together match as a query.

        Raises ``QuerySyntaxError``, ``ArticleNotFoundError`` where only some of them are one, or an ``IndexStoreError``.
        """
        from artcli.search.request import SearchRequest  # noqa: PLC0415

        return self._engine.articles_meant(references, with_saved(SearchRequest(" ".join(references)), self.path))

    def remove(self, ids: Iterable[str], *, wait: bool = False) -> int:
        """Take articles out of the library, and return how many are left; their files aren't touched.

        Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
        """
        return self._engine.remove(ids, wait=wait)

    def count(self) -> int:
        """Return how many articles there are.

        Raises an ``IndexStoreError``.
        """
        return self._engine.count()

    def article_at(self, place: int) -> Entry:
        """Return an article by its place in the order of the index, counted from 0 up to ``count()``.

        Raises ``ArticleNotFoundError`` or an ``IndexStoreError``.
        """
        return self._engine.article_at(place)

    def compact(self, *, wait: bool = False) -> Compaction:
        """Merge all segments into one, without what was deleted; ``wait`` waits for another writer to end.

        Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
        """
        done: Compaction = self._engine.compact(wait=wait)
        return done

    def check(self, *, quick: bool = False, advance: Callable[[int, int], None] | None = None) -> CheckReport:
        """See whether the index is whole; ``quick`` looks at checksums only, ``advance`` is told of bytes and articles that are done.

        Raises ``IndexMissingError`` or another ``IndexStoreError`` where that can't be seen.
        """
        return self._engine.check(quick=quick, advance=advance)

    def documents_to_check(self) -> int:
        """Return how many articles a check will look at, deleted ones too; 0 where that isn't known."""
        return self._engine.documents_to_check()

    def repair(self, advance: Callable[[int, int], None] | None = None) -> RepairReport:
        """Drop what is broken in the index, and say what became of it.

        Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
        """
        return self._engine.repair(advance)

    def search(
        self, request: SearchRequest | str, *, limit: int = 10, offset: int = 0, order: Order = "relevance"
    ) -> Results:
        """Run a query: a text in the query language, of whose hits ``limit`` are wanted from ``offset`` on, or a whole request.

        Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        if isinstance(request, str):
            from artcli.search.request import SearchRequest  # noqa: PLC0415

            request = SearchRequest(request, limit=limit, offset=offset, order=order)
        request = prepared(request, self.path)
        record = self._saved_here().recorder(request) if request.saved else None
        return self._engine.search(request, record)

    def listed(self, request: SearchRequest) -> Results:
        """Return the articles that a query itself matches, all of them where it is empty, without scores and snippets.

        The request's order can't be that of relevance.  Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        return self._engine.listed(prepared(request, self.path))

    def statistics(self) -> Statistics:
        """Return what the library comes to, in numbers; every article's heading is read for it.

        Raises an ``IndexStoreError``.
        """
        return self._engine.statistics()

    def browsing(self) -> Browsing:
        """Return what the full-screen reader asks its questions of."""
        from artcli.library.requests import saved_searches  # noqa: PLC0415

        found: Browsing = self._engine.browsing(
            lambda request: prepared(request, self.path), lambda: saved_searches(self.path).queries()
        )
        return found

    def similar(self, reference: str, limit: int = 10) -> Results:
        """Return the articles most like one, itself left out; ``query`` of the results is the words they were found by.

        Raises what ``get`` raises.
        """
        return self._engine.similar(reference, limit)

    def timeline(self, queries: Sequence[str]) -> tuple[Timeline, ...]:
        """Return when each query was written about; for a single one also its hits, in the order of their dates.

        Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        from artcli.search.request import SearchRequest  # noqa: PLC0415

        return self._engine.timelines([prepared(SearchRequest(query), self.path) for query in queries])

    def get(self, reference: str) -> Entry:
        """Return the article with this id, a prefix of it that is its alone, or this file.

        Raises ``ArticleNotFoundError`` or ``AmbiguousIdError``.
        """
        return self._engine.get(reference)

    def version_differences(self, reference: str) -> tuple[Difference, ...]:
        """Return what differs between an article and each of its other versions, word by word.

        Raises what ``get`` raises.
        """
        return self._engine.differences_of(reference)

    def articles(
        self, references: Sequence[str], order: Order = "relevance", limit: int | None = None
    ) -> Iterator[Entry]:
        """Yield the articles of ids, files and folders, or, where no reference is one, all that they match together as a query.

        They are read one by one, of one generation of the index; ``relevance`` leaves those named one by one as they were named.
        Raises ``QuerySyntaxError``, ``ArticleNotFoundError`` where only some of them name one, or an ``IndexStoreError``.
        """
        from artcli.search.request import SearchRequest  # noqa: PLC0415

        most = sys.maxsize if limit is None else limit
        request = prepared(SearchRequest(" ".join(references), limit=most, order=order), self.path)
        yield from self._engine.articles(references, request)

    def beginning(self, prefix: str, limit: int) -> tuple[Entry, ...]:
        """Return the first articles, in the order of their ids, whose ids begin so.

        Raises an ``IndexStoreError``.
        """
        return self._engine.beginning(prefix, limit)

    def words(self, field: str, prefix: str, limit: int) -> tuple[str, ...]:
        """Return the first words of a field of the index (title, authors, source …), in their order, that begin so.

        Raises an ``IndexStoreError``.
        """
        return self._engine.words(field, prefix, limit)

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the articles, the most frequent first.

        Raises an ``IndexStoreError``.
        """
        return self._engine.languages()

    def searches(self) -> tuple[str, ...]:
        """Return the names of the saved searches.

        Raises ``MarksError``.
        """
        from artcli.library.requests import saved_searches  # noqa: PLC0415

        return tuple(saved_searches(self.path).queries())

    def terms(self, query: str) -> frozenset[str]:
        """Return the terms that a query looks for, for marking them in an article.

        Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        from artcli.search.request import SearchRequest  # noqa: PLC0415

        return self._engine.terms(with_saved(SearchRequest(query), self.path))

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of the one there, for ``@name``; what it finds now counts as seen.

        Raises ``QuerySyntaxError`` for a query that can't be run, ``MarksError`` for a name that can't be, or a place that can't be written.
        """
        self._saved_here().save(name, query)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name, each with what is new in this library since it last ran here.

        One that can't be run any more, as one it asks for is forgotten, finds nothing.  Raises ``MarksError`` or an ``IndexStoreError``.
        """
        return self._saved_here().listed()

    def forget_search(self, name: str) -> None:
        """Drop a saved search.

        Raises ``MarksError``, also where there is none of this name.
        """
        from artcli.library.requests import saved_searches  # noqa: PLC0415

        saved_searches(self.path).forget(name)

    @property
    def marks(self) -> Marks:
        """The tags and notes of articles, by their ids.

        >>> library.marks.tag([library.get("kq7f").id], add=["korea"], remove=["unread"])  # doctest: +SKIP
        1
        """
        from artcli.library.requests import marks_of  # noqa: PLC0415  (SQLite: only for those who ask for marks)

        return marks_of(self.path, self._engine.identities)

    def ids(self, query: str) -> tuple[str, ...]:
        """Return the ids of all articles that match a query itself, in the order of the index; never those of a widened one.

        Raises ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        from artcli.search.request import SearchRequest  # noqa: PLC0415

        return self._engine.ids(prepared(SearchRequest(query), self.path))

    def tag_counts(self, query: str | None = None) -> tuple[Count, ...]:
        """Return how many articles of this library, or of those that match a query, have each tag, the most frequent first.

        Raises ``MarksError``, ``QuerySyntaxError`` or an ``IndexStoreError``.
        """
        from artcli.search.request import SearchRequest  # noqa: PLC0415

        return self._engine.tag_counts(prepared(SearchRequest(query or "id:*", facets=True), self.path))

    def _saved_here(self) -> SavedHere:
        from artcli.library.saved import SavedHere  # noqa: PLC0415  (SQLite: only for saved searches)

        return SavedHere(self.path, self._engine)


def _engine(path: Path | str, tell: Callable[[str], None] | None) -> Engine[SearchRequest]:
    """Return what keeps the articles of a folder, or those at an address."""
    if isinstance(path, str):
        from artcli.opensearch.engine import OpenSearchEngine  # noqa: PLC0415  (another program's client)

        return OpenSearchEngine(path, tell)
    from artcli.library.embedded import Embedded  # noqa: PLC0415

    return Embedded(path, tell)
