"""Which files are to be ingested?  Paths as typed → files with their sizes; reads no file's content."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from artcli.model import FileOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"
MOST_BYTES = 64 * 2**20
"""Files over 64 MiB are skipped: a book of a thousand pages has 3."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be ingested: its absolute path or ``-``, its size, and a reason where it can't even be tried."""

    path: str
    bytes: int = 0
    trouble: FileOutcome | None = None


def find_sources(paths: Iterable[str]) -> list[Source]:
    """List the files of ``paths``: files as they are named, folders with all that lies in them, in order.

    Hidden files and folders inside a folder are left out, links in it are not followed.
    """
    sources: dict[str, Source] = {}
    for path in paths:
        for source in _sources_of(path):
            sources.setdefault(source.path, source)
    return list(sources.values())


def _sources_of(path: str) -> Iterator[Source]:
    if path == STANDARD_INPUT:
        yield Source(path)
        return
    absolute = os.path.abspath(path)  # noqa: PTH100  (pathlib would follow no "..": this is what a shell's user means)
    if not os.path.isdir(absolute):  # noqa: PTH112
        yield _source(absolute)
        return
    for folder, folders, files in os.walk(absolute, onerror=None):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            full = os.path.join(folder, name)  # noqa: PTH118
            if not name.startswith(".") and not os.path.islink(full):  # noqa: PTH114
                yield _source(full)


def _source(path: str) -> Source:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return Source(path, trouble=FileOutcome(path, "failed", reason=reason_of(error)))
    if not stat.S_ISREG(status.st_mode):
        return Source(path, trouble=FileOutcome(path, "skipped", reason="not a regular file"))
    if status.st_size > MOST_BYTES:
        reason = f"larger than {MOST_BYTES // 2**20} MiB"
        return Source(path, trouble=FileOutcome(path, "skipped", reason=reason, bytes=status.st_size))
    return Source(path, status.st_size)


def reason_of(error: OSError) -> str:
    """Say in words why the system refused a file."""
    return (error.strerror or str(error)).lower()
