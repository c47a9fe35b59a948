"""How do articles leave the library?  Ids → deletions, in a commit of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.ingest.committed import Committed
from artcli.ingest.desk import Desk
from artcli.ingest.memory import MEMORY, most_words
from artcli.ingest.rounds import Rounds
from artcli.ingest.shelf import Shelf
from artcli.ingest.tasks import Place, Setup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.index.directory import IndexDirectory


def remove(directory: IndexDirectory, ids: Iterable[str], *, wait: bool = False) -> int:
    """Remove articles, as far as they are still there, and return how many are left.

    The container of one that was a member is read again at the next ingest, so that the article comes back as that of any file does.
    Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
    """
    directory.manifest()  # an index that isn't there isn't made
    with directory.transaction(wait=wait, command="remove") as transaction:
        snapshot = transaction.snapshot
        assert snapshot is not None
        desk = Desk(Setup(transaction.path, "", most_words(MEMORY, 1)))
        shelf = Shelf(Committed(transaction), desk, "", 0)
        going = [document for one in ids if (document := snapshot.document_of_key("id", one)) is not None]
        found = [snapshot.segment_of(document) for document in sorted(going)]
        shelf.drop([Place(segment.name, local) for segment, local in found])
        Rounds(transaction, shelf, desk).commit(())
        assert transaction.snapshot is not None
        return transaction.snapshot.documents
