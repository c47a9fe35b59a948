"""Terms that are nearly a word are those a plain look at every term finds, and no others."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from shelves import filed, shelve

from artcli.analysis.distance import edit_distance
from artcli.analysis.forms import FOLDED
from artcli.index.snapshot import Snapshot
from artcli.index.vocabulary import Vocabulary
from artcli.model import Article, Block

LETTERS = "abné河ß"
WORDS = st.text(LETTERS, min_size=1, max_size=8)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """Two segments of words made of few letters, so that many are near each other."""
    chance = random.Random(9)
    segments = []
    for number in range(2):
        words = ["".join(chance.choices(LETTERS, k=chance.randint(1, 8))) for _ in range(60)]
        article = Article(f"Words {number}", (Block("paragraph", " ".join(words)),), language="de", words=60)
        segments.append([filed(article, number)])
    directory = shelve(tmp_path_factory.mktemp("near") / "index", segments)
    with directory.open() as opened:
        yield opened


@given(WORDS, st.sampled_from([1, 2, 3]), st.text(LETTERS, max_size=1), st.sampled_from(["", FOLDED]))
@example("néa", 2, "", FOLDED)
@example("ab", 1, "", "")
def test_near_terms_are_those_of_a_scan(snapshot: Snapshot, word: str, most: int, prefix: str, layer: str) -> None:
    """With every number of changes, of a beginning, of either layer."""
    vocabulary = Vocabulary(snapshot)
    every = vocabulary.like("body", layer, prefix)
    expected = [term for term in every if edit_distance(word, term.removeprefix(layer), most) <= most]
    assert list(vocabulary.nearly("body", layer, word, most, prefix)) == expected
