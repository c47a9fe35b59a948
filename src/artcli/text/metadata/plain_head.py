"""Is this the commonest head by far: a title alone, a byline, a date, and the text?  Lines go in; what they say comes out, or nothing.

The way through ``head`` asks each line a dozen questions.  Here the few are asked that tell this head surely; it must be read as that way
would read it.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from artcli.text.metadata import titles
from artcli.text.metadata.bylines import FIRST_WORDS, is_credit_like, is_outlet, read_common_byline
from artcli.text.metadata.dates import CODES, read_common_date
from artcli.text.metadata.head_lines import CREDIT_LENGTH, goes_on

if TYPE_CHECKING:
    from artcli.text.metadata.bylines import Byline
    from artcli.text.metadata.dates import DateReading
    from artcli.text.metadata.head_lines import HeadLines

LINES = 6
"""A title, a blank line, a byline, a date, a blank line, and text."""
SHORTEST, LONGEST = 9, 120
"""Of titles; shorter ones may be names of sections, longer ones the text itself."""

PROSE_LENGTH = 100
"""A line as long as this below a name is the text itself, not a list of names or of headings."""

_UNUSUAL = re.compile(r"[|–—:»›·•：\t\r\x0b\x0c\x85\xa0\u2028\u2029]|\s-|-\s|  |'''")
"""What may part a title from its site, begin a header block, or has to be put in order."""
_CASELESS = "\u3040"
_DIGIT = re.compile(r"\d")
_TELLING = FIRST_WORDS | CODES.keys()
"""First words without which a line of plain letters is no byline and no date."""
_QUOTES = frozenset("\"'“‘«„")


class PlainHead(NamedTuple):
    """A title, a byline and a date line, as they stand and as they are read; ``end`` is the line after them."""

    title: str
    byline: str
    date_line: str
    credits: Byline
    dates: DateReading
    end: int


def read_plain_head(lines: HeadLines) -> PlainHead | None:
    """Read a head of this kind from the first line on."""
    source = lines.lines
    if len(source) < LINES or source[1] or not source[2] or not _is_title(lines, source[0]):
        return None
    title, _, byline, below = source[:4]
    at = 3 if below else 4
    date_line = source[at]
    if (below and goes_on(byline, below)) or title.startswith(byline):
        return None
    found, dates = read_common_byline(byline), read_common_date(date_line)
    if found is None or dates is None or titles.is_same(title, byline) or titles.is_same(title, date_line):
        return None
    return PlainHead(title, byline, date_line, found, dates, at + 1)


def _is_title(lines: HeadLines, line: str) -> bool:
    """Tell a title that has a line to itself and is nothing else: no section's name, outlet, date, byline or sentence."""
    if not SHORTEST <= len(line) <= LONGEST or not (line[0].isalnum() or line[0] in _QUOTES) or _UNUSUAL.search(line):
        return False
    first = line.partition(" ")[0].lower()
    telling = not first.isalpha() or first in _TELLING or not line.isascii() or _DIGIT.search(line)
    if telling and (max(line) >= _CASELESS or lines.byline(line) or lines.dates(line)):
        return False
    return not (titles.is_sentence(line) or titles.is_kicker(line) or is_outlet(line))


def is_text(line: str, title: str) -> bool:
    """Tell cheaply a line below a byline that can't be one more credit: prose, and not the title again."""
    length = len(line)
    if length <= PROSE_LENGTH or length - len(title) <= titles.SITE_LENGTH or not line[0].isalpha():
        return False
    if ":" in line[:60] or "：" in line[:60] or "'''" in line:
        return False
    return length > CREDIT_LENGTH or (line[-1] == "." and line[-2] != "m" and not is_credit_like(line))
