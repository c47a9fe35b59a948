"""Is a library on a cluster whole, and what can be saved of one that isn't?  The shards' health, and every article held against its id, hash and files.

What the cluster's own files hold is the cluster's to check: OpenSearch sees a checksum that is wrong when it reads it, and takes the copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.errors import IndexStoreError
from artcli.index.checking.report import CheckReport, Finding, LostArticle, RepairReport
from artcli.index.ids import content_hash
from artcli.opensearch.alias import checked, refresh
from artcli.opensearch.bulk import Bulk
from artcli.opensearch.documents import document_line, document_of, filed_from
from artcli.opensearch.mapping import RECORD, WHOLE
from artcli.opensearch.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.index.entries import Filed
    from artcli.opensearch.connection import Client
    from artcli.opensearch.place import ClusterDirectory

    Advance = Callable[[int, int], None]

_PAGE = 200
_COMPARED = (
    "id",
    "hash",
    "language",
    "authors",
    "source",
    "place",
    "ingested",
    "date",
    "title",
    "title_sort",
    "day",
    "words",
)
"""Fields that are kept beside the record, and must say what it says."""


class _Broken(NamedTuple):
    """A document that isn't as it should be: its id, what is wrong, its article as far as that is whole, and one of its files."""

    id: str
    what: str
    filed: Filed | None
    path: str | None

    @property
    def finding(self) -> Finding:
        return Finding(self.id, f"{self.what}: {self.path}" if self.path else self.what)


def check(directory: ClusterDirectory, *, quick: bool = False, advance: Advance | None = None) -> CheckReport:
    """See whether a library is whole; ``quick`` looks at the shards only, ``advance`` is told of bytes and articles that are done.

    Raises ``IndexMissingError`` or another ``IndexStoreError`` where that can't be seen.
    """
    client = directory.connect()
    try:
        return _looked_at(client, quick, advance)[0]
    finally:
        client.close()


def repair(directory: ClusterDirectory, advance: Advance | None = None) -> RepairReport:
    """Write documents anew whose article is whole, take out the others, and say what became of them.

    Raises ``IndexMissingError``, ``IndexLockedError`` or another ``IndexStoreError``, also where shards are missing.
    """
    directory.manifest()  # a library that isn't there isn't made
    with directory.transaction(command="check --repair") as transaction:
        client = transaction.client
        before, broken = _looked_at(client, False, advance)
        if before.findings and not broken:
            message = f"artcli can't repair {directory.address}: {before.findings[0].what}."
            hint = "Bring the missing nodes back, or restore a snapshot; or make the library anew."
            raise IndexStoreError(message, hint=hint)
        with Bulk(client) as bulk:
            for one in broken:
                if one.filed is not None and one.filed.id == one.id:
                    bulk.index(one.id, document_line(one.filed))
                else:
                    bulk.delete(one.id)
    lost = [one for one in broken if one.filed is None or one.filed.id != one.id]
    return RepairReport(
        before, len(broken) - len(lost), tuple([LostArticle(one.path, one.id) for one in lost]), removed=()
    )


def _looked_at(client: Client, quick: bool, advance: Advance | None) -> tuple[CheckReport, list[_Broken]]:
    """Return what is wrong with a library, and its broken documents."""
    name = checked(client)
    refresh(client, name)
    sizes = client.request("GET", f"/{name}/_stats/segments,store,docs")["_all"]["primaries"]
    findings, notes = _health(client, name)
    articles = int(client.request("GET", f"/{name}/_count")["count"])
    broken: list[_Broken] = []
    if not quick and not findings:
        read = 0
        for one in _documents(client, name, advance):
            read += 1
            if one is not None:
                broken.append(one)
        findings += [one.finding for one in broken]
        if read != articles:
            findings.append(Finding(name, f"of {articles:,} articles, {read:,} can be read"))
    size, segments = sizes["store"]["size_in_bytes"], sizes["segments"]["count"]
    return CheckReport(articles, segments, size, quick, tuple(findings), tuple(notes), "document"), broken


def _documents(client: Client, name: str, advance: Advance | None) -> Iterator[_Broken | None]:
    """Yield for each document what is wrong with it, None where nothing is."""
    for source in scrolled(client, {"match_all": {}}, [*WHOLE, "file", *_COMPARED], index=name, page=_PAGE):
        yield _fault(source)
        if advance:
            advance(len(str(source.get(RECORD, ""))), 1)


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


def _fault(source: dict[str, Any]) -> _Broken | None:
    """Return what is wrong with a document; None where it is as it should be."""
    id_ = source["_id"]
    path = next(iter(source.get("file", ())), None)
    try:
        filed: Filed = filed_from(source)
    except (KeyError, TypeError, ValueError) as error:
        return _Broken(id_, f"its record can't be read ({type(error).__name__})", None, path)
    if content_hash(filed.article) != filed.content:
        return _Broken(id_, "its hash is another's", None, path)
    made = document_of(filed)
    wrong = [field for field in _COMPARED if made.get(field) != source.get(field)]
    if filed.id != id_:
        wrong = ["_id", *wrong]
    return (
        _Broken(id_, f"its fields don't say what its record does: {', '.join(wrong)}", filed, path) if wrong else None
    )
