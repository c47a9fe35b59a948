"""Is a file that no index knows an article of which the reader has marks?  A new reading → the id it is to have.

An id is made of what an article says first.  Where an index is made anew, or an article comes back, it may say something else by then: it
is the same one if it has the same content; else if its file has the same bytes (a normaliser may make another article of them); else if
its file lies at the same path and has the same title.  Another text at the path of a marked article is another article.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from artcli.index.entries import file_key
from artcli.index.ids import ID_LENGTH, article_id
from artcli.ingest.containers import file_of
from artcli.ingest.sources import STANDARD_INPUT
from artcli.model import Identity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from types import TracebackType

    from artcli.ingest.tasks import Reading


class Identities(Protocol):
    """What is known of marked articles."""

    @property
    def nameless(self) -> Collection[str]:
        """The ids of marked articles that would not be known again."""

    def like(self, one: Identity) -> Iterable[Identity]:
        """Return the marked articles that have this id, file, content or these bytes."""

    def keep(self, found: Collection[Identity]) -> None:
        """Write down what marked articles are, where nothing is known of them."""

    def follow(self, one: Identity) -> None:
        """Have written down, by the next ``save``, what an article says now, if it is a marked one."""

    def save(self) -> None:
        """Write down what was followed."""


class MarkedIdentities(Identities, Protocol):
    """The same, to be opened for an ingest."""

    def __enter__(self) -> Identities: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def identity_of(id_: str, path: str, reading: Reading) -> Identity:
    """Return by what an article would be known again that was just read."""
    return Identity(
        id_, file_key(path), "" if path == STANDARD_INPUT else reading.digest, reading.content, reading.title
    )


def adopted(one: Identity, known: Iterable[Identity], taken: Callable[[str], bool]) -> str:
    """Return the id of a new article: the one that marks have for it and that isn't ``taken``, else its own.

    Its own may be that of a marked article that says something else by now; while that has its file, it is left to it.
    """
    others = [(rank, other) for other in known if (rank := _likeness(one, other))]
    for _, other in sorted(others, key=lambda pair: (-pair[0], pair[1].path != one.path)):
        if not taken(other.article):
            return other.article
    wanted = one.article
    for other in known:
        if other.article == wanted and other.path != one.path and os.path.exists(file_of(other.path)):  # noqa: PTH110
            return article_id(wanted.rjust(ID_LENGTH))
    return wanted


def _likeness(one: Identity, other: Identity) -> int:
    """Return how sure it is that two are the same article, 0 where they aren't."""
    if one.content == other.content:
        return 3
    if one.digest and one.digest == other.digest:
        return 2
    same_place = one.path == other.path != STANDARD_INPUT
    return int(same_place and one.title.casefold() == other.title.casefold())
