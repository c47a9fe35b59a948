"""Which lines are a head's title?  They are read into it; a site's name in them becomes the source.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata import titles
from artcli.text.metadata.header import without_list_name
from artcli.text.metadata.title_lines import count_title_lines

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

_STAMPED = re.compile(r"(.{10,200}?)\s{1,9}(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: [A-Z]{2,4})?)")
_TITLE_LABEL = re.compile(r"(?:title|headline):\s+(?=\S)", re.IGNORECASE)


def read_title(state: HeadState) -> None:
    """Read the title, with the line under it and the site's name in it; or take the first words of a text without one."""
    lines = state.lines
    count = count_title_lines(lines)
    if not count:
        state.is_untitled = True
        state.head.title = titles.first_words(lines.block(lines.at, 3))
        return
    joined = titles.join_lines([titles.plain(line) for line in lines.lines[lines.at : lines.at + count]])
    lines.at += count
    skip_underline(state)
    lines.at = lines.filled(lines.at)
    joined = _without_marks(state, joined)
    label = _TITLE_LABEL.match(joined)
    title, site = titles.cut_site(joined[label.end() :] if label else joined, state.head.source)
    if site is None:
        title, site = titles.cut_by_repetition(title, titles.plain(lines.text(lines.at)))
    if site:
        state.head.source = state.head.source or site
        state.draft.drop("site_name", joined)
    state.head.title = title


def _without_marks(state: HeadState, title: str) -> str:
    """Take off what programs write beside a title: a list's name before it, the moment of its release behind it."""
    if title[:1] == "[" and any([dropped.kind == "mailing" for dropped in state.draft.dropped]):
        bare = without_list_name(title)
        if bare != title:
            state.draft.drop("site_name", title[: -len(bare)].strip())
        title = bare
    stamped = _STAMPED.fullmatch(title) if title[-1:].isupper() or title[-1:].isdigit() else None
    if stamped and (reading := state.lines.dates(stamped[2])) and reading.published:
        state.use_date(reading, "date_line", stamped[2])
        title = stamped[1]
    return title


def skip_underline(state: HeadState) -> None:
    """Drop a line that underlines what was read."""
    if titles.is_underline(state.lines.text(state.lines.at)):
        state.draft.drop("underline", state.lines.text(state.lines.at))
        state.lines.at += 1
