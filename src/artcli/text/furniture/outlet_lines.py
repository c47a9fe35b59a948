"""Does a line name an outlet beside a number, as only pages do?  A line in, yes or no.  Pure."""

from __future__ import annotations

from artcli.text.furniture.shapes import is_date, without_number
from artcli.text.metadata.outlets import is_outlet, is_outlet_like

_LONGEST = 100
_FEWEST_WORDS, _MOST_WORDS = 3, 8


def is_issue_line(line: str) -> bool:
    """Tell an outlet's name with a month and a page number, as magazines have it on their pages: ``METRO LEDGER March 2009 49``."""
    words = without_number(line).replace("|", " ").split()
    if len(line) > _LONGEST or not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or " ".join(words) == line:
        return False
    for month, name in ((words[-2:], words[:-2]), (words[:2], words[2:])):
        if is_date(" ".join(month)) and month[0].isalpha():
            outlet = " ".join(name)
            return is_outlet(outlet) or is_outlet_like(outlet)
    return False


def is_numbered_outlet(line: str) -> bool:
    """Tell an outlet's name with a number beside it, which in the middle of a sentence is a page's head or foot."""
    if not (line[-1].isdigit() or line.lstrip()[0].isdigit()):
        return False
    name = without_number(line)
    return name != line and (is_outlet(name) or is_outlet_like(name))
