"""Is this the commonest head by far: a title alone, a byline, a date, and the text?  Lines go in; what they say comes out, or nothing.

The way through ``head`` asks each line a dozen questions.  Here the few are asked that tell this head surely; it must be read as that way
would read it.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from artcli.text.metadata import titles
from artcli.text.metadata.bylines import FIRST_WORDS, is_credit_like, read_byline, read_common_byline
from artcli.text.metadata.date_codes import CODES
from artcli.text.metadata.dates import read_common_date
from artcli.text.metadata.front_matter import read_front_matter
from artcli.text.metadata.head_lines import CREDIT_LENGTH, HeadLines, goes_on, is_sentence
from artcli.text.metadata.key_lines import read_keys
from artcli.text.metadata.outlets import is_outlet

if TYPE_CHECKING:
    from artcli.text.metadata.credit_parts import Byline
    from artcli.text.metadata.date_reader import DateReading

LINES = 6
"""A title, a blank line, a byline, a date, a blank line, and text."""
SHORTEST, LONGEST = 9, 120
"""Of titles; shorter ones may be names of sections, longer ones the text itself."""

TAIL_LENGTH = 120
"""Longer lines at the end aren't read as dates."""

PROSE_LENGTH = 100
"""A line as long as this below a name is the text itself, not a list of names or of headings."""

SHORTEST_WRAPPED, MOST_CREDITED = 50, 8
"""Characters and spaces of a line of prose: outlets, roles and labels have fewer."""

_DISORDER = re.compile(r"[\t\r\x0b\x0c\x85\xa0\u2028\u2029]|  |'''")
"""What has to be put in order."""
_MARK = re.compile(r"[|–—:»›·•：]|\s-|-\s")
"""What may part a title from its site, or begin a header block."""
_SIMPLE = re.compile(r"[A-Za-z ,.;!?'\"()$%&]*")
"""A title of these alone, without two spaces or apostrophes together, has none of the above, and no figure."""
_LABEL = re.compile(r"title:|headline:", re.IGNORECASE)
_BY = frozenset(("By ", "by "))
_CASELESS = "\u3040"
_DIGIT = re.compile(r"\d")
_TELLING = FIRST_WORDS | CODES.keys()
"""First words without which a line of plain letters is no byline and no date."""
_FIRSTS = frozenset("\"'“‘«„$£€")
"""With what titles begin that begin with no letter or figure."""


class PlainHead(NamedTuple):
    """A title, a byline and a date line, as they stand and as they are read; ``end`` is the line after them."""

    title: str
    byline: str
    date_line: str
    credits: Byline
    dates: DateReading
    end: int


class QuickHead(NamedTuple):
    """What a head of a few lines says, and the line where the text begins; ``is_sure`` says that it is no further credit."""

    title: str
    authors: tuple[str, ...]
    date: str | None
    dropped: tuple[tuple[str, str], ...]
    end: int
    is_sure: bool = True


def read_quick_head(lines: list[str]) -> QuickHead | None:
    """Read a title with a byline and a date, with a byline, or alone, and a blank line below, where prose surely follows."""
    if len(lines) < 3 or lines[1] or not lines[0]:
        return None
    title, _, below = lines[:3]
    byline = below if below[:3] in _BY else ""
    signed = read_common_byline(byline) if byline else None
    end, date_line, dates = 1, "", None
    if signed:
        end, date_line, dates = _read_date(lines)
        if _is_same(title, byline) or (_is_same(title, date_line) if dates else HeadLines(lines).dates(byline)):
            return None
    if len(lines) <= end + 1 or lines[end] or not _is_title(title, lines):
        return None
    is_sure = _begins_text(lines, end + 1, title, signed=end > 1)
    if not (is_sure or dates):
        return None
    if not signed:
        return QuickHead(title, (), None, (), end + 1)
    if not dates:
        return QuickHead(title, signed.authors, None, (("byline", byline),), end + 1)
    credits_ = (("byline", byline), ("date_line", date_line))
    return QuickHead(title, signed.authors, dates.published, credits_, end + 1, is_sure)


def _read_date(lines: list[str]) -> tuple[int, str, DateReading | None]:
    """Read a date below a byline, right below it or after a blank line; give the line after both, too."""
    at = 3 if len(lines) > 3 and lines[3] else 4
    line = lines[at] if len(lines) > at else ""
    dates = read_common_date(line) if line and not (at == 3 and goes_on(lines[2], line)) else None
    return (at + 1, line, dates) if dates else (3, "", None)


