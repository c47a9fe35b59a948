"""Where are a team's marks?  Tags and notes in the cluster, beside the library: ``marks.articles.Marks`` for all who use it.

An index of its own, ``NAME-marks``, has a document for each article of which anything was said; that it is there says that the library's marks
are shared.  Two readers who change an article's marks at the same moment both have what they wanted: who comes second reads again.
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artcli.errors import IndexStoreError, MarksError
from artcli.marks.articles import AllMarks, Marks, checked_tags, cleaned_note, is_id
from artcli.opensearch.alias import settle
from artcli.opensearch.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from types import EllipsisType

    from artcli.model import ArticleMarks
    from artcli.opensearch.connection import Client

_MAPPING = {
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "id": {"type": "keyword"},
            "given": {"type": "keyword"},
            "taken": {"type": "keyword"},
            "note": {"type": "keyword", "index": False, "doc_values": False},
            "noted": {"type": "boolean"},
            "changed": {"type": "keyword"},
        },
    },
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
}
_AT_ONCE = 500
_TRIES = 20
_CHANGED_MEANWHILE = 409


def marks_name(alias: str) -> str:
    """Return the name of the index that shared marks are in."""
    return f"{alias}-marks"


def are_shared(client: Client) -> bool:
    """Tell whether a library's marks are in the cluster.

    Raises ``IndexStoreError``.
    """
    return client.ask("GET", f"/{marks_name(client.alias)}", absent=True) is not None


def share(client: Client) -> None:
    """Keep a library's marks in the cluster from now on.

    Raises ``IndexStoreError``.
    """
    if not are_shared(client):
        try:
            client.request("PUT", f"/{marks_name(client.alias)}", _MAPPING)
        except IndexStoreError:
            if not are_shared(client):  # otherwise another one was faster by a moment
                raise
        settle(client, marks_name(client.alias))


class SharedMarks(Marks):
    """Tags and notes of a library's articles, the same for all who use it; each change is found by all when its call returns."""

    def __init__(self, client: Client, new_tags: Iterable[str]) -> None:
        """Take who is asked, and the tags that an article has until they are taken away."""
        super().__init__(Path(str(client.address)), new_tags)
        self._client = client
        self._index = marks_name(client.alias)

    def of(self, article: str) -> ArticleMarks:
        """Return the tags, in order, and the note of an article."""
        return self._marks_of(self._get([article])[article])

    def tag(self, articles: Collection[str], add: Collection[str] = (), remove: Collection[str] = ()) -> int:
        """Give articles tags and take others from them; return how many articles that changed."""
        wanted = checked_tags(add, remove)
        for article in articles:
            _check_id(article)
        ids = list(dict.fromkeys(articles))
        changed = 0
        for at in range(0, len(ids), _AT_ONCE):
            changed += self._changed(ids[at : at + _AT_ONCE], wanted)
        return changed

    def write_note(self, article: str, text: str, instead_of: str | EllipsisType | None = ...) -> bool:
        """Keep a note on an article in place of the one there, or drop that for an empty text; tell whether that changed anything."""
        _check_id(article)
        text = cleaned_note(text)
        for _ in range(_TRIES):
            found = self._get([article])[article]
            there = found["_source"].get("note") if found else None
            if instead_of is not ... and there not in (instead_of, text or None):
                message = "The note has been changed meanwhile."
                raise MarksError(message, hint=f"Look at it: artcli note {article} --show")
            if text == (there or ""):
                return False
            source = dict(found["_source"]) if found else {"id": article}
            source |= {"note": text or None, "noted": bool(text)}
            if not self._write([(article, found, source)]):
                return True
        raise self._busy()

    def names(self) -> tuple[str, ...]:
        """Return all tags that any article has or may have, in order."""
        body = {"size": 0, "aggs": {"tags": {"terms": {"field": "given", "size": 10_000}}}}
        found = self._client.request("POST", f"/{self._index}/_search", body)["aggregations"]["tags"]["buckets"]
        return tuple(sorted(self.new_tags.union([one["key"] for one in found])))

    def given(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that were given a tag."""
        return self._ids("given", tag)

    def taken(self, tag: str) -> frozenset[str]:
        """Return the ids of the articles that a tag was taken from."""
        return self._ids("taken", tag)

    def every(self) -> AllMarks:
        """Return what was added to all articles, as it is now."""
        decided: dict[str, dict[str, bool]] = {}
        notes = {}
        for source in self._all({"match_all": {}}):
            decided[source["id"]] = _decided(source)
            if source.get("note"):
                notes[source["id"]] = source["note"]
        return AllMarks(self.new_tags, decided, notes)

    def notes(self) -> dict[str, str]:
        """Return all notes by their articles' ids."""
        return {source["id"]: source["note"] for source in self._all({"term": {"noted": True}}) if source.get("note")}

    def take_over(self, decided: dict[str, dict[str, bool]], notes: dict[str, str]) -> int:
        """Put marks beside those that are there: what is said of an article here already stays; return of how many there was anything new."""
        changed = 0
        ids = sorted({*decided, *notes})
        for at in range(0, len(ids), _AT_ONCE):
            left = ids[at : at + _AT_ONCE]
            for _ in range(_TRIES):
                found = self._get(left)
                lines = []
                for one in left:
                    before = found[one]["_source"] if found[one] else {"id": one}  # type: ignore[index]
                    merged = _source(before, {**decided.get(one, {}), **_decided(before)})
                    note = before.get("note") or notes.get(one)
                    merged |= {"note": note, "noted": bool(note)}
                    if _without_time(merged) != _without_time(before):
                        lines.append((one, found[one], merged))
                left = self._write(lines)
                changed += len(lines) - len(left)
                if not left:
                    break
            else:
                raise self._busy()
        return changed

    def _marks_of(self, found: dict[str, Any] | None) -> ArticleMarks:
        if found is None:
            return self.unmarked
        source = found["_source"]
        one = str(source["id"])
        return AllMarks(self.new_tags, {one: _decided(source)}, {one: source["note"]} if source.get("note") else {}).of(
            one
        )

    def _changed(self, left: list[str], wanted: dict[str, bool]) -> int:
        """Decide on tags of some articles; return how many that changed."""
        changed = 0
        for _ in range(_TRIES):
            found = self._get(left)
            lines = []
            for one in left:
                before = found[one]["_source"] if found[one] else {"id": one}  # type: ignore[index]
                decided = _decided(before)
                if any(decided.get(tag, tag in self.new_tags) != given for tag, given in wanted.items()):
                    lines.append((one, found[one], _source(before, decided | wanted)))
            left = self._write(lines)
            changed += len(lines) - len(left)
            if not left:
                return changed
        raise self._busy()

    def _get(self, articles: list[str]) -> dict[str, dict[str, Any] | None]:
        answer = self._client.request("POST", f"/{self._index}/_mget", {"ids": articles})
        return {one["_id"]: one if one.get("found") else None for one in answer["docs"]}

    def _write(self, lines: list[tuple[str, dict[str, Any] | None, dict[str, Any]]]) -> list[str]:
        """Write documents, each only if it is as it was read; return those that weren't."""
        if not lines:
            return []
        body = b""
        for article, before, source in lines:
            head: dict[str, Any] = {"_id": article}
            action = "create"
            if before is not None:
                action = "index"
                head |= {"if_seq_no": before["_seq_no"], "if_primary_term": before["_primary_term"]}
            now = datetime.now(timezone.utc).isoformat(timespec="seconds")
            body += json.dumps({action: head}).encode() + b"\n" + json.dumps(source | {"changed": now}).encode() + b"\n"
        answer = self._client.request("POST", f"/{self._index}/_bulk", body, refresh="true")
        again = []
        for (article, _, _), item in zip(lines, answer["items"], strict=True):
            told = next(iter(item.values()))
            if told["status"] == _CHANGED_MEANWHILE:
                again.append(article)
            elif told.get("error"):
                message = f"The cluster at {self._client.address} doesn't take a mark: {str(told['error'].get('reason'))[:300]}."
                raise MarksError(message, hint="Is the index of the marks set to be read only, or a disk full?")
        return again

    def _ids(self, field: str, tag: str) -> frozenset[str]:
        query = {"term": {field: tag}}
        return frozenset([source["id"] for source in scrolled(self._client, query, ["id"], index=self._index)])

    def _all(self, query: dict[str, Any]) -> Iterator[dict[str, Any]]:
        return scrolled(self._client, query, ["id", "given", "taken", "note"], index=self._index, stored=True)

    def _busy(self) -> MarksError:
        return MarksError("Others change these marks all the time.", hint="Run it again.")


def _decided(source: dict[str, Any]) -> dict[str, bool]:
    return dict.fromkeys(source.get("given", ()), True) | dict.fromkeys(source.get("taken", ()), False)


def _source(before: dict[str, Any], decided: dict[str, bool]) -> dict[str, Any]:
    given = sorted([tag for tag, value in decided.items() if value])
    taken = sorted([tag for tag, value in decided.items() if not value])
    return before | {"given": given, "taken": taken}


def _without_time(source: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in source.items() if key != "changed" and value}


def _check_id(article: str) -> None:
    if not is_id(article):
        message = f"{article!r} isn't an article's id."
        raise MarksError(message, hint="Give the whole id, 16 letters and digits; library.get(…).id has it.")
