"""What does a newspaper database print around an article it exports?  The head's lines go in; fields, and where the text begins and ends, come out.

LexisNexis and its successors print outlet, day, title and labels (``BYLINE:``, ``SECTION:``, ``LENGTH: 523 words``) above the text and
more labels below (``LOAD-DATE:``).  Factiva prints title, byline, ``523 words``, day, time, outlet, its code, page, language and a notice of
copyright, a line each, and ``Document`` with a number below.  The length in words is the sign.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artcli.text.metadata import titles
from artcli.text.metadata.bylines import read_names
from artcli.text.metadata.dates import may_be_dates
from artcli.text.metadata.outlets import is_outlet

if TYPE_CHECKING:
    from artcli.text.metadata.date_reader import DateReading
    from artcli.text.metadata.head_lines import HeadLines

_MOST_LINES = 40
_MOST_TAIL = 40
_LENGTH = re.compile(r"length:\s{1,4}\d[\d,.]{0,8}\s(?:words|wörter|mots|palabras|parole|woorden)\Z", re.IGNORECASE)
_FIRSTS = frozenset("Ll*_ \t0123456789")
_WORDS = re.compile(r"\d[\d,.]{0,8}\s(?:words|wörter|mots|palabras|parole|woorden|palavras)\Z", re.IGNORECASE)
_DOCUMENT = re.compile(r"document [A-Za-z0-9]{10,40}\Z", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?: [A-Z]{2,4})?\Z")
_CODE = re.compile(r"[A-Z0-9]{2,10}\Z")
_PAGE = re.compile(r"(?:pg\.? ?)?[A-Z]{0,3}-?\d{1,4}[A-Z]?\Z", re.IGNORECASE)
_LANGUAGES = frozenset(
    (
        "english",
        "german",
        "deutsch",
        "french",
        "français",
        "spanish",
        "español",
        "italian",
        "italiano",
        "portuguese",
        "português",
        "dutch",
    )
)
_NOTICE = re.compile(r"(?:\(c\)|©|copyright\b).{0,160}", re.IGNORECASE)
_OWNED = re.compile(r"(?:\(c\)|©|copyright|\s|,|\d{4})+", re.IGNORECASE)
_LONGEST_NAME = 80
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
    likely = [n for n, line in enumerate(head) if line[:1] in _FIRSTS]
    counted = next((n for n in likely if head[n][0].isdigit() and _WORDS.match(head[n].strip())), 0)
    if counted:
        return _read_column(lines, first + counted)
    if not any([_LENGTH.match(head[n].strip(" *_")) for n in likely]):
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


def _read_column(lines: HeadLines, at: int) -> Export | None:
    """Read a head of one field a line, whose line ``at`` counts the words and is followed by the day."""
    above = [text for n in range(at) if (text := titles.plain(lines.text(n)))]
    day = lines.filled(at + 1)
    if lines.is_end(day) or not lines.is_date_line(lines.text(day)) or not above:
        return None
    signed = len(above) > 1 and (lines.byline(above[-1]) is not None or read_names(above[-1]) is not None)
    outlet, number = None, day + 1
    while (number := lines.filled(number)) < len(lines.lines):
        text = lines.text(number)
        is_field = any([one.match(text) for one in (_TIME, _CODE, _PAGE)]) or text.lower() in _LANGUAGES
        if not is_field and (outlet or len(text) > _LONGEST_NAME or titles.is_sentence(text) or _NOTICE.match(text)):
            break
        outlet = outlet if is_field else text
        number += 1
    if number < len(lines.lines) and _NOTICE.fullmatch(lines.text(number)):
        owner = _OWNED.sub(" ", lines.text(number), count=1).strip()
        outlet = outlet or (owner if is_outlet(owner) else None)  # a page's own name was left out for this line
        number += 1
    labels = {"byline": re.sub(r"\Aby\s", "", above[-1], flags=re.IGNORECASE)} if signed else {}
    title = " ".join(above[: len(above) - signed])
    return Export(number, _end(lines.lines, number), title, outlet, lines.dates(lines.text(day)), labels)


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
        if _TAIL.match(lines[n].strip()) or _DOCUMENT.match(lines[n].strip()):
            return n
    return len(lines)
