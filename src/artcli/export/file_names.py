"""What is an article's file called?  An entry → a name that every file system takes and no other article of the library has.  Pure."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from artcli.patterns import lazy

if TYPE_CHECKING:
    from artcli.model import Entry

LONGEST_BYTES = 120
"""Of the title in a name, in UTF-8: with date, id and ending half of the 255 that Linux allows, so that macOS may decompose it."""
_DATE = lazy(r"\d{4}(?:-\d{2}){0,2}")


def file_name(entry: Entry, suffix: str) -> str:
    """Return date, title and id, in small letters with hyphens between: no space, separator, device's name, or dot at either end.

    The id at the end keeps names apart, also where a file system doesn't tell capitals from small letters; and ``con`` from being ``con``.
    """
    kept = [sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in entry.article.title.casefold()]
    title = "-".join(unicodedata.normalize("NFC", "".join(kept)).split())
    date = entry.article.date or ""
    parts = [date if _DATE.fullmatch(date) else "", _cut(title), entry.short_id]
    return "-".join(filter(None, parts)) + suffix


def _cut(text: str) -> str:
    """Return the beginning of a title, whole words of it where that can be."""
    data = text.encode("utf-8", "ignore")
    if len(data) <= LONGEST_BYTES:
        return data.decode()
    cut = data[:LONGEST_BYTES].decode("utf-8", "ignore")
    return cut.rpartition("-")[0] or cut
