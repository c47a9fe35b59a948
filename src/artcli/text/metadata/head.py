"""What do a text's first lines, and its last, say about it?  Lines go in; the draft's head is filled, the lines used are gone.

The head is read from the top: a header block, the title, then bylines, date lines and a standfirst, up to the first line that
is none of these.  Each decision leans on the lines still there and on the fields already filled, never on the lines already
used, so that a printed article is read again as it was.  Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.text.metadata.credits import read_credits, starts_of
from artcli.text.metadata.head_state import HeadState
from artcli.text.metadata.header import read_archived_head, read_export_head, read_header
from artcli.text.metadata.plain_head import read_plain_head
from artcli.text.metadata.pretitle import read_pretitle
from artcli.text.metadata.tail import read_fields_of_pages, read_first_dateline, read_tail
from artcli.text.metadata.title import read_title

if TYPE_CHECKING:
    from artcli.text.draft import Draft

CREDITS = 200
"""More lines than this between title and text aren't read: far more than any head has, so that a second reading finds no more."""


def read_head(draft: Draft) -> None:
    """Fill the draft's head from its first and last lines, and take the lines used out of it."""
    state = HeadState(draft)
    lines, head = state.lines, state.head
    state.has_header = head.title is not None
    read = 0 if state.has_header else _read_plain(state)
    if not read:
        lines.at = lines.filled(0)
        read_archived_head(state)
        if head.title is None:
            read_export_head(state)
        if head.title is None and not lines.is_end(lines.at):
            read_header(state)
        if head.title is None and not lines.is_end(lines.at):
            read_pretitle(state)
            read_title(state)
    if not state.is_untitled:
        state.title_starts = starts_of(head.title or " ")
        read_credits(state, CREDITS - read)
    read_tail(state)
    del lines.lines[: lines.at]
    lines.at = 0
    if head.date is None and head.updated:
        head.date, head.updated = head.updated, None
    read_first_dateline(state)
    read_fields_of_pages(state)
    head.date = head.date or state.cited


def _read_plain(state: HeadState) -> int:
    """Read the commonest head; tell how many lines of credits it had."""
    found = read_plain_head(state.lines)
    if found is None:
        return 0
    state.head.title = found.title
    state.use_byline(found.credits, found.byline)
    state.use_date(found.dates, "date_line", found.date_line)
    state.lines.at = found.end
    return 2
