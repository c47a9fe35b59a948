"""What is another version of an article, and what does it say otherwise?  Filed articles → what a reader sees of the others."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.index.entries import entry_of, unique_prefix
from artcli.model import Version
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.comparison import Row
    from artcli.index.entries import Filed, Names
    from artcli.model import Article, Entry


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between an article and another version of it, which stands on the old side."""

    version: Version
    rows: tuple[Row, ...]


def with_versions(names: Names, filed: Filed, others: Iterable[Filed]) -> Entry:
    """Return an article with its other files, and its other versions, the newest first."""
    found = [version_of(names, one) for one in others]
    found.sort(key=lambda one: (one.date or "", one.id), reverse=True)
    return replace(entry_of(names, filed), copies=filed.copies, versions=tuple(found))


def version_of(names: Names, filed: Filed) -> Version:
    """Return what is said of an article beside another version of it."""
    article = filed.article
    return Version(filed.id, unique_prefix(names, filed.id), article.title, article.date, article.source, filed.path)


def difference(version: Version, other: Article, article: Article) -> Difference:
    """Return what differs between an article and another version of it."""
    from artcli.comparison import compare  # noqa: PLC0415  (difflib, seldom needed)

    return Difference(version, tuple(compare("\n".join(_texts(other)), _texts(article))))


def _texts(article: Article) -> list[str]:
    """Return what an article says, part by part."""
    head = [article.title, article.subtitle or "", ", ".join(article.authors)]
    return [text for text in head if text] + [block.text for block in article.blocks]
