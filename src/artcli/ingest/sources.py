"""Which files are to be ingested?  Paths as typed → files with their sizes; reads no file's content."""

from __future__ import annotations

import os
import stat
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from artcli.formats.table import CONTAINER_ENDINGS
from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"
MOST_BYTES = 64 * 2**20
"""Files over 64 MiB are skipped: a book of a thousand pages has 3."""
MOST_CONTAINER_BYTES = 4 * 2**30
"""Files that hold many articles may be larger: they are never in memory whole."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be ingested: its absolute path or ``-``, its size, and a reason where it can't even be tried."""

    path: str
    bytes: int = 0
    trouble: FileOutcome | None = None


class Sources:
    """The files to be ingested, in order: folders and names apart, as a million whole paths would take 150 MB."""

    def __init__(self) -> None:
        """Begin without files."""
        self.bytes = 0
        self._folders: list[str] = []
        self._firsts = array("q")
        self._names: list[str] = []
        self._sizes = array("Q")
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
                yield Source(folder + self._names[index], self._sizes[index], trouble)

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
            self._append(absolute, *(_looked_at(absolute) if path != STANDARD_INPUT else (0, None)))

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

    def _listed(self, folder: str) -> tuple[dict[str, int], list[str]]:
        """Return the files of a folder with their sizes (-1 for what isn't one), and its folders."""
        files: dict[str, int] = {}
        folders: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.is_symlink():
                        continue
                    if entry.is_dir():
                        folders.append(entry.name)
                    else:
                        files[entry.name] = entry.stat().st_size if entry.is_file() else -1
        except OSError as error:
            self._begin("")
            self._append(folder, 0, FileOutcome(folder, "failed", reason=reason_of(error)))
        return files, folders

    def _trouble_of(self, path: str, size: int) -> FileOutcome | None:
        if size < 0:
            return FileOutcome(path, "skipped", reason="not a regular file")
        return _too_large(path, size) if size > most_bytes(path) else None

    def _begin(self, folder: str) -> None:
        if not self._folders or self._folders[-1] != folder:
            self._folders.append(folder)
            self._firsts.append(len(self._names))

    def _append(self, name: str, size: int, trouble: FileOutcome | None) -> None:
        if trouble:
            self._troubles[len(self._names)] = trouble
        self._names.append(name)
        self._sizes.append(max(size, 0))
        self.bytes += max(size, 0)


def find_sources(paths: Iterable[str]) -> Sources:
    """List the files of ``paths``."""
    sources = Sources()
    for path in paths:
        sources.add(path)
    return sources


def _looked_at(path: str) -> tuple[int, FileOutcome | None]:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return 0, FileOutcome(path, "failed", reason=reason_of(error))
    if not stat.S_ISREG(status.st_mode):
        return 0, FileOutcome(path, "skipped", reason="not a regular file")
    return status.st_size, _too_large(path, status.st_size) if status.st_size > most_bytes(path) else None


def _too_large(path: str, size: int) -> FileOutcome:
    return FileOutcome(path, "skipped", reason=f"larger than {most_bytes(path) // 2**20} MiB", bytes=size)


def most_bytes(path: str) -> int:
    """Return how large a file of this name may be."""
    return MOST_CONTAINER_BYTES if path.endswith(CONTAINER_ENDINGS) else MOST_BYTES


def reason_of(error: OSError) -> str:
    """Say in words why the system refused a file."""
    return (error.strerror or str(error)).lower()
