"""What else stands between title and text: a source, an address, a role, a time, a desk's note?  A line goes in; it is read or dropped.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata.bylines import is_role, read_names
from artcli.text.metadata.date_codes import CODES, fold
from artcli.text.metadata.datelines import read_dateline
from artcli.text.metadata.head_lines import is_address
from artcli.text.metadata.outlets import is_outlet

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

_SOURCE = re.compile(
    r"(?:source|quelle|fuente|fonte|bron|источник|来源|來源|出典|المصدر)\s*[:：]\s*(\S.{0,80})$", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(?:e-?mail|contact|follow|about|more (?:from|by)) the authors?|(?:see|view) (?:all )?(?:bio|author)s?|view author archive"
    r"|\d+ comments?|leave a comment",
    re.IGNORECASE,
)
_FOR_EDITORS = re.compile(r"eds?(?:itors)?:\s\S.{0,180}", re.IGNORECASE)
"""What an agency's desk says to those who print the story."""
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?)?(?:\s(?:uhr|[a-z]{2,4}))?\.?", re.IGNORECASE)
_LONGEST_LABEL = 30
_LONGEST_OWNER = 80
_CRUMBS = frozenset(("-", "–", "—", "|", "·", "•", "/", "0"))
"""What stands between name and date on a line of its own, or counts no comments yet."""


def read_small_print(state: HeadState, text: str) -> bool:
    """Read "Source: …" and an outlet's name beside the other credits; drop "Email the author"."""
    if not text:
        return False  # marks of a markup, and nothing else
    source = _SOURCE.match(text)
    beside = state.head.source is None and bool(state.head.authors or state.head.date) and not state.has_header
    if source or (beside and is_outlet(text)):
        state.head.source = state.head.source or (source[1].strip() if source else text)
        state.draft.drop("source_line", text)
        return True
    kind = _kind_of(state, text)
    if kind:
        state.draft.drop(kind, text)
    return kind is not None


def _kind_of(state: HeadState, text: str) -> str | None:
    if is_address(text):
        return "address"
    if _NOTHING.fullmatch(text) or _is_role(state, text) or _is_doubled(state, text):
        return "byline"
    if is_for_editors(text):
        return "notice"
    if text[0] == "©" and len(text) <= _LONGEST_OWNER:
        return "copyright"
    if text in _CRUMBS and (state.head.authors or state.head.date):
        return "byline"
    timed = text[0].isdigit() and state.head.date is not None and _TIME.fullmatch(text) is not None
    return "date_line" if timed else None


def _is_doubled(state: HeadState, text: str) -> bool:
    """Tell a name that stands once more right below: a picture's text, and the name itself."""
    below = state.lines.text(state.lines.at + 1)
    return below == text and not state.head.authors and read_names(text) is not None


def _is_role(state: HeadState, text: str) -> bool:
    """Tell what the author is, on a line below the name: ``Staff Writer``, ``Northern Courier correspondent``."""
    if not state.head.authors or not is_role(text):
        return False
    below = state.lines.at + 1
    line = state.lines.text(below)
    return not line or state.lines.is_credit(below) or read_dateline(line) is not None


def is_for_editors(text: str) -> bool:
    """Tell a note of an agency's desk."""
    return text[:2] in ("Ed", "ED") and _FOR_EDITORS.fullmatch(text) is not None


def is_date_label(text: str) -> bool:
    """Tell a line that only says that a date comes: ``Published``."""
    words = text.rstrip(":").split()
    return (
        len(words) > 0 and len(text) <= _LONGEST_LABEL and all([CODES.get(fold(word), "?") in "puf" for word in words])
    )
