"""Queries that can't be meant are told so, with the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.errors import QuerySyntaxError
from artcli.query.syntax import check_query


@pytest.mark.parametrize(
    ("query", "at_fault"),
    [
        ('hanoi "summit date', '"'),
        ("(hanoi OR summit", "("),
        ("hanoi) summit", ")"),
        ("AND", "AND"),
        ("hanoi AND", "AND"),
        ("OR hanoi", "OR"),
        ("hanoi NOT", "NOT"),
        ("titel:hanoi", "titel:"),
        ("title:", "title:"),
        ("title: hanoi", "title:"),
        ("date:last-week", "last-week"),
        ("date:2019-02-30", "2019-02-30"),
        ("date:[2019 to soon]", "[2019 to soon]"),
        ("...", "..."),
    ],
)
def test_the_place_at_fault_is_named(query: str, at_fault: str) -> None:
    """The span covers what is wrong, and a hint says what to write instead."""
    with pytest.raises(QuerySyntaxError) as caught:
        check_query(query)
    error = caught.value
    assert query[error.span.start : error.span.stop] == at_fault
    assert error.hint


@pytest.mark.parametrize(
    "query",
    [
        "hanoi summit",
        '"hanoi summit" -trade',
        "don't",
        "C++",
        "3.5%",
        "http://example.org/a",
        '"title: in a phrase (unclosed"',
        "(hanoi OR singapore) summit NOT trade",
        "date:2019",
        "date:2019-02",
        "date:[2018-06 to 2019-02-28]",
        "date:[2018 to]",
        "author:lindqvist",
        "and or not",
        "😀 summit",
    ],
)
def test_what_can_be_meant_passes(query: str) -> None:
    """No false alarm."""
    check_query(query)


@given(st.text(alphabet=st.sampled_from(list('ab :"()[]-*?^~/\\AND ORNT0129é😀\n')), max_size=60))
def test_any_text_passes_or_is_a_syntax_error(query: str) -> None:
    """Nothing else comes out, and the span lies inside the query."""
    try:
        check_query(query)
    except QuerySyntaxError as error:
        assert 0 <= error.span.start <= error.span.stop <= len(query)
