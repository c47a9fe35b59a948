"""Which lines are a head's title?  They are read into it; a site's name in them becomes the source.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata import titles
from artcli.text.metadata.title_lines import count_title_lines

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

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
    label = _TITLE_LABEL.match(joined)
    title, site = titles.cut_site(joined[label.end() :] if label else joined, state.head.source)
    if site is None:
        title, site = titles.cut_by_repetition(title, titles.plain(lines.text(lines.at)))
    if site:
        state.head.source = state.head.source or site
        state.draft.drop("site_name", joined)
    state.head.title = title


def skip_underline(state: HeadState) -> None:
    """Drop a line that underlines what was read."""
    if titles.is_underline(state.lines.text(state.lines.at)):
        state.draft.drop("underline", state.lines.text(state.lines.at))
        state.lines.at += 1
