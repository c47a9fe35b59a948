"""Where does a file belong in the library?  A file's bytes → a new article, a changed one, a copy of one, or nothing new."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.errors import TextError
from artcli.index.entries import Filed, all_filed, write_entry
from artcli.index.ids import ID_LENGTH, article_id, bytes_hash, content_hash
from artcli.ingest.sources import STANDARD_INPUT
from artcli.model import FileOutcome
from artcli.text.normalise import normalise

if TYPE_CHECKING:
    from whoosh.writing import IndexWriter

    from artcli.model import Article


class Shelf:
    """The library while files are added to it."""

    def __init__(self, writer: IndexWriter) -> None:
        """Read what the index holds."""
        self._writer = writer
        self._by_id: dict[str, Filed] = {}
        self._by_path: dict[str, str] = {}
        self._by_content: dict[str, str] = {}
        with writer.reader() as reader:
            for filed in all_filed(reader):
                self._remember(filed)

    @property
    def articles(self) -> int:
        """How many articles the library holds."""
        return len(self._by_id)

    @property
    def years(self) -> list[int]:
        """The years of the dated articles."""
        return [int(filed.article.date[:4]) for filed in self._by_id.values() if filed.article.date]

    def place(self, path: str, data: bytes) -> FileOutcome:
        """Put a file where it belongs, and say what became of it.

        Raises ``TextError`` where it isn't a text.
        """
        digest = bytes_hash(data)
        known = self._known(path)
        if known and known.hashes[path] == digest:
            return FileOutcome(path, "unchanged", known.id, known.article.title)
        article = _article(path, data)
        content = content_hash(article)
        twin = self._by_id.get(self._by_content.get(content, ""))
        if twin:
            return self._place_copy(twin, known, path, digest)
        if known and known.path == path:
            # Other files were copies of what this one said before: they are looked at afresh when they come.
            self._file(replace(known, content=content, hashes={path: digest}, article=article))
            return FileOutcome(path, "updated", known.id, article.title)
        if known:
            self._detach(known, path)
        return self._place_new(path, digest, content, article)

    def _known(self, path: str) -> Filed | None:
        return None if path == STANDARD_INPUT else self._by_id.get(self._by_path.get(path, ""))

    def _place_new(self, path: str, digest: str, content: str, article: Article) -> FileOutcome:
        hashes = {} if path == STANDARD_INPUT else {path: digest}
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        filed = Filed(self._new_id(content), path, now, content, hashes, article)
        self._file(filed)
        return FileOutcome(path, "added", filed.id, article.title)

    def _place_copy(self, twin: Filed, known: Filed | None, path: str, digest: str) -> FileOutcome:
        """Add a file that makes an article which the library has already."""
        title = twin.article.title
        if path == STANDARD_INPUT:
            return FileOutcome(path, "unchanged", twin.id, title)
        if known and known.id != twin.id:
            self._detach(known, path)
        if known and known.id == twin.id:
            self._file(replace(twin, hashes=twin.hashes | {path: digest}))
            return FileOutcome(path, "unchanged", twin.id, title, "the file changed, the article didn't")
        if twin.path == STANDARD_INPUT or not Path(twin.path).exists():
            kept = {other: known_digest for other, known_digest in twin.hashes.items() if other != twin.path}
            self._file(replace(twin, path=path, hashes=kept | {path: digest}))
            return FileOutcome(path, "moved", twin.id, title, f"was {twin.path}")
        self._file(replace(twin, hashes=twin.hashes | {path: digest}))
        return FileOutcome(path, "duplicate", twin.id, title, f"is {twin.path}")

    def _detach(self, filed: Filed, path: str) -> None:
        """Take a file from an article; an article without a file goes."""
        hashes = {other: digest for other, digest in filed.hashes.items() if other != path}
        del self._by_path[path]
        if hashes:
            self._file(replace(filed, path=filed.path if filed.path in hashes else next(iter(hashes)), hashes=hashes))
            return
        self._writer.delete_by_term("id", filed.id)
        self._forget(filed)

    def _file(self, filed: Filed) -> None:
        if old := self._by_id.get(filed.id):
            self._forget(old)
        self._remember(filed)
        write_entry(self._writer, filed)

    def _remember(self, filed: Filed) -> None:
        self._by_id[filed.id] = filed
        self._by_content[filed.content] = filed.id
        for path in filed.hashes:
            self._by_path[path] = filed.id

    def _forget(self, filed: Filed) -> None:
        del self._by_id[filed.id]
        self._by_content.pop(filed.content, None)
        for path in filed.hashes:
            self._by_path.pop(path, None)

    def _new_id(self, content: str) -> str:
        """Return the content's id, or another where an edited article keeps that one from its first ingest."""
        new = article_id(content)
        while new in self._by_id:
            new = article_id(new.rjust(ID_LENGTH))
        return new


def _article(path: str, data: bytes) -> Article:
    name = "" if path == STANDARD_INPUT else Path(path).stem
    try:
        return normalise(data, name)
    except TextError:
        raise
    except Exception as error:  # a fault of ours must not stop the other files
        message = f"artcli's normaliser failed on it ({type(error).__name__}: {error}); please report the file"
        raise TextError(message) from error
