"""What do other databases of newspapers print around an article: ProQuest, Gale, Westlaw?  The head's lines go in; fields, and where the text begins.

Each has a line that nothing else has: ``Publication info: … ; … 12 Mar 2019: A.4.``, ``Document Type: Article``, ``2019 WLNR 1234567``.  What
stands at their end is told by ``boilerplate_zones``.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artcli.text.metadata import titles
from artcli.text.metadata.bylines import read_names
from artcli.text.metadata.dates import parse_date

if TYPE_CHECKING:
    from artcli.text.metadata.head_lines import HeadLines

_MOST_LINES = 30
_PUBLISHED_IN = re.compile(
    r"publication info:\s(?P<name>[^;:]{2,80})(?:;[^:]{0,120}?)?\s(?P<date>\d{1,2}\s[A-Za-z]{3,9}\.?\s\d{4})\b.{0,40}",
    re.IGNORECASE,
)
_OPENINGS = frozenset(("publ", "docu", "arti"))
"""With these begin the lines that tell a database; Westlaw's has its name behind a year."""
_NUMBER = re.compile(r"\d{4} WLNR \d{3,12}")
_KEY = re.compile(
    r"(date|from|publisher|document type|length|byline|author|section|article type|column):\s(\S.{0,200})",
    re.IGNORECASE,
)
_TYPE = re.compile(r"(?:document|article) type:\s", re.IGNORECASE)
_ISSUE = re.compile(r"\s?\((?:vol|issue|no)\b.*\Z", re.IGNORECASE)
_MARK = re.compile(
    r"(?:full text|body|abstract|links?)(?: \(english\))?:?|proquest document link|translate(?: \[unavailable for this document\])?|find a copy"
    r"|(?:copyright|©|\(c\)).{0,120}",
    re.IGNORECASE,
)
_LABEL = re.compile(r"section:\s.{1,80}", re.IGNORECASE)


@dataclass(slots=True)
class Archived:
    """The fields of an exported article, and the line at which its text begins."""

    start: int
    title: str
    outlet: str | None = None
    date: str | None = None
    authors: str | None = None
    dropped: list[str] = field(default_factory=list)


def read_archived(lines: HeadLines) -> Archived | None:
    """Read what stands above an article of one of these databases."""
    first = lines.at
    for n, line in enumerate(lines.lines[first : first + _MOST_LINES]):
        if line[:4].lower() in _OPENINGS or line[4:9] == " WLNR":
            head = [lines.text(n) for n in range(first, min(first + _MOST_LINES, len(lines.lines)))]
            if n and (found := _PUBLISHED_IN.fullmatch(head[n])):
                return _read_marked(head, first, n, found)
            if n and _TYPE.match(head[n]):
                return _read_keys(head, first)
            if _NUMBER.fullmatch(head[n]):
                return _read_numbered(lines, head, first, n)
    return None


def _read_marked(head: list[str], first: int, at: int, found: re.Match[str]) -> Archived | None:
    """Read a title with a line of publication below it, marks, and then the text."""
    above = [text for text in head[:at] if text]
    n = at + 1
    while n < len(head) and (not head[n] or _MARK.fullmatch(head[n])):
        n += 1
    named = read_names(titles.plain(above[-1])) if len(above) > 1 else None
    title = " ".join(above[:-1] if named else above)
    authors = above[-1] if named else None
    return Archived(first + n, title, found["name"].strip(), parse_date(found["date"]), authors, head[at:n])


def _read_keys(head: list[str], first: int) -> Archived | None:
    """Read a title, keys below it, a mark, and then the text."""
    title: list[str] = []
    keys: dict[str, str] = {}
    n = 0
    while n < len(head):
        key = _KEY.fullmatch(head[n])
        if key:
            keys.setdefault(key[1].lower(), key[2])
        elif not keys and head[n]:
            title.append(head[n])
        elif head[n] and not _MARK.fullmatch(head[n]):
            break
        n += 1
    if not title or "date" not in keys or "from" not in keys:
        return None
    authors = keys.get("byline") or keys.get("author")
    return Archived(
        first + n,
        " ".join(title),
        _ISSUE.sub("", keys["from"]),
        parse_date(keys["date"]),
        authors,
        head[len(title) : n],
    )


def _read_numbered(lines: HeadLines, head: list[str], first: int, at: int) -> Archived | None:
    """Read the number, outlet, day and section, the title, the author, and then the text."""
    day = next((n for n in range(at + 1, len(head)) if head[n] and lines.is_date_line(head[n])), None)
    if day is None:
        return None
    rest = [n for n in range(day + 1, len(head)) if head[n] and not _LABEL.fullmatch(head[n])]
    if len(rest) < 2 or titles.is_sentence(head[rest[0]]):  # a title, and something below it
        return None
    above = [text for text in head[at + 1 : day] if text and not _MARK.fullmatch(text)]
    owner = next((text for text in head[at:day] if text[:9].lower() == "copyright"), "")
    outlet = (
        above[-1] if above else re.sub(r"\A(?:copyright|\(c\)|©|\s|\d{4})+", "", owner, flags=re.IGNORECASE).strip()
    )
    signed = read_names(head[rest[1]]) is not None
    start = rest[2] if signed and len(rest) > 2 else rest[1]
    authors = head[rest[1]] if signed else None
    return Archived(first + start, head[rest[0]], outlet or None, parse_date(head[day]), authors, head[:start])
