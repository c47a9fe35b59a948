"""Which index does a library's name stand for, and how is it made?  The alias, and what lies behind and beside it.

The alias has the library's name; the index behind it also says its mapping's version and a number, ``articles-v3-000001``.  What belongs to no
article (lines learned of sources) lies in ``articles-side``, shared marks in ``articles-marks``.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.config import load_config
from artcli.errors import IndexStoreError
from artcli.opensearch.faults import missing, not_ours, other_mapping
from artcli.opensearch.mapping import MAPPING, index_body

if TYPE_CHECKING:
    from artcli.opensearch.connection import Client

_SIDE = {
    "mappings": {"properties": {"data": {"type": "binary"}}},
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
}
_PATIENCE = "20s"


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
