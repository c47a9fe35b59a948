"""What has the reader added to articles?  Their ids ↔ tags and notes, in the marks' database; knows no index.

Of a tag that every new article has (``unread``) it is kept whom it was taken from, of any other whom it was given to: an ingest gives
and takes nothing, however many articles it brings.  What was decided of an article stays, whether the article is in an index or not.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from datetime import datetime, timezone

from artcli.errors import MarksError
from artcli.hints import TYPE_CHECKING
from artcli.marks.database import reading, writing
from artcli.marks.identities import keep, missing
from artcli.model import ArticleMarks
from artcli.query.tags import LONGEST_TAG, UNREAD, is_tag, tag_name
from artcli.values import dataclass

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import EllipsisType

    from artcli.model import Identity

    Identify = Callable[[Collection[str]], Collection[Identity]]

Stamp = tuple[tuple[int, int], ...]
"""What tells one state of the database from another."""
_ID = re.compile("[a-z][a-z2-7]{15}", re.ASCII)
_DECIDE = """
    INSERT INTO tag (tag, article, given, changed) VALUES (?, ?, ?, ?)
    ON CONFLICT (tag, article) DO UPDATE SET given = excluded.given, changed = excluded.changed
"""
_WRITE = """
    INSERT INTO note (article, text, changed) VALUES (?, ?, ?)
    ON CONFLICT (article) DO UPDATE SET text = excluded.text, changed = excluded.changed
