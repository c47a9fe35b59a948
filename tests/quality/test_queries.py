"""What each query must find among the articles beside: queries.json has the table, a row for everything the language can do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from artcli.library import Library
from artcli.search.request import SearchRequest

HERE = Path(__file__).parent
TODAY = "2019-03-09"
ROWS = json.loads((HERE / "queries.json").read_text(encoding="utf-8"))
FEATURES = [
    "words",
    "stems",
    "exact",
    "accents",
    "phrases",
    "numbers",
    "compounds",
    "spaceless",
    "prefix",
    "wildcards",
    "fuzzy",
    "regex",
    "nearness",
    "fields",
    "dates",
    "lengths",
    "operators",
    "boosts",
    "signs",
    "emoji",
    "nothing",
    "order",
]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of the articles."""
    library = Library(tmp_path_factory.mktemp("quality") / "index")
    outcomes = list(library.ingest([str(HERE / "articles")], lambda: b""))
    assert [one for one in outcomes if one.outcome != "added"] == []
    return library


def found(library: Library, query: str) -> list[str]:
    """Return the names of the articles that match, best first; none where only some of the words are anywhere."""
    results = library.search(SearchRequest(query, limit=100, today=TODAY))
    return [] if results.widened else [Path(hit.path).stem for hit in results.hits]


@pytest.mark.parametrize("row", [row for row in ROWS if "finds" in row], ids=lambda row: f"{row['of']}: {row['query']}")
def test_finds(shelf: Library, row: dict[str, object]) -> None:
    """Just these."""
    assert sorted(found(shelf, str(row["query"]))) == row["finds"]


@pytest.mark.parametrize("row", [row for row in ROWS if "first" in row], ids=lambda row: f"{row['of']}: {row['query']}")
def test_order(shelf: Library, row: dict[str, list[str]]) -> None:
    """These come first, in this order."""
    assert found(shelf, str(row["query"]))[: len(row["first"])] == row["first"]


def test_the_table_is_whole() -> None:
    """There are rows for every feature, each once, and enough of them."""
    assert len(ROWS) >= 150
    assert {row["of"].partition(",")[0] for row in ROWS} >= set(FEATURES)
    queries = [(row["query"], "first" in row) for row in ROWS]
    assert len(queries) == len(set(queries))
