"""What is known of the lines that recur in the library's sources?  The side file ``furniture``, as values and as bytes.  Pure.

JSON: ``{"version": 1, "sources": [[key, name, seen, [[text, articles, learned, [ids]], …]], …]}``.  A key is ``s:`` and the outlet's name in
small letters, or ``f:`` and a folder, for articles that name no source.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from artcli.index.faults import damaged
from artcli.model import FurnitureLine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePath

SIDE = "furniture"
VERSION = 1


@dataclass(slots=True)
class KnownLine:
    """A line as it stands in one article, how many had it, whether it is left out of them, and some of their ids."""

    text: str
    articles: int = 0
    learned: bool = False
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class KnownSource:
    """A source: its key, its name, how many articles of it were looked at, and the lines at their edges that may be furniture."""

    key: str
    name: str
    seen: int = 0
    lines: list[KnownLine] = field(default_factory=list)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of articles that name no source."""
        return self.key.startswith("f:")


def source_key(source: str | None, path: str) -> tuple[str, str]:
    """Return the key and the name of the source that an article is of, by what it says, or by its folder."""
    if source:
        return f"s:{source.casefold()}", source
    at = max(path.rfind("/"), path.rfind("\\"))
    folder = path[: max(at, 0)]
    return f"f:{folder}", folder


def to_bytes(sources: Iterable[KnownSource]) -> bytes:
    """Return the bytes of the file."""
    listed = [
        [one.key, one.name, one.seen, [[line.text, line.articles, line.learned, line.examples] for line in one.lines]]
        for one in sources
    ]
    return json.dumps({"version": VERSION, "sources": listed}, separators=(",", ":")).encode()


def from_bytes(data: bytes, path: PurePath) -> list[KnownSource]:
    """Return what a file says; ``path`` is for errors.

    Raises ``IndexDamagedError``.
    """
    try:
        found = json.loads(data)
        if found["version"] != VERSION:
            raise damaged(path, f"it has the version {found['version']}, and this artcli reads {VERSION}")
        return [_source(*one) for one in found["sources"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise damaged(path, f"it can't be read ({type(error).__name__})") from error


def learned_lines(data: bytes | None, path: PurePath) -> tuple[FurnitureLine, ...]:
    """Return the lines of a file (None where there is none) that are left out of articles, by source, the commonest first.

    Raises ``IndexDamagedError``.
    """
    sources = sorted(from_bytes(data, path) if data else (), key=lambda one: (one.is_folder, one.name.casefold()))
    return tuple(
        [
            line_of(source, line)
            for source in sources
            for line in sorted(source.lines, key=lambda line: (-line.articles, line.text))
            if line.learned
        ]
    )


def line_of(source: KnownSource, line: KnownLine) -> FurnitureLine:
    """Return a line as a reader of the library sees it."""
    return FurnitureLine(source.name, line.text, line.articles, tuple(line.examples), source.is_folder)


def _source(key: Any, name: Any, seen: Any, lines: Any) -> KnownSource:
    _check(isinstance(key, str) and key[:2] in ("s:", "f:") and isinstance(name, str) and _is_count(seen))
    return KnownSource(key, name, seen, [_line(*one) for one in lines])


def _line(text: Any, articles: Any, learned: Any, examples: Any) -> KnownLine:
    _check(isinstance(text, str) and _is_count(articles) and isinstance(learned, bool))
    _check(isinstance(examples, list) and all(isinstance(one, str) for one in examples))
    return KnownLine(text, articles, learned, examples)


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _check(fits: bool) -> None:
    if not fits:
        message = "a value of another kind"
        raise ValueError(message)
