"""How does a library get from one engine to the other?  Every article with its id, files and moment; marks are kept by ids, and go on as they are.

An article of the target with the same id is replaced, any other stays: a copy that was broken off, or made before, is gone on with, and
nothing is doubled.
"""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING

from artcli.config import load_config
from artcli.errors import ConfigError
from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed
from artcli.index.furniture import SIDE
from artcli.opensearch.alias import Wanted, checked
from artcli.opensearch.bulk import Bulk
from artcli.opensearch.comparing import find_versions
from artcli.opensearch.documents import document_line, filed_from
from artcli.opensearch.mapping import WHOLE
from artcli.opensearch.place import ClusterDirectory, read_side
from artcli.opensearch.scrolling import scrolled
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.index.entries import Filed

    Place = IndexDirectory | ClusterDirectory

_PAGE = 200
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy came to: articles that were written, and how many the target has now."""

    articles: int
    there: int
    seconds: float


def copy(
    source: Place,
    target: Place,
    *,
    wait: bool = False,
    wanted: Wanted | None = None,
    advance: Callable[[int], None] | None = None,
) -> Copied:
    """Copy a library; ``advance`` is told of articles that are done.

    Raises ``ConfigError`` where both are one, ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
    """
    if _name(source) == _name(target):
        message = f"The source and the target are the same library: {_name(source)}."
        raise ConfigError(message, hint="Name two: artcli copy SOURCE TARGET")
    begun = time.monotonic()
    source.manifest()  # a library that isn't there makes no other
    articles = _told(_articles(source), advance)
    side = _side(source)
    if isinstance(target, ClusterDirectory):
        written, there = _to_cluster(articles, side, target, wait=wait, wanted=wanted)
    else:
        written, there = _to_folder(articles, side, target, wait=wait)
    return Copied(written, there, time.monotonic() - begun)


def count(source: Place) -> int:
    """Return how many articles a library has.

    Raises ``IndexStoreError``.
    """
    with source.open() as there:
        return there.documents


def _name(place: Place) -> str:
    return str(place.address) if isinstance(place, ClusterDirectory) else str(place.path.resolve())


def _told(articles: Iterator[Filed], advance: Callable[[int], None] | None) -> Iterator[Filed]:
    for number, filed in enumerate(articles, 1):
        yield filed
        if advance:
            advance(number)


def _articles(source: Place) -> Iterator[Filed]:
    if isinstance(source, IndexDirectory):
        with source.open() as snapshot:
            yield from all_filed(snapshot)
        return
    client = source.connect()
    try:
        checked(client)
        for document in scrolled(client, {"match_all": {}}, WHOLE, page=_PAGE):
            yield filed_from(document)
    finally:
        client.close()


def _side(source: Place) -> bytes | None:
    """Return what was learned of the sources' lines."""
    if isinstance(source, IndexDirectory):
        return source.side(SIDE)
    client = source.connect()
    try:
        return read_side(client, SIDE)
    finally:
        client.close()


def _to_cluster(
    articles: Iterator[Filed],
    side: bytes | None,
    target: ClusterDirectory,
    *,
    wait: bool,
    wanted: Wanted | None,
) -> tuple[int, int]:
    written = 0
    with target.transaction(wait=wait, command="copy", wanted=wanted) as transaction:
        with Bulk(transaction.client) as bulk:
            for filed in articles:
                bulk.index(filed.id, document_line(filed))
                transaction.fresh.add(filed.id)
                written += 1
        if side is not None and transaction.side(SIDE) is None:
            transaction.put_side(SIDE, side)
        find_versions(transaction.client, transaction.fresh, load_config().near_duplicates)
        return written, transaction.snapshot.documents


def _to_folder(articles: Iterator[Filed], side: bytes | None, target: IndexDirectory, *, wait: bool) -> tuple[int, int]:
    from artcli.ingest.committed import Committed  # noqa: PLC0415  (numpy, for those who write segments)
    from artcli.ingest.desk import Desk  # noqa: PLC0415
    from artcli.ingest.memory import MEMORY, most_words  # noqa: PLC0415
    from artcli.ingest.rounds import Rounds  # noqa: PLC0415
    from artcli.ingest.shelf import Shelf  # noqa: PLC0415
    from artcli.ingest.tasks import Setup  # noqa: PLC0415

    written = 0
    with target.transaction(wait=wait, command="copy") as transaction:
        committed = Committed(transaction)
        desk = Desk(Setup(transaction.path, "", most_words(MEMORY, 1)))
        shelf = Shelf(committed, desk, "", 0)
        try:
            is_new = not committed.documents
            while several := list(islice(articles, _AT_ONCE)):
                for filed in several:
                    there = None if is_new else committed.find("id", filed.id.encode(), shelf.gone)
                    if there is not None:
                        shelf.gone.add(there)
                    desk.file(filed)
                written += len(several)
                if desk.full:
                    desk.close()
            if side is not None and transaction.side(SIDE) is None:
                transaction.put_side(SIDE, side)
            Rounds(transaction, shelf, desk).commit(())
        except BaseException:
            desk.abandon()
            raise
        assert transaction.snapshot is not None
        return written, transaction.snapshot.documents
