"""A query of bare words is read without patterns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from artcli.query import tokens as module

WORDS = st.sampled_from(
    ("hanoi", "summit", "AND", "OR", "NOT", "not", "2018", "Dvořák", "河内", "²", "ﬁ", "x")
) | st.text(st.characters(categories=("L", "N")), min_size=1, max_size=5).filter(str.isalnum)


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from((" ", "  ")), st.sampled_from(("", " ")))
def test_it_has_the_tokens_that_the_patterns_find(words: list[str], between: str, around: str) -> None:
    """Their kinds, texts and places."""
    source = around + between.join(words) + around
    assert source.replace(" ", "").isalnum()
    assert list(module._bare_words(source)) == list(module._Scanner(source, module._seen(source)))
