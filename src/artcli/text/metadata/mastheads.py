"""Does the name of a newspaper or newsletter stand above the title, with its issue and its day?  The head's lines go in.

A name alone could be the title.  What tells it is what stands between it and a title that has a byline: an issue's number, a date, or
the newsletter's word about itself.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from artcli.text.metadata import titles
from artcli.text.metadata.head_lines import EDGE
from artcli.text.metadata.names import name_case
from artcli.text.metadata.outlets import is_outlet, is_outlet_like

if TYPE_CHECKING:
    from artcli.text.metadata.date_reader import DateReading
    from artcli.text.metadata.head_lines import HeadLines

_MOST_WORDS = 5
_LONGEST = 48
_LONGEST_LINE = 90
_MOST_LINES = 3
"""Lines between the name and the title: a motto, the issue, the day."""
_LEAST_TITLE = 3
"""Words of a title below a masthead; shorter ones could be a section's name."""
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "&",
        "for",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "der",
        "die",
        "das",
        "und",
        "y",
        "del",
        "el",
        "di",
        "e",
        "da",
        "do",
        "van",
        "en",
        "het",
    ]
)
_ISSUE = re.compile(
    r"(?:\b(?:issue|no|nr|vol|volume|edition|number|ausgabe|jahrgang|heft|num[eé]ro|n[úu]mero|nummer|edici[óo]n|edizione)\b|n[°º]|№|#)"
    r"[\s.:#]{0,4}(?:\d{1,5}\b|\b[ivxlcdm]{1,8}\b)",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"(?:[a-z]?\d{4}\s)?[A-Z0-9]{1,20}(?:[-–—/][A-Z0-9'’&.]{1,20}){1,8}(?:,\s[^,]{1,40}|\s\([^()]{1,40}\)|\s\d{1,2}(?:st|nd|rd|th)\s\S{1,30})?"
)
_WIRE_SLUG = re.compile(
    r"(?:AM|PM|BC|AP|EU|BU|NA|US|WEA|SPT)[-–][A-Za-z0-9][\w'’./-]{1,40}"
    r"(?:,\s?(?:\d(?:st|nd|rd|th)|urgent|newsalert)[\w\s-]{0,30}(?:,\s?\d{2,4})?|,\s?\d{2,4})"
)


class Masthead(NamedTuple):
    """A name as it should be written, the lines that belong to it, the day that they give, and the line of the title."""

    name: str
    lines: tuple[str, ...]
    dates: DateReading | None
    end: int


def read_masthead(lines: HeadLines, *, is_page: bool) -> Masthead | None:
    """Read a masthead from the next line on; ``is_page`` tells that a site's furniture was found, so that its name is likely to be there."""
    name = titles.plain(lines.text(lines.at))
    if not _is_name(name):
        return None
    told = is_page and (is_outlet(name) or is_outlet_like(name))
    used, dates, at = [name], None, lines.filled(lines.at + 1)
    for n in range(_MOST_LINES):
        text = titles.plain(lines.text(at))
        if not text or len(text) > _LONGEST_LINE or lines.byline(text):
            return None
        issue = _ISSUE.search(text)
        rest = _ISSUE.sub("", text).strip(EDGE + ".") if issue else text
        reading = lines.dates(rest) if rest else None
        if reading and not reading.yearless and reading.end - reading.start == len(rest):
            dates, told = dates or reading, True
        elif (issue and not rest) or titles.is_tagline(text):
            told = True
        elif n or not _is_motto(text) or _is_title(lines, at):
            break
        used.append(text)
        at = lines.filled(at + 1)
    if not told or not _is_title(lines, at):
        return None
    written = _written(name) if name.isupper() else name
    return Masthead(written, tuple(used), dates, at)


def _written(name: str) -> str:
    """Write a name in capitals as names are written."""
    first, *rest = name_case(name.split())
    return " ".join([first, *[word.lower() if word.lower() in _SMALL else word for word in rest]])


def _is_name(text: str) -> bool:
    """Tell a few words written large, which say nothing."""
    if not text or len(text) > _LONGEST or not text[-1].isalnum():
        return False
    large = 0
    for word in text.split():
        if word[0].isupper() and word.isalpha():
            large += 1
        elif word.lower() not in _SMALL and (not word[0].isupper() or any(map(str.isdigit, word))):
            return False
    return 0 < large <= _MOST_WORDS


def _is_motto(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and not titles.is_kicker(text) and len(text.split()) >= _LEAST_TITLE


def _is_title(lines: HeadLines, at: int) -> bool:
    """Tell a title that has a byline right below it."""
    block = lines.block(at, 4)
    if not block or len(block[0].split()) < _LEAST_TITLE or titles.is_sentence(block[0]) or lines.is_credit(at):
        return False
    return any([_is_signed(lines, n) for n in [*range(at + 1, at + len(block)), lines.filled(at + len(block))]])


def _is_signed(lines: HeadLines, number: int) -> bool:
    """Tell a byline with a name, with or without a date beside it, and names above a date."""
    text = titles.plain(lines.text(number))
    if text and lines.is_credit(number) and not lines.is_date_line(text):
        return True
    if not text or len(text) > _LONGEST_LINE:
        return False
    reading = lines.dates(text)
    found = lines.byline(text) or (lines.dated_byline(text, reading) if reading else None)
    return found is not None and bool(found.authors)


def is_slug(text: str) -> bool:
    """Tell the name under which a wire sends a story: ``BC-HARBOUR-WALL, 1st Ld-Writethru``."""
    if len(text) > _LONGEST_LINE:
        return False
    return _SLUG.fullmatch(text) is not None or (text[:2].isupper() and _WIRE_SLUG.fullmatch(text) is not None)
