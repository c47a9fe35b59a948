"""Can another program search a library on a cluster?  opensearch-py alone, as a newsroom's scripts and dashboards ask: no artcli on that side."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import older
import pytest
from nodes import Cluster
from support import Program
from test_languages import TEXTS

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed, record_bytes
from artcli.opensearch.documents import filed_from
from artcli.opensearch.mapping import MAPPING, TERMS
from artcli.opensearch.place import ClusterDirectory
from artcli.opensearch.scrolling import scrolled

_numbers = count()
ARTICLES = TEXTS | {
    "march": "A bridge is opened\nBy Ada Quill\n12 March 2019\nHARBOUR, Northland — The bridge over the harbour was opened today, and the mayor walked over it.\n\n"
    "The engineers who had built the bridge said that it would stand for a century, and that the walls were only sand.\n",
    "april": "A bridge is closed\nBy Ada Quill and Tom Reed\n3 April 2019\n\nThe bridge over the harbour was closed again after a month, and nobody "
    "walked over it. The engineers said nothing at all.\n",
    "zh": "河内峰会\n\n越南首都河内的峰会昨天结束，两国领导人没有签署协议，记者们在酒店外面等了一整天。\n",
    "la": "Lorem\n\nQuod erat demonstrandum; sic transit gloria mundi, et ceterum censeo murum esse delendum.\n",
}


class Newsroom:
    """A library on the node, and a client that knows nothing of artcli."""

    def __init__(self, node: Cluster, home: Path) -> None:
        from opensearchpy import OpenSearch

        self.node = node
        self.name = f"others-{os.getpid()}-{next(_numbers)}"
        self.address = f"opensearch://127.0.0.1:{node.nodes[0].port}/{self.name}"
        self.program = Program(home)
        self.client = OpenSearch(node.nodes[0].address)

    def works(self, *command: str) -> str:
        done = self.program(*command)
        assert done.returncode == 0, done
        return done.stdout

    def search(self, query: dict[str, Any], **more: Any) -> dict[str, Any]:
        found: dict[str, Any] = self.client.search(index=self.name, body={"query": query, **more})
        return found

    def files(self, query: dict[str, Any]) -> set[str]:
        """Return the names of the files whose articles a query finds."""
        return {Path(hit["_source"]["file"][0]).stem for hit in self.search(query)["hits"]["hits"]}

    def counts(self, **aggregation: Any) -> list[tuple[Any, int]]:
        found = self.search({"match_all": {}}, size=0, aggs={"all": aggregation})["aggregations"]["all"]["buckets"]
        return [(one.get("key_as_string", one["key"]), one["doc_count"]) for one in found if one["doc_count"]]


@pytest.fixture(scope="module")
def newsroom(node: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    found = Newsroom(node, tmp_path_factory.mktemp("home"))
    folder = tmp_path_factory.mktemp("texts")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    found.works("--index", found.address, "ingest", "-q", "--replicas", "0", str(folder))
    found.works("ingest", "-q", str(folder))
    yield found
    found.client.close()
    node.ask("DELETE", f"/{found.name}-*")


@pytest.mark.parametrize(
    ("field", "words", "files"),
    [
        ("text.en", "walling", {"en", "march"}),
        ("text.en", "opening", {"march"}),
        ("text.de", "Hafen", {"de"}),
        ("text.de", "Mauer", {"de"}),
        ("text.fr", "école élève", {"fr"}),
        ("title.fr", "école", {"fr"}),
        ("text.zh", "峰会", {"zh"}),
        ("text.other", "MUNDI", {"la"}),
        ("text.en.exact", "walled", {"en"}),
        ("text.en.exact", "walling", set()),
        ("text.de.exact", "Mauer", set()),
        ("text.en", "cafe resume", {"en"}),
        ("text.de", "turm strasse", {"de"}),
        ("text.fr.exact", "eleves", {"fr"}),
        ("text.en.exact", "cafe", {"en"}),
    ],
)
def test_words(newsroom: Newsroom, field: str, words: str, files: set[str]) -> None:
    """Stems by language, accents folded, and words as they stand."""
    assert newsroom.files({"match": {field: {"query": words, "operator": "and"}}}) == files


def test_phrases_stay_in_a_paragraph(newsroom: Newsroom) -> None:
    assert newsroom.files({"match_phrase": {"text.en": "the engineer who had built the bridges"}}) == {"march"}
    assert newsroom.files({"match_phrase": {"text.en.exact": "the engineers who had built the bridge"}}) == {"march"}
    assert newsroom.files({"match_phrase": {"text.en.exact": "the engineer who had built the bridge"}}) == set()
    assert newsroom.files({"match_phrase": {"text.en": "walked over it the engineers"}}) == {"april"}


def test_what_a_dashboard_asks(newsroom: Newsroom) -> None:
    """A line of Lucene's own language, without fields, looks in titles and texts of all languages, and in nothing else."""
    assert newsroom.files({"query_string": {"query": "bridges AND engineer"}}) == {"march", "april"}
    assert newsroom.files({"query_string": {"query": "eleve"}}) == {"fr"}
    assert newsroom.files({"query_string": {"query": "txt"}}) == set()
    assert newsroom.files({"multi_match": {"query": "demonstrandum", "fields": ["text.*"]}}) == {"la"}


