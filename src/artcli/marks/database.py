"""How are the marks opened?  A path → a connection of the latest version; SQLite's errors become ``MarksError`` here.

The only opener of the file.  Before each step to a later version the database is copied beside itself.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress

from artcli.errors import MarksError
from artcli.hints import TYPE_CHECKING
from artcli.marks.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

APPLICATION_ID = 0x61727463
"""``artc``: tells our database from another program's."""
PATIENCE = 10.0
"""Seconds that a process waits for another's write, which takes some milliseconds."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Open the marks to read them; None where there are none, or none that can be reached.

    Raises ``MarksError`` for a file that isn't ours, or is damaged.
    """
    with _translated(path), _reader(path) as connection:
        yield connection


@contextmanager
def writing(path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> Iterator[sqlite3.Connection]:
    """Open the marks and write to them, made where there are none; one commit at the end, none after an exception.

    Raises ``MarksError``.
    """
    with _translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connect(path, "rwc")) as connection:
            _migrate(connection, path, migrations)
            with _transaction(connection):
                yield connection


@contextmanager
def _reader(path: Path) -> Iterator[sqlite3.Connection | None]:
    connection = _reachable(path)
    if connection is None:
        yield None
        return
    with closing(connection):
        # A version that is yet to be made has nothing saved; a later one is refused.
        yield connection if _version(connection, path, len(MIGRATIONS)) else None


def _reachable(path: Path) -> sqlite3.Connection | None:
    """Open what is there; a folder that can't be written to holds no place for a log, and is read as it stands."""
    with suppress(OSError):
        if not path.exists() or not path.stat().st_size:
            return None
        for mode in ("rw", "ro&immutable=1"):
            connection = None
            try:
                connection = _connect(path, mode)
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.OperationalError as error:
                if connection is not None:
                    connection.close()
                if _is_busy(error):
                    raise
            except sqlite3.Error:
                if connection is not None:
                    connection.close()
                raise
            else:
                return connection
    return None


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # a mark once made outlives a power cut
    return connection


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Sequence[str]]) -> None:
    is_new = not _version(connection, path, len(migrations))
    while _version(connection, path, len(migrations)) < len(migrations):
        with _transaction(connection):
            version = _version(connection, path, len(migrations))
            if version == len(migrations):
                break  # another process was first
            if not is_new:
                _back_up(path, version)
            for statement in migrations[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version + 1}")
    with suppress(sqlite3.OperationalError):  # another process is at it: the next one to write will see to it
        connection.execute("PRAGMA journal_mode = WAL")


def _version(connection: sqlite3.Connection, path: Path, latest: int) -> int:
    """Return how many steps the database has had, 0 for a new one."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if (tables or version) and owner != APPLICATION_ID:
        message = f"{path} is a database of another program."
        raise MarksError(message, hint="Name another place for the marks: ARTCLI_MARKS=FILE")
    if version > latest:
        message = f"The marks {path} have version {version}; this artcli reads up to version {latest}."
        raise MarksError(message, hint="Use the newer artcli that wrote them.")
    return version


def _back_up(path: Path, version: int) -> None:
    """Copy the database as it is to a file beside it, whole or not at all."""
    copy = path.with_name(f"{path.name}.version-{version}")
    beside = copy.with_name(f"{copy.name}.part")
    beside.unlink(missing_ok=True)
    with closing(_connect(path, "ro")) as source, closing(sqlite3.connect(beside)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # the copy is one file, without a log
    beside.replace(copy)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error
    except sqlite3.IntegrityError as error:
        message = f"The marks {path} don't hold together with that: {error}."
        raise MarksError(message, hint="Try again; if it stays so, please report it.") from error
    except sqlite3.OperationalError as error:
        if _is_busy(error):
            message = f"Another program is writing to the marks {path}."
            raise MarksError(message, hint="Wait until it has ended, then try again.") from error
        raise _unwritable(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        message = f"The marks {path} are damaged: {error}."
        hint = "Move the file away, or put back a copy; an artcli that changes its form leaves one beside it."
        raise MarksError(message, hint=hint) from error


def _unwritable(path: Path, reason: str) -> MarksError:
    message = f"The marks {path} can't be read or written: {reason}."
    return MarksError(
        message, hint="Check the space left and who may write there, or name another place: ARTCLI_MARKS=FILE"
    )


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return "locked" in str(error) or "busy" in str(error)
