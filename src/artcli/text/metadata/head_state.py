"""What is known while a head is read: the draft, its lines, and what has been found so far?  Lines go in; the draft's head is filled.

Everything that a head's parts write down goes through here.  Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.text.metadata.dates import parse_date
from artcli.text.metadata.head_lines import HeadLines
from artcli.text.metadata.outlets import is_outlet

if TYPE_CHECKING:
    from artcli.text.draft import Draft
    from artcli.text.metadata.credit_parts import Byline
    from artcli.text.metadata.date_reader import DateReading


class HeadState:
    """The reading of one draft's head; ``lines.at`` is the next line to read."""

    def __init__(self, draft: Draft) -> None:
        """Begin at the draft's first line."""
        self.draft = draft
        self.head = draft.head
        self.lines = HeadLines(draft.lines)
        self.has_header = False
        self.is_mail = False
        self.is_untitled = False
        self.has_repeat = False
        self.title_starts = ""
        self.cited: str | None = None

    def use_value(self, name: str, value: str) -> None:
        """Keep the date that a header's key gives."""
        reading = self.lines.dates(value)
        found = parse_date(value) or (reading and (reading.published or reading.updated))
        self.draft.count("ambiguous_date", int(bool(reading and reading.ambiguous and not found)))
        setattr(self.head, name, getattr(self.head, name) or found or None)

    def use_date(self, reading: DateReading, kind: str, text: str) -> bool:
        """Keep a line's dates, and the line among what was dropped; always true."""
        self.head.date = self.head.date or reading.published
        self.head.updated = self.head.updated or reading.updated
        self.draft.count("ambiguous_date", int(reading.ambiguous))
        self.draft.drop(kind, text)
        return True

    def use_byline(self, found: Byline, text: str) -> None:
        """Keep what a byline says, and the line among what was dropped."""
        self.use_credits(found)
        self.draft.drop("byline", text)

    def use_credits(self, found: Byline) -> None:
        """Keep the authors, the place and the outlet that a line names."""
        head = self.head
        if self.has_header and found.authors and head.authors and (self.is_mail or all(map(is_outlet, head.authors))):
            outlet = next(filter(_is_sending_outlet, head.authors), None)
            head.source, head.authors = head.source or outlet, []  # a newsletter's sender isn't its writer
            self.is_mail = False
        head.authors += [name for name in found.authors if name not in head.authors]
        head.place = head.place or found.place
        head.source = head.source or found.source


def _is_sending_outlet(name: str) -> bool:
    return is_outlet(name) or name.lower().startswith("the ")
