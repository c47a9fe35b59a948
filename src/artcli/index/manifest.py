"""Which segments are the index?  The manifest of a generation, as values and as the bytes of ``manifest.json``.

The file is ``{"manifest": {…}, "checksum": "crc32 in hex"}``; the checksum is that of the manifest as canonical JSON (ASCII, keys
sorted, no spaces), so it doesn't depend on how the file is laid out.  Pure.
"""

from __future__ import annotations

import json
import re
from zlib import crc32

from artcli.hints import TYPE_CHECKING, Any
from artcli.index.faults import AGAIN, damaged, other_version
from artcli.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from artcli.errors import IndexDamagedError

FORMAT = 4
"""The version of what lies in an index's folder.  Raised whenever an older artcli couldn't read it, or a newer one not this."""
_BEFORE_VERSIONS = 3
"""Had nothing of versions of articles, and no side files; it is still read, and the next commit makes it this one."""

MANIFEST = "manifest.json"
LARGEST = 8 * 2**20
"""Bytes; a segment takes about 300, and merging keeps them to some dozens."""

MOST_DOCUMENTS = 1 << 31
"""Documents of an index, deleted ones too: their numbers are kept in 32 bits, one of them a mark."""

NAME = re.compile(r"s[0-9a-f]{16}", re.ASCII)
SIDE_NAME = re.compile(r"[a-z]{1,20}", re.ASCII)
_HIGHEST = 1 << 62


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """What the manifest says of a segment, so that a search need not ask each file.

    ``compared`` says that it is known which of its articles are versions of others.
    ``documents`` counts the deleted ones too; ``deletions`` is the generation of their file, None where there are none; ``bytes`` is the
    size of the segment's file; ``lengths`` has each field's words in all documents; ``languages`` counts documents by language, ``""``
    for those without; the years are those of the earliest and the latest date.
    """

    name: str
    documents: int
    deleted: int = 0
    deletions: int | None = None
    bytes: int = 0
    lengths: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    first_year: int | None = None
    last_year: int | None = None
    compared: bool = False

    @property
    def file_name(self) -> str:
        """The name of the segment's file."""
        return f"{self.name}.seg"

    @property
    def deletions_name(self) -> str | None:
        """The name of the file of its deletions."""
        return None if self.deletions is None else f"{self.name}.{self.deletions}.del"

    @property
    def file_names(self) -> tuple[str, ...]:
        """The names of its files."""
        return (self.file_name, self.deletions_name) if self.deletions_name else (self.file_name,)


@dataclass(frozen=True, slots=True)
class VersionsEntry:
    """What the manifest says of versions of articles: how much they resemble each other at the least, and the file that has them.

    ``name`` is None where there are none; ``bytes`` is the size of the file, ``articles`` how many have versions.
    """

    threshold: float
    name: str | None = None
    bytes: int = 0
    articles: int = 0

    @property
    def file_name(self) -> str | None:
        """The name of the file."""
        return None if self.name is None else f"{self.name}.versions"


@dataclass(frozen=True, slots=True)
class SideEntry:
    """What the manifest says of a side file, which no search needs: what it is about, since which generation, its size and its CRC-32."""

    name: str
    generation: int
    bytes: int
    checksum: int

    @property
    def file_name(self) -> str:
        """The name of the file."""
        return f"{self.name}.{self.generation}.side"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The segments of a generation, in the order of their documents' numbers, and its side files, in the order of their names.

    Generation 0 is an index that has had no commit yet.  ``versions`` is None where nobody has looked for any.
    """

    generation: int
    artcli: str
    format: int = FORMAT
    segments: tuple[SegmentEntry, ...] = ()
    versions: VersionsEntry | None = None
    sides: tuple[SideEntry, ...] = ()

    @property
    def file_names(self) -> frozenset[str]:
        """The names of all files that belong to this generation, the manifest itself left out."""
        names = [name for segment in self.segments for name in segment.file_names]
        if self.versions and self.versions.file_name:
            names.append(self.versions.file_name)
        return frozenset([*names, *[side.file_name for side in self.sides]])

    def side(self, name: str) -> SideEntry | None:
        """Return the side file of a name, None where there is none."""
        return next((side for side in self.sides if side.name == name), None)


def to_bytes(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest's file."""
    from dataclasses import asdict  # noqa: PLC0415  (writing only)

    inner = asdict(manifest)
    checksum = f"{crc32(_canonical(inner)):08x}"
    return (json.dumps({"manifest": inner, "checksum": checksum}, indent=1) + "\n").encode()


def from_bytes(data: bytes, path: PurePath) -> Manifest:
    """Return the manifest of a file's bytes; ``path`` is for errors.

    Raises ``IndexDamagedError`` or ``IndexVersionError``.
    """
    try:
        return _manifest(_checked(data, path), path)
    except _WrongError as error:
        raise _unlike(path, str(error)) from error


class _WrongError(ValueError):
    """A value that can't stand where it does."""


def _unlike(path: PurePath, what: str) -> IndexDamagedError:
    return damaged(path, what, AGAIN)


def _canonical(inner: dict[str, Any]) -> bytes:
    return json.dumps(inner, sort_keys=True, separators=(",", ":")).encode()


