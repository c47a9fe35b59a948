"""What does a citation need to know of an article?  An entry → the parts that every form of citation writes.  Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from artcli.export.clean import one_line
from artcli.export.names import Name, name_of
from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.model import Entry

Kind = Literal["newspaper", "magazine", "document"]
UNTITLED = "(untitled)"
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
_NO_LETTER = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as citations see it; ``date`` is year, month and day, as far as they are known, ``key`` stays the same for life."""

    key: str
    kind: Kind
    title: str
    subtitle: str
    names: tuple[Name, ...]
    authors: tuple[str, ...]
    date: tuple[int, ...]
    source: str
    place: str
    language: str


def title_of(entry: Entry) -> str:
    """Return an article's title on one line, or what stands for one."""
    return one_line(entry.article.title) or UNTITLED


def cited(entry: Entry) -> Cited:
    """Return what a citation needs of an article.

    One with a source and a day is from a newspaper, with a source alone from a magazine, without one a document: articles don't say more.
    """
    article = entry.article
    names = tuple([name_of(author, article.language) for author in article.authors])
    date = _numbers(article.date)
    source = one_line(article.source or "")
    kind: Kind = "document" if not source else "newspaper" if len(date) == 3 else "magazine"
    return Cited(
        key=_key(entry, names, date),
        kind=kind,
        title=title_of(entry),
        subtitle=one_line(article.subtitle or ""),
        names=names,
        authors=tuple(map(one_line, article.authors)),
        date=date,
        source=source,
        place=one_line(article.place or ""),
        language=one_line(article.language or ""),
    )


def _key(entry: Entry, names: tuple[Name, ...], date: tuple[int, ...]) -> str:
    """Return author, year and id: legible, of ASCII, and no other article's."""
    name = (names[0].family or names[0].literal) if names else "anon"
    bare = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss").replace("ø", "o"))
    word = _NO_LETTER.sub("", bare)[:20] or "anon"
    return f"{word}{date[0] if date else ''}-{entry.short_id}"


def _numbers(date: str | None) -> tuple[int, ...]:
    """Return the numbers of an ISO 8601 date; none for what is no date.

    >>> _numbers("2019-02-13"), _numbers("2019"), _numbers(None)
    ((2019, 2, 13), (2019,), ())
    """
    found = _DATE.match(date or "")
    numbers = tuple([int(part) for part in found.groups() if part]) if found else ()
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return numbers[:1]
    return numbers[:2] if len(numbers) > 2 and not 1 <= numbers[2] <= 31 else numbers
