"""Where is the index, and may it be opened?  The only opener of index files; Whoosh's and the system's errors become ours here."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, FileIndex, LockError
from whoosh.index import IndexError as WhooshError

from artcli import __version__
from artcli.errors import (
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    IndexVersionError,
    IndexWriteError,
)
from artcli.index.schema import article_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whoosh.writing import IndexWriter

FORMAT = 2
"""The version of what lies in an index's folder.  Raised whenever an older artcli couldn't read it, or a newer one not this."""

MARKER = "artcli-index.json"
_AGAIN = "Delete the folder and ingest your files again: artcli ingest PATH"


class IndexDirectory:
    """The folder of an index; holds no file open."""

    def __init__(self, path: Path) -> None:
        """Take the folder; nothing is read or written yet."""
        self.path = path

    def open(self) -> FileIndex:
        """Open the index for reading.

        Raises ``IndexMissingError``, ``IndexVersionError`` or ``IndexDamagedError``.
        """
        self._check_marker()
        try:
            return FileIndex(FileStorage(str(self.path), readonly=True))
        except (EmptyIndexError, FileNotFoundError) as error:
            raise self._missing() from error
        except Exception as error:  # Whoosh raises whatever its unpickling meets in a torn file
            raise self._damaged(error) from error

    @contextmanager
    def writer(self) -> Iterator[IndexWriter]:
        """Open the index for writing, made anew where there is none; one commit at the end, none after an exception.

        Raises ``IndexLockedError``, ``IndexWriteError``, and what ``open`` raises for an index that can't be used.
        """
        try:
            writer = self._open_for_writing().writer()
        except LockError as error:
            message = f"Another artcli is writing to the index {self.path}."
            raise IndexLockedError(message, hint="Wait until it has ended, then try again.") from error
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            yield writer
        except OSError as error:  # files are read elsewhere: this one is the index's
            writer.cancel()
            raise self._unwritable(error) from error
        except BaseException:
            writer.cancel()
            raise
        try:
            writer.commit()
        except OSError as error:
            raise self._unwritable(error) from error

    def _open_for_writing(self) -> FileIndex:
        if (self.path / MARKER).exists():
            self._check_marker()
            return FileIndex(FileStorage(str(self.path)))
        self.path.mkdir(parents=True, exist_ok=True)
        if any(self.path.iterdir()):
            message = f"The folder {self.path} isn't an artcli index, and isn't empty."
            raise IndexWriteError(message, hint="Name another folder with --index.")
        index: FileIndex = FileStorage(str(self.path)).create_index(article_schema())
        marker = json.dumps({"format": FORMAT, "artcli": __version__})
        (self.path / MARKER).write_text(marker + "\n", encoding="utf-8")
        return index

    def _check_marker(self) -> None:
        try:
            marker: Any = json.loads((self.path / MARKER).read_bytes())
            found = marker["format"]
        except (FileNotFoundError, NotADirectoryError):
            raise self._missing() from None
        except OSError as error:
            message = f"The index {self.path} can't be read: {error.strerror}."
            raise IndexDamagedError(message, hint="Check who may read the folder.") from error
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged(error) from error
        if found != FORMAT:
            by = f", written by artcli {marker['artcli']}" if isinstance(marker.get("artcli"), str) else ""
            message = f"The index {self.path} has format {found}{by}; this artcli reads format {FORMAT}."
            raise IndexVersionError(message, hint=_AGAIN)

    def _missing(self) -> IndexMissingError:
        message = f"There is no index yet (looked in {self.path})."
        return IndexMissingError(message, hint="Make one from a folder of articles: artcli ingest PATH")

    def _damaged(self, error: Exception) -> IndexDamagedError:
        message = f"The index {self.path} is damaged ({type(error).__name__})."
        return IndexDamagedError(message, hint=_AGAIN)

    def _unwritable(self, error: OSError) -> IndexWriteError:
        message = f"The index {self.path} can't be written: {error.strerror or error}."
        return IndexWriteError(
            message, hint="Check the space left and who may write there; the last commit is as it was."
        )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what Whoosh raises while an index is read into ``IndexDamagedError``."""
    try:
        yield
    except (WhooshError, OSError, EOFError, KeyError, ValueError, TypeError, AssertionError) as error:
        message = f"The index {path} is damaged ({type(error).__name__})."
        raise IndexDamagedError(message, hint=_AGAIN) from error
