"""Expansion, articles like one, and timelines."""

from pathlib import Path

import pytest

from artcli.errors import ArticleNotFoundError
from artcli.library import Library
from artcli.model import Results
from artcli.search.request import Joint, SearchRequest

from .conftest import write

STRIKE = (
    "The walkout of the dockers went on while their union asked for wages.",
    "At the quay no crane moved, for the dockers want wages and their union said so.",
    "A stoppage is over: the union has the wages that it wanted.",
    "Dockers and their union sat in a hall.",
)
"""Each has one or two words of what somebody looks for, and all have others."""


@pytest.fixture(scope="module")
def strikes(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("strikes")
    for number, text in enumerate(STRIKE):
        write(folder, f"strike{number}", f"Part {number}", "Ana Dubois", f"{number + 1} May 2019", text)
    for number in range(20):
        write(folder, f"other{number}", f"Other {number}", "Jonas Eriksen", "1 May 2018", f"It rained on hill{number}.")
    library = Library(tmp_path_factory.mktemp("strikes-index") / "index")
    assert {outcome.outcome for outcome in library.ingest([str(folder)], lambda: b"")} == {"added"}
    return library


QUERY = "walkout quay stoppage"


def stems(results: Results) -> set[str]:
    return {Path(hit.path).stem for hit in results.hits}


def test_expansion_is_left_out_where_a_hit_has_all_words(strikes: Library) -> None:
    """Who finds every word has found what was asked for."""
    assert strikes.search(SearchRequest("walkout dockers", joint="any", expand=True)).added == ()


@pytest.mark.parametrize("joint", ["any", "all"])
def test_expansion_adds_words_of_the_best_hits(strikes: Library, joint: Joint) -> None:
    """Words are said as people write them, the query's own aren't among them, and they find more."""
    plain = strikes.search(SearchRequest(QUERY, joint=joint))
    wider = strikes.search(SearchRequest(QUERY, joint=joint, expand=True))
    assert set(wider.added) >= {"dockers", "union", "wages"}
    assert set(QUERY.split()).isdisjoint(wider.added)
    assert stems(wider) - stems(plain) == {"strike3"}
    assert stems(plain) <= stems(wider)


def test_added_words_are_evidence_of_their_own(strikes: Library) -> None:
    """What they add to a score isn't taken for a stem of what was typed."""
    results = strikes.search(SearchRequest(QUERY, joint="any", expand=True, explain=True))
    assert results.explanation is not None
    found = {(one.word, one.how) for evidence in results.explanation.evidence for one in evidence}
    assert {(word, "added") for word in ("dockers", "union")} <= found
    assert {one.how for one in results.explanation.evidence[-1]} <= {"added", "near"}


def test_expansion_stays_within_bounds(strikes: Library) -> None:
    """Added words don't let in what a date leaves out."""
    results = strikes.search(SearchRequest(f"{QUERY} date:..2019-05-03", joint="any", expand=True))
    assert results.added
    assert stems(results) == {"strike0", "strike1", "strike2"}


def test_similar_articles(small: Library) -> None:
    """Those that share most of the telling words are first, the article itself isn't among them."""
    hanoi = small.search(SearchRequest("title:hanoi")).hits[0]
    results = small.similar(hanoi.id, 3)
    assert {Path(hit.path).stem for hit in results.hits[:2]} == {
        "return",
        "singapore",
    }  # summits; the third only has a name
    assert hanoi.id not in {hit.id for hit in results.hits}
    assert {"hanoi", "summit"} <= set(results.query.split())
    assert [hit.rank for hit in results.hits] == list(range(1, len(results.hits) + 1))


def test_small_words_of_other_languages_make_nothing_alike(tmp_path: Path) -> None:
    """They look telling where few articles are in a language; the names of what both are about count."""
    texts = {
        "a": (
            "Kein Papier aus Hanoi",
            "Der Gipfel von Hanoi war aus und es war noch nicht ein Papier mit dem Siegel da.",
        ),
        "b": (
            "Der Hafen war leer",
            "Ein Schiff war noch nicht aus dem Norden da und es war von der Stadt mit Lichtern.",
        ),
        "c": (
            "Hanoi summit ends",
            "The summit in Hanoi ended early, and the harbour was quiet for the rest of the day.",
        ),
    }
    for name, (title, body) in texts.items():
        write(tmp_path, name, title, "Ana Dubois", "1 May 2019", body)
    for number in range(9):
        write(
            tmp_path,
            f"d{number}",
            f"Rain {number}",
            "Ana Dubois",
            "1 May 2019",
            "It rained on the hill and on the road.",
        )
    library = Library(tmp_path / "index")
    assert {one.outcome for one in library.ingest([str(tmp_path)], lambda: b"")} == {"added"}
    results = library.similar(str(tmp_path / "a.txt"), 3)
    assert Path(results.hits[0].path).stem == "c"
    assert {"der", "nicht", "aus"}.isdisjoint(results.query.split())


def test_similar_to_no_article(small: Library) -> None:
    """As with ``get``."""
    with pytest.raises(ArticleNotFoundError):
        small.similar("zzzzzzzz")


def test_a_timeline_of_one_query_has_its_hits_by_date(small: Library) -> None:
    """Each with a line that tells why it is there; undated ones are counted."""
    (timeline,) = small.timeline(["hall OR summit"])
    assert [Path(hit.path).stem for hit in timeline.hits] == ["dvorak", "singapore", "hanoi", "return"]
    assert (timeline.total, timeline.undated) == (5, 1)
    assert timeline.hits[1].snippets[0].text == "The first summit ended with a page of promises and a long lunch."
    assert [(one.value, one.count) for one in timeline.counts if one.count] == [("2004", 1), ("2018", 1), ("2019", 2)]


def test_timelines_of_several_queries_are_counts(small: Library) -> None:
    """A month is a period where the articles span ten years or less."""
    first, second = small.timeline(["summit", "zebra"])
    assert (first.hits, second.hits, second.counts, second.total) == ((), (), (), 0)
    assert [one.value for one in first.counts][::9] == ["2018-06", "2019-03"]
