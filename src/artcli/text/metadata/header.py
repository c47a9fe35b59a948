"""What do the fields above a text say: an export's, front matter, a block of keys?  They are read into the head, and taken out.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata.bylines import split_authors
from artcli.text.metadata.databases import read_export
from artcli.text.metadata.front_matter import FrontMatter, read_front_matter

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

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


def read_header(state: HeadState) -> None:
    found = read_front_matter(state.lines.lines, state.lines.at)
    if found:
        use_front_matter(state, found)
        state.has_header = state.head.title is not None


def use_front_matter(state: HeadState, found: FrontMatter) -> None:
    lines, head = state.lines, state.head
    state.draft.drop("front_matter", "\n".join(filter(None, lines.lines[lines.at : found.end])))
    head.title = head.title or found.one("title")
    head.subtitle = head.subtitle or found.one("subtitle")
    head.source = head.source or found.one("source")
    head.place = head.place or found.one("place")
    head.language = lines.language = head.language or _language_code(found.one("language"))
    if not head.authors:
        values = found.values.get("authors", [])
        head.authors = (
            list(values) if "authors" in found.listed else [a for value in values for a in split_authors(value)]
        )
    for name in ("date", "updated"):
        value = found.one(name)
        state.use_value(name, value) if value else None
    lines.at = lines.filled(found.end)


def _language_code(value: str | None) -> str | None:
    match = _CODE.match(value.lower()) if value else None
    return match.group() if match else None
