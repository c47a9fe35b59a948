"""Does each query of the search tests' table find the same on a cluster as in a folder, and do the other commands say the same?  For both engines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nodes import Cluster

from artcli.errors import ArticleNotFoundError, QuerySyntaxError
from artcli.ingest.options import IngestOptions
from artcli.library import Library
from artcli.model import Results
from artcli.search.request import SearchRequest
from artcli.values import replace as replace_value

QUALITY = Path(__file__).parent.parent / "quality"
TODAY = "2019-03-09"
ROWS = json.loads((QUALITY / "queries.json").read_text(encoding="utf-8"))
MARKS = json.loads((QUALITY / "marks.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shelves(node: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Library]]:
    """The articles of the table in a cluster and in a folder."""
    with shelved(node, tmp_path_factory.mktemp("queries")) as found:
        yield found


@contextmanager
def shelved(node: Cluster, folder: Path, shards: int = 1) -> Iterator[tuple[Library, Library]]:
    """Give the articles of the table in a cluster and in a folder, with the tags and notes of marks.json: by ids, which are the same."""
    name = f"queries-{os.getpid()}-{folder.name.rpartition('-')[2]}"
    address = f"opensearch://127.0.0.1:{node.nodes[0].port}/{name}"
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("ARTCLI_STATE", "ARTCLI_CONFIG", "ARTCLI_MARKS"):
            patch.setenv(variable, str(folder / variable.lower()))
        there, here = Library(address), Library(folder / "index")
        for library in (there, here):
            outcomes = list(library.ingest([str(QUALITY / "articles")], bytes, IngestOptions(jobs=1, shards=shards)))
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


Shelves = tuple[Library, Library]


def test_statistics(shelves: Shelves) -> None:
    """The numbers are the same, but for what lies where."""
    there, here = [library.statistics() for library in shelves]
    for name in ("articles", "words", "years", "months", "days", "sources", "authors", "languages", "undated"):
        assert getattr(there, name) == getattr(here, name), name


def test_timelines(shelves: Shelves) -> None:
    """So are a query's months, and its articles in the order of their dates."""
    there, here = [library.timeline(["harbour OR sluice"])[0] for library in shelves]
    assert (there.total, there.undated, there.counts) == (here.total, here.undated, here.counts)
    assert [(hit.id, hit.snippets) for hit in there.hits] == [(hit.id, hit.snippets) for hit in here.hits]


def test_facets(shelves: Shelves) -> None:
    """And how the articles found part."""
    request = SearchRequest("lang:en", facets=True, histogram=True, today=TODAY)
    there, here = [library.search(request) for library in shelves]
    assert (there.facets, there.histogram) == (here.facets, here.histogram)


def test_articles(shelves: Shelves, monkeypatch: pytest.MonkeyPatch) -> None:
    """All articles come back whole, page after page, by a query, by ids and by their folder."""
    monkeypatch.setattr("artcli.opensearch.asking.PAGE", 3)
    there, here = [{entry.id: entry for entry in library.articles(["id:*"])} for library in shelves]
    assert [replace(there[one], ingested="") for one in sorted(there)] == [
        replace(here[one], ingested="") for one in sorted(here)
    ]
    three = sorted(there)[:3]
    assert [entry.id for entry in shelves[0].articles(three[::-1])] == three[::-1]
    assert {entry.id for entry in shelves[0].articles([str(QUALITY / "articles")])} == set(there)
    assert [entry.id for entry in shelves[0].articles(["lang:en"], "newest", 4)] == [
        entry.id for entry in shelves[1].articles(["lang:en"], "newest", 4)
    ]
    assert shelves[0].article_at(7).id == sorted(there)[7]


