"""What is an article called?  Ids from content, and the shortest prefixes that tell them apart.

An id is 16 characters of base-32 (RFC 4648, lower case) that begin with a letter, so that a bare number is always a
result's number: 79 bits, a chance of 10⁻¹² that two of a million articles share one.  Pure.
"""

from __future__ import annotations

from base64 import b32encode
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from artcli.model import Article

ID_LENGTH = 16
SHORTEST = 4
_DIGITS = str.maketrans("234567", "abcdef")


def content_hash(article: Article) -> str:
    """Return a hash of what an article says: two files that make the same article have the same."""
    parts = [article.title, *article.authors, article.date or "", *[block.text for block in article.blocks]]
    return blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def bytes_hash(data: bytes) -> str:
    """Return a hash of a file's bytes."""
    return blake2b(data, digest_size=20).hexdigest()


def article_id(content: str) -> str:
    """Return the id that an article gets at its first ingest, from its ``content_hash``."""
    digest = blake2b(content.encode(), digest_size=10, person=b"artcli id").digest()
    text = b32encode(digest).decode().lower()
    return text[0].translate(_DIGITS) + text[1:]


def short_id(full: str, count: Callable[[str], int]) -> str:
    """Return the shortest prefix of an id that is its alone; ``count`` says how many ids begin with a prefix."""
    for length in range(SHORTEST, ID_LENGTH):
        if count(full[:length]) <= 1:
            return full[:length]
    return full
