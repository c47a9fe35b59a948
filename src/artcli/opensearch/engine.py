"""What can be done with articles that are in OpenSearch?  The engine at an address: ``index.engine.Engine`` says what each method is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.errors import ArtcliError
from artcli.opensearch.place import ClusterDirectory

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from artcli.index.checking.report import CheckReport, RepairReport
    from artcli.index.engine import Seen
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
    from artcli.opensearch.asking import Asking
    from artcli.opensearch.browsing import ClusterBrowsing
    from artcli.opensearch.ingesting import ClusterIngest
    from artcli.search.request import SearchRequest


class OpenSearchEngine:
    """The articles at an address."""

    def __init__(self, address: str, tell: Callable[[str], None] | None = None) -> None:
        """Take the address, and what is told of things that a person should know; nothing is connected yet.

        Raises ``ConfigError`` for an address that can't be one.
        """
        self._directory = ClusterDirectory(address, tell)
        self._asking: Asking | None = None

    def _ask(self) -> Asking:
        """Return what asks the cluster: connected once, and the library looked at."""
        if self._asking is None:
            from artcli.opensearch.asking import Asking  # noqa: PLC0415

            self._asking = Asking(self._directory.connect())
        return self._asking

    def close(self) -> None:
        """Let the connections go."""
        if self._asking is not None:
            self._asking.client.close()
            self._asking = None

    def search(self, request: SearchRequest, tell_all: Callable[[Seen], None] | None = None) -> Results:
        """Run a query."""
        from artcli.opensearch.searching import search  # noqa: PLC0415

        results = search(self._ask(), request)
        if tell_all:
            tell_all(self.seen(request))
        return results

    def listed(self, request: SearchRequest) -> Results:
        """Return the articles that a query itself matches."""
        from artcli.opensearch.searching import listed  # noqa: PLC0415

        return listed(self._ask(), request)

    def timelines(self, requests: Sequence[SearchRequest]) -> tuple[Timeline, ...]:
        """Return when each query was written about."""
        from artcli.opensearch.timeline import timelines  # noqa: PLC0415

        return timelines(self._ask(), requests)

    def similar(self, reference: str, limit: int) -> Results:
        """Return the articles most like one."""
        from artcli.opensearch.similar import similar  # noqa: PLC0415

        return similar(self._ask(), reference, limit)

    def seen(self, request: SearchRequest) -> Seen:
        """Return the articles that a query itself matches, and when each was ingested."""
        from artcli.opensearch.reading import seen  # noqa: PLC0415

        return seen(self._ask(), request)

    def ids(self, request: SearchRequest) -> tuple[str, ...]:
        """Return the ids of the articles that a query itself matches."""
        return tuple(self.seen(request))

    def tag_counts(self, request: SearchRequest) -> tuple[Count, ...]:
        """Return how many of the articles that a query itself matches have each tag."""
        from artcli.opensearch.parting import tags_of  # noqa: PLC0415

        return tags_of(self._ask(), request)

    def terms(self, request: SearchRequest) -> frozenset[str]:
        """Return the terms that a query looks for, but for those of its patterns."""
        from artcli.opensearch.reading import terms  # noqa: PLC0415

        return terms(self._ask(), request)

    def get(self, reference: str) -> Entry:
        """Return an article with its other files."""
        from artcli.opensearch.reading import get  # noqa: PLC0415

        return get(self._ask(), reference)

    def differences_of(self, reference: str) -> tuple[Any, ...]:
        """Return what differs between an article and each of its other versions."""
        from artcli.opensearch.reading import differences  # noqa: PLC0415

        return differences(self._ask(), reference)

    def articles(self, references: Sequence[str], request: SearchRequest) -> Iterator[Entry]:
        """Yield the articles that references name, or the query matches, one by one, of one moment."""
        from artcli.opensearch.reading import articles  # noqa: PLC0415

        return articles(self._ask(), references, request)

    def articles_meant(self, references: Sequence[str], request: SearchRequest) -> list[FileOutcome]:
        """Return what a person should see of the same."""
        from artcli.opensearch.reading import articles_meant  # noqa: PLC0415

        return articles_meant(self._ask(), references, request)

    def count(self) -> int:
        """Return how many articles there are."""
        return self._ask().counts([{"match_all": {}}])[0]

    def article_at(self, place: int) -> Entry:
        """Return an article by its place in the order of ids."""
        from artcli.opensearch.reading import article_at  # noqa: PLC0415

        return article_at(self._ask(), place)

    def beginning(self, prefix: str, limit: int) -> tuple[Entry, ...]:
        """Return the first articles whose ids begin so."""
        from artcli.opensearch.reading import beginning  # noqa: PLC0415

        return beginning(self._ask(), prefix, limit)

    def words(self, field: str, prefix: str, limit: int) -> tuple[str, ...]:
        """Return the first words of a field that begin so, of articles that have one."""
        from artcli.opensearch.reading import words  # noqa: PLC0415

        return words(self._ask(), field, prefix, limit)

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the articles, the most frequent first."""
        from artcli.opensearch.looking import Library  # noqa: PLC0415

        return Library.of(self._ask()).languages

    def statistics(self) -> Statistics:
        """Return what the articles come to, counted by the cluster."""
        from artcli.opensearch.statistics import statistics  # noqa: PLC0415

        return statistics(self._ask())

    def furniture(self) -> tuple[FurnitureLine, ...]:
        """Return the lines that were learned to be their sources'."""
        from artcli.opensearch.reading import furniture  # noqa: PLC0415

        return furniture(self._ask())

    def browsing(self, prepare: Callable[[Any], Any], saved_queries: Callable[[], dict[str, str]]) -> ClusterBrowsing:
        """Return what the full-screen reader asks its questions of."""
        from artcli.opensearch.browsing import ClusterBrowsing  # noqa: PLC0415

        return ClusterBrowsing(self._ask(), prepare, saved_queries)

    def identities(self, ids: Collection[str]) -> tuple[Identity, ...]:
        """Return by what articles would be known again; none where that can't be read."""
        from artcli.opensearch.known import identities  # noqa: PLC0415  (only for an article's first mark)

        try:
            return identities(self._ask().client, ids)
        except ArtcliError:
            return ()

    def ingest(
        self, paths: Sequence[str], read_input: Callable[[], bytes], options: Any, listed_paths: Iterable[str]
    ) -> ClusterIngest:
        """Prepare to ingest files and folders."""
        from artcli.opensearch.writing import ingest  # noqa: PLC0415

        return ingest(self._directory, paths, read_input, options, listed_paths)

    def renormalise(self, ids: Sequence[str] | None, options: Any) -> Any:
        """Prepare to make articles again from their files."""
        from artcli.opensearch.renormalising import ClusterRenormalising  # noqa: PLC0415

        return ClusterRenormalising(self._directory, ids, options)

    def differences(self, ids: Sequence[str] | None, sample: int, examples: int) -> Differences:
        """Return what that would change, by a sample."""
        from artcli.opensearch.renormalising import differences  # noqa: PLC0415

        return differences(self._directory, ids, sample, examples)

    def remove(self, ids: Iterable[str], *, wait: bool) -> int:
        """Take articles out, and return how many are left."""
        from artcli.opensearch.writing import remove  # noqa: PLC0415

        return remove(self._directory, ids, wait=wait)

    def compact(self, *, wait: bool) -> Any:
        """Have the cluster merge each shard's segments into one."""
        from artcli.opensearch.migrating import compact  # noqa: PLC0415

        return compact(self._directory, wait=wait)

    def check(self, *, quick: bool, advance: Callable[[int, int], None] | None) -> CheckReport:
        """See whether all articles can be read, and their documents say what they do."""
        from artcli.opensearch.checking import check  # noqa: PLC0415

        return check(self._directory, quick=quick, advance=advance)

    def documents_to_check(self) -> int:
        """Return how many articles a check will look at."""
        return self.count()

    def repair(self, advance: Callable[[int, int], None] | None) -> RepairReport:
        """Write documents anew that don't say what their article does, drop those that have none, and say what became of them."""
        from artcli.opensearch.checking import repair  # noqa: PLC0415

        return repair(self._directory, advance)
