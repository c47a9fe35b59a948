"""Which article is "the third result"?  Remembers the last search's hits between runs, for each index."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from zlib import crc32

from artcli.config import state_path
from artcli.hints import TYPE_CHECKING
from artcli.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class LastSearch:
    """A query, and the ids of its hits by rank."""

    query: str
    ids: dict[int, str]


def remember(index: Path | str, last: LastSearch) -> None:
    """Write down a search; a place that can't be written is no reason to fail a search: then none is known, rather than the one before."""
    path = _path(index)
    record = {"index": os.fspath(index), "query": last.query, "ids": {str(rank): id_ for rank, id_ in last.ids.items()}}
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(record), encoding="utf-8")
        path.unlink(
            missing_ok=True
        )  # ext4 flushes what replaces a file: 0.3 to 20 ms, measured, for what nobody misses after a crash
        beside.replace(path)
        _path(index, "place").unlink(missing_ok=True)  # of these hits none was shown yet
    except OSError:
        for one in (beside, path):
            with suppress(OSError):
                one.unlink()


def recall(index: Path | str) -> LastSearch | None:
    """Return the last search in an index, or ``None`` where none is known."""
    try:
        record = json.loads(_path(index).read_bytes())
        if record["index"] != os.fspath(index):
            return None
        return LastSearch(str(record["query"]), {int(rank): str(id_) for rank, id_ in record["ids"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep_place(index: Path | str, rank: int) -> None:
    """Write down which hit of the last search was shown last; as ``remember``, where that can't be done it isn't."""
    path = _path(index, "place")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(rank), encoding="ascii")
    except OSError:
        return


def last_place(index: Path | str) -> int | None:
    """Return the rank of the hit that was shown last since the last search, ``None`` where none was."""
    try:
        return int(_path(index, "place").read_bytes())
    except (OSError, ValueError):
        return None


def _path(index: Path | str, what: str = "search") -> Path:
    return state_path() / f"last-{what}-{crc32(os.fsencode(index)):08x}.json"
