"""What each query must find among the articles beside: queries.json has the table, a row for everything that can be asked, marks.json the tags and notes.

``finds`` says which articles match, ``first`` which are the best in order, ``widened`` which have some of the words where none has
all, ``suggests`` what may have been meant, ``refused`` what is wrong; ``options`` and ``saved`` go with the query.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from artcli.errors import QuerySyntaxError
from artcli.library import Library
from artcli.search.request import SearchRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.model import Results

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
    "stop words",
    "any",
    "phrase",
    "in",
    "sort",
    "saved",
    "widened",
    "did you mean",
    "tags",
    "notes",
    "refused",
]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the articles, with the tags and notes of marks.json."""
    folder = tmp_path_factory.mktemp("quality")
    library = Library(folder / "index")
    outcomes = list(library.ingest([str(HERE / "articles")], lambda: b""))
    assert [one for one in outcomes if one.outcome != "added"] == []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARTCLI_MARKS", str(folder / "marks.sqlite"))
        _mark(library, {Path(one.path).stem: str(one.id) for one in outcomes})
        yield library


def _mark(library: Library, ids: dict[str, str]) -> None:
    marks = json.loads((HERE / "marks.json").read_text(encoding="utf-8"))
    for tag, names in marks["tags"].items():
        library.marks.tag([ids[name] for name in names], add=[tag])
    library.marks.tag([ids[name] for name in marks["read"]], remove=["unread"])
    for name, note in marks["notes"].items():
        library.marks.write_note(ids[name], note)


def rows(kind: str) -> pytest.MarkDecorator:
    """Run a test on each row that says something of this kind."""
    chosen = [row for row in ROWS if kind in row]
    return pytest.mark.parametrize("row", chosen, ids=lambda row: f"{row['of']}: {row['query']}")


def search(library: Library, row: dict[str, Any]) -> Results:
    """Ask what a row asks."""
    options = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.get("options", {}).items()
    }
    saved = tuple(row["saved"].items()) if "saved" in row else None
    return library.search(SearchRequest(row["query"], limit=100, today=TODAY, saved=saved, **options))


def names(results: Results) -> list[str]:
    """Return the names of the articles found, best first."""
    return [Path(hit.path).stem for hit in results.hits]


@rows("finds")
def test_finds(shelf: Library, row: dict[str, Any]) -> None:
    """Just these have all that is asked for."""
    results = search(shelf, row)
    assert sorted([] if results.widened else names(results)) == row["finds"]


@rows("first")
def test_order(shelf: Library, row: dict[str, Any]) -> None:
    """These come first, in this order."""
    results = search(shelf, row)
    assert not results.widened
    assert names(results)[: len(row["first"])] == row["first"]


@rows("widened")
def test_widened(shelf: Library, row: dict[str, Any]) -> None:
    """No article has all the words; just these have some that tell something."""
    results = search(shelf, row)
    assert results.widened == bool(row["widened"])
    assert sorted(names(results)) == row["widened"]


@rows("suggests")
def test_suggests(shelf: Library, row: dict[str, Any]) -> None:
    """Nothing is found, and this would find something."""
    results = search(shelf, row)
    assert (results.total, results.suggestion) == (0, row["suggests"])


@rows("refused")
def test_refused(shelf: Library, row: dict[str, Any]) -> None:
    """It has no plain meaning, and what to do is said."""
    with pytest.raises(QuerySyntaxError) as refused:
        search(shelf, row)
    assert str(refused.value) == row["refused"]
    assert refused.value.hint


def test_the_table_is_whole() -> None:
    """There are rows for every feature, each once, and enough of them."""
    assert len(ROWS) >= 150
    assert {row["of"].partition(",")[0] for row in ROWS} >= set(FEATURES)
    assert len(ROWS) == len({json.dumps(row, sort_keys=True) for row in ROWS})
    assert all({"finds", "first", "widened", "suggests", "refused"} & set(row) for row in ROWS)
