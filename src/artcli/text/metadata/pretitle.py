"""What stands above a title: a masthead, a section's name, an outlet's, a slug, a notice, a date, a byline?  Read, and taken out.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata import titles
from artcli.text.metadata.credits import read_date_line
from artcli.text.metadata.head_lines import CREDIT_LENGTH, is_address
from artcli.text.metadata.mastheads import is_slug, read_masthead
from artcli.text.metadata.outlets import is_outlet, is_outlet_like

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

PRETITLES = 4
_NOTICE = re.compile(
    r"(?:correction|clarification|editor['’]s note|update|note to readers|disclaimer)s?\b.{0,30}?[:—–]", re.IGNORECASE
)
_OF_PAGES = frozenset({"navigation", "share", "subscription", "cookies", "comments", "contact", "copyright"})
"""What is dropped of web pages and newsletters, which have their name at the top."""
_RELEASE = re.compile(
    r"(?:for immediate release|(?:press|news|media) release|pressemitteilung|communiqué de presse|comunicado de prensa|comunicato stampa"
    r"|embargoed (?:until|for) .{4,60}|for release .{4,60})[:.]?",
    re.IGNORECASE,
)
_RELEASED = "release"
_KICKER_WORDS = 2
_LONGEST_BELOW = 90
"""A headline is no longer than this; a standfirst below a title in capitals is."""
_ARCHIVED = re.compile(
    r"(?P<name>arXiv):\d{4}\.\d{4,5}(?:v\d{1,2})?\s(?:\[[\w.-]{2,30}\]\s)?(?P<date>\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})"
)
_REACHED = re.compile(r"\S@\S|\(?\+?\d[\d ().-]{6,}\d")
CONTACT_LINES = 8
_CITED = re.compile(
    r"(?P<name>[^\W\d_][^,;()]{2,80})[,;]?\s(?:vol(?:ume)?|jg|jahrgang|bd|tome|no|nr|issue)\b\.?\s?\d[^()]{0,40}?"
    r"\(?(?P<date>(?:\d{1,2}\s)?[^\W\d_]{3,12}\.?,?\s(?:\d{1,2},\s)?\d{4}|\d{4})\)?(?:[,;:.]?\s?(?:pp?|pages?|s|seiten?)?\.?\s?\d[\d\s,–-]{0,20})?[.,]?",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"(?P<name>[^\W\d_][^,;:()]{3,80})\s\((?P<date>\d{4})\)\s\d{1,4}(?:\(\d{1,3}\))?\s?[:,]\s?[a-z]?\d{1,5}(?:\s?[–-]\s?[a-z]?\d{1,5})?",
    re.IGNORECASE,
)
_CITATIONS = (_CITED, _VOLUME, _ARCHIVED)


def read_pretitle(state: HeadState) -> None:
    """Read what stands above a title: a masthead, a section's name, an outlet's, a date, a byline."""
    lines = state.lines
    _masthead(state)
    for _ in range(PRETITLES):
        text = titles.plain(lines.text(lines.at))
        after = lines.filled(lines.at + 1)
        if lines.is_end(after) or len(text) > CREDIT_LENGTH:
            return
        kind = _kind_of(state, text, after)
        if kind:
            state.draft.drop(kind, text)
        elif not read_date_line(state, text) and not _early_byline(state, text):
            return
        lines.at = _drop_contact(state, after) if kind == _RELEASED else after


def _kind_of(state: HeadState, text: str, after: int) -> str | None:
    """Tell what a line above the title is, apart from dates and bylines, and keep what it says."""
    if is_address(text):
        return "address"
    if titles.is_underline(text):
        return "underline"
    if _is_release_mark(text):
        return _RELEASED
    if _reads_citation(state, text):
        return "source_line"
    if _is_notice(state, text, after):
        return "notice"
    if is_slug(text) and _is_above_title(state, after):
        return "slug"
    if titles.is_kicker(text) and not state.lines.is_credit(after) and len(state.lines.text(after)) <= titles.LENGTH:
        return "kicker"
    if _is_shouted_kicker(state, text, after):
        return "kicker"
    if _is_masthead(state, text, after):
        state.head.source = text
        return "site_name"
    return "site_name" if _is_tagline(state, text, after) else None


def _is_shouted_kicker(state: HeadState, text: str, after: int) -> bool:
    """Tell a section's name in capitals: a word or two alone above a title in small letters that has its byline or date below."""
    lines = state.lines
    if (
        not text.isupper()
        or len(text) > titles.KICKER_LENGTH
        or len(text.split()) > _KICKER_WORDS
        or after == lines.at + 1
    ):
        return False
    below = lines.text(after)
    if below.isupper() or len(below) > _LONGEST_BELOW or len(below.split()) <= _KICKER_WORDS or below[-1] in ".:;,":
        return False
    return len(lines.block(after, 2)) == 1 and not lines.is_credit(after) and lines.is_credit(lines.filled(after + 1))


def _is_release_mark(text: str) -> bool:
    """Tell what stands above a press release."""
    return text[:1] in "FfPpNnMmEe" and _RELEASE.fullmatch(text) is not None


def _drop_contact(state: HeadState, number: int) -> int:
    """Drop the block that says whom to ask, and give the line after it."""
    lines = state.lines
    block = lines.block(number, CONTACT_LINES + 1)
    reached = any([_REACHED.search(line) for line in block])
    if not reached or len(block) > CONTACT_LINES or any(map(titles.is_sentence, block)):
        return number
    state.draft.drop("contact", "\n".join(block))
    return lines.filled(number + len(block))


def _reads_citation(state: HeadState, text: str) -> bool:
    """Read where a text was printed, as databases cite it above the title: ``Island Review, Vol. 12, No. 3 (March 2019), pp. 4-7``."""
    found = (
        next(filter(None, [one.fullmatch(text) for one in _CITATIONS]), None)
        if text[-1:].isdigit() or text[-1:] in ").,"
        else None
    )
    if not found:
        return False
    reading = state.lines.dates(found["date"].strip(" ,.();:"))
    if not reading or not reading.published:
        return False
    state.head.source = state.head.source or found["name"].strip(" ,.;:")
    if len(reading.published) > len("2019"):
        state.head.date = state.head.date or reading.published
    else:
        state.cited = reading.published  # a day may stand below
    return True


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
