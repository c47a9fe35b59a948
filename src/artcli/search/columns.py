"""What day and how many words has each article?  An index's numeric fields → values by document number, without reading articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from whoosh.reading import IndexReader

NO_DAY = 0


def days(reader: IndexReader) -> dict[int, int]:
    """Return the first day of each dated article's date, as a number like 20190213."""
    moments: Iterator[tuple[int, datetime]] = _values(reader, "date")
    return {document: moment.year * 10_000 + moment.month * 100 + moment.day for document, moment in moments}


def lengths(reader: IndexReader) -> dict[int, int]:
    """Return each article's number of words."""
    return dict(_values(reader, "words"))


def languages(reader: IndexReader) -> dict[int, str]:
    """Return each article's language, where it is known."""
    return dict(_values(reader, "language"))


def day_of(date: str | None) -> int:
    """Return the first day of an ISO 8601 date as a number, ``NO_DAY`` without one.

    >>> day_of("2019-02-13"), day_of("2019")
    (20190213, 20190101)
    """
    if date is None:
        return NO_DAY
    year, month, day = (*[int(part) for part in date[:10].split("-")], 1, 1)[:3]
    return year * 10_000 + month * 100 + day


def _values(reader: IndexReader, name: str) -> Iterator[tuple[int, Any]]:
    field = reader.schema[name]
    for term in field.sortable_terms(reader, name):
        value = field.from_bytes(term)
        for document in reader.postings(name, term).all_ids():
            yield document, value
