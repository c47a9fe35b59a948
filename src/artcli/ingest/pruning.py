"""What becomes of files that are gone?  They are told of, or taken out of their articles; an article without files goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.ingest.gone import gone_files
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from artcli.ingest.committed import Committed
    from artcli.ingest.gone import GoneFile
    from artcli.ingest.rounds import Rounds
    from artcli.ingest.shelf import Shelf
    from artcli.ingest.sources import Sources

    Agree = Callable[[Sequence[FileOutcome]], bool]

GONE = "no longer there"


class Pruning:
    """The files that had gone when a run began, and what becomes of them at its end: some may have been found under other names."""

    def __init__(self, committed: Committed, sources: Sources) -> None:
        """Take what is known and what there is."""
        self.held: tuple[str, ...] = ()
        self._committed = committed
        self.files = gone_files(committed, sources)

    def outcomes(
        self, shelf: Shelf, rounds: Rounds, agree: Agree | None, *, force: bool = False
    ) -> Iterator[FileOutcome]:
        """Yield what becomes of those that are still known, after the last commit.

        ``agree`` is asked whether they are to be removed, None for no; those that may lie on a disk that isn't mounted aren't, without
        ``force``, and the folders in question are in ``held`` then.
        """
        still = {one.path: told for one in self.files if (told := self.told(one)) is not None}
        loose = [still[one.path] for one in self.files if one.path in still and (force or one.held is None)]
        removed = {one.path for one in loose} if agree is not None and loose and agree(loose) else set()
        if agree is not None and not force:
            self.held = tuple(sorted({one.held for one in self.files if one.held and one.path in still}))
        for path in removed:
            shelf.remove(path)
        if removed:
            rounds.commit(())
        for path, told in still.items():
            if path in removed:
                yield FileOutcome(path, "removed", told.id, told.title, GONE)
            else:
                yield told

    def told(self, one: GoneFile) -> FileOutcome | None:
        """Return the outcome of a file that is gone; None where the library knows it no more."""
        known = self._committed.article_of(one.path)
        if known is None:
            return None
        why = f"{GONE}; {one.held} is missing or empty: is its disk mounted?" if one.held else GONE
        return FileOutcome(one.path, "gone", *known, reason=why)

    def all_told(self) -> Iterator[FileOutcome]:
        """Yield all of them as they are."""
        for one in self.files:
            if (told := self.told(one)) is not None:
                yield told
