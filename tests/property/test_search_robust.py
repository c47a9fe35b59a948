"""Whatever is typed is answered, or refused with a place and a hint, and soon: bench/queries.py does the same at length."""

from __future__ import annotations

import random
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import ROOT

from artcli.errors import QuerySyntaxError
from artcli.library import Library
from artcli.search.request import SearchRequest

sys.path.insert(0, str(ROOT / "bench"))
from queries import generated

MANY = 600
SLOW = 120.0
"""Seconds; the bar is one, on a machine that does nothing else."""


def answer(library: Library, query: str) -> float:
    """Search, and return how long it took."""
    begun = time.perf_counter()
    try:
        results = library.search(SearchRequest(query, today="2019-03-09"))
    except QuerySyntaxError as refused:
        assert refused.hint
        assert 0 <= refused.span.start <= len(refused.source)
    else:
        assert results.total <= results.library
    return time.perf_counter() - begun


@settings(max_examples=300)
@given(query=st.text(max_size=60))
@example(query="C++")
@example(query="\U0001f600")
@example(query="minutes:999999999")
@example(query="words:>999999999")
@example(query="date:0001..9999")
@example(query="_")
@example(query="²½Ⅷ")
@example(query="\u0e33")
def test_any_text_is_answered(library: Library, query: str) -> None:
    """No exception but a refusal."""
    assert answer(library, query) < SLOW


@pytest.mark.parametrize("seed", range(4))
def test_fragments_of_the_language_are_answered(library: Library, seed: int) -> None:
    """In any order."""
    chance = random.Random(seed)
    for _ in range(MANY // 4):
        query = generated(chance)
        assert answer(library, query) < SLOW, query


@pytest.mark.parametrize(
    "query",
    [
        "harbour " * 512,
        " ".join([f"harbour{number}" for number in range(512)]),
        '"' + "the of and " * 340 + '"',
        '"' + "the " * 1000 + '"~100',
        '"the of and to in a is was for on"~100',
        '"summit summits summit summits summit summits the the"~100',
        " ".join([f"{letter}*" for letter in "abcdefghijklmnop"]),
        " ".join([f"harb{number}~2" for number in range(10, 26)]),
        "*a*" * 100,
        "?" * 500 + "a",
        "a" * 50_000,
        "a*" + "b*" * 5_000,
        "河" * 10_000,
        "/a*a*a*b/",
        "/[a-z]*[a-z]*[a-z]*/",
        "(" * 90 + "harbour" + ")" * 90,
        " ".join(["-harbour"] * 500),
        "10 000 " * 300,
        "a-b-c-d-e-f-g-" * 500,
    ],
    ids=lambda query: f"{query[:24]}, {len(query)}",
)
def test_long_queries_are_answered_soon(library: Library, query: str) -> None:
    """However often something is said."""
    assert answer(library, query) < SLOW
