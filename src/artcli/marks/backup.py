"""How does what the reader added get out, and in again?  The marks and the configuration ↔ lines of JSON.

A backup is a head, a line for each article, saved search and setting, and an end by which one that was cut short is told.  What a restore
finds here already stays, unless it is asked to replace it; nothing is ever taken away.  When searches ran isn't kept.
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from artcli.config import is_setting
from artcli.errors import MarksError
from artcli.marks.articles import checked_tag, cleaned_note, decide, is_id, write
from artcli.marks.database import reading, writing
from artcli.marks.identities import every
from artcli.marks.identities import keep as keep_identities
from artcli.marks.searches import check_name, keep
from artcli.model import Identity
from artcli.query.saved import key_of
from artcli.values import dataclass, field, replace

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

Record = dict[str, Any]

VERSION = 1
_HEAD = "artcli_backup"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is one thing here and another in the backup: its kind (tag, note, search, setting) and whose it is."""

    kind: str
    of: str
    here: Any
    backup: Any


@dataclass(frozen=True, slots=True)
class Backup:
    """What is in a backup: tags given (or taken) and notes by article, queries by name, settings by key; ``whole`` if it has its end.

    ``identities`` are those of marked articles, by their ids, as far as they are known.
    """

    tags: dict[tuple[str, str], bool] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    searches: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    whole: bool = True
    identities: dict[str, Identity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore came to: how much was added and was there already, what differs; ``settings`` are those to be written now."""

    added: int
    same: int
    different: tuple[Difference, ...]
    settings: dict[str, Any]


def is_backup(first_line: bytes) -> bool:
    """Tell whether a file that begins so is a backup."""
    return first_line.startswith(b'{"' + _HEAD.encode() + b'":')


def read_marks(path: Path, settings: Mapping[str, Any]) -> Backup:
    """Return what there is to back up, as it is at one moment.

    Raises ``MarksError``.
    """
    with reading(path) as marks:
        if marks is None:
            return Backup(settings=dict(settings))
        marks.execute("BEGIN")
        there = _there(marks)
        marks.execute("COMMIT")
    return replace(there, settings=dict(settings))


def lines_of(backup: Backup) -> Iterator[str]:
    """Yield the lines of a backup, without their ends."""
    written = datetime.now(timezone.utc).isoformat(timespec="seconds")
    records = list(_records(backup))
    for record in [{_HEAD: VERSION, "written": written}, *records, {"kind": "end", "lines": len(records)}]:
        yield json.dumps(record, ensure_ascii=False)


def parse(lines: Iterable[str], name: str) -> Backup:
    """Return what the lines of a backup say.

    Raises ``MarksError`` at the first line that says something else, ``name`` being the backup's.
    """
    found, headed, whole = Backup(), False, False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            json.dumps(record, ensure_ascii=False).encode()  # no half of a character, which nothing could keep
            if not headed:
                _check_head(record, name)
                headed = True
            elif record["kind"] == "end":
                whole = True
            else:
                _READERS[record["kind"]](record, found)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            what = f"can't be read: line {number} is something else" if headed else "isn't a backup of artcli"
            message = f"{name} {what}."
            raise MarksError(message, hint="Nothing was changed. A backup is written by: artcli backup FILE") from error
    if not headed:
        message = f"{name} is empty."
        raise MarksError(message, hint="A backup is written by: artcli backup FILE")
    return replace(found, whole=whole)


def restore(backup: Backup, path: Path, settings: Mapping[str, Any], *, replace: bool) -> Restored:
    """Put what is in a backup beside what is here, or with ``replace`` over it; all of it or nothing.  Settings are only compared.

    Raises ``MarksError``.
    """
    with writing(path) as marks:
        there = _there(marks)
        merge = _Merge(replace=replace)
        for (tag, article), given in merge.wanted("tag", there.tags, backup.tags):
            decide(marks, tag, given, [article])
        for article, text in merge.wanted("note", there.notes, backup.notes):
            write(marks, article, text)
        by_key = {key_of(name): (name, query) for name, query in there.searches.items()}
        known = {name: by_key[key_of(name)][1] for name in backup.searches if key_of(name) in by_key}
        for name, query in merge.wanted("search", known, backup.searches):
            keep(marks, name, query)
        keep_identities(marks, backup.identities.values())  # what is known here is the newer
        changed = dict(merge.wanted("setting", settings, backup.settings))
    return Restored(merge.added, merge.same, tuple(merge.different), changed)


class _Merge:
    """Holds things of a backup against those here."""

    def __init__(self, *, replace: bool) -> None:
        self._replace = replace
        self.added = self.same = 0
        self.different: list[Difference] = []

    def wanted(self, kind: str, here: Mapping[Any, Any], backup: Mapping[Any, Any]) -> list[tuple[Any, Any]]:
        """Return what is to be written."""
        found = []
        for key, value in backup.items():
            if key not in here:
                self.added += 1
            elif here[key] == value:
                self.same += 1
                continue
            else:
                self.different.append(_difference(kind, key, here[key], value))
                if not self._replace:
                    continue
            found.append((key, value))
        return found


def _difference(kind: str, key: Any, here: Any, backup: Any) -> Difference:
    if kind != "tag":
        return Difference(kind, key, here, backup)
    tag, article = key
    return Difference(kind, article, f"{'+' if here else '-'}{tag}", f"{'+' if backup else '-'}{tag}")


def _there(marks: sqlite3.Connection) -> Backup:
    """Return all that the database has; one from before there were tags has searches only."""
    tables = {name for (name,) in marks.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tags = marks.execute("SELECT tag, article, given FROM tag ORDER BY article, tag") if "tag" in tables else ()
    notes = marks.execute("SELECT article, text FROM note ORDER BY article") if "note" in tables else ()
    return Backup(
        {(tag, article): bool(given) for tag, article, given in tags},
        dict(notes),
        dict(marks.execute("SELECT name, query FROM saved_search ORDER BY key")),
        identities=every(marks),
    )


def _records(backup: Backup) -> Iterator[Record]:
    by_article: dict[str, dict[str, bool]] = {}
    for (tag, article), given in backup.tags.items():
        by_article.setdefault(article, {})[tag] = given
    for article in sorted({*by_article, *backup.notes}):
        yield {
            "kind": "article",
            "id": article,
            "tags": by_article.get(article, {}),
            "note": backup.notes.get(article),
            "file": _file(backup.identities.get(article)),
        }
    for name, query in backup.searches.items():
        yield {"kind": "search", "name": name, "query": query}
    for key, value in backup.settings.items():
        yield {"kind": "setting", "key": key, "value": value}


def _file(one: Identity | None) -> Record | None:
    return None if one is None else {"path": one.path, "digest": one.digest, "content": one.content, "title": one.title}


def _check_head(record: Record, name: str) -> None:
    if record[_HEAD] > VERSION:
        message = f"{name} was written by a newer artcli."
        raise MarksError(message, hint="Use that one, or a newer, to restore it.")


def _read_article(record: Record, found: Backup) -> None:
    article, note = record["id"], record["note"]
    if not is_id(article):
        raise ValueError(article)
    for tag, given in record["tags"].items():
        if not isinstance(given, bool):
            raise TypeError(given)
        found.tags[checked_tag(tag), article] = given
    if note is not None and (text := cleaned_note(note)):
        found.notes[article] = text
    if (file := record.get("file")) is not None:  # a backup from before they were kept has none
        if not all(isinstance(file[name], str) for name in ("path", "digest", "content", "title")):
            raise TypeError(file)
        found.identities[article] = Identity(article, file["path"], file["digest"], file["content"], file["title"])


def _read_search(record: Record, found: Backup) -> None:
    name, query = record["name"], record["query"]
    check_name(name)
    if not isinstance(query, str):
        raise TypeError(query)
    found.searches[name] = query


def _read_setting(record: Record, found: Backup) -> None:
    key, value = record["key"], record["value"]
    if not is_setting(key, value):
        raise ValueError(key)
    found.settings[key] = value


_READERS: dict[str, Callable[[Record, Backup], None]] = {
    "article": _read_article,
    "search": _read_search,
    "setting": _read_setting,
}
