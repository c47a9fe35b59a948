"""What day, language and number of words has each article?  An index's columns → values of the articles found, without reading articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.index.snapshot import Snapshot
    from artcli.search.matching import Matches

NO_DAY = 0


def days(matches: Matches) -> Iterator[int]:
    """Yield the first day of each dated article's date, as a number like 20190213."""
    return filter(None, column(matches, "date"))


def dated(matches: Matches) -> Matches:
    """Return those of the articles that have a date."""
    kept = []
    for lists, documents in zip(matches.segments, matches.documents, strict=True):
        dates = lists.segment.column("date")
        kept.append([document for document in documents if dates[document]])
    return replace(matches, documents=tuple(kept))


def languages(matches: Matches) -> Iterator[str]:
    """Yield the language of each article whose language is known."""
    for lists, documents in zip(matches.segments, matches.documents, strict=True):
        known, numbers = lists.segment.languages(), lists.segment.column("language")
        try:
            found = [known[numbers[document]] for document in documents]
        except IndexError:
            raise lists.segment.file.damaged(what="an article is in a language that isn't there") from None
        yield from filter(None, found)


def column(matches: Matches, name: str) -> Iterator[int]:
    """Yield what each article has in a column, in the order of the matches."""
    for lists, documents in zip(matches.segments, matches.documents, strict=True):
        yield from map(lists.segment.column(name).__getitem__, documents)


def day(snapshot: Snapshot, document: int) -> int:
    """Return the first day of an article's date as a number, ``NO_DAY`` without one."""
    segment, local = snapshot.segment_of(document)
    return segment.part_of_column("date")[local]
