"""JSON Lines: an article a row, its fields by name.  A row's name is the number of its line."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from artcli.errors import FormatError, NothingInsideError
from artcli.formats.content import Content, Member
from artcli.formats.html_text import html_text, is_html
from artcli.formats.limits import MOST_MEMBER, too_large
from artcli.formats.written import one_line
from artcli.model import Hints
from artcli.text.metadata.bylines import split_authors
from artcli.text.metadata.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

FIELDS = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "articlebody",
        "maintext",
        "content_text",
        "full_text",
        "fulltext",
        "markdown",
        "content_html",
        "html",
        "description",
    ),
    "title": ("title", "headline", "subject", "name"),
    "subtitle": ("subtitle", "standfirst", "deck", "dek"),
    "authors": ("authors", "author", "byline", "creator", "writer", "by"),
    "date": (
        "date",
        "published",
        "date_published",
        "published_at",
        "publication_date",
        "pubdate",
        "datepublished",
        "publish_date",
        "created",
        "created_at",
        "timestamp",
        "time",
    ),
    "updated": ("updated", "modified", "date_modified", "updated_at", "modified_at", "datemodified"),
    "source": (
        "source",
        "publisher",
        "publication",
        "outlet",
        "site",
        "site_name",
        "sitename",
        "feed",
        "newspaper",
        "hostname",
    ),
    "language": ("language", "lang", "locale"),
    "url": ("url", "link", "permalink", "canonical_url", "source_url"),
}
"""The names that each field goes by, in lower case with ``_`` for what parts words; the first that a row has counts."""

_MILLISECONDS = 10**11
"""A larger number of seconds would be beyond the year 5000."""


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the rows, blank ones left out; what is in them is seen when they are read."""
    number = 0
    while line := stream.readline(MOST_MEMBER + 1):
        number += 1
        if len(line) > MOST_MEMBER:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_MEMBER)
            yield Member(str(number), trouble=too_large())
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield Member(str(number), line, read_row)


def read_row(data: bytes, name: str, *, what: str = "line") -> Content:
    """Return the text of a row and what its other fields say; ``name`` is the number of its line, or of ``what`` it is.

    Raises ``FormatError`` where it isn't an object of JSON, ``NothingInsideError`` where no field has text.
    """
    try:
        row = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        message = f"{what} {name}: not JSON ({str(error).lower()})"
        raise FormatError(message) from error
    if not isinstance(row, dict):
        message = f"{what} {name}: not an object with named fields"
        raise FormatError(message)
    fields = _fields(row)
    text = _text(fields)
    if not text.strip():
        there = ", ".join([key for key in fields if key.isprintable()][:8]) or "none"
        message = f"{what} {name}: no text among its fields ({there})"
        raise NothingInsideError(message)
    return Content(text, "", _hints(fields))


def has_text(row: dict[str, Any]) -> bool:
    """Tell whether one of a row's fields has its text."""
    return bool(_text(_fields(row)).strip())


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    return {key.strip().lower().replace("-", "_").replace(" ", "_"): value for key, value in row.items()}


def _hints(fields: dict[str, Any]) -> Hints:
    language = _word(fields, "language")[:2].lower()
    return Hints(
        title=_word(fields, "title") or None,
        subtitle=_word(fields, "subtitle") or None,
        authors=tuple(_names(_value(fields, "authors"))),
        date=_date(_value(fields, "date")),
        updated=_date(_value(fields, "updated")),
        source=_word(fields, "source") or _host(_word(fields, "url")) or None,
        language=language if language.isalpha() else None,
    )


def _value(fields: dict[str, Any], field: str) -> Any:
    return next((fields[name] for name in FIELDS[field] if fields.get(name) not in (None, "", [], {})), None)


def _text(fields: dict[str, Any]) -> str:
    value = _value(fields, "text")
    if isinstance(value, list):
        value = "\n\n".join([_string(one) for one in value])
    text = _string(value)
    return html_text(text)[0] if is_html(text) else text


def _word(fields: dict[str, Any], field: str) -> str:
    return one_line(_string(_value(fields, field)))


def _string(value: Any) -> str:
    """Return a value as text; half a pair of surrogates, which no text may hold, is replaced by U+FFFD."""
    if isinstance(value, dict):
        value = next(
            (value[name] for name in ("name", "text", "content", "title") if isinstance(value.get(name), str)), ""
        )
    if not isinstance(value, str):
        return ""
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    text = one_line(_string(value))
    if not text:
        return []
    return [name for name in split_authors(text) if name] or [text]


def _date(value: Any) -> str | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        seconds = value / 1000 if value > _MILLISECONDS else value
        try:
            return datetime.fromtimestamp(seconds, timezone.utc).date().isoformat()
        except (ValueError, OverflowError, OSError):
            return None
    text = one_line(_string(value))
    return (parse_date(text) or parse_date(text[:10]) or None) if text else None


def _host(url: str) -> str:
    host = url.partition("://")[2].partition("/")[0].partition("@")[2] or url.partition("://")[2].partition("/")[0]
    return host.partition(":")[0].removeprefix("www.")
