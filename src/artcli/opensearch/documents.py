"""What does a cluster keep of an article?  A filed article → the document that is sent, and back.  Pure.

A text is sent as its terms, for artcli's own searches: positions parted by spaces, the terms of a position (``analysis/forms.py``) by ASCII's unit
separator.  They aren't kept in the document.  The article is: its blocks as they are in ``text``, for whoever reads or searches there, and all
else that a segment has of it in ``record``.
"""

from __future__ import annotations

import json
from base64 import b64decode
from functools import cache
from typing import TYPE_CHECKING, Any

from artcli.analysis.forms import forms_of
from artcli.analysis.words import chunk_parts, chunks
from artcli.index.entries import file_key, filed_of, record_bytes
from artcli.index.fields import NO_STEMS, day_number
from artcli.index.ids import ID_LENGTH
from artcli.index.segments.record import BETWEEN, heading, unpacked
from artcli.index.stamps import NO_STAMP, STAMP_BYTES
from artcli.opensearch.languages import field_of
from artcli.opensearch.mapping import BETWEEN_POSITIONS, BETWEEN_TERMS, MEASURED, PLAIN, RECORD, TERMS, length_of
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
_PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""How exact a date is, by its length."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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
    terms = {name: terms_text(getattr(article, name), article.language) for name in MEASURED}
    terms["authors"] = terms_text(", ".join(article.authors), NO_STEMS)
    terms["source"] = terms_text(article.source or "", NO_STEMS)
    terms["path"] = terms_text(own, NO_STEMS)
    record, blocks = _parts(filed)
    language = field_of(article.language)
    found = {
        "id": filed.id,
        TERMS: _without_nothing(terms),
        "title": {language: article.title} if article.title else {},
        "text": {language: blocks} if blocks else {},
        "authors": [*article.authors],
        "source": article.source,
        "place": article.place,
        "language": article.language,
        "date": article.date,
        "date_precision": _PRECISIONS.get(len(article.date)) if article.date else None,
        "updated": article.updated,
        "file": files,
        "file_lower": [name.replace("\\", "/").lower() for name in files],
        "hash": filed.content,
        "ingested": filed.ingested,
        "title_sort": title_sort(article.title)[:LONGEST_TITLE],
        "day": day_number(article.date) or None,
        "words": article.words,
        "sketch": sketch_of(article.body) if article.words >= SHORTEST_SKETCHED else [],
        **{length_of(name): positions(terms[name]) for name in MEASURED},
        "record": record,
        "seen": [_seen(filed, path, key) for path, key in zip(filed.hashes, files, strict=True)],
    }
    return _without_nothing(found)


def _without_nothing(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None and value not in ("", [], {})}


def _parts(filed: Filed) -> tuple[str, list[str]]:
    """Return the record of an article without its blocks, and these."""
    line, _, rest = record_bytes(filed).partition(b"\n")
    blocks = [block.text for block in filed.article.blocks]
    try:
        rest.decode()
    except UnicodeDecodeError:  # half of a pair of surrogates, which can be sent in no other way
        head = json.loads(line) | {"texts": blocks}
        return json.dumps(head, separators=(",", ":")), blocks
    return line.decode(), blocks


def document_line(filed: Filed) -> bytes:
    """Return the document as a line of JSON, without its end."""
    return _encode(document_of(filed)).encode("utf-8", "replace")


def filed_from(source: Mapping[str, Any]) -> Filed:
    """Return the article of a document.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for one that ``document_of`` hasn't made.
    """
    return filed_of(record_from(source))


def record_from(source: Mapping[str, Any]) -> Record:
    """Return the record of a document, its blocks among it.

    Raises what ``filed_from`` raises.
    """
    said = _said(source)
    if b"\n" not in said:
        by_language = source.get(PLAIN[1], {})
        if not isinstance(by_language, dict):
            message = "a text of another kind"
            raise TypeError(message)
        said += b"\n" + BETWEEN.join([text for texts in by_language.values() for text in texts]).encode()
    return unpacked(said)


def heading_from(source: Mapping[str, Any]) -> Record:
    """Return what the record of a document says of its article, the blocks' texts left out.

    Raises what ``filed_from`` raises.
    """
    return heading(_said(source))


def _said(source: Mapping[str, Any]) -> bytes:
    """Return the record as it is kept: as text without the blocks, or whole as mappings 1 and 2 had it."""
    said = source[RECORD]
    return said.encode() if said[:1] == "{" else b64decode(said)


def seen_file(value: str) -> tuple[bytes, bytes, bytes]:
    """Return what a document says of one of its files: its key, the digest of its bytes, and its stamp."""
    digest, rest = bytes.fromhex(value[:_DIGEST_LETTERS]), value[_DIGEST_LETTERS:]
    return rest[_STAMP_LETTERS:].encode(), digest, bytes.fromhex(rest[:_STAMP_LETTERS])


def _seen(filed: Filed, path: str, key: str) -> str:
    return f"{filed.hashes[path]}{filed.stamps.get(path, NO_STAMP).hex()}{key}"


def id_in(line: bytes) -> str:
    """Return the id of a document's line, which is the first thing in it."""
    return line[_ID].decode()