def _is_same(title: str, line: str) -> bool:
    """Tell that a line may be the title again, or that one is a part of the other."""
    if line[0].lower() == title[0].lower() or title[0] in titles.QUOTES:
        return titles.is_same(title, line) or title.startswith(line) or title.lower() in line.lower()
    return title in line


def _begins_text(lines: list[str], start: int, title: str, *, signed: bool) -> bool:
    """Tell that text begins at a line which blank ones part from its neighbours: no further credit, no standfirst, no header."""
    first = lines[start]
    if len(first) > 2 * titles.LENGTH:
        return True
    if abs(len(first) - len(title)) <= titles.SITE_LENGTH and titles.is_same(title, first):
        return False
    if signed and (is_text(first, title) or is_wrapped_text(first, "")):
        return True
    if ":" in first[:60] and (len(first) <= CREDIT_LENGTH or read_keys(lines, start)):
        return False
    if not _is_no_credit(first):
        return False
    return signed or len(lines) <= start + 2 or _is_no_credit(lines[start + 2])


def _is_no_credit(line: str) -> bool:
    """Tell that a line is no byline, no date and no outlet's name."""
    if len(line) > CREDIT_LENGTH:
        return True
    return is_sentence(line) and read_byline(line) is None and not is_outlet(line)


def read_plain_head(lines: HeadLines) -> PlainHead | None:
    """Read a head of this kind from the first line on, whatever blank lines and indents it has."""
    first = lines.filled(0)
    second = lines.filled(first + 1)
    byline = lines.text(second)
    if byline[:3] not in _BY:
        return None
    third = lines.filled(second + 1)
    title, date_line = lines.text(first), lines.text(third)
    dates = read_common_date(date_line)
    if dates is None or len(lines.lines) < LINES or not _is_title(title, lines.lines, lines):
        return None
    if (third == second + 1 and goes_on(byline, date_line)) or title.startswith(byline):
        return None
    found = read_common_byline(byline)
    if found is None or titles.is_same(title, byline) or titles.is_same(title, date_line):
        return None
    return PlainHead(title, byline, date_line, found, dates, third + 1)


def _is_title(line: str, source: list[str], lines: HeadLines | None = None) -> bool:
    """Tell a title that has a line to itself and is nothing else: no section's name, outlet, date, byline or sentence.

    ``source`` are all lines, and ``lines`` the same where they have been asked for other things.
    """
    if not SHORTEST <= len(line) <= LONGEST or not (line[0].isalnum() or line[0] in _FIRSTS):
        return False
    is_simple = _SIMPLE.fullmatch(line) and "  " not in line and "''" not in line
    if not is_simple and (_DISORDER.search(line) or (_MARK.search(line) and not _is_whole(line, source))):
        return False
    first = line.partition(" ")[0].lower()
    telling = not first.isalpha() or first in _TELLING
    if telling or (not is_simple and (not line.isascii() or _DIGIT.search(line))):
        lines = lines or HeadLines(source)
        if max(line) >= _CASELESS or lines.byline(line) or lines.dates(line):
            return False
    return not (titles.is_sentence(line) or titles.is_kicker(line) or is_outlet(line))


def _is_whole(line: str, source: list[str]) -> bool:
    """Tell that a title with a dash or a colon neither ends in its site's name nor begins a header block."""
    if _LABEL.match(line) or titles.cut_site(line)[1] is not None:
        return False
    return read_front_matter(source, 0) is None


def is_text(line: str, title: str) -> bool:
    """Tell cheaply a line below a byline that can't be one more credit: prose, and not the title again."""
    length = len(line)
    if length <= PROSE_LENGTH or length - len(title) <= titles.SITE_LENGTH or not line[0].isalpha():
        return False
    if ":" in line[:60] or "：" in line[:60] or "'''" in line:
        return False
    return length > CREDIT_LENGTH or (line[-1] == "." and line[-2] != "m" and not is_credit_like(line))


def is_wrapped_text(line: str, below: str) -> bool:
    """Tell cheaply a first line of wrapped prose, that can be no credit whatever stands around it: plain words, many, and none that begins one."""
    if len(line) < SHORTEST_WRAPPED or line.count(" ") < MOST_CREDITED or not line[0].isalpha() or not line.isascii():
        return False
    if ":" in line[:60] or ":" in below[:60] or "'''" in line or line[:2] in ("Ed", "ED") or _DIGIT.search(line):
        return False
    return not is_credit_like(line)
