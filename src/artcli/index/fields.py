"""What is kept of an article to be searched?  The fields of the index; ``schema`` has them as Whoosh sees them.  Pure."""

from __future__ import annotations

from artcli.hints import Literal, NamedTuple
from artcli.ranking import PARAMETERS

Kind = Literal["text", "code", "number", "key"]


class FieldKind(NamedTuple):
    """A field: ``text`` has words with positions, ``code`` and ``number`` a term a document, ``key`` leads from a term to its document."""

    name: str
    kind: Kind


FIELDS = (
    FieldKind("title", "text"),
    FieldKind("body", "text"),
    FieldKind("authors", "text"),
    FieldKind("source", "text"),
    FieldKind("path", "text"),
    FieldKind("language", "code"),
    FieldKind("date", "number"),
    FieldKind("words", "number"),
    FieldKind("id", "key"),
    FieldKind("file", "key"),
    FieldKind("hash", "key"),
)
TEXT_FIELDS = tuple([field.name for field in FIELDS if field.kind == "text"])

NO_STEMS = "names"
"""The language of names, which have no stems: ``Woods`` isn't ``Wood``."""

STEMMED_FIELDS = frozenset(("title", "body"))
"""Fields in the article's language."""

LARGEST_NUMBER = 2**32 - 1


def length_share(name: str) -> float:
    """Return how far a field's length divides its counts: what the bounds of its blocks are worked out with."""
    known = PARAMETERS.fields.get(name)
    return known.length_share if known else 0.0


def number_term(value: int) -> bytes:
    r"""Return a number as a term, so that terms sort as numbers do: Whoosh's bytes for an unsigned number of 32 bits.

    >>> number_term(258)
    b'\x00\x00\x00\x01\x02'
    """
    return b"\0" + min(max(value, 0), LARGEST_NUMBER).to_bytes(4, "big")


def day_number(date: str | None) -> int:
    """Return the first day of an ISO 8601 date as a number like 20190213; 0 without one."""
    if date is None:
        return 0
    year, month, day = (*[int(part) for part in date[:10].split("-")], 1, 1)[:3]
    return year * 10_000 + month * 100 + day
