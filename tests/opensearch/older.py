"""How did earlier versions of artcli keep a library on a cluster?  Mappings 1 and 2 with their documents, as they were, for tests of migration."""

from __future__ import annotations

import json
import urllib.request
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from artcli.index.entries import file_key, record_bytes
from artcli.index.fields import NO_STEMS, TEXT_FIELDS, day_number
from artcli.opensearch.documents import positions, sketch_of, terms_text
from artcli.opensearch.sorting import title_sort

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nodes import Cluster

    from artcli.index.entries import Filed

_KEYWORDS = ("id", "language", "file", "file_lower", "hash", "author", "outlet", "ingested", "date_text", "title_sort")


def make(node: Cluster, alias: str, version: int, articles: Iterable[Filed]) -> str:
    """Make a library as a version had it, and return the name of its index."""
    index = f"{alias}-v{version}-000001"
    node.ask("PUT", f"/{index}", _body(version) | {"aliases": {alias: {"is_write_index": True}}})
    lines = []
    for filed in articles:
        lines += [json.dumps({"index": {"_id": filed.id}}), json.dumps(_document(filed, version))]
    body = "\n".join([*lines, ""]).encode()
    path = f"{node.alive[0].address}/{index}/_bulk?refresh=true"
    request = urllib.request.Request(path, body, {"Content-Type": "application/x-ndjson"}, method="POST")
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert not json.load(answer)["errors"]
    return index


def _body(version: int) -> dict[str, Any]:
    unweighed = ("authors", "source", "path")
    properties: dict[str, Any] = {
        name: {
            "type": "text",
            "analyzer": "artcli",
            "search_analyzer": "keyword",
            "similarity": "names" if name in unweighed else "texts",
        }
        for name in TEXT_FIELDS
    }
    properties |= {name: {"type": "keyword"} for name in (*_KEYWORDS, *(["sketch"] if version == 2 else []))}
    properties |= {"day": {"type": "integer"}, "words": {"type": "integer"}}
    properties |= {f"{name}_length": {"type": "integer", "index": False} for name in ("title", "body")}
    properties |= {"record": {"type": "binary"}, "seen": {"type": "keyword", "index": False}}
    analysis = {
        "tokenizer": {"positions": {"type": "simple_pattern_split", "pattern": " "}},
        "filter": {"terms": {"type": "pattern_capture", "preserve_original": False, "patterns": ["([^\x1f]+)"]}},
        "analyzer": {"artcli": {"type": "custom", "tokenizer": "positions", "filter": ["terms"]}},
    }
    similarity = {
        name: {"type": "BM25", "k1": 1.2, "b": share, "discount_overlaps": False}
        for name, share in (("texts", 0.75), ("names", 0.0))
    }
    index = {"number_of_shards": 2, "number_of_replicas": 0, "refresh_interval": "-1", "codec": "best_compression"}
    return {
        "settings": {"index": index | {"analysis": analysis, "similarity": similarity}},
        "mappings": {
            "dynamic": "strict",
            "_meta": {"artcli": {"mapping": version}},
            "_source": {"excludes": [*TEXT_FIELDS]},
            "properties": properties,
        },
    }


def _document(filed: Filed, version: int) -> dict[str, Any]:
    article = filed.article
    files = [file_key(path) for path in filed.hashes]
    texts = {name: terms_text(getattr(article, name), article.language) for name in ("title", "body")}
    found = {
        "id": filed.id,
        **texts,
        "authors": terms_text(", ".join(article.authors), NO_STEMS),
        "source": terms_text(article.source or "", NO_STEMS),
        "path": terms_text(file_key(filed.path), NO_STEMS),
        "language": article.language,
        "file": files,
        "file_lower": [name.lower() for name in files],
        "hash": filed.content,
        "author": [*article.authors],
        "outlet": article.source,
        "ingested": filed.ingested,
        "date_text": article.date[:10] if article.date else None,
        "title_sort": title_sort(article.title)[:200],
        "day": day_number(article.date) or None,
        "words": article.words,
        "sketch": sketch_of(article.body) if version == 2 and article.words >= 50 else [],
        **{f"{name}_length": positions(texts[name]) for name in texts},
        "record": b64encode(record_bytes(filed)).decode(),
        "seen": [f"{filed.hashes[path]}{'0' * 48}{key}" for path, key in zip(filed.hashes, files, strict=True)],
    }
    return {key: value for key, value in found.items() if value is not None and value not in ("", [])}
