"""Where are articles written that go to a cluster?  Filed articles → documents, line by line in scratch files, in the worker that made them.

A parcel stands in the place of a segment under way: the parent sends it when its round ends, without what turned out to be nothing new.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, NamedTuple

from artcli.ingest.tasks import Place
from artcli.opensearch.documents import document_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from artcli.index.entries import Filed
    from artcli.ingest.tasks import Setup

MOST_WORDS = 400_000
"""Words of a parcel: some 8 MB of documents, so that the cluster has something to do soon, and all the time."""
ENDING = ".parcel"


class Parcel(NamedTuple):
    """A finished parcel: its name, its file, and how many documents are in it."""

    name: str
    path: Path
    documents: int

    def lines(self) -> Iterator[bytes]:
        """Yield the documents, each a line of JSON without its end.

        Raises ``OSError``.
        """
        with self.path.open("rb") as file:
            for line in file:
                yield line[:-1]


class Parcels:
    """The parcel under way, and those that were finished since they were asked for: ``ingest.tasks.Keeping`` says what each method is for."""

    def __init__(self, setup: Setup) -> None:
        """Take where; nothing is opened yet."""
        self._folder = setup.folder
        self._prefix = f"p{secrets.token_hex(8)}"
        self._count = 0
        self._file: BinaryIO | None = None
        self._documents = 0
        self.words = 0
        self.closed: list[Parcel] = []

    @property
    def _name(self) -> str:
        return f"{self._prefix}{self._count:04x}"

    def add(self, filed: Sequence[Filed]) -> list[Place]:
        """Put articles into the parcel under way, and return where each lies.

        Raises ``OSError``.
        """
        if not filed:
            return []
        file = self._file
        if file is None:
            file = (self._folder / f"{self._name}{ENDING}").open("wb", buffering=1 << 18)
            self._file = file
        first = self._documents
        for one in filed:
            file.write(document_line(one) + b"\n")
            self.words += one.article.words
        self._documents += len(filed)
        return [Place(self._name, number) for number in range(first, self._documents)]

    def close(self) -> None:
        """Finish the parcel under way; ``finish`` returns it with the others.

        Raises ``OSError``.
        """
        if self._file is None:
            return
        self._file.close()
        self.closed.append(Parcel(self._name, self._folder / f"{self._name}{ENDING}", self._documents))
        self._file, self._documents, self.words = None, 0, 0
        self._count += 1

    def finish(self) -> list[Parcel]:
        """Finish the parcel under way, if there is one, and return all that were finished since the last time.

        Raises ``OSError``.
        """
        self.close()
        closed, self.closed = self.closed, []
        return closed

    def rest(self) -> None:
        """Forget nothing: the words of a language are used again and again."""

    def abandon(self) -> None:
        """Leave the parcel under way: its folder goes with the run."""
        if self._file:
            self._file.close()
            self._file = None