def test_highlights(newsroom: Newsroom) -> None:
    """From term vectors, by the highlighter that needs them."""
    wanted = {"type": "fvh", "fields": {"text.en": {}}, "pre_tags": "[", "post_tags": "]"}
    found = newsroom.search({"match": {"text.en": "walling"}}, highlight=wanted)["hits"]["hits"]
    marked = {Path(hit["_source"]["file"][0]).stem: "".join(hit["highlight"]["text.en"]) for hit in found}
    assert "The [walls] of the harbour were [walled] in again" in marked["en"]
    assert "that the [walls] were only sand" in marked["march"]
    vectors = newsroom.client.termvectors(index=newsroom.name, id=found[0]["_id"], fields=["text.en"])
    assert {"position", "start_offset"} < set(
        next(iter(vectors["term_vectors"]["text.en"]["terms"].values()))["tokens"][0]
    )


def test_what_can_be_counted(newsroom: Newsroom) -> None:
    assert newsroom.counts(terms={"field": "authors"}) == [("Ada Quill", 2), ("Tom Reed", 1)]
    languages = dict(newsroom.counts(terms={"field": "language"}))
    assert (languages["en"], languages["de"], languages["fr"], languages["zh"]) == (3, 1, 1, 1)
    months = newsroom.counts(date_histogram={"field": "date", "calendar_interval": "month", "format": "yyyy-MM"})
    assert months == [("2019-03", 1), ("2019-04", 1)]
    assert newsroom.counts(terms={"field": "date_precision"}) == [("day", 2)]
    assert newsroom.counts(terms={"field": "place"}) == [("Harbour, Northland", 1)]
    assert newsroom.files({"range": {"date": {"gte": "2019-04"}}}) == {"april"}


def test_texts_are_kept_once_and_can_be_read(newsroom: Newsroom) -> None:
    hit = newsroom.search({"match": {"text.en": "century"}})["hits"]["hits"][0]["_source"]
    assert hit["title"] == {"en": "A bridge is opened"}
    assert [text[-11:] for text in hit["text"]["en"]] == ["ed over it.", " only sand."]
    assert TERMS not in hit
    assert str(hit).count("stand for a century") == 1


def test_without_fields_for_others(newsroom: Newsroom) -> None:
    """All the same to artcli; others can read the texts, and not search them, until a migration gives them fields."""
    bare = f"{newsroom.name}-bare"
    address = f"{newsroom.address}-bare"
    newsroom.works("copy", newsroom.address, address, "--replicas", "0", "--no-text-fields")
    query = ("search", "the bridge", "--json")
    there, here = (newsroom.works("--index", one, *query) for one in (address, newsroom.address))
    assert _without_seconds(there) == _without_seconds(here)
    asked = {"query": {"match": {"text.en": "bridge"}}}
    assert newsroom.client.search(index=bare, body=asked)["hits"]["hits"] == []
    everything = newsroom.client.search(index=bare, body={})["hits"]["hits"]
    assert any("stand for a century" in str(hit["_source"].get("text", {}).get("en")) for hit in everything)
    assert "nothing is wrong" in newsroom.works("--index", address, "check")
    assert "mapping already" in newsroom.works("--index", address, "compact", "--migrate")
    told = newsroom.works("--index", address, "compact", "--migrate", "--text-fields")
    assert f"{len(ARTICLES)} articles written anew" in told
    assert len(newsroom.client.search(index=bare, body=asked)["hits"]["hits"]) == 2
    assert "mapping already" in newsroom.works("--index", address, "compact", "--migrate", "--text-fields")
    assert list(newsroom.client.indices.get_alias(name=bare)) == [f"{bare}-v{MAPPING}-000002"]


def _without_seconds(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if '"seconds"' not in line]


@pytest.mark.parametrize("version", [1, 2])
def test_libraries_of_earlier_mappings(newsroom: Newsroom, version: int) -> None:
    """Every article is the same afterwards, to the byte; others find it; what the library was doesn't stay."""
    alias = f"{newsroom.name}-old{version}"
    address = f"{newsroom.address}-old{version}"
    with IndexDirectory(newsroom.program.index).open() as snapshot:
        before = {one.id: one for one in all_filed(snapshot)}
    old = older.make(newsroom.node, alias, version, before.values())
    refused = newsroom.program("--index", address, "search", "bridge")
    assert (refused.returncode, f"has mapping version {version}" in refused.stderr) == (2, True)
    assert "compact --migrate" in refused.stderr
    told = newsroom.works("--index", address, "compact", "--migrate")
    assert f"{len(before)} articles written anew, from mapping version {version}" in told
    client = ClusterDirectory(address).connect()
    after = [filed_from(source) for source in scrolled(client, {"match_all": {}}, ["record", "text"])]
    client.close()
    assert {one.id: record_bytes(one) for one in after} == {id_: record_bytes(one) for id_, one in before.items()}
    assert newsroom.client.indices.exists(index=old) is False
    found = newsroom.client.search(index=alias, body={"query": {"match": {"text.en": "walling"}}})
    assert found["hits"]["total"]["value"] == 2
    assert (
        newsroom.client.indices.get_settings(index=alias)[f"{alias}-v{MAPPING}-000002"]["settings"]["index"][
            "number_of_shards"
        ]
        == "2"
    )
    assert "nothing is wrong" in newsroom.works("--index", address, "check")
    assert "A bridge is opened" in newsroom.works("--index", address, "search", "bridges opened", "--plain")
