"""Where is the index, and may it be opened?  The only opener of an index's folder; the system's errors become ours here."""

from __future__ import annotations

import json
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path

from artcli.errors import IndexDamagedError, IndexMissingError, IndexWriteError
from artcli.hints import TYPE_CHECKING
from artcli.index import durable
from artcli.index.faults import AGAIN, damaged, other_version, unreadable, unwritable
from artcli.index.manifest import FORMAT, LARGEST, MANIFEST, Manifest, to_bytes
from artcli.index.snapshot import Snapshot, read_manifest
from artcli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.index.transaction import Transaction

OLD_MARKER = "artcli-index.json"
"""What formats 1 and 2, of Whoosh's files, are known by."""

_TRIES = 10
"""How often a reader may find that a writer was faster; each time takes another commit within a millisecond."""

_FIRST_STEPS = """\
Make one from a folder of articles: artcli ingest PATH
Then find and read them: artcli search WORDS, and artcli show 1 for the first result."""


class IndexDirectory:
    """The folder of an index; holds no file open."""

    def __init__(self, path: Path, tell: Callable[[str], None] | None = None) -> None:
        """Take the folder, and what is told of things that a person should know though they stop nothing; nothing is read yet."""
        self.path = path
        self._tell = tell
        self._warned = False

    def exists(self) -> bool:
        """Tell whether there is an index, of this format, with a commit; one that can't be read counts."""
        try:
            found = read_manifest(self.path)
        except NotADirectoryError:
            return False
        except Exception:  # noqa: BLE001  (something is there)
            return True
        return found is not None and found.generation > 0

    def open(self) -> Snapshot:
        """Open the index for reading.

        Raises ``IndexMissingError``, ``IndexVersionError`` or ``IndexDamagedError``.
        """
        found = self.manifest()
        self._warn()
        for _ in range(_TRIES):
            try:
                return Snapshot(self.path, found)
            except OSError as error:
                newer = self.manifest()
                if newer == found:
                    raise self._unopened(error) from error
                found = newer  # a writer replaced segments between our reading the manifest and opening them
        raise damaged(self.path / MANIFEST, "it changes faster than its segments can be opened")

    def manifest(self) -> Manifest:
        """Return what is committed.

        Raises ``IndexMissingError``, ``IndexVersionError`` or ``IndexDamagedError``.
        """
        try:
            found = read_manifest(self.path)
            if found is None:
                self._refuse_old()
                self._refuse_lost()
        except NotADirectoryError:
            found = None
        except OSError as error:
            raise unreadable(self.path, error) from error
        if found is None or not found.generation:
            message = f"There is no index yet (looked in {self.path})."
            raise IndexMissingError(message, hint=_FIRST_STEPS)
        return found

    def side(self, name: str) -> bytes | None:
        """Return the bytes of a side file as it is committed, None where there is none.

        Raises what ``manifest`` raises.
        """
        from artcli.index.sides import read_side  # noqa: PLC0415  (no search needs it)

        found = self.manifest()
        for _ in range(_TRIES):
            entry = found.side(name)
            if entry is None:
                return None
            try:
                return read_side(self.path, entry)
            except IndexDamagedError:
                newer = self.manifest()
                if newer == found:
                    raise
                found = newer  # a writer replaced it between our reading the manifest and the file
        raise damaged(self.path / MANIFEST, "it changes faster than it can be read")

    @contextmanager
    def transaction(self, *, wait: bool = False, command: str = "") -> Iterator[Transaction]:
        """Change the index, made anew where there is none; what isn't committed at the end never was.

        ``command`` is what others are told who find it locked; with ``wait`` this one waits for them.  Raises ``IndexLockedError``,
        ``IndexWriteError`` (also for an ``OSError`` inside), and what ``open`` raises for an index that can't be used.
        """
        from artcli.index.lock import LOCK, WriterLock  # noqa: PLC0415  (reading needs no lock, no random names)
        from artcli.index.transaction import Transaction  # noqa: PLC0415

        with self._writing():
            self._prepare()
            lock = WriterLock(self.path / LOCK, command)
            lock.acquire(wait=wait, tell=self._tell)
            try:
                transaction = Transaction(self.path, self._begin())
                try:
                    yield transaction
                finally:
                    transaction.close()
            finally:
                lock.release()

    def _prepare(self) -> None:
        """Make the folder, or see that it is one that may be written to."""
        from artcli.index.failures import FAILURES  # noqa: PLC0415
        from artcli.index.lock import LOCK  # noqa: PLC0415
        from artcli.index.touched import TOUCHED  # noqa: PLC0415
        from artcli.index.transaction import OURS  # noqa: PLC0415

        if os.path.lexists(self.path / MANIFEST):
            return
        self._refuse_old()
        if not self.path.exists():
            self.path.mkdir(durable.FOLDER_MODE, parents=True, exist_ok=True)
            durable.sync_folder(self.path.parent)
        names = os.listdir(self.path)  # noqa: PTH208  (names are what it is about)
        if any(name not in (LOCK, TOUCHED, FAILURES) and not OURS.fullmatch(name) for name in names):
            message = f"The folder {self.path} isn't an artcli index, and isn't empty."
            raise IndexWriteError(message, hint="Name another folder with --index.")

    def _begin(self) -> Manifest:
        """Return what is committed, once the lock is held: a manifest of generation 0 marks a folder as an index.

        Without that mark, a lost manifest couldn't be told from a first ingest that crashed, and its segments would be swept away.
        """
        from artcli.index.transaction import sweep  # noqa: PLC0415

        found = read_manifest(self.path)
        if found is None:
            self._refuse_lost()
            found = Manifest(0, __version__)
            durable.write(self.path / MANIFEST, to_bytes(found))
            durable.sync_folder(self.path)
        sweep(self.path, found.file_names)
        self._warn()
        return found

    def _refuse_old(self) -> None:
        path = self.path / OLD_MARKER
        try:
            marker = json.loads(durable.read(path, LARGEST))
            found, by = int(marker["format"]), marker.get("artcli")
        except FileNotFoundError:
            return
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise damaged(path, "it can't be read", AGAIN) from error
        raise other_version(path, found, FORMAT, by if isinstance(by, str) and by.isprintable() else None)

    def _refuse_lost(self) -> None:
        """Raise where there are segments, but no manifest."""
        if self.path.is_dir() and any(path.suffix == ".seg" for path in self.path.iterdir()):
            raise damaged(self.path / MANIFEST, "it is missing", AGAIN)

    def _unopened(self, error: OSError) -> Exception:
        if isinstance(error, FileNotFoundError):
            return damaged(Path(error.filename or self.path), "it is missing")
        return unreadable(Path(error.filename or self.path), error)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tell the system's errors in our words; a broken pipe is none of the index's."""
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:  # files are read elsewhere: this one is the index's
            raise unwritable(self.path, error) from error

    def _warn(self) -> None:
        """Tell once of a folder or a file that others may write to: what they put there would be believed."""
        if self._tell is None or self._warned or os.name != "posix":
            return
        self._warned = True
        found = next(self._open_to_others(), None)
        if found:
            self._tell(f"Others can write to {found} of the index; keep them out: chmod -R go-w {self.path}")

    def _open_to_others(self) -> Iterator[Path]:
        with suppress(OSError):  # a file may go while we look
            for path in (self.path, *sorted(self.path.iterdir())):
                mode = path.lstat().st_mode
                if mode & (stat.S_IWGRP | stat.S_IWOTH) and not stat.S_ISLNK(mode):
                    yield path
