"""Which names may stand before a colon, and which was meant by another?  Data and one look-up.  Pure."""

from __future__ import annotations

from artcli.analysis.distance import edit_distance

TEXT_FIELDS = ("title", "body", "author", "source", "lang", "path", "id", "tag", "note")
"""Fields with words in them."""
DATE_FIELDS = ("date", "after", "before", "last")
"""Four ways to say when; all of them become ranges of ``date``."""
MARK_FIELDS = ("tag", "note")
"""Those of them that the reader fills."""
NUMBER_FIELDS = ("minutes", "words")
"""Fields with numbers in them."""
FIELDS = TEXT_FIELDS + DATE_FIELDS + NUMBER_FIELDS

ALIASES = {"authors": "author", "language": "lang", "tags": "tag", "notes": "note"} | {name: name for name in FIELDS}
"""What may be typed → the field."""

_ELSEWHERE = {
    "author": "by from writer byline",
    "title": "subject headline intitle heading name",
    "body": "text content contents intext",
    "source": "site publisher newspaper paper outlet publication feed",
    "tag": "label is keyword keywords",
    "path": "file filename folder dir url inurl",
    "date": "year month day on published created dated",
    "after": "since newer from_date",
    "before": "until older",
    "last": "newer_than past",
    "minutes": "time length reading",
    "note": "annotation comment",
}
"""What other programs call these fields: notmuch, recoll, mail and web search, readers of feeds."""
_MEANT = {other: name for name, others in _ELSEWHERE.items() for other in others.split()}
LONGEST_NAME = 20
"""A longer word before a colon is no misspelt field."""


def field_meant(name: str) -> str | None:
    """Return the field that a name is another word for, or a misspelling of.

    >>> field_meant("titel"), field_meant("subject"), field_meant("zebra")
    ('title', 'title', None)
    """
    name = name.casefold()
    if name in _MEANT:
        return _MEANT[name]
    nearest = min(FIELDS, key=lambda known: edit_distance(name, known, 2))
    return nearest if edit_distance(name, nearest, 2) <= (2 if len(nearest) > 4 else 1) else None
