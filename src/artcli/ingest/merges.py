"""When does an ingest merge segments?  In the background while files are read, and at its end where that is soon done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artcli.index.transaction import Transaction
    from artcli.ingest.readers import Readers
    from artcli.ingest.rounds import Rounds
    from artcli.ingest.tasks import Merge

_SOON = 16 * 2**20
_SHARE = 8
"""What is merged at the end of an ingest: segments of 16 MiB, and an eighth of the bytes read, which is half a second and a tenth more."""
_WORTH = 2
"""A merge is begun while at least half of its bytes are still to be read: with less, the ingest would end before it."""
_MOST_SEGMENTS = 40
"""Segments over which even a small ingest waits for a large merge: each costs every search some time."""


class Merges:
    """The merges of an ingest, one at a time."""

    def __init__(self, transaction: Transaction, rounds: Rounds, readers: Readers) -> None:
        """Take what is written to, its commits, and who reads the files, one of whom may merge."""
        self._transaction = transaction
        self._rounds = rounds
        self._readers = readers

    def begin(self, bytes_left: int) -> None:
        """Have segments merged while files are read, if any should be one and the ingest will take that long."""
        crew = self._readers.crew
        if crew is None or not crew.busy or self._rounds.under_way:
            return
        merge = self._rounds.next_merge()
        if merge and _WORTH * bytes_left >= merge.bytes:
            self._rounds.begin(merge)
            if not crew.merge(merge):
                self._rounds.merged(None)

    def end(self, bytes_read: int) -> None:
        """Wait for the merge under way, or make one, if that is soon done; otherwise it is left to a later ingest.

        Raises ``OSError`` and ``IndexDamagedError``.
        """
        merge = self._rounds.under_way or self._rounds.next_merge()
        if merge is None or not self._is_soon_done(merge, bytes_read):
            return
        if self._readers.crew and self._rounds.under_way:
            for merged in self._readers.crew.finish_merge():
                self._rounds.merged(merged.segment)
        else:
            from artcli.ingest.merging import merge_entries  # noqa: PLC0415  (numpy)

            self._readers.close()  # they have nothing to do any more, and the merge needs their memory
            self._rounds.begin(merge)
            self._rounds.merged(merge_entries(self._transaction.path, merge.entries))
        self._rounds.commit(())

    def _is_soon_done(self, merge: Merge, bytes_read: int) -> bool:
        return merge.bytes <= _SOON + bytes_read // _SHARE or len(self._transaction.segments) > _MOST_SEGMENTS
