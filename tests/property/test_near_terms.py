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
from artcli.index import vocabulary
from artcli.index.effort import Effort
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


@given(
    word=WORDS,
    most=st.sampled_from([1, 2, 3]),
    prefix=st.text(LETTERS, max_size=1),
    layer=st.sampled_from(["", FOLDED]),
    numpy=st.booleans(),
)
@example(word="néa", most=2, prefix="", layer=FOLDED, numpy=True)
@example(word="ab", most=1, prefix="", layer="", numpy=False)
def test_near_terms_are_those_of_a_scan(
    snapshot: Snapshot, word: str, most: int, prefix: str, layer: str, *, numpy: bool
) -> None:
    """With every number of changes, of a beginning, of either layer, with and without numpy."""
    known = Vocabulary(snapshot)
    every = known.like("body", layer, prefix)
    expected = [term for term in every if edit_distance(word, term.removeprefix(layer), most) <= most]
    effort = Effort()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("artcli.index.effort.IMPORT", 0.0)
        patch.setattr(vocabulary, "CALLS", 0.0)
        patch.setattr(vocabulary, "EFFORT", effort)
        if not numpy:
            effort.forgo_numpy()
        assert list(known.nearly("body", layer, word, most, prefix)) == expected
