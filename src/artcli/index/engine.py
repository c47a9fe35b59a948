"""What does a library need of what keeps its articles?  One protocol, and two engines that keep it: a folder of segments, and OpenSearch.

docs/engines.md says what each can't do; what it can't raises ``ConfigError`` with a sentence for a person.  References are ids, beginnings of
ids, files or folders; requests come with the saved searches, tags and notes that they ask for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from artcli.index.checking.report import CheckReport, RepairReport
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

Asked_contra = TypeVar("Asked_contra", contravariant=True)
"""What a search is asked with: requests are above the index."""

Seen = dict[str, str]
"""Articles by id, each with when it was ingested."""


class Engine(Protocol[Asked_contra]):
    """Articles that are searched, read and written; each look sees them as they were when it began."""

    def close(self) -> None:
        """Let go what is open; what is asked afterwards opens it again."""

    # Reading.  Each raises an ``IndexStoreError`` where the articles can't be read, and ``QuerySyntaxError`` for a query that can't be run.

    def search(self, request: Asked_contra, tell_all: Callable[[Seen], None] | None = None) -> Results:
        """Run a query; ``tell_all`` is told of all that it matches itself, at the same moment."""

    def listed(self, request: Asked_contra) -> Results:
        """Return the articles that a query itself matches, without scores and snippets."""

    def timelines(self, requests: Sequence[Asked_contra]) -> tuple[Timeline, ...]:
        """Return when each query was written about."""

    def similar(self, reference: str, limit: int) -> Results:
        """Return the articles most like one."""

    def seen(self, request: Asked_contra) -> Seen:
        """Return the articles that a query itself matches, and when each was ingested."""

    def ids(self, request: Asked_contra) -> tuple[str, ...]:
        """Return the ids of the articles that a query itself matches."""

    def tag_counts(self, request: Asked_contra) -> tuple[Count, ...]:
        """Return how many of the articles that a query itself matches have each tag."""

    def terms(self, request: Asked_contra) -> frozenset[str]:
        """Return the terms that a query looks for."""

    def get(self, reference: str) -> Entry:
        """Return an article with all that belongs to it."""

    def differences_of(self, reference: str) -> tuple[Any, ...]:
        """Return what differs between an article and each of its other versions."""

    def articles(self, references: Sequence[str], request: Asked_contra) -> Iterator[Entry]:
        """Yield the articles that references name, or the request's query matches, one by one."""

    def articles_meant(self, references: Sequence[str], request: Asked_contra) -> list[FileOutcome]:
        """Return what a person should see of the same."""

    def count(self) -> int:
        """Return how many articles there are."""

    def article_at(self, place: int) -> Entry:
        """Return an article by its place."""

    def beginning(self, prefix: str, limit: int) -> tuple[Entry, ...]:
        """Return the first articles whose ids begin so."""

    def words(self, field: str, prefix: str, limit: int) -> tuple[str, ...]:
        """Return the first words of a field that begin so."""

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the articles, the most frequent first."""

    def statistics(self) -> Statistics:
        """Return what the articles come to."""

    def furniture(self) -> tuple[FurnitureLine, ...]:
        """Return the lines that were learned to be their sources'."""

    def browsing(self, prepare: Callable[[Any], Any], saved_queries: Callable[[], dict[str, str]]) -> Any:
        """Return what the full-screen reader asks its questions of; ``prepare`` gives a request what the reader has added."""

    def identities(self, ids: Collection[str]) -> tuple[Identity, ...]:
        """Return by what articles would be known again without their index, of those that are here; none where that can't be told."""

    # Writing.  What is returned for a run does nothing until it is iterated over.

    def ingest(
        self, paths: Sequence[str], read_input: Callable[[], bytes], options: Any, listed_paths: Iterable[str]
    ) -> Any:
        """Prepare to ingest files and folders."""

    def renormalise(self, ids: Sequence[str] | None, options: Any) -> Any:
        """Prepare to make articles again from their files."""

    def differences(self, ids: Sequence[str] | None, sample: int, examples: int) -> Differences:
        """Return what that would change."""

    def remove(self, ids: Iterable[str], *, wait: bool) -> int:
        """Take articles out, and return how many are left."""

    def compact(self, *, wait: bool) -> Any:
        """Put what is written together."""

    def check(self, *, quick: bool, advance: Callable[[int, int], None] | None) -> CheckReport:
        """See whether what is kept is whole."""

    def documents_to_check(self) -> int:
        """Return how many articles a check will look at; 0 where that isn't known."""

    def repair(self, advance: Callable[[int, int], None] | None) -> RepairReport:
        """Drop what is broken."""