def test_far_behind(shelves: Shelves, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places further behind than a search reaches are walked to."""
    monkeypatch.setattr("artcli.opensearch.best.DEEPEST", 5)
    monkeypatch.setattr("artcli.opensearch.asking.PAGE", 4)
    request = SearchRequest("", limit=4, offset=9, order="title")
    there, here = [library.listed(request) for library in shelves]
    assert [(hit.rank, hit.id) for hit in there.hits] == [(hit.rank, hit.id) for hit in here.hits]


def test_references(shelves: Shelves) -> None:
    """Articles are named by ids, their beginnings and files; what names none is the same error."""
    there, here = shelves
    one = next(iter(here.articles(["sluice"])))
    for reference in (one.id, one.short_id, one.path):
        assert there.get(reference).id == one.id
    for wrong in ("zzzz", "/nowhere/at/all.txt", ""):
        errors = []
        for library in shelves:
            with pytest.raises(ArticleNotFoundError) as error:
                library.get(wrong)
            errors.append((str(error.value), error.value.hint))
        assert errors[0] == errors[1]
    assert [entry.id for entry in there.beginning(one.id[:1], 9)] == [
        entry.id for entry in here.beginning(one.id[:1], 9)
    ]


def test_marks(shelves: Shelves) -> None:
    """Tags are counted, and articles found by them."""
    there, here = shelves
    assert there.tag_counts() == here.tag_counts()
    assert there.tag_counts("harbour") == here.tag_counts("harbour")
    assert set(there.ids("tag:unread")) == set(here.ids("tag:unread"))


def test_similar(shelves: Shelves) -> None:
    """An article is told from others by much the same words, and most of what is like it is the same; it never is itself."""
    one = next(iter(shelves[1].articles(["title:sluice"]))).id
    there, here = [library.similar(one, 5) for library in shelves]
    words, ours = set(there.query.split()), set(here.query.split())
    assert len(words & ours) >= 0.8 * len(ours), (words, ours)
    best, our_best = [{hit.id for hit in results.hits} for results in (there, here)]
    assert one not in best
    assert len(best & our_best) >= 4


def test_browsing(shelves: Shelves) -> None:
    """The full-screen reader sees the same hits, filters and months; a word's beginning finds the word."""
    there, here = [library.browsing() for library in shelves]
    for query in ("", "sluice", "slui"):
        request = SearchRequest(query, limit=20)
        found = [{hit.id for hit in one.window(request).results.hits} for one in (there, here)]
        assert found[0] == found[1]
        assert found[0]
    assert there.months("lang:en") == here.months("lang:en")
    filters = [list(one.filters("lang:en", lambda: False))[-1] for one in (there, here)]
    assert filters[0] == filters[1]
    assert there.generation() == there.generation()


@pytest.mark.parametrize(
    "query", ["sluice", "engineers harbour", "harbours", "state owned", '"trio" OR vote^2', "dvorak"]
)
def test_explained(shelves: Shelves, query: str) -> None:
    """What counts, where, how and how often is the same; and what it adds comes to the score."""
    request = SearchRequest(query, explain=True, limit=100, all_versions=True, today=TODAY)
    there, here = [library.search(request) for library in shelves]
    assert there.explanation is not None
    assert here.explanation is not None
    assert there.explanation.query == here.explanation.query
    assert there.explanation.alone == here.explanation.alone
    evidence, ours = (
        {
            hit.id: sorted([replace_value(one, added=0.0) for one in told], key=str)
            for hit, told in zip(found.hits, found.explanation.evidence, strict=True)
        }
        for found in (there, here)
    )
    assert evidence == ours
    assert any(evidence.values())
    for hit, told in zip(there.hits, there.explanation.evidence, strict=True):
        assert sum(one.added for one in told) == pytest.approx(hit.score)
    assert there.hits[0].score > 0


def test_expanded(shelves: Shelves) -> None:
    """Words of the best hits are added, where none has all that was asked for."""
    request = SearchRequest("sluice engineers gallery", joint="any", expand=True, limit=100, all_versions=True)
    there, here = [library.search(request) for library in shelves]
    assert there.added == here.added != ()
    assert there.total == here.total
    assert {hit.id for hit in there.hits} == {hit.id for hit in here.hits}
    plain = shelves[0].search(replace_value(request, expand=False))
    assert plain.total <= there.total
    assert plain.added == ()


def test_scores(shelves: Shelves) -> None:
    """A word that stands at one place only of each article that has it weighs the same, and so do the articles."""
    request = SearchRequest("harbour", limit=100, all_versions=True)
    there, here = [library.search(request) for library in shelves]
    assert [hit.id for hit in there.hits] == [hit.id for hit in here.hits]
    ratios = [one.score / other.score for one, other in zip(there.hits, here.hits, strict=True)]
    assert max(ratios) == pytest.approx(min(ratios))


WORDS = [
    f"{one}{other}"
    for one in ("harbour", "engineers", "sluice", "vote", "trio", "state", "wall", "ferry", "budget")
    for other in ("", *"abcdefghijklmnopqrstuvwxyz0123456789")
]
MANY = {
    "any of 333 words": " OR ".join(WORDS),
    "all of 333 words": " ".join(WORDS),
    "one of 333 words and not the others": "harbour -" + " -".join(WORDS[40:]),
    "pairs": " ".join(f"({one} OR {other}) harbour" for one, other in zip(WORDS[::2], WORDS[1::2], strict=False)),
    "phrases": " OR ".join(f'"{one} wall"' for one in WORDS[:60]),
    "patterns of all words": "a* ?e* *i* /.*/ engin~2",
    "a pattern and many words": "a* (" + " OR ".join(WORDS) + ")",
    "600 words": " ".join(f"{one} {one}s" for one in WORDS),
}


@pytest.mark.parametrize("name", MANY)
@pytest.mark.parametrize("joint", ["all", "any"])
def test_many_words(shelves: Shelves, name: str, joint: str) -> None:
    """More than Lucene's 1,024 clauses, which are fewer for a cluster or asked in rounds; or the same plain error."""
    found = []
    for library in shelves:
        try:
            results = library.search(SearchRequest(MANY[name], limit=100, joint=joint, all_versions=True))
            found.append((results.total, results.widened, {hit.id for hit in results.hits}))
        except QuerySyntaxError as error:
            found.append((str(error), error.hint, error.span))
    assert found[0] == found[1]


def test_too_much_at_once(shelves: Shelves, monkeypatch: pytest.MonkeyPatch) -> None:
    """What finds more by its parts than can be handed on is a plain error, which says what to do."""
    monkeypatch.setattr("artcli.opensearch.limits.MOST_IDS", 3)
    query = " ".join(f'({one} OR "{one} wall" OR harbour)' for one in WORDS[:120])
    with pytest.raises(QuerySyntaxError, match="looks for too much at once") as error:
        shelves[0].search(query)
    assert error.value.hint


def test_the_table_on_three_shards(node: Cluster, tmp_path: Path) -> None:
    """Where no shard has all of the words, they are asked about in another way, and the same articles are found."""
    with shelved(node, tmp_path, shards=3) as shelves:
        kinds = {"finds": test_finds, "widened": test_widened, "suggests": test_suggests, "refused": test_refused}
        for row in ROWS:
            for kind, check in kinds.items():
                if kind in row:
                    check(shelves, row)
