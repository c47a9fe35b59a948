"""A tree prints as the query that says it."""

import pytest

from artcli.query.tree import (
    And,
    Boost,
    DateRange,
    Field,
    Fuzzy,
    Has,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Regex,
    Saved,
    Wildcard,
    Word,
    children,
    printed,
)

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (And((A, B)), "a b"),
        (Or((A, And((B, C)))), "a OR (b c)"),
        (And((A, Or((B, C)))), "a (b OR c)"),
        (Not(Or((A, B))), "-(a OR b)"),
        (Not(Not(A)), "NOT -a"),
        (Not(Word("--a")), "NOT --a"),
        (Word("a", exact=True), "=a"),
        (Phrase("a b", exact=True, slop=5), '="a b"~5'),
        (Prefix("sum"), "sum*"),
        (Wildcard("s*m?t"), "s*m?t"),
        (Fuzzy("summit"), "summit~"),
        (Fuzzy("summit", 2), "summit~2"),
        (Regex("a|b"), "/a|b/"),
        (Saved("mine"), "@mine"),
        (Has("title"), "title:*"),
        (Not(Has("date")), "date:unknown"),
        (Field("title", A), "title:a"),
        (Field("title", Or((A, B))), "title:(a OR b)"),
        (Field("title", Not(A)), "title:(-a)"),
        (Boost(A, 2.0), "a^2"),
        (Boost(Phrase("a b", slop=3), 0.5), '"a b"~3^0.5'),
        (Boost(And((A, B)), 1000.0), "(a b)^1000"),
        (Boost(Boost(A, 2.0), 3.0), "(a^2)^3"),
        (Boost(Word("http://a.b"), 2.0), "(http://a.b)^2"),
        (NumberRange("minutes", None, 6), "minutes:..6"),
        (NumberRange("minutes", 6, 6), "minutes:6"),
        (DateRange("2019-01-01", "2019-12-31"), "date:2019"),
        (DateRange("2019-02-01", "2019-02-28"), "date:2019-02"),
        (DateRange("2016-02-01", "2016-02-28"), "date:2016-02-01..2016-02-28"),
        (DateRange("9999-12-01", "9999-12-31"), "date:9999-12"),
        (DateRange("2019-02-13", "2019-02-13"), "date:2019-02-13"),
        (DateRange("2018-01-01", "2019-12-31"), "date:2018-01-01..2019-12-31"),
        (DateRange(None, "2019-02-28"), "date:..2019-02-28"),
    ],
)
def test_printed(tree: Node, expected: str) -> None:
    """With as few parentheses as say the same."""
    assert printed(tree) == expected


def test_places_do_not_count() -> None:
    """Two nodes are equal that say the same at different places."""
    assert Word("a", span=range(1)) == Word("a", span=range(4, 5))


def test_a_question_mark_at_the_end_may_be_nothing() -> None:
    """The pattern names the word that it may be."""
    assert [Wildcard(pattern).word for pattern in ("won?", "won??", "w?n?", "w*n?")] == ["won", "won", None, None]


def test_children() -> None:
    """What is right below a node."""
    assert [children(node) for node in (And((A, B)), Not(A), Field("title", B), A)] == [(A, B), (A,), (B,), ()]
