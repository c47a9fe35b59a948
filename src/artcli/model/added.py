"""What does the reader add?  Marks of articles, saved searches, and by what a marked article is known again."""

from __future__ import annotations

from artcli.values import dataclass


@dataclass(frozen=True, slots=True)
class ArticleMarks:
    """What the reader has added to an article: its tags, in order, and the note on it; ``unread`` is a tag."""

    tags: tuple[str, ...]
    note: str | None

    @property
    def read(self) -> bool:
        """Whether the article has been read."""
        return "unread" not in self.tags


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name, when it last ran (ISO 8601 in UTC), and how many articles match that weren't there then."""

    name: str
    query: str
    last_run: str | None = None
    new: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """By what an article is known again though no index has its id.

    ``path`` is its file's, as the index has it among its keys (``-`` for standard input); ``digest`` the hash of that file's bytes, empty
    where there is none; ``content`` the article's ``content_hash``.
    """

    article: str
    path: str
    digest: str
    content: str
    title: str
