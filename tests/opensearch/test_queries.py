"""Does each query of the search tests' table find the same on a cluster as in a folder?  tests/quality has the table, for both engines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nodes import Cluster

from artcli.errors import QuerySyntaxError
from artcli.ingest.options import IngestOptions
from artcli.library import Library
from artcli.model import Results
from artcli.search.request import SearchRequest

QUALITY = Path(__file__).parent.parent / "quality"
TODAY = "2019-03-09"
ROWS = json.loads((QUALITY / "queries.json").read_text(encoding="utf-8"))
MARKS = json.loads((QUALITY / "marks.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shelves(node: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Library]]:
    """The articles of the table in a cluster and in a folder, with the tags and notes of marks.json: by ids, which are the same."""
    folder = tmp_path_factory.mktemp("queries")
    name = f"queries-{os.getpid()}-{folder.name.rpartition('-')[2]}"
    address = f"opensearch://127.0.0.1:{node.nodes[0].port}/{name}"
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("ARTCLI_STATE", "ARTCLI_CONFIG", "ARTCLI_MARKS"):
            patch.setenv(variable, str(folder / variable.lower()))
        there, here = Library(address), Library(folder / "index")
        for library in (there, here):
            outcomes = list(library.ingest([str(QUALITY / "articles")], bytes, IngestOptions(jobs=1)))
            assert {one.outcome for one in outcomes} == {"added"}
        ids = {Path(one.path).stem: str(one.id) for one in outcomes}
        for tag, tagged in MARKS["tags"].items():
            there.marks.tag([ids[one] for one in tagged], add=[tag])
        there.marks.tag([ids[one] for one in MARKS["read"]], remove=["unread"])
        for one, note in MARKS["notes"].items():
            there.marks.write_note(ids[one], note)
        yield there, here
        there.close()
        here.close()
    node.ask("DELETE", f"/{name}-*")


def rows(kind: str) -> pytest.MarkDecorator:
    """Run a test on each row that says something of this kind."""
    chosen = [row for row in ROWS if kind in row]
    return pytest.mark.parametrize("row", chosen, ids=lambda row: f"{row['of']}: {row['query']}")


def search(library: Library, row: dict[str, Any], **more: Any) -> Results:
    """Ask what a row asks."""
    options = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.get("options", {}).items()
    }
    saved = tuple(row["saved"].items()) if "saved" in row else None
    asked = {"limit": 100, "today": TODAY, "saved": saved} | options | more
    return library.search(SearchRequest(row["query"], **asked))


def names(results: Results) -> list[str]:
    """Return the names of the articles found, best first."""
    return [Path(hit.path).stem for hit in results.hits]


@rows("finds")
def test_finds(shelves: tuple[Library, Library], row: dict[str, Any]) -> None:
    """Just these have all that is asked for, and they are shown as those of a folder are."""
    there, here = [search(library, row) for library in shelves]
    assert sorted([] if there.widened else names(there)) == row["finds"]
    assert (there.total, there.library) == (here.total, here.library)
    assert shown(there) == shown(here)


def shown(results: Results) -> dict[str, Any]:
    """Return what a person sees of the hits, but for scores and places."""
    return {
        hit.id: (hit.short_id, hit.title, hit.title_spans, hit.authors, hit.date, hit.source, hit.words, hit.snippets)
        for hit in results.hits
    }


@rows("first")
def test_order(shelves: tuple[Library, Library], row: dict[str, Any]) -> None:
    """These come first, in this order."""
    results = search(shelves[0], row)
    assert not results.widened
    assert names(results)[: len(row["first"])] == row["first"]


@rows("widened")
def test_widened(shelves: tuple[Library, Library], row: dict[str, Any]) -> None:
    """No article has all the words; just these have some that tell something."""
    results = search(shelves[0], row)
    assert results.widened == bool(row["widened"])
    assert sorted(names(results)) == row["widened"]


@rows("suggests")
def test_suggests(shelves: tuple[Library, Library], row: dict[str, Any]) -> None:
    """Nothing is found, and this would find something."""
    results = search(shelves[0], row)
    assert (results.total, results.suggestion) == (0, row["suggests"])


@rows("refused")
def test_refused(shelves: tuple[Library, Library], row: dict[str, Any]) -> None:
    """It has no plain meaning, and what to do is said."""
    with pytest.raises(QuerySyntaxError) as refused:
        search(shelves[0], row)
    assert str(refused.value) == row["refused"]
    assert refused.value.hint


@pytest.mark.parametrize("order", ["newest", "oldest", "title", "longest"])
def test_orders(shelves: tuple[Library, Library], order: str) -> None:
    """Orders that need no scores are the same, to the last article."""
    there, here = [library.listed(SearchRequest("", limit=100, order=order)) for library in shelves]
    assert [hit.id for hit in there.hits] == [hit.id for hit in here.hits]
    assert there.total == len(there.hits) == 16
