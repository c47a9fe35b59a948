"""Which files are to be ingested?  Paths as typed → files with their sizes; reads no file's content."""

from __future__ import annotations

import os
import stat
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from artcli.index.stamps import NO_STAMP, STAMP_BYTES, stamp_of
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.index.stamps import Stamp

STANDARD_INPUT = "-"
MOST_BYTES = 64 * 2**20
"""Files over 64 MiB are skipped, if nothing else is asked: a book of a thousand pages has 3."""
NOT_REGULAR = "not a regular file"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be ingested: its absolute path or ``-``, its size and stamp, and a reason where it can't even be tried."""

    path: str
    bytes: int = 0
    trouble: FileOutcome | None = None
    stamp: Stamp = NO_STAMP


class Sources:
    """The files to be ingested, in order: folders and names apart, as a million whole paths would take 150 MB."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        """Begin without files; those larger than ``most_bytes`` will be left alone."""
        self._most = most_bytes
        self.bytes = 0
        self._folders: list[str] = []
        self._firsts = array("q")
        self._names: list[str] = []
        self._sizes = array("Q")
        self._stamps = bytearray()
        self._troubles: dict[int, FileOutcome] = {}
        self._walked: set[str] = set()
        self._named: set[str] = set()

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Source]:
        ends = [*self._firsts[1:], len(self._names)]
        for folder, first, end in zip(self._folders, self._firsts, ends, strict=True):
            for index in range(first, end):
                trouble = self._troubles.get(index) if self._troubles else None
                stamp = bytes(self._stamps[index * STAMP_BYTES : (index + 1) * STAMP_BYTES])
                yield Source(folder + self._names[index], self._sizes[index], trouble, stamp)

    def add(self, path: str) -> None:
        """Add a file as it is named, or a folder with all that lies in it, in order; nothing is added twice.

        Hidden files and folders inside a folder are left out, links in it are not followed.
        """
        if path == STANDARD_INPUT:
            absolute = path
        else:
            absolute = os.path.abspath(path)  # noqa: PTH100  (pathlib would follow no "..": this is what a shell's user means)
            if os.path.isdir(absolute):  # noqa: PTH112
                self._walk(absolute)
                return
        if absolute not in self._named and not self._was_walked(absolute):
            self._named.add(absolute)
            self._begin("")
            self._append(absolute, *(self._looked_at(absolute) if path != STANDARD_INPUT else (None, None)))

    def _looked_at(self, path: str) -> tuple[os.stat_result | None, FileOutcome | None]:
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError as error:
            return None, FileOutcome(path, "failed", reason=reason_of(error))
        return status, self._trouble_of(path, status if stat.S_ISREG(status.st_mode) else None)

    def _was_walked(self, path: str) -> bool:
        folder, name = os.path.split(path)
        return folder in self._walked and not name.startswith(".") and os.path.exists(path) and not os.path.islink(path)  # noqa: PTH110, PTH114

    def _walk(self, top: str) -> None:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            if folder in self._walked:
                continue
            self._walked.add(folder)
            files, folders = self._listed(folder)
            prefix = os.path.join(folder, "")  # noqa: PTH118
            self._begin(prefix)
            for name in sorted(files):
                if prefix + name not in self._named:
                    self._append(name, files[name], self._trouble_of(prefix + name, files[name]))
            waiting.extend([prefix + name for name in sorted(folders, reverse=True)])

    def _listed(self, folder: str) -> tuple[dict[str, os.stat_result | None], list[str]]:
        """Return the files of a folder with what the system says of them (None for what isn't one), and its folders."""
        files: dict[str, os.stat_result | None] = {}
        folders: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.is_symlink():
                        continue
                    if entry.is_dir():
                        folders.append(entry.name)
                    else:
                        files[entry.name] = entry.stat() if entry.is_file() else None
        except OSError as error:
            self._begin("")
            self._append(folder, None, FileOutcome(folder, "failed", reason=reason_of(error)))
        return files, folders

    def _trouble_of(self, path: str, status: os.stat_result | None) -> FileOutcome | None:
        if status is None:
            return FileOutcome(path, "skipped", reason=NOT_REGULAR)
        if status.st_size > self._most:
            return FileOutcome(path, "skipped", reason=too_large(self._most), bytes=status.st_size)
        return None

    def _begin(self, folder: str) -> None:
        if not self._folders or self._folders[-1] != folder:
            self._folders.append(folder)
            self._firsts.append(len(self._names))

    def _append(self, name: str, status: os.stat_result | None, trouble: FileOutcome | None) -> None:
        if trouble:
            self._troubles[len(self._names)] = trouble
        size = status.st_size if status and not trouble else 0
        self._names.append(name)
        self._sizes.append(size)
        self._stamps += stamp_of(status) if status else NO_STAMP
        self.bytes += size


def find_sources(paths: Iterable[str]) -> Sources:
    """List the files of ``paths``."""
    sources = Sources()
    for path in paths:
        sources.add(path)
    return sources


def too_large(most: int) -> str:
    """Say that a file has more bytes than ``most``."""
    for unit, power in (("GiB", 30), ("MiB", 20), ("KiB", 10)):
        if most >= 1 << power:
            return f"larger than {most / (1 << power):.4g} {unit}"
    return f"larger than {most} bytes"


def reason_of(error: OSError) -> str:
    """Say in words why the system refused a file."""
    return (error.strerror or str(error)).lower()
