"""Why hits stand where they do."""

import pytest

from artcli.library import Library
from artcli.model import Evidence
from artcli.search.request import SearchRequest


def evidence(library: Library, query: str, name: str) -> list[Evidence]:
    results = library.search(SearchRequest(query, explain=True))
    assert results.explanation is not None
    shown = zip(results.hits, results.explanation.evidence, strict=True)
    return [one for hit, found in shown if hit.path.endswith(f"{name}.txt") for one in found]


@pytest.mark.parametrize(
    "query",
    ["hanoi summit", "summits^3", "hano* summit~", "dvorak", "stateowned", "title:hanoi summit", "hanoi hanoi summit", '"two leaders"',
     "the", "lindqvist hanoi", "hanoi OR summit OR tram OR trade", "orchestra promises", "-zebra", "/h.noi/ /t.ade/"],
)  # fmt: skip
@pytest.mark.parametrize("expand", [False, True])
def test_the_parts_sum_to_the_score(small: Library, query: str, *, expand: bool) -> None:
    """Nothing that adds to a score goes unsaid."""
    results = small.search(SearchRequest(query, explain=True, expand=expand))
    assert results.explanation is not None
    assert results.hits
    sums = [sum([one.added for one in found]) for found in results.explanation.evidence]
    assert sums == pytest.approx([hit.score for hit in results.hits], abs=1e-9)


@pytest.mark.parametrize(
    ("query", "name", "form", "how", "field", "times"),
    [
        ("hanoi", "hanoi", "hanoi", "exact", "title", 1),
        ("hanoi", "hanoi", "hanoi", "exact", "body", 1),
        ("summits", "return", "summits", "exact", "body", 1),
        ("summits", "return", "summit", "stem", "body", 2),
        ("dvorak", "dvorak", "dvořák", "accents", "title", 1),
        ("orch*", "dvorak", "orchestra", "pattern", "body", 1),
        ("stateowned", "hanoi", "state-owned", "joined", "body", 1),
        ("lindqvist", "hanoi", "lindqvist", "exact", "authors", 1),
        ("hanoi summit", "hanoi", "hanoi summit", "near", "title", 1),
    ],
)
def test_evidence(small: Library, query: str, name: str, *, form: str, how: str, field: str, times: int) -> None:
    """Each word of the text, how it was met, where, and how often."""
    found = [(one.form, one.how, one.field, one.times) for one in evidence(small, query, name)]
    assert (form, how, field, times) in found


def test_the_query_is_said_as_understood(small: Library) -> None:
    """A widened query says that any word would do."""
    results = small.search(SearchRequest("orchestra promises date:2004", explain=True))
    assert results.explanation is not None
    assert results.explanation.query == "(orchestra OR promises) date:2004"
    assert [one.count for one in results.explanation.alone] == [1, 1, 1]