"""


class Marks:
    """Tags and notes of articles, by their whole ids; the same for all libraries.

    Each call opens the database and lets it go; each change is on the disk when its call returns.  Reading where nothing was ever
    written finds nothing and makes nothing.  All raise ``MarksError`` where the database can't be read, or written.
    """

    def __init__(self, path: Path, new_tags: Iterable[str] = (UNREAD,), identify: Identify | None = None) -> None:
        """Take the database, and the tags that an article has until they are taken away; nothing is opened yet.

        ``identify`` says by what articles are known again if their index is lost: it is asked once of each that is marked.
        """
        self.path = path
        self.new_tags = frozenset(map(checked_tag, new_tags))
        self._identify = identify

    def of(self, article: str) -> ArticleMarks:
        """Return the tags, in order, and the note of an article."""
        with self._reading() as marks:
            return ArticleMarks(self._tags(marks, article), _note(marks, article)) if marks else self.unmarked

    def stamp(self) -> Stamp:
        """Return what is something else after each change, whichever process made it: when the database and its log were written, and their sizes."""
        found = []
        for path in (self.path, self.path.with_name(f"{self.path.name}-wal")):
            with suppress(OSError):
                known = path.stat()
                if known.st_size:
                    found.append((known.st_mtime_ns, known.st_size))
        return tuple(found)

    @property
    def unmarked(self) -> ArticleMarks:
        """What an article has of which nothing was ever said."""
        return ArticleMarks(tuple(sorted(self.new_tags)), None)

    def tags(self, article: str) -> tuple[str, ...]:
        """Return the tags of an article, in order."""
        return self.of(article).tags

    def note(self, article: str) -> str | None:
        """Return the note on an article, None where there is none."""
        return self.of(article).note

    def tag(self, articles: Collection[str], add: Collection[str] = (), remove: Collection[str] = ()) -> int:
        """Give articles tags and take others from them; return how many articles that changed.

        Raises ``MarksError`` also for a tag that can't be one, one that is in both, and for what is no article's id; then nothing changes.
        """
        wanted = checked_tags(add, remove)
        for article in articles:
            _check_id(article)
        changed: set[str] = set()
        identities = self._identities(articles)
        with writing(self.path) as marks:
            keep(marks, identities)
            for tag, given in wanted.items():
                having = self._having(marks, tag, articles)
                these = set(articles) - having if given else having
                decide(marks, tag, given, sorted(these))
                changed |= these
        return len(changed)

    def read(self, article: str) -> bool:
        """Take ``unread`` from an article; tell whether it had it.  Writes nothing where it hadn't."""
        return UNREAD in self.tags(article) and bool(self.tag([article], remove=[UNREAD]))

    def write_note(self, article: str, text: str, instead_of: str | EllipsisType | None = ...) -> bool:
        """Keep a note on an article in place of the one there, or drop that for an empty text; tell whether that changed anything.

        With ``instead_of`` only while the note is still that (None: none).  Raises ``MarksError``.
        """
        _check_id(article)
        text = cleaned_note(text)
        identities = self._identities([article])
        with writing(self.path) as marks:
            keep(marks, identities)
            there = _note(marks, article)
            if instead_of is not ... and there not in (instead_of, text or None):
                message = "The note has been changed meanwhile."
                raise MarksError(message, hint=f"Look at it: artcli note {article} --show")
            if text == (there or ""):
                return False
            if text:
                write(marks, article, text)
            else:
                marks.execute("DELETE FROM note WHERE article = ?", (article,))
        return True

    def names(self) -> tuple[str, ...]:
        """Return all tags that any article has or may have, in order."""
        with self._reading() as marks:
            rows = marks.execute("SELECT DISTINCT tag FROM tag WHERE given = 1").fetchall() if marks else []
        return tuple(sorted(self.new_tags.union([tag for (tag,) in rows])))

    def given(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that were given a tag."""
        with self._reading() as marks:
            return _decided(marks, tag, 1) if marks else frozenset()

    def taken(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that a tag was taken from."""
        with self._reading() as marks:
            return _decided(marks, tag, 0) if marks else frozenset()

    def every(self) -> AllMarks:
        """Return what was added to all articles, as it is now: for those who ask of many."""
        decided: dict[str, dict[str, bool]] = {}
        with self._reading() as marks:
            rows = marks.execute("SELECT article, tag, given FROM tag") if marks else ()
            for article, tag, given in rows:
                decided.setdefault(article, {})[tag] = bool(given)
            notes = dict(marks.execute("SELECT article, text FROM note")) if marks else {}
        return AllMarks(self.new_tags, decided, notes)

    def notes(self) -> dict[str, str]:
        """Return all notes by their articles' ids."""
        with self._reading() as marks:
            return dict(marks.execute("SELECT article, text FROM note ORDER BY article")) if marks else {}

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """Open the marks; a database from before there were tags has none."""
        with reading(self.path) as marks:
            there = marks is not None and marks.execute("SELECT 1 FROM sqlite_master WHERE name = 'note'").fetchone()
            yield marks if there else None

    def _identities(self, articles: Collection[str]) -> Collection[Identity]:
        """Return by what articles are known again, of those whose first mark this is."""
        if self._identify is None:
            return ()
        with reading(self.path) as marks:
            new = missing(marks, articles) if marks else articles
        return self._identify(new) if new else ()

    def _tags(self, marks: sqlite3.Connection, article: str) -> tuple[str, ...]:
        return _having(self.new_tags, dict(marks.execute("SELECT tag, given FROM tag WHERE article = ?", (article,))))

    def _having(self, marks: sqlite3.Connection, tag: str, articles: Collection[str]) -> set[str]:
        """Return those of some articles that have a tag."""
        if tag in self.new_tags:
            return set(articles) - _decided(marks, tag, 0)
        return set(articles) & _decided(marks, tag, 1)


@dataclass(frozen=True, slots=True)
class AllMarks:
    """The marks of all articles at one moment: tags given (or taken) and notes, by article."""

    new_tags: frozenset[str]
    decided: dict[str, dict[str, bool]]
    notes: dict[str, str]

    def of(self, article: str) -> ArticleMarks:
        """Return the tags, in order, and the note of an article."""
        return ArticleMarks(_having(self.new_tags, self.decided.get(article, {})), self.notes.get(article))


def _having(new_tags: frozenset[str], decided: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(sorted([tag for tag in new_tags.union(decided) if decided.get(tag, True)]))


def checked_tag(text: str) -> str:
    """Return the name of a tag as it is kept.

    Raises ``MarksError`` for what ``tag:`` couldn't ask for.
    """
    name = tag_name(text)
    if not is_tag(name):
        shown = text if len(text) <= LONGEST_TAG else text[:LONGEST_TAG] + "…"
        message = f"A tag can't be called {shown!r}."
        hint = f"Use letters and digits, with - _ . or / between them, {LONGEST_TAG} at the most: to-read"
        raise MarksError(message, hint=hint)
    return name


def checked_tags(add: Iterable[str], remove: Iterable[str]) -> dict[str, bool]:
    """Return for each tag whether it is given or taken.

    Raises ``MarksError``.
    """
    wanted = dict.fromkeys(map(checked_tag, add), True)
    for tag in map(checked_tag, remove):
        if wanted.get(tag):
            message = f"The tag {tag} can't be added and taken away at once."
            raise MarksError(message, hint="Leave one of the two out.")
        wanted[tag] = False
    return wanted


def _decided(marks: sqlite3.Connection, tag: str, given: int) -> frozenset[str]:
    """Return the articles that a tag was given to, or taken from: as one text, in a third of the time that so many rows take."""
    found = marks.execute("SELECT group_concat(article, ' ') FROM tag WHERE tag = ? AND given = ?", (tag, given))
    return frozenset((found.fetchone()[0] or "").split())


def _note(marks: sqlite3.Connection, article: str) -> str | None:
    row = marks.execute("SELECT text FROM note WHERE article = ?", (article,)).fetchone()
    return None if row is None else str(row[0])


def decide(marks: sqlite3.Connection, tag: str, given: bool, articles: Iterable[str]) -> None:
    """Write down that a tag was given to articles, or taken from them."""
    marks.executemany(_DECIDE, [(tag, article, given, _now()) for article in articles])


def write(marks: sqlite3.Connection, article: str, text: str) -> None:
    """Write a note down in place of the one there."""
    marks.execute(_WRITE, (article, text, _now()))


def is_id(text: str) -> bool:
    """Tell whether something is an article's whole id."""
    return _ID.fullmatch(text) is not None


def cleaned_note(text: str) -> str:
    """Return a note as it is kept: line ends of one kind, none of them at its end, and nothing that UTF-8 has no bytes for."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").rstrip().lstrip("\n")
    return lines.encode("utf-8", "replace").decode() if not lines.isascii() else lines


def _check_id(article: str) -> None:
    if not is_id(article):
        message = f"{article!r} isn't an article's id."
        raise MarksError(message, hint="Give the whole id, 16 letters and digits; library.get(…).id has it.")


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
