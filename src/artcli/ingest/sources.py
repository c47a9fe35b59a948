"""Which files are to be ingested?  Paths as typed → files with their sizes; reads no file's content but ignore files'."""

from __future__ import annotations

import os
import stat
from array import array
from bisect import bisect_left
from hashlib import blake2b
from typing import TYPE_CHECKING

from artcli.errors import ConfigError
from artcli.index.stamps import NO_STAMP, STAMP_BYTES, stamp_of
from artcli.ingest.choice import Choice, rules_of
from artcli.ingest.listing import NOT_REGULAR, Found, listed, reason_of
from artcli.model import FileOutcome
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artcli.index.stamps import Stamp

STANDARD_INPUT = "-"


def absolute_path(path: str) -> str:
    """Return a path from the root.

    Raises ``ConfigError`` for an empty one: it is a shell's variable that isn't set, and never meant to be the folder one is in.
    """
    if not path:
        message = "A path is empty."
        raise ConfigError(message, hint="Name a file or a folder; the one you are in is .")
    return os.path.abspath(path)  # noqa: PTH100  (pathlib would follow no "..": this is what a shell's user means)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be ingested: its absolute path or ``-``, its size and stamp, and a reason where it can't even be tried."""

    path: str
    bytes: int = 0
    trouble: FileOutcome | None = None
    stamp: Stamp = NO_STAMP