def _checked(data: bytes, path: PurePath) -> dict[str, Any]:
    """Return the inner object, its checksum and version verified."""
    if len(data) > LARGEST:
        raise _unlike(path, "it is too large")
    try:
        outer = json.loads(data)
        _check_version(outer, path)
        inner = outer["manifest"]
        if f"{crc32(_canonical(inner)):08x}" != outer["checksum"]:
            raise _unlike(path, "wrong checksum")
        if _whole(inner["format"]) not in (_BEFORE_VERSIONS, FORMAT) or not isinstance(inner, dict):
            raise _unlike(path, "it isn't a manifest")
        if inner["format"] == _BEFORE_VERSIONS:
            return _brought_up(inner)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unlike(path, "it isn't a manifest") from error
    return inner


def _brought_up(inner: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest of an index in which nobody has looked for versions."""
    if {"versions", "sides"} & inner.keys() or not isinstance(inner["segments"], list):
        message = "it isn't of its format"
        raise _WrongError(message)
    found: dict[str, Any] = inner | {
        "versions": None,
        "sides": [],
        "segments": [one | {"compared": False} for one in inner["segments"]],
    }
    return found


def _check_version(outer: Any, path: PurePath) -> None:
    """Raise ``IndexVersionError`` for a newer format, whatever else that has changed: ``format`` it must have, here or in ``manifest``."""
    inner = outer.get("manifest", outer) if isinstance(outer, dict) else None
    if not isinstance(inner, dict):
        return
    found = inner.get("format")
    if type(found) is int and found > FORMAT:
        by = inner.get("artcli")
        raise other_version(path, found, FORMAT, by if isinstance(by, str) and by.isprintable() else None)


def _manifest(inner: dict[str, Any], path: PurePath) -> Manifest:
    if inner.keys() != {"generation", "artcli", "format", "segments", "versions", "sides"}:
        raise _unlike(path, "it lacks something, or has more than it should")
    lists = (inner["segments"], inner["sides"])
    if not isinstance(inner["artcli"], str) or not all([isinstance(one, list) for one in lists]):
        raise _unlike(path, "it has values of the wrong kind")
    generation = _whole(inner["generation"])
    segments = tuple([_segment(one, generation) for one in inner["segments"]])
    if len({one.name for one in segments}) != len(segments):
        raise _unlike(path, "a segment stands there twice")
    if sum(one.documents for one in segments) > MOST_DOCUMENTS:
        raise _unlike(path, "it counts too many documents")
    found = tuple([_side(one, generation) for one in inner["sides"]])
    if len({one.name for one in found}) != len(found):
        raise _unlike(path, "a side file stands there twice")
    return Manifest(generation, inner["artcli"], FORMAT, segments, _versions(inner["versions"]), found)


def _versions(value: Any) -> VersionsEntry | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() != {"threshold", "name", "bytes", "articles"}:
        message = "what it says of versions lacks something"
        raise _WrongError(message)
    name, threshold = value["name"], value["threshold"]
    named = name is None or (isinstance(name, str) and NAME.fullmatch(name))
    if not named or type(threshold) not in (int, float) or not 0 < threshold <= 1:
        message = "what it says of versions is wrong"
        raise _WrongError(message)
    return VersionsEntry(float(threshold), name, _whole(value["bytes"]), _whole(value["articles"]))


def _side(value: Any, generation: int) -> SideEntry:
    if not isinstance(value, dict) or value.keys() != {"name", "generation", "bytes", "checksum"}:
        message = "a side file lacks something"
        raise _WrongError(message)
    since, size, checksum = (_whole(value[name]) for name in ("generation", "bytes", "checksum"))
    if not SIDE_NAME.fullmatch(_text(value["name"])) or since > generation or checksum >> 32:
        message = "a side file has a wrong name or number"
        raise _WrongError(message)
    return SideEntry(value["name"], since, size, checksum)


def _segment(value: Any, generation: int) -> SegmentEntry:
    if not isinstance(value, dict) or value.keys() != _READ.keys():
        message = "a segment lacks something"
        raise _WrongError(message)
    entry = SegmentEntry(**{name: read(value[name]) for name, read in _READ.items()})
    if not NAME.fullmatch(entry.name):  # it becomes a path: never one outside the folder
        message = "a segment has a wrong name"
        raise _WrongError(message)
    fits = entry.deleted <= entry.documents < MOST_DOCUMENTS
    marked = (entry.deletions is None) == (entry.deleted == 0) and (entry.deletions or 0) <= generation
    dated = (entry.first_year is None) == (entry.last_year is None) and (entry.first_year or 0) <= (
        entry.last_year or 0
    )
    if not (fits and marked and dated):
        message = f"the numbers of {entry.name} don't fit each other"
        raise _WrongError(message)
    return entry


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _HIGHEST:
        message = "a number is wrong"
        raise _WrongError(message)
    return value


def _whole_or_none(value: Any) -> int | None:
    return None if value is None else _whole(value)


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        message = "a flag is wrong"
        raise _WrongError(message)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        message = "a name is wrong"
        raise _WrongError(message)
    return value


def _counts(value: Any) -> dict[str, int]:
    if not isinstance(value, dict):
        message = "a count is wrong"
        raise _WrongError(message)
    return {name: _whole(count) for name, count in value.items()}


_READ: dict[str, Callable[[Any], Any]] = {
    "name": _text,
    "documents": _whole,
    "deleted": _whole,
    "deletions": _whole_or_none,
    "bytes": _whole,
    "lengths": _counts,
    "languages": _counts,
    "first_year": _whole_or_none,
    "last_year": _whole_or_none,
    "compared": _flag,
}
"""What reads each value of a segment."""
