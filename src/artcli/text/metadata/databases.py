"""What does a newspaper database print around an article it exports?  The head's lines go in; fields, and where the text begins and ends, come out.

LexisNexis and its successors print outlet, day, title and labels (``BYLINE:``, ``SECTION:``, ``LENGTH: 523 words``) above the text and
more labels below (``LOAD-DATE:``).  The length in words is the sign.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artcli.text.metadata import titles
from artcli.text.metadata.dates import may_be_dates

if TYPE_CHECKING:
    from artcli.text.metadata.dates import DateReading
    from artcli.text.metadata.head_lines import HeadLines

_MOST_LINES = 40
_MOST_TAIL = 40
_LENGTH = re.compile(r"length:\s{1,4}\d[\d,.]{0,8}\s(?:words|wörter|mots|palabras|parole|woorden)\Z", re.IGNORECASE)
_FIRSTS = ("L", "l", "*", "_")
_LABEL = re.compile(
    r"(byline|section|length|headline|highlight|dateline|source|language|graphic|series|column|edition|page|correction-date|title):(?:\s|\Z)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"load-date:\s", re.IGNORECASE)
_BODY = re.compile(r"body:?\Z", re.IGNORECASE)
_NOTHING = re.compile(
    r"\d{1,5} of \d{1,5} documents?|(?:copyright|©|all rights reserved).{0,120}|.{0,60}\bedition\b.{0,30}|distribution:.{0,60}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Export:
    """The fields of an exported article; ``start`` and ``end`` are the lines between which its text stands."""

    start: int
    end: int
    title: str
    outlet: str | None = None
    dates: DateReading | None = None
    labels: dict[str, str] = field(default_factory=dict)


def read_export(lines: HeadLines) -> Export | None:
    """Read what stands around an exported article."""
    first = lines.filled(0)
    head = lines.lines[first : first + _MOST_LINES]
    if not any([_LENGTH.match(line.strip(" *_")) for line in head if line.lstrip()[:1] in _FIRSTS]):
        return None
    texts = [titles.plain(lines.text(first + n)) for n in range(len(head))]
    plain, labels, at = _split(texts)
    day = next((n for n, text in enumerate(plain) if may_be_dates(text) and lines.is_date_line(text)), None)
    if not day:
        return None
    below = [text for text in plain[day + 1 :] if not _NOTHING.fullmatch(text)]
    above = [text for text in plain[:day] if not _NOTHING.fullmatch(text)]
    title = labels.get("headline") or labels.get("title") or (below[-1] if below else above[0])
    outlet = above[-1] if above and above[-1] != title else None
    return Export(first + at, _end(lines.lines, first + at), title, outlet, lines.dates(plain[day]), labels)


def _split(texts: list[str]) -> tuple[list[str], dict[str, str], int]:
    """Part the lines above the text into plain ones and labels, and give the line where the text begins."""
    plain: list[str] = []
    labels: dict[str, str] = {}
    has_length = False
    for n, text in enumerate(texts):
        label = _LABEL.match(text)
        if label:
            labels.setdefault(label[1].lower(), text[label.end() :].strip())
            has_length = has_length or _LENGTH.match(text) is not None
        elif _BODY.match(text):
            return plain, labels, n + 1
        elif text and has_length:
            return plain, labels, n
        elif text:
            plain.append(text)
    return plain, labels, len(texts)


def _end(lines: list[str], start: int) -> int:
    for n in range(max(start, len(lines) - _MOST_TAIL), len(lines)):
        if _TAIL.match(lines[n].strip()):
            return n
    return len(lines)
