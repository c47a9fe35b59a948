"""How is a whole library copied, with what hangs on it?  Two places → articles with their ids, and marks where they are shared on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.config import is_address, marks_path, place_of
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from artcli.index.directory import IndexDirectory
    from artcli.marks.articles import AllMarks
    from artcli.opensearch.place import ClusterDirectory


@dataclass(frozen=True, slots=True)
class CopiedLibrary:
    """What a copy came to: articles that were written, how many the target has now, and of how many articles marks were taken along."""

    articles: int
    there: int
    marks: int
    seconds: float


def copy_library(  # noqa: PLR0913  (each is an option of the command)
    source: str,
    target: str,
    tell: Callable[[str], None] | None = None,
    *,
    wait: bool = False,
    shards: int | None = None,
    replicas: int | None = None,
    text_fields: bool | None = None,
    shared_marks: bool = False,
    advance: Callable[[int, int], None] | None = None,
) -> CopiedLibrary:
    """Copy the library of a folder or an address to another; ``advance`` is told how many articles of how many are done.

    With ``shared_marks`` the target keeps marks in its cluster from now on.  Where the source or the target does that, the marks of articles are
    taken along, those that the target has already staying as they are.  Raises ``ConfigError`` or an ``IndexStoreError``.
    """
    from artcli.opensearch.alias import Wanted  # noqa: PLC0415
    from artcli.opensearch.copying import copy, count  # noqa: PLC0415  (who only asks for the library needs none of it)

    before, after = _place(source, tell), _place(target, tell)
    total = count(before)
    done = copy(
        before,
        after,
        wait=wait,
        wanted=Wanted(shards, replicas, text_fields),
        advance=(lambda number: advance(number, total)) if advance else None,
    )
    if shared_marks:
        share_marks(target)
    return CopiedLibrary(done.articles, done.there, _marks_taken_along(source, target), done.seconds)


def share_marks(address: str) -> None:
    """Keep the marks of the library at an address in its cluster from now on.

    Raises ``ConfigError`` or an ``IndexStoreError``.
    """
    from artcli.opensearch.connection import connect  # noqa: PLC0415
    from artcli.opensearch.marks import share  # noqa: PLC0415

    client = connect(address)
    try:
        share(client)
    finally:
        client.close()


def _place(text: str, tell: Callable[[str], None] | None) -> IndexDirectory | ClusterDirectory:
    place = place_of(text)
    if isinstance(place, str):
        from artcli.opensearch.place import ClusterDirectory  # noqa: PLC0415

        return ClusterDirectory(place, tell)
    from artcli.index.directory import IndexDirectory  # noqa: PLC0415

    return IndexDirectory(place, tell)


def _marks_taken_along(source: str, target: str) -> int:
    """Copy marks where they lie elsewhere for the target than for the source; return of how many articles there was anything new."""
    from artcli.library.requests import marks_of  # noqa: PLC0415
    from artcli.marks.backup import Backup, restore  # noqa: PLC0415
    from artcli.opensearch.marks import SharedMarks  # noqa: PLC0415

    if not is_address(source) and not is_address(target):
        return 0
    here, there = (marks_of(place_of(one)) for one in (source, target))
    if here.path == there.path:
        return 0
    every = here.every()
    if isinstance(there, SharedMarks):
        return there.take_over(every.decided, every.notes)
    tags = {(tag, article): given for article, decided in every.decided.items() for tag, given in decided.items()}
    before = there.every()
    new = {one for one in {*every.decided, *every.notes} if _is_new(one, every, before)}
    restore(Backup(tags, every.notes), marks_path(), {}, replace=False)
    return len(new)


def _is_new(article: str, taken: AllMarks, there: AllMarks) -> bool:
    """Tell whether anything is said of an article that isn't there yet."""
    if taken.decided.get(article, {}).keys() - there.decided.get(article, {}).keys():
        return True
    return article in taken.notes and article not in there.notes
