"""Ids from content."""

from hypothesis import given
from hypothesis import strategies as st

from artcli.index.ids import ID_LENGTH, article_id, content_hash, short_id
from artcli.model import Article, Block


def test_an_id_is_never_a_number() -> None:
    """It begins with a letter and has sixteen characters of base-32."""
    for number in range(500):
        made = article_id(str(number))
        assert made[0].isalpha()
        assert len(made) == ID_LENGTH
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz234567")


@given(st.text(), st.text())
def test_content_decides(first: str, second: str) -> None:
    """Articles with the same content have the same hash, others have others."""
    one = Article(first, (Block("paragraph", second),), repairs=(), language="en")
    same = Article(first, (Block("paragraph", second),), source="elsewhere")
    assert content_hash(one) == content_hash(same)
    assert content_hash(one) != content_hash(Article(first + "x", one.blocks))


def test_the_short_id_is_the_shortest_that_is_unique() -> None:
    """Four characters, or as many more as it takes."""
    ids = ["abcdefgh23456723", "abcdeaaa23456723", "zzzz222222222222"]
    assert [short_id(one, [other for other in ids if other != one]) for one in ids] == ["abcdef", "abcdea", "zzzz"]
    assert short_id(ids[0], []) == "abcd"
    assert short_id(ids[0], [ids[0][:-1] + "4"]) == ids[0]