class Sources:
    """The files to be ingested, in order: folders and names apart, as a million whole paths would take 150 MB.

    ``roots`` are the folders that were named, each with how many files were found in it.
    """

    def __init__(self, choice: Choice | None = None, found: Callable[[int], None] | None = None) -> None:
        """Begin without files; ``found`` is told after each folder how many there are by then."""
        self.bytes = 0
        self._found = found
        self.roots: dict[str, int] = {}
        self._choice = choice or Choice()
        self._folders: list[str] = []
        self._firsts = array("q")
        self._names: list[str] = []
        self._sizes = array("Q")
        self._stamps = bytearray()
        self._troubles: dict[int, FileOutcome] = {}
        self._walked: dict[str, tuple[int, int]] = {}
        self._named: set[str] = set()

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Source]:
        ends = [*self._firsts, len(self._names)][1:]
        for folder, first, end in zip(self._folders, self._firsts, ends, strict=True):
            for index in range(first, end):
                trouble = self._troubles.get(index) if self._troubles else None
                stamp = bytes(self._stamps[index * STAMP_BYTES : (index + 1) * STAMP_BYTES])
                yield Source(folder + self._names[index], self._sizes[index], trouble, stamp)

    def fingerprint(self) -> bytes:
        """Return a hash that is another where files came, went or changed, as far as a listing tells."""
        digest = blake2b(self._stamps, digest_size=16)
        for part in (self._folders, self._names):
            digest.update("\0".join(part).encode("utf-8", "surrogatepass"))
        for index, trouble in self._troubles.items():
            digest.update(f"{index}{trouble.outcome}{trouble.reason}".encode("utf-8", "surrogatepass"))
        return digest.digest()

    def add(self, path: str, *, expand: bool = True) -> None:
        """Add a file as it is named, a folder with all that is wanted in it, or what a pattern stands for; nothing is added twice.

        ``expand`` says that signs such as ``*`` may stand for others, and ``-`` for standard input.  Raises ``ConfigError`` where the
        choice has what is no pattern, or the path is empty.
        """
        if expand and path == STANDARD_INPUT:
            self._add_named(path, Found())
            return
        absolute = absolute_path(path)
        if expand and not os.path.lexists(absolute):
            from artcli.ingest.globs import expanded, is_pattern  # noqa: PLC0415  (shells do it, mostly)

            if is_pattern(path):
                self._add_all(path, list(expanded(absolute)))
                return
        if os.path.isdir(absolute):  # noqa: PTH112
            self._walk(absolute)
        else:
            if not os.path.exists(absolute):  # noqa: PTH110
                self.roots.setdefault(absolute, 0)  # it may have been a folder
            self._add_named(absolute, self._looked_at(absolute))

    def _add_all(self, pattern: str, paths: list[str]) -> None:
        for path in paths:
            self.add(path, expand=False)
        if not paths:
            absolute = os.path.abspath(pattern)  # noqa: PTH100
            self._add_named(absolute, Found(trouble=FileOutcome(absolute, "failed", reason="no file matches")))

    def _add_named(self, path: str, found: Found) -> None:
        if path not in self._named and not self._was_walked(path):
            self._named.add(path)
            self._begin("")
            self._append(path, found)

    def _was_walked(self, path: str) -> bool:
        folder, name = os.path.split(path)
        first, end = self._walked.get(folder, (0, 0))
        place = bisect_left(self._names, name, first, end)
        return place < end and self._names[place] == name

    def _looked_at(self, path: str) -> Found:
        try:
            status = os.stat(path)  # noqa: PTH116
        except (OSError, ValueError) as error:  # a zero byte in a path
            reason = reason_of(error) if isinstance(error, OSError) else "not a path"
            return Found(trouble=FileOutcome(path, "failed", reason=reason))
        if stat.S_ISREG(status.st_mode):
            return Found(status)
        return Found(trouble=FileOutcome(path, "skipped", reason=NOT_REGULAR))

    def _walk(self, top: str) -> None:
        before = len(self._names)
        waiting = [(top, rules_of(self._choice, os.path.join(top, "")))]  # noqa: PTH118
        while waiting:
            folder, rules = waiting.pop()
            if folder in self._walked:
                continue
            prefix = os.path.join(folder, "")  # noqa: PTH118
            listing = listed(folder, prefix, rules, top)
            for fault in listing.faults:
                self._begin("")
                self._append(fault.path, Found(trouble=fault))
            self._begin(prefix)
            first = len(self._names)
            for name in sorted(listing.files):
                if prefix + name not in self._named:
                    self._append(name, listing.files[name])
            self._walked[folder] = (first, len(self._names))
            waiting.extend([(prefix + name, listing.rules) for name in sorted(listing.folders, reverse=True)])
            if self._found:
                self._found(len(self._names))
        self.roots[top] = self.roots.get(top, 0) + len(self._names) - before

    def _begin(self, folder: str) -> None:
        if not self._folders or self._folders[-1] != folder:
            self._folders.append(folder)
            self._firsts.append(len(self._names))

    def _append(self, name: str, found: Found) -> None:
        status, trouble = found.status, found.trouble
        size = status.st_size if status else 0
        if size > self._choice.most_bytes and size > (most := self._choice.most_of(name)):
            reason = too_large(most)
            trouble = FileOutcome(self._folders[-1] + name, "skipped", reason=reason, bytes=size)
        if trouble:
            self._troubles[len(self._names)] = trouble
            size = 0
        self._names.append(name)
        self._sizes.append(size)
        self._stamps += stamp_of(status) if status else NO_STAMP
        self.bytes += size


def find_sources(
    paths: Iterable[str],
    choice: Choice | None = None,
    listed_paths: Iterable[str] = (),
    found: Callable[[int], None] | None = None,
) -> Sources:
    """List the files of ``paths``, and of ``listed_paths``, in which no sign stands for another; ``found`` is told how many there are so far.

    Raises ``ConfigError`` where the choice has what is no pattern.
    """
    sources = Sources(choice, found)
    for path in paths:
        sources.add(path)
    for path in listed_paths:
        sources.add(path, expand=False)
    return sources


def too_large(most: int) -> str:
    """Say that a file has more bytes than ``most``."""
    for unit, power in (("GiB", 30), ("MiB", 20), ("KiB", 10)):
        if most >= 1 << power:
            return f"larger than {most / (1 << power):.4g} {unit}"
    return f"larger than {most} bytes"
