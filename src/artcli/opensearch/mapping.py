"""How does a library lie in a cluster?  The mapping, its version, and the index that the alias stands for.

The alias has the library's name; the index behind it also says its mapping's version and a number, ``articles-v3-000001``.  What belongs to no
article (lines learned of sources) lies in ``articles-side``, shared marks in ``articles-marks``.

What artcli searches lies in ``artcli.*``: words are parted and stemmed by artcli (``documents``), the same way for both engines, and the cluster's
analyser only takes the terms of a position apart.  Any other program can search ``title`` and ``text``, in a field for each language
(``languages``), unless a library is made without; and count by dates, authors and the like.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.config import load_config
from artcli.errors import IndexStoreError
from artcli.index.fields import TEXT_FIELDS
from artcli.opensearch import languages
from artcli.opensearch.faults import missing, not_ours, other_mapping

if TYPE_CHECKING:
    from artcli.opensearch.connection import Client

MAPPING = 3
"""The version of what is below, and of how terms are made; another one is made by ``migrating``."""
BETWEEN_POSITIONS, BETWEEN_TERMS = " ", "\x1f"
ANALYSER = "artcli"
_UNWEIGHED = frozenset(("authors", "source", "path"))
"""Fields whose length says nothing of how well a word describes the article."""
MEASURED = ("title", "body")
"""Fields whose lengths, in positions, are kept beside them: what a word counts there depends on it (``ranking``)."""
_SIDE = {
    "mappings": {"properties": {"data": {"type": "binary"}}},
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
}
_PATIENCE = "20s"
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


def index_name(alias: str, number: int) -> str:
    """Return the name of the index with a number that has the library's articles.

    >>> index_name("articles", 1)
    'articles-v3-000001'
    """
    return f"{alias}-v{MAPPING}-{number:06}"


def side_name(alias: str) -> str:
    """Return the name of the index for what belongs to no article."""
    return f"{alias}-side"


def behind(client: Client) -> tuple[str, Any] | None:
    """Return the index that the library's alias stands for, and what it says of its mapping; None where there is no library.

    Raises ``IndexStoreError``, also where something else has the name.
    """
    found = client.ask("GET", f"/{client.alias}/_mapping", absent=True)
    if not found:
        return None
    name, index = next(iter(found.items()))
    ours = (index.get("mappings", {}).get("_meta") or {}).get("artcli")
    if len(found) > 1 or name == client.alias or not isinstance(ours, dict):
        raise not_ours(client.address, name)
    return name, ours.get("mapping")


def has_text_fields(client: Client) -> bool:
    """Return whether other programs can search a library.

    Raises ``IndexStoreError``.
    """
    found = client.request("GET", f"/{client.alias}/_mapping")
    meta = next(iter(found.values()))["mappings"]["_meta"]["artcli"]
    return bool(meta.get("text_fields", True))


def checked(client: Client) -> str:
    """Return the index of a library that this artcli can use.

    Raises ``IndexMissingError``, ``IndexVersionError`` or another ``IndexStoreError``.
    """
    found = behind(client)
    if found is None:
        raise missing(client.address)
    name, version = found
    if version != MAPPING:
        raise other_mapping(client.address, version, MAPPING)
    return name


class Wanted(NamedTuple):
    """How a library is made where there is none; what is None is as configured."""

    shards: int | None = None
    replicas: int | None = None
    text_fields: bool | None = None

    def body(self) -> dict[str, Any]:
        """Return what its index is made with."""
        config = load_config()
        return index_body(
            config.opensearch_shards if self.shards is None else self.shards,
            config.opensearch_replicas if self.replicas is None else self.replicas,
            text_fields=config.opensearch_text_fields if self.text_fields is None else self.text_fields,
        )


def made(client: Client, wanted: Wanted) -> str:
    """Return the index of the library, which is made if there is none.

    Raises what ``checked`` raises.
    """
    if behind(client) is not None:
        name = checked(client)
        _make_side(client)
        return name
    body = wanted.body()
    name = index_name(client.alias, 1)
    body["aliases"] = {client.alias: {"is_write_index": True}}
    try:
        client.request("PUT", f"/{name}", body)
    except IndexStoreError:
        if behind(client) is None:  # otherwise another ingest was faster by a moment
            raise
    _make_side(client)
    settle(client, name)
    return checked(client)


def settle(client: Client, index: str) -> None:
    """Wait until an index that was just made has its copies, where there are nodes for them: until then a node that is lost takes all with it.

    Raises ``IndexStoreError``.
    """
    found = client.request("GET", f"/_cluster/health/{index}")
    if found["number_of_data_nodes"] > 1 and found["status"] != "green":
        with suppress(IndexStoreError):  # what it says where that takes longer: it isn't to be waited for any more
            client.request("GET", f"/_cluster/health/{index}", wait_for_status="green", timeout=_PATIENCE)


def _make_side(client: Client) -> None:
    """Make the index for what belongs to no article, if there is none."""
    index = side_name(client.alias)
    if client.ask("GET", f"/{index}", absent=True) is not None:
        return
    with suppress(
        IndexStoreError
    ):  # another writer may be faster by a moment; if it wasn't that, the next request fails too
        client.request("PUT", f"/{index}", _SIDE)
    settle(client, index)


def refresh(client: Client, index: str | None = None) -> None:
    """Have all that was written be found from now on.

    Raises ``IndexStoreError``.
    """
    client.request("POST", f"/{index or client.alias}/_refresh")
