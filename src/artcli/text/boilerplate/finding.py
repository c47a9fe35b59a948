"""What is found out about a line, and how are lines folded for looking them up?  The words that the ``boilerplate_`` modules share.

Imports nothing of artcli.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

LONGEST = 360
"""A notice about cookies or subscriptions fills a short paragraph at most; longer lines are prose."""


class Place(IntEnum):
    """Where a line found may be dropped."""

    ANYWHERE = 1
    COMPANY = 2
    """Beside another line of its kind, and before the prose or after it."""
    BESIDE = 6
    """Beside a strong line of its kind only."""
    EDGE = 3
    """Before the prose or after it, but not as the title."""
    TAIL = 4
    """After the prose only."""
    SECTION = 5
    """After the prose, with all that follows."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a line is, and where it may be dropped as that; ``strong`` ones vouch for their neighbours."""

    kind: str
    place: Place
    strong: bool = False


_APOSTROPHES = str.maketrans(
    {"’": "'", "\u00a0": " ", "\u202f": " ", "＆": "&", "أ": "ا", "إ": "ا", "آ": "ا", "ً": None, "ّ": None}
)
_SPECIAL = re.compile("[’\u00a0\u202f＆أإآً\u0651]")
_DECORATION = "".join([chr(code) for code in range(128) if not chr(code).isalnum() and chr(code) not in "_\"'"])
_OPENERS = frozenset("_\"“”„‚‘'¿¡")
_ENDERS = frozenset("_\"“”„’'")
_BULLET = re.compile(r"\s*(?:[•·∙▪‣◦*○●■□–-]|[oO](?=\s))\s+")
_RULE = re.compile(r"\s*([-_=*~–—─━═▬•·]\s?)\1{2,}\s*\Z")
_BYLINE = re.compile(
    r"(?:by|from|words|text|von|par|por|de|di|da|door|автор|текст|بقلم|كتب|tác giả)\b|(?:记者|記者|作者|文[/／：])",
    re.IGNORECASE,
)
_STOPS = (".", "。", "！", "!", "…", "؟", "?", "।")
_CLOSERS = "'\"”’»)]"


def fold(line: str) -> str:
    """Fold a line for looking it up: small letters, straight apostrophes, no decoration at its ends."""
    if line.isascii():
        folded = line.strip(_DECORATION).lower()
    else:
        plain = line.translate(_APOSTROPHES) if _SPECIAL.search(line) else line
        folded = _bare(plain).casefold()
    return " ".join(folded.split()) if "  " in folded or "\t" in folded else folded


def _bare(line: str) -> str:
    """Take the decoration off a line's ends."""
    first, last = 0, len(line)
    while first < last and not line[first].isalnum() and line[first] not in _OPENERS:
        first += 1
    while first < last and not line[last - 1].isalnum() and line[last - 1] not in _ENDERS:
        last -= 1
    return line[first:last]


def is_bulleted(line: str) -> bool:
    """Tell whether a line begins with a bullet."""
    return (line[:1] in "oO" or not line[:1].isalpha()) and _BULLET.match(line) is not None


def is_byline(line: str) -> bool:
    """Tell whether a line begins like a byline."""
    return _BYLINE.match(line.strip()) is not None


def is_rule(line: str) -> bool:
    """Tell whether a line is a rule of dashes or the like."""
    return len(line) >= 3 and not line[-1].isalnum() and _RULE.match(line) is not None


def is_stopped(line: str) -> bool:
    """Tell whether a line ends like a sentence."""
    return line.rstrip(_CLOSERS).endswith(_STOPS)
