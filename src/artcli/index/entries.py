"""How does an article get into the index and out again?  Entries as Whoosh documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from artcli.index.ids import short_id
from artcli.index.schema import TextIn
from artcli.model import Entry
from artcli.records import article_of, article_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoosh.reading import IndexReader
    from whoosh.writing import IndexWriter

    from artcli.model import Article


NO_STEMS = "names"
"""The language of names, which have no stems: ``Woods`` isn't ``Wood``."""


@dataclass(frozen=True, slots=True)
class Filed:
    """An article as the index keeps it: ``path`` is its file, ``copies`` are other files that make the same article.

    ``hashes`` are those of the files' bytes, by path; ``content`` is the article's ``content_hash``.
    """

    id: str
    path: str
    ingested: str
    content: str
    hashes: dict[str, str]
    article: Article

    @property
    def copies(self) -> tuple[str, ...]:
        """The other files that make the same article."""
        return tuple([path for path in self.hashes if path != self.path])


def file_key(path: str) -> str:
    """Return a path as the index can hold it: bytes of a name that aren't UTF-8 are written as escapes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def write_entry(writer: IndexWriter, filed: Filed) -> None:
    """Put an article into the index, in place of the one with its id."""
    article = filed.article
    writer.update_document(
        id=filed.id,
        file=file_key(filed.path),
        hash=filed.content,
        title=TextIn(article.title, article.language),
        body=TextIn(article.body, article.language),
        authors=TextIn(", ".join(article.authors), NO_STEMS),
        source=TextIn(article.source or "", NO_STEMS),
        path=TextIn(file_key(filed.path), NO_STEMS),
        language=article.language,
        date=_moment(article.date),
        words=article.words,
        entry=_dump(filed),
    )


def read_filed(reader: IndexReader, document: int) -> Filed:
    """Return the article of a document number."""
    record = json.loads(reader.stored_fields(document)["entry"])
    return Filed(
        id=record["id"],
        path=record["path"],
        ingested=record["ingested"],
        content=record["content"],
        hashes=record["hashes"],
        article=article_of(record),
    )


def all_filed(reader: IndexReader) -> Iterator[Filed]:
    """Yield every article of the index."""
    for document in reader.all_doc_ids():
        yield read_filed(reader, document)


def entry_of(reader: IndexReader, filed: Filed) -> Entry:
    """Return what a reader of the library sees of a filed article."""
    return Entry(filed.id, unique_prefix(reader, filed.id), filed.path, filed.ingested, filed.article)


def ids_with_prefix(reader: IndexReader, prefix: str, limit: int) -> list[str]:
    """Return the first ids, in order, that begin with ``prefix``."""
    found = islice(reader.expand_prefix("id", prefix), limit)
    return [str(term, "utf-8") if isinstance(term, bytes) else term for term in found]  # type: ignore[redundant-expr,unused-ignore]


def unique_prefix(reader: IndexReader, full: str) -> str:
    """Return an id's shortest prefix that no other article shares."""
    return short_id(full, lambda prefix: len(ids_with_prefix(reader, prefix, 2)))


def _dump(filed: Filed) -> str:
    record: dict[str, Any] = article_record(filed.article, filed.path) | {
        "id": filed.id,
        "ingested": filed.ingested,
        "content": filed.content,
        "hashes": filed.hashes,
    }
    return json.dumps(record, ensure_ascii=False)


def _moment(date: str | None) -> datetime | None:
    """Return the first moment of a date, which may be only a year or a month."""
    if date is None:
        return None
    year, month, day = (*[int(part) for part in date[:10].split("-")], 1, 1)[:3]
    return datetime(year, month, day)  # noqa: DTZ001  (a printed date has no zone, and Whoosh's field wants none)
