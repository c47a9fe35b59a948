"""How does an article get into the index and out again?  Filed articles as stored records, JSON in UTF-8."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, Any, Protocol
from artcli.index.faults import damaged
from artcli.index.ids import SHORTEST, short_id
from artcli.index.segments.record import packed, restored
from artcli.index.stamps import NO_STAMP, from_numbers, to_numbers
from artcli.model import Entry
from artcli.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.index.snapshot import Snapshot
    from artcli.model import Article
    from artcli.records import Record

NO_STEMS = "names"
"""The language of names, which have no stems: ``Woods`` isn't ``Wood``."""


@dataclass(frozen=True, slots=True)
class Filed:
    """An article as the index keeps it: ``path`` is its file, ``copies`` are other files that make the same article.

    ``hashes`` are those of the files' bytes, by path; ``content`` is the article's ``content_hash``; ``stamps`` tell of files whether they
    have changed since, as far as that is known.  ``texts`` are those of the article's blocks as they are stored, for who has them at hand and
    knows them to be parted; their words are the body's, since the sign between two blocks parts words as a blank line does.
    """

    id: str
    path: str
    ingested: str
    content: str
    hashes: dict[str, str]
    article: Article
    stamps: dict[str, bytes] = field(default_factory=dict)
    texts: bytes | None = field(default=None, compare=False, repr=False)

    @property
    def copies(self) -> tuple[str, ...]:
        """The other files that make the same article."""
        inside = (self.path, *self.hashes)  # the container of one of them is no copy
        copies = [path for path in self.hashes if path != self.path]
        return tuple([path for path in copies if not any(one.startswith(f"{path}!/") for one in inside)])


class Names(Protocol):
    """What an article is called by beside others: a snapshot, or whatever knows as much of a library's ids."""

    def neighbours(self, full: str, shared: int) -> Iterator[str]:
        """Yield ids among which is the one that has most of its beginning in common with ``full``, if that is ``shared`` characters or more."""

    def versions_of(self, id_: str) -> tuple[str, ...]:
        """Return the ids of the other versions of an article."""


def file_key(path: str) -> str:
    """Return a path as the index can hold it: bytes of a name that aren't UTF-8 are written as escapes."""
    if path.isascii():
        return path
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def record_bytes(filed: Filed) -> bytes:
    """Return the record that is stored of an article."""
    head: dict[str, Any] = {
        "id": filed.id,
        "path": filed.path,
        "ingested": filed.ingested,
        "content": filed.content,
        "hashes": filed.hashes,
    }
    if filed.stamps:
        known = [filed.stamps.get(path, NO_STAMP) for path in filed.hashes]
        head["stamps"] = [to_numbers(stamp) if stamp != NO_STAMP else None for stamp in known]
    return packed(head, filed.article, filed.texts)


def filed_of(record: Record) -> Filed:
    """Return the article of a stored record.

    Raises ``KeyError``, ``TypeError`` or another ``ValueError`` for one that ``record_bytes`` hasn't written.
    """
    found = Filed(
        id=record["id"],
        path=record["path"],
        ingested=record["ingested"],
        content=record["content"],
        hashes=dict(record["hashes"]),
        article=restored(record),
        stamps=stamps_of(record),
    )
    texts = [found.id, found.path, found.ingested, found.content, *found.hashes, *found.hashes.values()]
    if set(map(type, texts)) != {str}:
        message = "a value of another kind"
        raise TypeError(message)
    return found


def stamps_of(record: Record) -> dict[str, bytes]:
    """Return the stamps of a stored record, by path.

    Raises ``KeyError``, ``TypeError`` or ``ValueError``.
    """
    if "stamps" not in record:
        return {}
    pairs = zip(record["hashes"], record["stamps"], strict=True)
    return {path: from_numbers(numbers) for path, numbers in pairs if numbers is not None}


def read_filed(snapshot: Snapshot, document: int) -> Filed:
    """Return the article of a document number.

    Raises ``IndexDamagedError``.
    """
    return _filed(snapshot, snapshot.record(document))


def all_filed(snapshot: Snapshot) -> Iterator[Filed]:
    """Yield every article of the index.

    Raises ``IndexDamagedError``.
    """
    for record in snapshot.records():
        yield _filed(snapshot, record)


def entry_of(names: Names, filed: Filed) -> Entry:
    """Return what a reader of the library sees of a filed article."""
    return Entry(filed.id, unique_prefix(names, filed.id), filed.path, filed.ingested, filed.article)


def ids_with_prefix(snapshot: Snapshot, prefix: str, limit: int) -> list[str]:
    """Return the first ids, in order, that begin with ``prefix``."""
    return snapshot.ids_with_prefix(prefix, limit)


def unique_prefix(names: Names, full: str) -> str:
    """Return an id's shortest prefix that no other article shares."""
    return short_id(full, names.neighbours(full, SHORTEST))


def _filed(snapshot: Snapshot, record: Record) -> Filed:
    try:
        return filed_of(record)
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(snapshot.path, f"an article can't be read ({type(error).__name__})") from error
