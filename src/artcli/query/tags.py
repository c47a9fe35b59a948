"""How is a tag called?  What is typed → the tag's name: small letters, one way of writing accents.  Pure."""

from __future__ import annotations

from unicodedata import normalize

from artcli.patterns import lazy

UNREAD = "unread"
STARRED = "starred"
LONGEST_TAG = 64
"""Characters of a tag: more than anyone types, fewer than a line."""
_TAG = lazy(r"\w(?:[\w./-]*\w)?")


def tag_name(text: str) -> str:
    """Return the name of the tag that is meant, whatever its capitals.

    >>> tag_name("Korea"), tag_name("#to-read")
    ('korea', 'to-read')
    """
    return normalize("NFC", normalize("NFC", text).lower()).removeprefix("#")


def is_tag(name: str) -> bool:
    """Tell whether a name can be a tag's: letters, digits, and - _ . / between them, so that ``tag:name`` is read as one.

    >>> [is_tag(name) for name in ("korea", "to-read", "a b", "c++", "-x", "")]
    [True, True, False, False, False, False]
    """
    return len(name) <= LONGEST_TAG and _TAG.fullmatch(name) is not None and any(map(str.isalnum, name))
