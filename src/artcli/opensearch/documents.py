"""What does a cluster keep of an article?  A filed article → the document that is sent, and back.  Pure.

A text is sent as its terms: positions parted by spaces, the terms of a position (``analysis/forms.py``) by ASCII's unit separator.  They aren't
kept in the document: the ``record``, which is the same as in a segment, has the article.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from functools import cache
from typing import TYPE_CHECKING, Any

from artcli.analysis.forms import forms_of
from artcli.analysis.words import chunk_parts, chunks
from artcli.index.entries import file_key, filed_of, record_bytes
from artcli.index.fields import NO_STEMS, day_number
from artcli.index.ids import ID_LENGTH
from artcli.index.segments.record import heading, unpacked
from artcli.index.stamps import NO_STAMP, STAMP_BYTES
from artcli.opensearch.mapping import BETWEEN_POSITIONS, BETWEEN_TERMS, MEASURED, length_of
from artcli.opensearch.sorting import title_sort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artcli.index.entries import Filed
    from artcli.records import Record

LONGEST_TERM = 8_000
"""Characters of a term: Lucene takes 32,766 bytes, and refuses a document with more."""
LONGEST_TITLE = 200
SKETCHED = 8
"""Hashes of a sketch, as many as in a segment."""
SHORTEST_SKETCHED = 50
"""Words that an article has at least which is compared with others."""
_LOW = 0xFFFFFFFF
"""The bits of a hash that are kept: the upper ones are what made it come first."""
_MOST_CHUNKS = 200_000
"""Chunks that are remembered with their terms: some 40 MB."""
_DIGEST_LETTERS = 32
_STAMP_LETTERS = 2 * STAMP_BYTES
_ID = slice(len('{"id":"'), len('{"id":"') + ID_LENGTH)
_encode = json.JSONEncoder(separators=(",", ":")).encode


class _Terms(dict[str, str]):
    """Chunks of texts of a language → what is sent for them, each worked out once."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._forms = forms_of(language)

    def __missing__(self, chunk: str) -> str:
        positions = []
        for terms, joined, _, _ in chunk_parts(chunk, self._forms):
            cut = [term[:LONGEST_TERM] for term in ((*terms, joined) if joined else terms)]
            positions.append(BETWEEN_TERMS.join(cut))
        found = BETWEEN_POSITIONS.join(positions)
        if len(self) < _MOST_CHUNKS:
            self[chunk] = found
        return found


@cache
def _terms(language: str | None) -> _Terms:
    return _Terms(language)


def terms_text(text: str, language: str | None) -> str:
    r"""Return a text as its terms.

    >>> terms_text("State-owned summits", "en")
    'state\x1f\x04stateowned owned\x1f\x01own summits\x1f\x01summit'
    """
    return BETWEEN_POSITIONS.join(filter(None, map(_terms(language).__getitem__, chunks(text))))


def sketch_of(body: str) -> list[str]:
    """Return the hashes by which versions of an article are found: its word trigrams that come first in an order that chance made.

    What ``index.writing.sketches`` keeps in a segment.
    """
    from artcli.index.comparing.trigrams import trigrams_of  # noqa: PLC0415  (numpy, for those who write)

    first = trigrams_of([body])[0][:SKETCHED].tolist()
    return [f"{one & _LOW:08x}" for one in first]


def positions(sent: str) -> int:
    """Return how many positions there are in what is sent for a text."""
    return sent.count(BETWEEN_POSITIONS) + 1 if sent else 0


def document_of(filed: Filed) -> dict[str, Any]:
    """Return the document of an article."""
    article = filed.article
    files = [file_key(path) for path in filed.hashes]
    own = file_key(filed.path)
    texts = {name: terms_text(getattr(article, name), article.language) for name in MEASURED}
    found = {
        "id": filed.id,
        **texts,
        "authors": terms_text(", ".join(article.authors), NO_STEMS),
        "source": terms_text(article.source or "", NO_STEMS),
        "path": terms_text(own, NO_STEMS),
        "language": article.language,
        "file": files,
        "file_lower": [name.replace("\\", "/").lower() for name in files],
        "hash": filed.content,
        "author": [*article.authors],
        "outlet": article.source,
        "ingested": filed.ingested,
        "date_text": article.date[:10] if article.date else None,
        "title_sort": title_sort(article.title)[:LONGEST_TITLE],
        "day": day_number(article.date) or None,
        "words": article.words,
        "sketch": sketch_of(article.body) if article.words >= SHORTEST_SKETCHED else [],
        **{length_of(name): positions(texts[name]) for name in MEASURED},
        "record": b64encode(record_bytes(filed)).decode(),
        "seen": [_seen(filed, path, key) for path, key in zip(filed.hashes, files, strict=True)],
    }
    return {key: value for key, value in found.items() if value is not None and value not in ("", [])}


def document_line(filed: Filed) -> bytes:
    """Return the document as a line of JSON, without its end."""
    return _encode(document_of(filed)).encode()


def filed_from(source: Mapping[str, Any]) -> Filed:
    """Return the article of a document.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for one that ``document_of`` hasn't made.
    """
    return filed_of(record_from(source))


def record_from(source: Mapping[str, Any]) -> Record:
    """Return the record of a document, its blocks among it.

    Raises what ``filed_from`` raises.
    """
    found: Record = unpacked(b64decode(source["record"]))
    return found


def heading_from(source: Mapping[str, Any]) -> Record:
    """Return what the record of a document says of its article, the blocks' texts left out.

    Raises what ``filed_from`` raises.
    """
    found: Record = heading(b64decode(source["record"]))
    return found


def seen_file(value: str) -> tuple[bytes, bytes, bytes]:
    """Return what a document says of one of its files: its key, the digest of its bytes, and its stamp."""
    digest, rest = bytes.fromhex(value[:_DIGEST_LETTERS]), value[_DIGEST_LETTERS:]
    return rest[_STAMP_LETTERS:].encode(), digest, bytes.fromhex(rest[:_STAMP_LETTERS])


def _seen(filed: Filed, path: str, key: str) -> str:
    return f"{filed.hashes[path]}{filed.stamps.get(path, NO_STAMP).hex()}{key}"


def id_in(line: bytes) -> str:
    """Return the id of a document's line, which is the first thing in it."""
    return line[_ID].decode()
