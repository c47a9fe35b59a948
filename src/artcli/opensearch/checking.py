"""Is a library on a cluster whole?  The shards' health, and every article read back and held against its id, its hash and its files.

What the cluster's own files hold is the cluster's to check: OpenSearch sees a checksum that is wrong when it reads it, and takes the copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.index.checking.report import CheckReport, Finding
from artcli.index.ids import content_hash
from artcli.opensearch.documents import document_of, filed_from
from artcli.opensearch.mapping import checked, refresh
from artcli.opensearch.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from artcli.index.entries import Filed
    from artcli.opensearch.connection import Client
    from artcli.opensearch.place import ClusterDirectory

_PAGE = 200
_COMPARED = ("id", "hash", "language", "outlet", "ingested", "date_text", "title_sort", "day", "words")
"""Fields that are kept beside the record, and must say what it says."""


def check(
    directory: ClusterDirectory, *, quick: bool = False, advance: Callable[[int, int], None] | None = None
) -> CheckReport:
    """See whether a library is whole; ``quick`` looks at the shards only, ``advance`` is told of bytes and articles that are done.

    Raises ``IndexMissingError`` or another ``IndexStoreError`` where that can't be seen.
    """
    client = directory.connect()
    try:
        name = checked(client)
        refresh(client, name)
        sizes = client.request("GET", f"/{name}/_stats/segments,store,docs")["_all"]["primaries"]
        findings, notes = _health(client, name)
        articles = int(client.request("GET", f"/{name}/_count")["count"])
        if not quick and not findings:
            read = 0
            for source in scrolled(client, {"match_all": {}}, ["record", *_COMPARED], index=name, page=_PAGE):
                read += 1
                what = _fault(source)
                if what:
                    findings.append(Finding(str(source.get("id")), what))
                if advance:
                    advance(len(source.get("record", "")), 1)
            if read != articles:
                findings.append(Finding(name, f"of {articles:,} articles, {read:,} can be read"))
        size, segments = sizes["store"]["size_in_bytes"], sizes["segments"]["count"]
        return CheckReport(articles, segments, size, quick, tuple(findings), tuple(notes))
    finally:
        client.close()


def _health(client: Client, name: str) -> tuple[list[Finding], list[str]]:
    found = client.request("GET", f"/_cluster/health/{name}")
    if found["status"] == "red":
        lost = found["unassigned_shards"]
        return [Finding(name, f"shards of it are on no node ({lost} in all): their articles can't be found")], []
    if found["status"] == "yellow":
        missing = found["unassigned_shards"]
        return [], [
            f"Copies of shards are on no node ({missing} of them): if another node is lost, so may be articles."
        ]
    return [], []


def _fault(source: dict[str, Any]) -> str | None:
    """Return what is wrong with a document; None where it is as it should be."""
    try:
        filed: Filed = filed_from(source)
    except (KeyError, TypeError, ValueError) as error:
        return f"its record can't be read ({type(error).__name__})"
    if content_hash(filed.article) != filed.content:
        return "its hash is another's"
    made = document_of(filed)
    wrong = [field for field in _COMPARED if made.get(field) != source.get(field)]
    return f"its fields don't say what its record does: {', '.join(wrong)}" if wrong else None
