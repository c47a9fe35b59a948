"""What stands above a title: a masthead, a section's name, an outlet's, a slug, a notice, a date, a byline?  Read, and taken out.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata import titles
from artcli.text.metadata.bylines import is_outlet, is_outlet_like
from artcli.text.metadata.credits import read_date_line
from artcli.text.metadata.head_lines import CREDIT_LENGTH, is_address
from artcli.text.metadata.mastheads import is_slug, read_masthead

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

PRETITLES = 4
_NOTICE = re.compile(
    r"(?:correction|clarification|editor['’]s note|update|note to readers|disclaimer)s?\b.{0,30}?[:—–]", re.IGNORECASE
)
_OF_PAGES = frozenset({"navigation", "share", "subscription", "cookies", "comments", "contact", "copyright"})
"""What is dropped of web pages and newsletters, which have their name at the top."""


def read_pretitle(state: HeadState) -> None:
    """Read what stands above a title: a masthead, a section's name, an outlet's, a date, a byline."""
    lines = state.lines
    _masthead(state)
    for _ in range(PRETITLES):
        text = titles.plain(lines.text(lines.at))
        after = lines.filled(lines.at + 1)
        if lines.is_end(after) or len(text) > CREDIT_LENGTH:
            return
        if is_address(text):
            state.draft.drop("address", text)
        elif _is_notice(state, text, after):
            state.draft.drop("notice", text)
        elif is_slug(text) and _is_above_title(state, after):
            state.draft.drop("slug", text)
        elif titles.is_kicker(text) and not lines.is_credit(after) and len(lines.text(after)) <= titles.LENGTH:
            state.draft.drop("kicker", text)
        elif _is_tagline(state, text, after):
            state.draft.drop("site_name", text)
        elif _is_masthead(state, text, after):
            state.head.source = text
            state.draft.drop("site_name", text)
        elif not read_date_line(state, text) and not _early_byline(state, text):
            return
        lines.at = after


def _is_above_title(state: HeadState, number: int) -> bool:
    """Tell a line that may be a title, with more below it: one that isn't in capitals."""
    text = state.lines.text(number)
    fits = len(text) <= titles.LENGTH and not text.isupper() and not titles.is_sentence(text)
    return fits and not state.lines.is_credit(number) and not state.lines.is_end(state.lines.filled(number + 1))


def _is_notice(state: HeadState, text: str, after: int) -> bool:
    """Tell a correction or an editor's note above the title, which a byline or a date follows."""
    if not _NOTICE.match(text) or not titles.is_sentence(text) or len(state.lines.block(after, 2)) != 1:
        return False
    return _is_above_title(state, after) and state.lines.is_credit(state.lines.filled(after + 1))


def _masthead(state: HeadState) -> None:
    is_page = any([dropped.kind in _OF_PAGES for dropped in state.draft.dropped])
    found = read_masthead(state.lines, is_page=is_page)
    if found:
        state.head.source = state.head.source or found.name
        for line in found.lines:
            state.draft.drop("site_name", line)
        if found.dates:
            state.head.date = state.head.date or found.dates.published
            state.head.updated = state.head.updated or found.dates.updated
        state.lines.at = found.end


def _is_tagline(state: HeadState, text: str, after: int) -> bool:
    """Tell a newsletter's word about itself above the title, where something of the newsletter's was dropped above it."""
    if not state.draft.dropped or not titles.is_tagline(text):
        return False
    if state.lines.is_date_line(titles.plain(state.lines.text(after))):
        after = state.lines.filled(after + 1)
    return len(state.lines.block(after, 2)) == 1 and not state.lines.is_credit(after)


def _is_masthead(state: HeadState, text: str, after: int) -> bool:
    """Tell an outlet's name that stands alone above a title."""
    lines = state.lines
    below, alone = lines.text(after), after > lines.at + 1
    if state.head.source or not alone or not is_outlet(text) or titles.cut_site(text)[1] or lines.is_credit(after):
        return False
    if not (text.istitle() or text.isupper() or is_outlet_like(text)):
        return False
    fits = len(below) <= titles.LENGTH and not titles.is_sentence(below) and len(lines.block(after, 2)) == 1
    return fits and not lines.is_end(lines.filled(after + 1))


def _early_byline(state: HeadState, text: str) -> bool:
    found = state.lines.byline(text)
    if not found or not found.authors or any(" " not in name and name.isascii() for name in found.authors):
        return False
    state.use_byline(found, text)
    return True
