"""How do articles leave the library?  Ids → deletions, in a commit of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.index.directory import IndexDirectory


def remove(directory: IndexDirectory, ids: Iterable[str], *, wait: bool = False) -> int:
    """Remove articles, as far as they are still there, and return how many are left.

    Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
    """
    directory.manifest()  # an index that isn't there isn't made
    with directory.transaction(wait=wait, command="remove") as transaction:
        snapshot = transaction.snapshot
        assert snapshot is not None
        going: dict[str, list[int]] = {}
        for one in ids:
            document = snapshot.document_of_key("id", one)
            if document is not None:
                segment, local = snapshot.segment_of(document)
                going.setdefault(segment.name, []).append(local)
        for name, documents in going.items():
            transaction.delete(name, documents)
        return transaction.commit().documents
