"""What does a library on a cluster have already?  ``ingest.committed.Committed``, asked of the cluster: files, articles and ids.

An article's place is its id.  What a run has written can't be searched for before it is refreshed, but is found at once by its id; and an
article's id follows from what it said at first.  So copies within a run are found by ids; what else the run has changed is remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.formats.content import SEPARATOR
from artcli.index.entries import file_key, filed_of
from artcli.index.ids import article_id
from artcli.ingest.committed import Committed, path_key
from artcli.ingest.tasks import Known, Place
from artcli.model import Identity
from artcli.opensearch.alias import refresh
from artcli.opensearch.documents import heading_from, record_from, seen_file
from artcli.opensearch.mapping import RECORD, WHOLE
from artcli.opensearch.scrolling import asked_for, fields_of, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from artcli.index.entries import Filed
    from artcli.opensearch.connection import Client
    from artcli.opensearch.fresh import Fresh
    from artcli.records import Record

_AT_ONCE = 1_000
"""Files that are looked up by one request."""
_MOST_FOUND = 10_000
"""Articles that one answer may have (``index.max_result_window``)."""
_REMEMBERED = 500


def place_of(id_: str) -> Place:
    """Return an article's place."""
    return Place(id_, 0)


class ClusterCommitted(Committed):
    """The library, for looking things up while a run changes it."""

    def __init__(self, client: Client, fresh: Fresh | None = None) -> None:
        """Take who is asked, and what keeps the ids of what is written; nothing is asked yet."""
        self._client = client
        self._fresh = fresh
        self._search = f"/{client.alias}/_search"
        self._hashes: dict[str, str | None] = {}
        self._ids: dict[str, bool] = {}
        self._records: dict[str, Record] = {}
        self._contents: dict[str, str] = {}
        self._changed: dict[str, str | None] = {}
        self._unseen = self._moved = False

    @property
    def documents(self) -> int:
        """How many articles there are."""
        return int(self._client.request("GET", f"/{self._client.alias}/_count")["count"])

    # What a run does.

    def written(self, filed: Filed) -> None:
        """Take it that an article was written which was there, or may have been."""
        self._unseen = self._moved = True
        if self._fresh:
            self._fresh.add(filed.id)
        self._changed[filed.id] = filed.content
        self._contents[filed.content] = filed.id

    def added(self, id_: str) -> None:
        """Take it that a new article was written whose id follows from what it says."""
        self._unseen = True
        if self._fresh:
            self._fresh.add(id_)

    def deleted(self, id_: str) -> None:
        """Take it that an article was taken out."""
        self._unseen = self._moved = True
        self._changed[id_] = None

    def cleared(self) -> None:
        """Begin a new round."""
        self._hashes.clear()
        self._ids.clear()
        self._records.clear()

    def foresee(self, contents: Iterable[str], known: Iterable[str]) -> None:
        """Look up together what the articles of a step may be copies of, and what is stored of those that it changes."""
        wanted = [one for one in dict.fromkeys(contents) if one not in self._hashes]
        ids = [article_id(one) for one in wanted]
        asked = dict.fromkeys([*ids, *known])
        if not asked:
            return
        for id_, found in self._get(list(asked)).items():
            self._ids[id_] = found is not None
            if found is not None:
                self._records[id_] = record_from(found)
        self._hashes.update(dict.fromkeys(wanted))
        for one, id_ in zip(wanted, ids, strict=True):
            if id_ in self._records and self._records[id_]["content"] == one:
                self._hashes[one] = id_
        left = [one for one in wanted if self._hashes[one] is None]
        self._hashes.update(self._by_hash(left))

    # What is there.

    def alive(self, place: Place) -> bool:
        """Tell whether an article is as it was when it was looked up."""
        return place.segment not in self._changed

    def find(self, field: str, key: bytes, gone: Container[Place]) -> Place | None:
        """Return where the article with a key is, those that are to go left out."""
        text = key.decode("utf-8", "surrogatepass")
        if field == "hash":
            if text not in self._hashes:
                self.foresee([text], ())
            found = self._hashes[text]
        elif field == "id":
            if text not in self._ids:
                self._ids[text] = self._get([text])[text] is not None
            found = text if self._ids[text] else None
        else:
            self._seen_by_search()
            found = next(self._with("file", [text], ["id"]), {}).get("id")
        return place_of(found) if found is not None and place_of(found) not in gone else None

    def identifier(self, place: Place) -> str:
        """Return an article's id."""
        return place.segment

    def record(self, place: Place) -> Record:
        """Return what is stored of an article."""
        known = self._records.get(place.segment)
        if known is None:
            found = self._get([place.segment])[place.segment]
            if found is None:
                raise self._went(place)
            if len(self._records) > _REMEMBERED:
                self._records.clear()
            known = self._records[place.segment] = record_from(found)
        return known

    def filed(self, place: Place) -> Filed:
        """Return an article as it is filed."""
        return filed_of(self.record(place))

    def title(self, place: Place) -> str:
        """Return an article's title."""
        title: str = self.record(place)["title"]
        return title

    def below(self, beginning: bytes, unless: Callable[[bytes], bool]) -> Iterator[tuple[bytes, Place]]:
        """Yield the keys of known files that begin so, each with its article, ``unless`` says no."""
        self._seen_by_search()
        query = {"prefix": {"file": beginning.decode("utf-8", "surrogatepass")}}
        for source in scrolled(self._client, query, ["id", "file"]):
            for name in source.get("file", ()):
                key = name.encode("utf-8", "surrogatepass")
                if key.startswith(beginning) and not unless(key):
                    yield key, place_of(source["id"])

    def files(self, paths: Sequence[str]) -> list[Known | None]:
        """Return what is known of files."""
        keys = [path_key(path) for path in paths]
        if self._moved:  # else all that was written since are articles of files that come once
            self._seen_by_search()
        found: dict[bytes, Known] = {}
        for at in range(0, len(keys), _AT_ONCE):
            texts = [key.decode("utf-8", "surrogatepass") for key in keys[at : at + _AT_ONCE]]
            for source in self._with("file", texts, ["id", "seen"]):
                found.update(_known_files(source))
        return [found.get(key) for key in keys]

    def inside(self, path: str) -> dict[bytes, Known]:
        """Return what is known of the members of a container, by their keys."""
        self._seen_by_search()
        first = path_key(path) + SEPARATOR.encode()
        query = {"prefix": {"file": first.decode("utf-8", "surrogatepass")}}
        found: dict[bytes, Known] = {}
        for source in scrolled(self._client, query, ["id", "seen"]):
            found.update({key: one for key, one in _known_files(source) if key.startswith(first)})
        return found

    def seen(self, files: int, expected: int) -> None:
        """Return no sieve: what is new is looked up by the hundred."""

    def _seen_by_search(self) -> None:
        """Have the cluster find what was written until now."""
        if self._unseen:
            refresh(self._client)
            self._unseen = self._moved = False

    def _get(self, ids: list[str]) -> dict[str, dict[str, Any] | None]:
        """Return documents by their ids, as they are at this moment, None for what isn't there."""
        answer = self._client.request("POST", f"/{self._client.alias}/_mget", {"ids": ids}, _source=",".join(WHOLE))
        return {one["_id"]: one["_source"] if one.get("found") else None for one in answer["docs"]}

    def _by_hash(self, contents: list[str]) -> dict[str, str]:
        """Return the ids of the articles that say this, as far as a search finds them, or the run has written them."""
        found = {one: self._contents[one] for one in contents if one in self._contents}
        left = [one for one in contents if one not in found]
        for source in self._with("hash", left, ["id", "hash", *WHOLE]) if left else ():
            if self._changed.get(source["id"], source["hash"]) == source["hash"]:
                found[source["hash"]] = source["id"]
                self._records[source["id"]] = record_from(source)
        return {content: id_ for content, id_ in found.items() if self._changed.get(id_, content) == content}

    def _with(self, field: str, values: list[str], wanted: list[str]) -> Iterator[dict[str, Any]]:
        query = {"bool": {"filter": [{"terms": {field: values}}]}}
        body = {"size": _MOST_FOUND, "query": query, "track_total_hits": False, **asked_for(wanted)}
        for hit in self._client.request("POST", self._search, body)["hits"]["hits"]:
            yield fields_of(hit)

    def _went(self, place: Place) -> Exception:
        from artcli.errors import IndexStoreError  # noqa: PLC0415

        message = f"The article {place.segment} was taken out of {self._client.address} by somebody else meanwhile."
        return IndexStoreError(message, hint="Run it again.")


def identities(client: Client, ids: Iterable[str]) -> tuple[Identity, ...]:
    """Return by what those of some articles that are in a library would be known again without it.

    Raises ``IndexStoreError``.
    """
    answer = client.request("POST", f"/{client.alias}/_mget", {"ids": list(ids)}, _source=RECORD)
    heads = [heading_from(one["_source"]) for one in answer["docs"] if one.get("found")]
    return tuple(
        [
            Identity(one["id"], file_key(one["path"]), one["hashes"].get(one["path"], ""), one["content"], one["title"])
            for one in heads
        ]
    )


def _known_files(source: dict[str, Any]) -> Iterator[tuple[bytes, Known]]:
    for value in source.get("seen", ()):
        key, digest, stamp = seen_file(value)
        yield key, Known(place_of(source["id"]), digest, stamp)
