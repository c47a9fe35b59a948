"""Which searches has the reader saved, and what had each found when it last ran?  Names ↔ queries and runs, in the marks' database."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from datetime import datetime, timezone
from hashlib import blake2b
from typing import TYPE_CHECKING

from artcli.errors import MarksError
from artcli.marks.database import reading, writing
from artcli.query.saved import LONGEST_NAME, is_name, key_of, near_names

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection
    from pathlib import Path

MOST_SEEN = 100_000
"""Ids that are kept of a run, about a megabyte; beyond them what is new is told by when articles were ingested."""

_RECORD = """
    INSERT INTO run (search, library, ran, seen) SELECT id, ?, ?, ? FROM saved_search WHERE key = ? AND query = ?
    ON CONFLICT (search, library) DO UPDATE SET ran = excluded.ran, seen = excluded.seen
"""


@dataclass(frozen=True, slots=True)
class Run:
    """When a search last ran (ISO 8601 in UTC), and the ids that matched then; None where they were too many to keep."""

    ran: str
    seen: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under a name, and its last run in a library."""

    name: str
    query: str
    run: Run | None = None


class SavedSearches:
    """The saved searches of all libraries, and their runs in one."""

    def __init__(self, path: Path, library: Path | str) -> None:
        """Take the marks' database and the index's folder, or its address as a text; nothing is opened yet."""
        self.path = path
        where = library if isinstance(library, str) else os.path.abspath(library)  # noqa: PTH100  (as the index's path is written)
        self.library = blake2b(os.fsencode(where), digest_size=8).hexdigest()

    def queries(self) -> dict[str, str]:
        """Return the saved queries by name."""
        with reading(self.path) as marks:
            return dict(marks.execute("SELECT name, query FROM saved_search ORDER BY key")) if marks else {}

    def all(self) -> list[SavedQuery]:
        """Return the saved searches in the order of their names, each with its last run in this library."""
        command = (
            "SELECT name, query, ran, seen FROM saved_search LEFT JOIN run ON search = id AND library = ? ORDER BY key"
        )
        with reading(self.path) as marks:
            rows = marks.execute(command, (self.library,)).fetchall() if marks else []
        return [SavedQuery(name, query, Run(ran, _unpacked(seen)) if ran else None) for name, query, ran, seen in rows]

    def save(self, name: str, query: str, matching: Collection[str] | None = None) -> None:
        """Keep a query under a name, in place of the one there; what matches now, where that is known, counts as seen.

        Raises ``MarksError``.
        """
        check_name(name)
        with writing(self.path) as marks:
            keep(marks, name, query)
            if matching is not None:
                self._record(marks, name, query, matching)

    def record(self, name: str, query: str, matching: Collection[str]) -> None:
        """Note that a search ran and what it found, unless it is another's by now.

        Raises ``MarksError``.
        """
        with writing(self.path) as marks:
            self._record(marks, name, query, matching)

    def forget(self, name: str) -> None:
        """Drop a saved search.

        Raises ``MarksError``.
        """
        names = self.queries()
        if key_of(name) in map(key_of, names):
            with writing(self.path) as marks:
                marks.execute("DELETE FROM saved_search WHERE key = ?", (key_of(name),))
            return
        message = f"No search is saved as {name}."
        raise MarksError(message, hint=near_names(name, names))

    def _record(self, marks: sqlite3.Connection, name: str, query: str, matching: Collection[str]) -> None:
        seen = _packed(matching) if len(matching) <= MOST_SEEN else None
        marks.execute(_RECORD, (self.library, _now(), seen, key_of(name), query))


def keep(marks: sqlite3.Connection, name: str, query: str) -> None:
    """Write a query down under a name, in place of the one there."""
    # The runs of another query go with it.
    marks.execute("DELETE FROM saved_search WHERE key = ? AND query <> ?", (key_of(name), query))
    marks.execute(
        "INSERT INTO saved_search (key, name, query, saved) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET name = excluded.name, saved = excluded.saved",
        (key_of(name), name, query, _now()),
    )


def check_name(name: str) -> None:
    """Refuse what ``@name`` couldn't say.

    Raises ``MarksError``.
    """
    if not is_name(name):
        shown = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"
        message = f"A search can't be saved as {shown!r}."
        hint = f"Use letters, digits, - and _ (not - at either end), {LONGEST_NAME} at the most: north-sea"
        raise MarksError(message, hint=hint)


def _packed(ids: Collection[str]) -> bytes:
    return zlib.compress("\n".join(sorted(ids)).encode(), 1)


def _unpacked(seen: bytes | None) -> frozenset[str] | None:
    try:
        return None if seen is None else frozenset(zlib.decompress(seen).decode().split())
    except (zlib.error, UnicodeDecodeError):
        return None  # the time of the run is left to go by


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
