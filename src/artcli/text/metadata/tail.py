"""What say a text's last lines, its first paragraph and its pages' running heads of its date, place and outlet?  Read into the head.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata import datelines, titles
from artcli.text.metadata.date_reader import LAST_YEAR_OF_20XX, iso
from artcli.text.metadata.datelines import read_dateline
from artcli.text.metadata.dates import may_be_dates
from artcli.text.metadata.head_lines import around, outlet_of
from artcli.text.metadata.plain_head import TAIL_LENGTH
from artcli.text.metadata.tail_lines import read_signed_end

if TYPE_CHECKING:
    from artcli.text.metadata.head_state import HeadState

TAIL = 200
"""So many "Published …" lines at the end are read, for the same reason."""
PAGE_LINES = 20
_TAIL_LABEL = re.compile(
    r"(?:(?:first|originally|last) )?(?:published|posted|updated|modified|veröffentlicht|erschienen|publié|publicado|pubblicato"
    r"|gepubliceerd|publicerad|опубликовано|发布|發布|公開|掲載|نشر|đăng)",
    re.IGNORECASE,
)
_FILED = re.compile(r"AP-[A-Z]{2,4}-(\d\d)-(\d\d)-(\d\d)\b")


def read_tail(state: HeadState) -> None:
    """Read "Published …" lines and the author's at the very end."""
    _read_dates(state)
    for _ in range(TAIL):
        if not read_signed_end(state):
            break
        _read_dates(state)


def _read_dates(state: HeadState) -> None:
    lines = state.lines.lines
    for _ in range(TAIL):
        end = len(lines)
        while end > state.lines.at and not lines[end - 1].strip():
            end -= 1
        if end <= state.lines.at or not _tail_line(state, lines[end - 1], lines[end - 2].strip() if end > 1 else ""):
            return
        del lines[end - 1 :]


def _tail_line(state: HeadState, line: str, above: str) -> bool:
    if len(line) > TAIL_LENGTH or (above and not titles.is_sentence(above) and not _TAIL_LABEL.match(above)):
        return False
    text = titles.plain(line)
    reading = state.lines.dates(text) if may_be_dates(text) else None
    if not reading or any(around(text, reading)) or not (reading.updated or _TAIL_LABEL.match(text)):
        return False
    return state.use_date(reading, "date_line", text)


def read_first_dateline(state: HeadState) -> None:
    """Read what the first paragraph begins with."""
    start = state.lines.filled(0)
    text = state.lines.text(start)
    found = read_dateline(text if len(text) >= datelines.LENGTH else " ".join(state.lines.block(start, 3)))
    if found:
        head = state.head
        head.place = head.place or found.place
        head.source = head.source or found.source
        head.date = head.date or found.date


def read_fields_of_pages(state: HeadState) -> None:
    """Take the date and the outlet that the pages' running heads carry, where the article's own head has none."""
    head = state.head
    _read_wire_marks(state)
    for dropped in state.draft.dropped[:PAGE_LINES]:
        if dropped.kind != "running_head" or (head.date and head.source):
            continue
        reading = state.lines.dates(dropped.text) if not head.date else None
        if reading and reading.published and len(reading.published) == len("2004-05-03"):
            head.date = reading.published
        head.source = head.source or outlet_of(dropped.text)


def _read_wire_marks(state: HeadState) -> None:
    """Take the day on which an agency filed a story, and who sent a release, where nothing else tells it."""
    head = state.head
    for dropped in state.draft.dropped:
        if dropped.kind == "wire_mark" and not head.date and (filed := _FILED.match(dropped.text)):
            year = int(filed[3])
            head.date = iso(year + (1900 if year > LAST_YEAR_OF_20XX else 2000), int(filed[1]), int(filed[2]))
        if dropped.kind == "source_line" and not head.source:
            head.source = dropped.text.partition(" ")[2] if dropped.text.startswith("SOURCE ") else None
