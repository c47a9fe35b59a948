"""Is a library in a cluster whole?  Health and shards at once; and each document made again from its article, and compared.

Terms aren't kept in documents: whether words are found is the cluster's own affair, which has checksums for its files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.index.checking.report import CheckReport, Finding
from artcli.index.fields import TEXT_FIELDS
from artcli.opensearch.documents import document_of, filed_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.opensearch.asking import Asking

MOST_FINDINGS = 1_000
"""Broken documents that are told one by one."""
_HEALTH = {
    "red": "shards are missing: some articles can't be read, and searches are refused",
}


def check(asking: Asking, *, quick: bool, advance: Callable[[int, int], None] | None) -> CheckReport:
    """See whether all shards are there; and, unless it is to be quick, whether each document is that of its article.

    Raises an ``IndexStoreError``.
    """
    alias = asking.client.alias
    health = asking.client.request("GET", f"/_cluster/health/{alias}")
    stored = asking.client.request("GET", f"/{alias}/_stats/docs,store,segments")["_all"]
    findings = [Finding(alias, _HEALTH[health["status"]])] if health["status"] in _HEALTH else []
    notes = (_few_copies(health),) if health["status"] == "yellow" else ()
    articles = int(stored["primaries"]["docs"]["count"])
    if not quick and not findings:
        articles = 0
        for size, broken in _looked_at(asking):
            articles += 1
            if advance:
                advance(size, 1)
            if broken and len(findings) < MOST_FINDINGS:
                findings.append(broken)
    return CheckReport(
        articles=articles,
        segments=int(stored["primaries"]["segments"]["count"]),
        bytes=int(stored["total"]["store"]["size_in_bytes"]),
        quick=quick,
        findings=tuple(findings),
        notes=notes,
    )


def _few_copies(health: dict[str, Any]) -> str:
    missing = int(health["unassigned_shards"])
    what = "1 copy of a shard has" if missing == 1 else f"{missing} copies of shards have"
    return f"{what} no node to lie on: nothing is lost, but if a node goes, articles may be out of reach."


def _looked_at(asking: Asking) -> Iterator[tuple[int, Finding | None]]:
    """Yield of each document its size, and what is wrong with it."""
    everything = {"query": {"match_all": {}}, "sort": [{"id": {"order": "asc"}}]}
    for hit in asking.walk(everything, 2**62):
        source = hit["_source"]
        yield len(source.get("record", "")), _broken(hit["_id"], source)


def _broken(id_: str, source: dict[str, Any]) -> Finding | None:
    try:
        filed = filed_from(source)
        wanted = document_of(filed)
    except (KeyError, TypeError, ValueError) as error:
        return Finding(id_, f"its article can't be read ({type(error).__name__})")
    if filed.id != id_:
        return Finding(id_, "its article has another id")
    names = (wanted.keys() | source.keys()) - {*TEXT_FIELDS}
    wrong = sorted([name for name in names if wanted.get(name) != source.get(name)])
    return Finding(id_, f"{', '.join(wrong)}: not what its article says") if wrong else None
