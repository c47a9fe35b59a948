"""Which article is "the third result"?  Remembers the last search's hits between runs, for each index."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING
from zlib import crc32

from artcli.config import state_path
from artcli.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class LastSearch:
    """A query, and the ids of its hits by rank."""

    query: str
    ids: dict[int, str]


def remember(index: Path, last: LastSearch) -> None:
    """Write down a search; a place that can't be written is no reason to fail a search."""
    path = _path(index)
    record = {"index": os.fspath(index), "query": last.query, "ids": {str(rank): id_ for rank, id_ in last.ids.items()}}
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(record), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)


def recall(index: Path) -> LastSearch | None:
    """Return the last search in an index, or ``None`` where none is known."""
    try:
        record = json.loads(_path(index).read_bytes())
        if record["index"] != os.fspath(index):
            return None
        return LastSearch(str(record["query"]), {int(rank): str(id_) for rank, id_ in record["ids"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep_place(index: Path, last: LastSearch, rank: int) -> None:
    """Write down which of a search's hits was shown last; as ``remember``, where that can't be done it isn't."""
    path = _path(index, "place")
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps({"hits": _sign(last), "rank": rank}), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)


def place_in(index: Path, last: LastSearch) -> int | None:
    """Return the rank of the hit of this very search that was shown last, ``None`` where none was yet."""
    try:
        record = json.loads(_path(index, "place").read_bytes())
        return int(record["rank"]) if record["hits"] == _sign(last) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sign(last: LastSearch) -> str:
    """Return what tells a list of hits from another."""
    return f"{crc32(json.dumps([last.query, list(last.ids.items())]).encode()):08x}"


def _path(index: Path, what: str = "search") -> Path:
    return state_path() / f"last-{what}-{crc32(os.fsencode(index)):08x}.json"
