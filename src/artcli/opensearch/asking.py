"""What is asked of a library's articles in a cluster?  Searches, many small ones at once, and walks through all that a query finds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from artcli.opensearch.alias import checked
from artcli.opensearch.faults import is_busy, refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from artcli.opensearch.connection import Client

    Body = dict[str, Any]
    Clause = dict[str, Any]
    Answer = dict[str, Any]
    Found = dict[str, Any]

PAGE = 500
"""Articles that are fetched at once on a walk: some megabytes."""
DEEPEST = 10_000
"""Places that a search reaches without a walk: ``index.max_result_window`` where nobody has changed it."""
KEPT = "5m"
"""How long a cluster keeps what a walk sees, from page to page."""
_AT_ONCE = 200
"""Small searches that are sent together."""
_WHOLE = {"allow_partial_search_results": False}
"""What stands before each of them: one that can't see all of the articles is an error."""


class Asking:
    """The articles of a library, for whoever asks; what it may be asked is looked at once."""

    def __init__(self, client: Client) -> None:
        """Take the connection.

        Raises ``IndexMissingError``, ``IndexVersionError`` or another ``IndexStoreError`` where there is no library that can be asked.
        """
        self.client = client
        checked(client)

    def search(self, body: Body) -> Answer:
        """Run a search; one that can't see all of the articles is an error.

        Raises an ``IndexStoreError``.
        """
        return self.client.request("POST", f"/{self.client.alias}/_search", body, allow_partial_search_results="false")

    def several(self, bodies: Sequence[Body], beside: Mapping[str, Body] | None = None) -> list[Answer]:
        """Run many small searches at once; those in ``beside`` look in other indexes, which needn't be there, and are answered first.

        Raises an ``IndexStoreError``.
        """
        others = [_line(body, index=index, ignore_unavailable=True) for index, body in (beside or {}).items()]
        lines = others + [_line(body) for body in bodies]
        found: list[Answer] = []
        for start in range(0, len(lines), _AT_ONCE):
            found += self._answered("".join(lines[start : start + _AT_ONCE]).encode())
        return found

    def _answered(self, lines: bytes) -> list[Answer]:
        """Ask until the cluster had room for all of some searches."""
        for turn in range(self.client.retries + 1):
            answers: list[Answer] = self.client.request("POST", f"/{self.client.alias}/_msearch", lines)["responses"]
            failed = [answer for answer in answers if "error" in answer]
            if not failed:
                return answers
            last = failed[0]
            if turn == self.client.retries or not is_busy(last.get("status", 500), last):
                raise refused(self.client.address, last.get("status", 500), last)
            self.client.wait(turn)
        raise AssertionError

    def counts(self, clauses: Sequence[Clause]) -> list[int]:
        """Return how many articles each clause finds.

        Raises an ``IndexStoreError``.
        """
        bodies = [{"query": clause, "size": 0, "track_total_hits": True} for clause in clauses]
        return [total_of(answer) for answer in self.several(bodies)]

    def walk(self, body: Body, limit: int, skipped: int = 0) -> Iterator[Found]:
        """Yield what a search finds, in its order, however much it is: of one moment, page by page.

        The body has sort keys, the last of which tells any two articles apart.  Raises an ``IndexStoreError``.
        """
        opened = self.client.request("POST", f"/{self.client.alias}/_search/point_in_time", keep_alive=KEPT)
        name = opened["pit_id"]
        try:
            yield from self._pages(body, limit, skipped, name)
        finally:
            self.client.ask("DELETE", "/_search/point_in_time", {"pit_id": [name]}, absent=True)

    def _pages(self, body: Body, limit: int, skipped: int, name: str) -> Iterator[Found]:
        after: dict[str, Any] = {}
        while limit > 0:
            size = min(limit + skipped, PAGE)
            page = body | after | {"size": size, "pit": {"id": name, "keep_alive": KEPT}, "track_total_hits": False}
            if skipped >= PAGE:
                page["_source"] = False
            hits = self.client.request("POST", "/_search", page, allow_partial_search_results="false")["hits"]["hits"]
            wanted = hits[skipped : skipped + limit]
            yield from wanted
            skipped, limit = max(0, skipped - len(hits)), limit - len(wanted)
            if len(hits) < size:
                return
            after = {"search_after": hits[-1]["sort"]}

    def spelt_like(self, fields: Sequence[str], word: str, most: int) -> dict[str, int]:
        """Return the terms of some fields that so many changes make of a word, and in how many articles each is.

        Raises an ``IndexStoreError``.
        """
        asked = {
            field: {
                "text": word,
                "term": {
                    "field": field,
                    "analyzer": "keyword",
                    "suggest_mode": "always",
                    "max_edits": most,
                    "prefix_length": 0,
                    "min_word_length": 1,
                    "size": 50,
                    "shard_size": 200,
                    "max_inspections": 50,
                },
            }
            for field in fields
        }
        found: dict[str, int] = {}
        for entries in self.search({"size": 0, "suggest": asked})["suggest"].values():
            for option in [option for entry in entries for option in entry["options"]]:
                found[option["text"]] = max(found.get(option["text"], 0), option["freq"])
        return found


def _line(body: Body, **head: Any) -> str:
    return f"{json.dumps(_WHOLE | head)}\n{json.dumps(body)}\n"


def total_of(answer: Answer) -> int:
    """Return how many articles a search found."""
    return int(answer["hits"]["total"]["value"])
