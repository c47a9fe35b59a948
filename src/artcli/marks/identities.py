"""By what is a marked article known again where no index has its id?  Its file and what that last said, in the marks' database.

An id is made of what an article said at its first ingest; of one that was changed since, only this tells which id it had when its index
is made anew.  A row is written with an article's first mark, and ingests keep it up to date.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack

from artcli.errors import MarksError
from artcli.hints import TYPE_CHECKING
from artcli.marks.database import reading, writing
from artcli.model import Identity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path
    from types import TracebackType

    from typing_extensions import Self

_KEEP = "INSERT OR IGNORE INTO identity (article, path, digest, content, title) VALUES (?, ?, ?, ?, ?)"
_KNOWN = "SELECT article FROM identity WHERE article = ?"
_TABLE = "SELECT 1 FROM sqlite_master WHERE name = ?"
_FOLLOW = "UPDATE identity SET path = ?2, digest = ?3, content = ?4, title = ?5 WHERE article = ?1"
_LIKE = """
    SELECT article, path, digest, content, title FROM identity
    WHERE article = ? OR path = ? OR digest = ? OR content = ? ORDER BY article
"""
_EVERY = "SELECT article, path, digest, content, title FROM identity ORDER BY article"
_NAMELESS = """
    SELECT article FROM (SELECT article FROM tag UNION SELECT article FROM note)
    WHERE article NOT IN (SELECT article FROM identity) ORDER BY article
"""


class Identities:
    """The identities of marked articles, for one ingest: use it in a ``with``.

    Where the marks can't be read there are none, and ``tell`` hears of it: no file is left out for their sake.
    """

    def __init__(self, path: Path, tell: Callable[[str], None] | None = None) -> None:
        """Take the marks' database; nothing is made where there is none."""
        self._path = path
        self._tell = tell
        self._open = ExitStack()
        self._marks: sqlite3.Connection | None = None
        self._tables: set[str] = set()
        self._none_yet = False
        self._changed: dict[str, Identity] = {}

    def __enter__(self) -> Self:
        try:
            self._marks = self._open.enter_context(reading(self._path))
        except MarksError as error:
            self._say(error)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._marks = None
        self._open.close()

    @property
    def nameless(self) -> tuple[str, ...]:
        """The ids of marked articles that would not be known again."""
        if not self._table("note"):
            return ()
        statement = _NAMELESS if self._table("identity") else "SELECT article FROM tag UNION SELECT article FROM note"
        return tuple([row[0] for row in self._rows(statement)])

    def like(self, one: Identity) -> list[Identity]:
        """Return the marked articles that have this id, file, content or these bytes, in the order of their ids."""
        if self._none_yet or not self._table("identity"):
            self._none_yet = True  # asked again after the next ``save`` only: this is called for each new article
            return []
        rows = self._rows(_LIKE, one.article, one.path, one.digest, one.content)
        return [self._changed.get(row[0], Identity(*row)) for row in rows]

    def keep(self, found: Collection[Identity]) -> None:
        """Write down what marked articles are, where nothing is known of them."""
        self._write(_KEEP, found)

    def follow(self, one: Identity) -> None:
        """Have written down, by the next ``save``, what an article says now, if it is a marked one."""
        if self._marks is not None:
            self._changed[one.article] = one

    def save(self) -> None:
        """Write down what was followed."""
        self._none_yet = False
        known = {row[0] for one in self._changed for row in self._rows(_KNOWN, one)} if self._table("identity") else ()
        self._write(_FOLLOW, [one for id_, one in self._changed.items() if id_ in known])
        self._changed.clear()

    def _table(self, name: str) -> bool:
        """Tell whether there is a table of that name to be read."""
        if name not in self._tables and self._rows(_TABLE, name):
            self._tables.add(name)
        return name in self._tables

    def _rows(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        if self._marks is None:
            return []
        try:
            return self._marks.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._marks = None
            message = f"The marks {self._path} can't be read: {error}."
            self._say(MarksError(message))
            return []

    def _write(self, statement: str, identities: Collection[Identity]) -> None:
        if not identities:
            return
        try:
            with writing(self._path) as marks:
                marks.executemany(statement, map(_row, identities))
        except MarksError as error:
            self._say(error)

    def _say(self, error: MarksError) -> None:
        if self._tell:
            self._tell(f"{error} Articles are known by the index alone: new ones won't find their marks again.")


def missing(marks: sqlite3.Connection, articles: Iterable[str]) -> list[str]:
    """Return those of some articles whose identity isn't known."""
    if not _has(marks, "identity"):
        return [*articles]
    return [one for one in articles if not marks.execute(_KNOWN, (one,)).fetchone()]


def keep(marks: sqlite3.Connection, identities: Iterable[Identity]) -> None:
    """Write down what articles are, where nothing is known of them."""
    marks.executemany(_KEEP, map(_row, identities))


def every(marks: sqlite3.Connection) -> dict[str, Identity]:
    """Return all identities, by their articles' ids."""
    if not _has(marks, "identity"):
        return {}
    return {row[0]: Identity(*row) for row in marks.execute(_EVERY)}


def _has(marks: sqlite3.Connection, table: str) -> bool:
    return marks.execute(_TABLE, (table,)).fetchone() is not None


def _row(one: Identity) -> tuple[str, str, str, str, str]:
    return one.article, one.path, one.digest, one.content, one.title.encode("utf-8", "replace").decode()
