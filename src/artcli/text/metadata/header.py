"""What do the fields above a text say: an export's, front matter, a block of keys?  They are read into the head, and taken out.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata.archives import read_archived
from artcli.text.metadata.bylines import split_authors
from artcli.text.metadata.databases import read_export
from artcli.text.metadata.front_matter import read_front_matter

if TYPE_CHECKING:
    from artcli.text.metadata.front_fields import FrontMatter
    from artcli.text.metadata.head_state import HeadState

_PASSED_ON = re.compile(r"\A(?:(?:fwd?|wg|tr|rv|enc|doorst|forward)\s?:\s{1,3}){1,4}", re.IGNORECASE)
_LIST_NAME = re.compile(r"\A\[[A-Za-z][\w.-]{1,24}\]\s{1,3}(?=\S)")
_CITED = re.compile(r"[.,;]\s(?=\d|(?:vol|issue|no|pp?)\b)", re.IGNORECASE)
"""Behind an outlet's name: the issue and the page."""
_BY = re.compile(r"\Aby\s+(?=\S)", re.IGNORECASE)
_CODE = re.compile(r"[a-z]{2}(?![a-z])")


def read_export_head(state: HeadState) -> None:
    """Read what a newspaper database printed around the article."""
    found = read_export(state.lines) if state.head.title is None else None
    if not found:
        return
    head, lines = state.head, state.lines.lines
    head.title, state.has_header = found.title, True
    head.source = head.source or found.outlet
    head.authors = head.authors or split_authors(found.labels.get("byline", ""))
    head.date = found.dates.published if found.dates else None
    for part in (lines[state.lines.at : found.start], lines[found.end :]):
        if any(part):
            state.draft.drop("front_matter", "\n".join(filter(None, part)))
    del lines[found.end :]
    state.lines.at = state.lines.filled(found.start)


def read_archived_head(state: HeadState) -> None:
    """Read what other databases print above an article."""
    found = read_archived(state.lines)
    if not found:
        return
    head = state.head
    head.title, state.has_header = found.title, True
    head.source, head.date = head.source or found.outlet, head.date or found.date
    head.authors = head.authors or split_authors(found.authors or "")
    state.draft.drop("front_matter", "\n".join(filter(None, found.dropped)))
    state.lines.at = state.lines.filled(found.start)


def read_header(state: HeadState) -> None:
    """Read front matter, or the block of keys that a text begins with."""
    found = read_front_matter(state.lines.lines, state.lines.at)
    if found:
        use_front_matter(state, found)
        state.has_header = state.head.title is not None


def use_front_matter(state: HeadState, found: FrontMatter) -> None:
    """Keep what a block of keys says, and take it out."""
    lines, head = state.lines, state.head
    state.draft.drop("front_matter", "\n".join(filter(None, lines.lines[lines.at : found.end])))
    head.title = head.title or (_subject(found.one("title")) if found.is_mail else found.one("title"))
    state.is_mail = state.is_mail or found.is_mail
    head.subtitle = head.subtitle or found.one("subtitle")
    source = found.one("source")
    head.source = head.source or (
        None if source and is_link(source) else source and _CITED.split(source, maxsplit=1)[0]
    )
    head.place = head.place or found.one("place")
    head.language = lines.language = head.language or _language_code(found.one("language"))
    if not head.authors:
        values = found.values.get("authors", [])
        head.authors = (
            list(values)
            if "authors" in found.listed
            else [a for value in values for a in split_authors(_BY.sub("", value))]
        )
    for name in ("date", "updated"):
        value = found.one(name)
        state.use_value(name, value) if value else None
    lines.at = lines.filled(found.end)


def _subject(text: str | None) -> str | None:
    """Take off a mail's subject what programs write before it: that it was passed on, and a list's name."""
    if not text:
        return text
    return without_list_name(_PASSED_ON.sub("", text, count=1)) or text


def without_list_name(text: str) -> str:
    """Take off the name of a mailing list before a subject: ``[Newslist] Harbour wall to rise``."""
    return _LIST_NAME.sub("", text, count=1)


def is_link(text: str) -> bool:
    """Tell an address of the web, which is no outlet's name."""
    return text.startswith(("http://", "https://", "www."))


def _language_code(value: str | None) -> str | None:
    match = _CODE.match(value.lower()) if value else None
    return match.group() if match else None
