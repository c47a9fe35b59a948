"""How does a library get another mapping, or its segments become one?  Every article is written to a new index, which then takes the alias.

Searches go on in the old index until then, and find the same in the new one from the next request on; nobody writes meanwhile, as the old one
is set to be read only.  What was broken off leaves the old index as it was.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from artcli.config import load_config
from artcli.errors import IndexWriteError
from artcli.ingest.compaction import Compaction
from artcli.opensearch.alias import Wanted, behind, checked, has_text_fields, index_name, refresh, settle
from artcli.opensearch.bulk import Bulk
from artcli.opensearch.comparing import find_versions
from artcli.opensearch.documents import document_line, filed_from
from artcli.opensearch.faults import missing
from artcli.opensearch.fresh import Fresh
from artcli.opensearch.mapping import MAPPING, WHOLE
from artcli.opensearch.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from artcli.opensearch.connection import Client
    from artcli.opensearch.place import ClusterDirectory

_PAGE = 200
_NUMBER = re.compile(r"-v\d+-(\d{6})$")
_DAY = 86_400
"""Seconds that a merge may take: the cluster answers when it is done."""


def migrate(
    directory: ClusterDirectory, advance: Callable[[int], None] | None = None, *, text_fields: bool | None = None
) -> tuple[int, int]:
    """Bring a library to the mapping of this artcli; return the mapping's version before, and how many articles were written anew.

    None are where it has that already.  ``text_fields`` says whether other programs shall be able to search it (None: as they are, or as it is
    configured for libraries that are made).  ``advance`` is told of articles that are done.  Raises ``IndexMissingError``,
    ``IndexLockedError`` or another ``IndexStoreError``.
    """
    with directory.writing("compact --migrate") as client:
        found = behind(client)
        if found is None:
            raise missing(directory.address)
        old, version = found
        has_them = has_text_fields(client) if version == MAPPING else None
        if version == MAPPING and text_fields in (None, has_them):
            return MAPPING, 0
        if not isinstance(version, int) or version > MAPPING:
            checked(client)  # says it
        wanted = has_them if text_fields is None else text_fields
        return int(version), _rewritten(client, old, wanted, advance)


def _rewritten(client: Client, old: str, text_fields: bool | None, advance: Callable[[int], None] | None) -> int:
    settings = client.request("GET", f"/{old}/_settings")[old]["settings"]["index"]
    number = _NUMBER.search(old)
    new = index_name(client.alias, int(number[1]) + 1 if number else 1)
    client.ask("DELETE", f"/{new}", absent=True)  # one that was broken off
    wanted = Wanted(int(settings["number_of_shards"]), int(settings["number_of_replicas"]), text_fields)
    client.request("PUT", f"/{new}", wanted.body())
    settle(client, new)
    _block(client, old, True)
    try:
        refresh(client, old)
        articles = 0
        with Bulk(client, new) as bulk:
            for source in scrolled(client, {"match_all": {}}, WHOLE, index=old, page=_PAGE):
                filed = filed_from(source)
                bulk.index(filed.id, document_line(filed))
                articles += 1
                if advance:
                    advance(articles)
        refresh(client, new)
        there = client.request("GET", f"/{new}/_count")["count"]
        if there != articles:
            message = f"Of {articles:,} articles of {client.address}, {there:,} arrived in the new index: the old one is kept."
            raise IndexWriteError(message, hint="Run it again; if that is no better, please report it.")
        client.request("POST", "/_aliases", {"actions": [{"remove_index": {"index": old}}, _alias(client.alias, new)]})
    except BaseException:
        _block(client, old, False)
        client.ask("DELETE", f"/{new}", absent=True)
        raise
    return articles


def _alias(alias: str, index: str) -> dict[str, Any]:
    return {"add": {"index": index, "alias": alias, "is_write_index": True}}


def _block(client: Client, index: str, wanted: bool) -> None:
    client.ask("PUT", f"/{index}/_settings", {"index.blocks.write": wanted or None}, absent=True)


def compact(directory: ClusterDirectory, *, wait: bool = False) -> Compaction:
    """Have the cluster merge each shard's segments into one, without what was deleted, and see that versions are known; searches go on meanwhile.

    Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``.
    """
    begun = time.monotonic()
    with directory.writing("compact", wait=wait) as client:
        name = checked(client)
        find_versions(client, Fresh(directory.path), load_config().near_duplicates)
        segments, size, _ = _sizes(client, name)
        client.request(
            "POST", f"/{name}/_flush"
        )  # what copies may still ask for is kept until then, and not dropped by a merge
        client.request("POST", f"/{name}/_forcemerge", max_num_segments=1, request_timeout=_DAY)
        refresh(client, name)
        after, size_after, articles = _sizes(client, name)
    return Compaction(articles, segments, after, size, size_after, time.monotonic() - begun)


def _sizes(client: Client, index: str) -> tuple[int, int, int]:
    """Return segments, bytes and articles of an index, replicas not counted."""
    shards = client.request("GET", f"/{index}/_segments")["indices"][index]["shards"].values()
    copies = [copy for shard in shards for copy in shard if copy["routing"]["primary"]]
    found = [segment for copy in copies for segment in copy["segments"].values() if segment["search"]]
    return len(found), sum([one["size_in_bytes"] for one in found]), sum([one["num_docs"] for one in found])
