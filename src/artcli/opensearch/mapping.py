"""How does an article lie in a cluster?  The mapping with its version, and what its fields are called.  Pure.

What artcli searches lies in ``artcli.*``: words are parted and stemmed by artcli (``documents``), the same way for both engines, and the cluster's
analyser only takes the terms of a position apart.  Any other program can search ``title`` and ``text``, in a field for each language
(``languages``), unless a library is made without; and count by dates, authors and the like.
"""

from __future__ import annotations

from typing import Any

from artcli.index.fields import TEXT_FIELDS
from artcli.opensearch import languages

MAPPING = 3
"""The version of what is below, and of how terms are made; another one is made by ``migrating``."""
BETWEEN_POSITIONS, BETWEEN_TERMS = " ", "\x1f"
ANALYSER = "artcli"
_UNWEIGHED = frozenset(("authors", "source", "path"))
"""Fields whose length says nothing of how well a word describes the article."""
MEASURED = ("title", "body")
"""Fields whose lengths, in positions, are kept beside them: what a word counts there depends on it (``ranking``)."""
PLAIN = ("title", "text")
"""The fields that other programs search, each an object with a field for each language."""
RECORD = "record"
WHOLE = (RECORD, PLAIN[1])
"""The fields of a document that make its article; for its heading the first is enough."""
TERMS = "artcli"
"""The object with the fields of terms, which aren't in the document."""
_COLUMNS = {"date": "day"}
_KEYWORDS = ("id", "language", "file", "file_lower", "hash", "ingested", "title_sort", "sketch", "date_precision")
_NAMES = ("authors", "source", "place")
_LONGEST_NAME = 8_000
"""Characters of a name that is counted: four bytes each come to Lucene's longest term."""
_DATE = {"type": "date", "format": "strict_date_optional_time", "ignore_malformed": True}


def there(field: str) -> str:
    """Return what a field of the index is called in a cluster.

    >>> there("body"), there("date"), there("words")
    ('artcli.body', 'day', 'words')
    """
    return f"{TERMS}.{field}" if field in TEXT_FIELDS else _COLUMNS.get(field, field)


def columns(*fields: str) -> dict[str, Any]:
    """Return what of a search's body asks for an article's id and some other columns, and for nothing that would have its document unpacked.

    OpenSearch's own ``_id`` lies in the document: ``id_of`` tells it from what comes.
    """
    return {"_source": False, "stored_fields": "_none_", "docvalue_fields": list(dict.fromkeys(("id", *fields)))}


def id_of(hit: dict[str, Any]) -> str:
    """Return the id of an article that a search found, whatever it was asked for."""
    return str(hit["_id"] if "_id" in hit else hit["fields"]["id"][0])


def index_body(shards: int, replicas: int, *, text_fields: bool = True) -> dict[str, Any]:
    """Return what an index is made with; without ``text_fields`` the articles' own words are kept, but not searched."""
    analysis: dict[str, Any] = {
        "tokenizer": {"positions": {"type": "simple_pattern_split", "pattern": BETWEEN_POSITIONS}},
        "filter": {
            "terms": {"type": "pattern_capture", "preserve_original": False, "patterns": [f"([^{BETWEEN_TERMS}]+)"]}
        },
        "analyzer": {ANALYSER: {"type": "custom", "tokenizer": "positions", "filter": ["terms"]}},
    }
    similarity = {
        name: {"type": "BM25", "k1": 1.2, "b": share, "discount_overlaps": False}
        for name, share in (("texts", 0.75), ("names", 0.0))
    }  # the average length counts all terms of a position, and so must a text's own
    index: dict[str, Any] = {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "-1",
        "codec": "default" if text_fields else "best_compression",
        "analysis": analysis,
        "similarity": similarity,
        "max_terms_count": 65536,
    }
    mappings: dict[str, Any] = {
        "dynamic": "strict",
        "date_detection": False,  # a title that is a date is a title
        "_meta": {"artcli": {"mapping": MAPPING, "text_fields": text_fields}},
        "_source": {"excludes": [TERMS]},
        "properties": _properties(text_fields=text_fields),
    }
    if text_fields:
        for kind, made in languages.analysis().items():
            analysis[kind] |= made
        index["query"] = {"default_field": [f"{name}.*" for name in PLAIN]}
        mappings["dynamic_templates"] = languages.templates()
    return {"settings": {"index": index}, "mappings": mappings}


def _properties(*, text_fields: bool) -> dict[str, Any]:
    terms = {
        name: {
            "type": "text",
            "analyzer": ANALYSER,
            "search_analyzer": "keyword",
            "similarity": "names" if name in _UNWEIGHED else "texts",
        }
        for name in TEXT_FIELDS
    }
    plain = {"type": "object", "dynamic": True} if text_fields else {"type": "object", "enabled": False}
    properties: dict[str, Any] = {TERMS: {"properties": terms}, **dict.fromkeys(PLAIN, plain)}
    properties |= {name: {"type": "keyword"} for name in _KEYWORDS}
    properties |= {name: {"type": "keyword", "ignore_above": _LONGEST_NAME} for name in _NAMES}
    properties |= {"date": _DATE | {"fields": {"text": {"type": "keyword"}}}, "updated": _DATE}
    properties |= {"day": {"type": "integer"}, "words": {"type": "integer"}}
    properties |= {length_of(name): {"type": "integer", "index": False} for name in MEASURED}
    properties["record"] = {"type": "object", "enabled": False}
    properties["seen"] = {"type": "keyword", "index": False}
    return properties


def length_of(field: str) -> str:
    """Return the name of the column that has a field's length."""
    return f"{field}_length"
