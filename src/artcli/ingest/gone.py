"""Which files does the library know in the folders that are ingested, and they are no longer there?  Sources and the index → files that have gone.

A file counts as gone only where the system says that there is none of its name: one that patterns leave out, or that can't be looked at,
doesn't.  A disk that isn't mounted looks like a folder without anything in it: files that would lie in such a one are held.
"""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from artcli.formats.content import SEPARATOR
from artcli.index.entries import file_key
from artcli.ingest.committed import path_key
from artcli.ingest.containers import containers_of, file_of
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.ingest.committed import Committed
    from artcli.ingest.sources import Sources
    from artcli.ingest.tasks import Place

_SEPARATOR = SEPARATOR.encode()


@dataclass(frozen=True, slots=True)
class GoneFile:
    """A file that is no longer there; ``held`` is the folder, missing or empty whole, that makes doubtful whether it is so for good."""

    path: str
    held: str | None = None


def gone_files(committed: Committed, sources: Sources) -> list[GoneFile]:
    """Return the known files below the folders among the sources that aren't among them, and aren't there."""
    listed = _Listed(sources)
    found: dict[str, GoneFile] = {}
    empty: dict[str, bool] = {}
    for root, files in sources.roots.items():
        beginning = path_key(os.path.join(root, ""))  # noqa: PTH118
        for key, place in committed.below(beginning, unless=listed.has):
            for path in _paths_of(committed, place, key):
                if path not in found and _is_gone(path):
                    found[path] = GoneFile(path, _held_by(path, root, files, empty))
    containers = {container for path in found for container in containers_of(path)}
    return [found[path] for path in sorted(found) if path not in containers]  # it goes with its members


class _Listed:
    """The files that there are, by hashes of their keys: eight bytes each; made when it is asked first, as it seldom is at a first ingest."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._hashes: array[int] | None = None

    def has(self, key: bytes) -> bool:
        if self._hashes is None:
            self._hashes = array("q", sorted([hash(path_key(source.path)) for source in self._sources]))
        if self._is_in(key):
            return True
        at = key.find(_SEPARATOR)
        while at >= 0:  # a member is there as long as its container is
            if self._is_in(key[:at]):
                return True
            at = key.find(_SEPARATOR, at + 1)
        return False

    def _is_in(self, key: bytes) -> bool:
        assert self._hashes is not None
        place = bisect_left(self._hashes, hash(key))
        return place < len(self._hashes) and self._hashes[place] == hash(key)


def _paths_of(committed: Committed, place: Place, key: bytes) -> Iterator[str]:
    """Yield the file of an article that a key stands for: the key itself has escapes for bytes that aren't UTF-8."""
    if b"\\x" not in key:
        yield key.decode("utf-8", "surrogatepass")
        return
    for path in committed.record(place)["hashes"]:
        if file_key(path).encode("utf-8", "surrogatepass") == key:
            yield path


def _is_gone(path: str) -> bool:
    try:
        os.lstat(file_of(path))
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _held_by(path: str, root: str, files: int, empty: dict[str, bool]) -> str | None:
    """Return the folder that may be the place of a disk that isn't there now; None where there is no such doubt."""
    if not files:
        return root
    folder = os.path.dirname(path)  # noqa: PTH120
    while len(folder) > len(root) and not os.path.isdir(folder):  # noqa: PTH112
        folder = os.path.dirname(folder)  # noqa: PTH120
    if folder not in empty:
        try:
            with os.scandir(folder) as entries:
                empty[folder] = next(entries, None) is None
        except OSError:
            empty[folder] = True
    return folder if empty[folder] else None
