"""What is an article called?  Ids from content, and the shortest prefixes that tell them apart.

An id is 16 characters of base-32 (RFC 4648, lower case) that begin with a letter, so that a bare number is always a
result's number: 79 bits, a chance of 10⁻¹² that two of a million articles share one.  Pure.
"""

from __future__ import annotations

from functools import cache

from artcli.hints import TYPE_CHECKING

if TYPE_CHECKING:
    import hashlib
    from collections.abc import Iterable

    from artcli.model import Article

ID_LENGTH = 16
SHORTEST = 4
DIGEST_BYTES = 16
"""Of the hashes of files and articles: a chance of 10⁻²⁷ that two of a million are the same."""

_ORDER = "234567abcdefghijklmnopqrstuvwxyz"
_DIGITS = str.maketrans("234567", "abcdef")


def content_hash(article: Article, texts: bytes | None = None) -> str:
    r"""Return a hash of what an article says: two files that make the same article have the same.

    Lines that were left out since they recur in its source count as if they were there: what is learned of a source changes no hash.
    ``texts`` are those of all its blocks, a NUL between two, where they are at hand.
    """
    if texts is None:
        texts = "\0".join([block.text for block in article.whole]).encode("utf-8", "surrogatepass")
    head = "\0".join([article.title, *article.authors, article.date or ""]).encode("utf-8", "surrogatepass")
    return _blake2b()(b"%b\0%b" % (head, texts) if article.whole else head, digest_size=DIGEST_BYTES).hexdigest()


def bytes_hash(data: bytes) -> str:
    """Return a hash of a file's bytes."""
    return _blake2b()(data, digest_size=DIGEST_BYTES).hexdigest()


def article_id(content: str) -> str:
    """Return the id that an article gets at its first ingest, from its ``content_hash``.

    >>> article_id("59179e37384822a6624c1e96ef086c2f")
    'fyaekqe4rh7ezftb'
    """
    number = int.from_bytes(_blake2b()(content.encode(), digest_size=10, person=b"artcli id").digest(), "big")
    pairs = _pairs()
    text = "".join([pairs[number >> shift & 0x3FF] for shift in range(70, -1, -10)])
    return text[0].translate(_DIGITS) + text[1:]


@cache
def _blake2b() -> type[hashlib.blake2b]:
    from hashlib import blake2b  # noqa: PLC0415  (OpenSSL, for a search that hashes nothing)

    return blake2b


@cache
def _pairs() -> list[str]:
    """Return how base-32 writes each number of ten bits: ``base64`` takes three times as long, as it makes a table each time."""
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    return [one + other for one in letters for other in letters]


def standing(full: str) -> float:
    """Return which share of all ids that there can be come before this one; anything below 1 for what isn't one of ours.

    >>> standing("a222222222222222"), standing("maaaaaaaaaaaaaaa")
    (0.0, 0.568...)
    """
    first = ord(full[:1] or "a") - ord("a")
    share, size = (2 * first / 32, 2 / 32) if first < len(_DIGITS) else ((first + len(_DIGITS)) / 32, 1 / 32)
    for letter in full[1:5]:
        size /= 32
        share += size * _ORDER.find(letter)
    return min(max(share, 0.0), 1.0)


def short_id(full: str, others: Iterable[str]) -> str:
    """Return the shortest prefix of an id that none of the others shares; its nearest neighbours in order are enough."""
    shared = max([_shared(full, other) for other in others], default=0)
    return full[: min(max(shared + 1, SHORTEST), ID_LENGTH)]


def _shared(one: str, other: str) -> int:
    """Return how many characters two ids have in common at their beginning."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
